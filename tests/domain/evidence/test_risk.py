"""People out of 100 or 1,000, and intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from decision_aid.domain.evidence.absolute_risk import (
    IntervalBy,
    ShareInterval,
    denominator_for,
    interval_of,
    natural_frequency,
    share_of,
    wilson_95,
)
from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.evidence.vocabulary import Unit
from tests.domain.build import figure


def of(value: str | int, unit: Unit = Unit.PERCENT, **given: Any) -> Figure:
    return figure(value=Decimal(value), unit=unit, **given)


@pytest.mark.parametrize(
    ("events", "people", "low", "high"),
    [(81, 263, "0.2553", "0.3662"), (15, 148, "0.0624", "0.1605"),
     (0, 20, "0.0000", "0.1611"), (1, 29, "0.0061", "0.1718")],
)  # fmt: skip
def test_wilson_gives_the_published_intervals_of_newcombe(
    events: int, people: int, low: str, high: str
) -> None:
    """Newcombe RG, Statist Med 1998;17:857-872, Table I, method 3."""
    told = [str(end.quantize(Decimal("0.0001"))) for end in wilson_95(events, people)]
    assert told == [low, high]


@pytest.mark.parametrize(
    ("events", "people"), [(0, 174), (5, 364), (8, 281), (281, 281), (1, 1), (0, 1), (140, 281)]
)
def test_wilson_inverts_the_score_test(events: int, people: int) -> None:
    """At each end p, the share lies 1.96 standard errors of p away, unless the end is 0 or 1."""
    share = events / people
    for end in map(float, wilson_95(events, people)):
        if 0 < end < 1:
            spread = (end * (1 - end) / people) ** 0.5
            assert abs(share - end) / spread == pytest.approx(1.959963984540054, rel=1e-9)
        else:
            assert end == share


@pytest.mark.parametrize(
    ("events", "people", "low", "high"),
    [(0, 174, "0.00", "2.16"), (5, 364, "0.59", "3.17"), (8, 281, "1.45", "5.52")],
)
def test_wilson_for_deaths_in_published_series(
    events: int, people: int, low: str, high: str
) -> None:
    told = [str((100 * end).quantize(Decimal("0.01"))) for end in wilson_95(events, people)]
    assert told == [low, high]


def test_no_event_is_never_no_risk() -> None:
    assert wilson_95(0, 174)[1] > 0
    low, high = wilson_95(174, 174)
    assert low < 1
    assert high == 1


@pytest.mark.parametrize(("events", "people"), [(0, 0), (3, 2), (-1, 5), (0, -1)])
def test_impossible_counts_give_no_interval(events: int, people: int) -> None:
    with pytest.raises(ValueError, match="is not a share"):
        wilson_95(events, people)


@pytest.mark.parametrize(
    ("share", "out_of", "affected"),
    [
        ("0.125", 100, 13), ("0.005", 100, 1), ("0.0049", 100, 0), ("0.995", 100, 100),
        ("0.0145", 1000, 15), ("0.0144", 1000, 14), ("0", 100, 0), ("1", 100, 100),
    ],
)  # fmt: skip
def test_people_are_rounded_half_up_and_once(share: str, out_of: int, affected: int) -> None:
    told = natural_frequency(Decimal(share), out_of, None)
    assert (told.affected, told.others, told.out_of) == (affected, out_of - affected, out_of)
    assert (told.low, told.high) == (None, None)


@pytest.mark.parametrize("out_of", [100, 1000])
def test_both_frames_add_up(out_of: int) -> None:
    for thousandth in range(0, 1001, 5):
        told = natural_frequency(Decimal(thousandth) / 1000, out_of, None)
        assert told.affected + told.others == out_of


def test_the_range_is_rounded_like_the_figure_and_never_excludes_it() -> None:
    interval = ShareInterval(Decimal("0.415"), Decimal("0.544"), 95, IntervalBy.THE_STUDY)
    told = natural_frequency(Decimal("0.46"), 100, interval)
    assert (told.low, told.affected, told.high) == (42, 46, 54)
    above = natural_frequency(Decimal("0.6"), 100, interval)
    below = natural_frequency(Decimal("0.4"), 100, interval)
    assert (above.low, above.high) == (42, 60)
    assert (below.low, below.high) == (40, 54)


@pytest.mark.parametrize(
    ("told", "share"),
    [
        (of(46), "0.46"),
        (of("2.8", Unit.PER_1000_PEOPLE), "0.0028"),
        (of(5, Unit.PEOPLE, people=20), "0.25"),
        (of(0, Unit.PEOPLE, people=20), "0"),
    ],
)
def test_a_figure_that_counts_people_is_a_share(told: Figure, share: str) -> None:
    assert share_of(told) == Decimal(share)


@pytest.mark.parametrize("unit", [each for each in Unit if not each.is_share])
def test_a_figure_that_does_not_count_people_is_no_share(unit: Unit) -> None:
    told = of(1, unit, events=1, people=10)
    assert share_of(told) is None
    assert interval_of(told) is None


def test_a_count_of_people_without_a_total_is_no_share() -> None:
    assert share_of(of(5, Unit.PEOPLE)) is None


def test_the_published_interval_comes_before_ours() -> None:
    published = Interval(low=Decimal(42), high=Decimal(54), level=90)
    told = interval_of(of(46, ci=published, events=46, people=100))
    assert told == ShareInterval(Decimal("0.42"), Decimal("0.54"), 90, IntervalBy.THE_STUDY)


def test_an_interval_of_people_is_scaled_by_the_people() -> None:
    published = Interval(low=Decimal(1), high=Decimal(8), level=95)
    told = interval_of(of(4, Unit.PEOPLE, ci=published, people=20))
    assert told is not None
    assert (told.low, told.high) == (Decimal("0.05"), Decimal("0.4"))


def test_counts_without_an_interval_get_ours_and_it_says_so() -> None:
    told = interval_of(of("2.8", events=8, people=281))
    assert told is not None
    assert (told.low, told.high) == wilson_95(8, 281)
    assert told.by is IntervalBy.US
    assert told.by.value == "our calculation"


def test_a_percentage_without_counts_has_no_interval() -> None:
    assert interval_of(of(46)) is None
    assert interval_of(of(46, people=100)) is None


def test_a_whole_comparison_is_out_of_1000_where_it_holds_something_rarer_than_1_in_100() -> None:
    assert denominator_for("infection", [of(30), of("0.9")]) == 1000
    assert denominator_for("infection", [of(30), of("99.1")]) == 1000
    assert denominator_for("infection", [of(30), of(1)]) == 100
    assert denominator_for("infection", [of(0), of(100)]) == 100
    assert denominator_for("infection", [of("0.4", Unit.RATE_RATIO)]) == 100


@pytest.mark.parametrize("endpoint", ["treatment-related-death", "death-any-cause", "pml"])
def test_deaths_and_pml_are_always_out_of_1000(endpoint: str) -> None:
    assert denominator_for(endpoint, [of(30)]) == 1000
    assert denominator_for(endpoint, []) == 1000
