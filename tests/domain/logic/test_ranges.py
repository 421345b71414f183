"""Numbers known exactly or between two values, against limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth

N, U, Y = Truth.NO, Truth.UNKNOWN, Truth.YES
SIX = Decimal(6)


@pytest.mark.parametrize(
    ("comparison", "below", "on", "above"),
    [("at_least", N, Y, Y), ("at_most", Y, Y, N), ("above", N, N, Y), ("below", Y, N, N)],
)
def test_an_exact_number_is_settled_at_every_limit(
    comparison: str, below: Truth, on: Truth, above: Truth
) -> None:
    told = [getattr(Range.exactly(n), comparison)(SIX) for n in ("5.5", 6, "6.5")]
    assert told == [below, on, above]


@pytest.mark.parametrize(
    ("low", "high", "at_least", "at_most", "above", "below"),
    [
        (4, 5, N, Y, N, Y),
        (4, 6, U, Y, N, U),
        (4, 8, U, U, U, U),
        (6, 8, Y, U, U, N),
        (7, 8, Y, N, Y, N),
        (6, 6, Y, Y, N, N),
    ],
)
def test_a_range_that_straddles_a_limit_is_unknown(
    low: int, high: int, at_least: Truth, at_most: Truth, above: Truth, below: Truth
) -> None:
    number = Range.between(low, high)
    told = [number.at_least(SIX), number.at_most(SIX), number.above(SIX), number.below(SIX)]
    assert told == [at_least, at_most, above, below]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (3, 6, Y), (4, 5, Y), (3, 3, Y), (6, 6, Y),
        (2, 3, U), (2, 8, U), (5, 7, U), (6, 7, U),
        (1, 2, N), (7, 9, N),
    ],
)  # fmt: skip
def test_a_range_lies_within_limits_only_where_all_of_it_does(
    low: int, high: int, expected: Truth
) -> None:
    assert Range.between(low, high).is_within(Decimal(3), SIX) is expected


@pytest.mark.parametrize(
    ("low", "high", "number", "expected"),
    [
        (None, 6, 0, Y), (None, 6, 7, N), (3, None, 99, Y), (3, None, 2, N), (None, None, 5, Y),
    ],
)  # fmt: skip
def test_a_missing_end_is_open(
    low: int | None, high: int | None, number: int, expected: Truth
) -> None:
    ends = (None if each is None else Decimal(each) for each in (low, high))
    assert Range.exactly(number).is_within(*ends) is expected


def test_a_range_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot run from 6 down to 5"):
        Range.between(6, 5)


def test_only_a_range_of_no_width_is_exact() -> None:
    assert Range.exactly("6.5").is_exact
    assert not Range.between(6, "6.5").is_exact
