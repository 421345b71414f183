"""Three values of truth, against the whole of Kleene's tables."""

from __future__ import annotations

from itertools import product

import pytest

from decision_aid.domain.logic import truth
from decision_aid.domain.logic.truth import Truth

N, U, Y = Truth.NO, Truth.UNKNOWN, Truth.YES
EVERY = {
    (N, N): N, (N, U): N, (N, Y): N,
    (U, N): N, (U, U): U, (U, Y): U,
    (Y, N): N, (Y, U): U, (Y, Y): Y,
}  # fmt: skip
SOME = {
    (N, N): N, (N, U): U, (N, Y): Y,
    (U, N): U, (U, U): U, (U, Y): Y,
    (Y, N): Y, (Y, U): Y, (Y, Y): Y,
}  # fmt: skip
PAIRS = tuple(product(Truth, repeat=2))


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_all_of_two_holds_as_in_the_table(pair: tuple[Truth, Truth]) -> None:
    assert truth.every(pair) is EVERY[pair]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_any_of_two_holds_as_in_the_table(pair: tuple[Truth, Truth]) -> None:
    assert truth.some(pair) is SOME[pair]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_two_clocks_agree_only_where_both_say_the_same(pair: tuple[Truth, Truth]) -> None:
    assert truth.agreed(pair) is (pair[0] if pair[0] is pair[1] else U)


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert [truth.invert(each) for each in (N, U, Y)] == [Y, U, N]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_not_all_of_them_is_any_of_the_opposites(pair: tuple[Truth, Truth]) -> None:
    opposites = [truth.invert(each) for each in pair]
    assert truth.invert(truth.every(pair)) is truth.some(opposites)


def test_all_of_nothing_holds_and_any_of_nothing_does_not() -> None:
    assert (truth.every([]), truth.some([]), truth.agreed([])) == (Y, N, U)


@pytest.mark.parametrize("value", Truth)
def test_a_truth_has_no_truth_value_so_a_careless_if_fails(value: Truth) -> None:
    with pytest.raises(TypeError, match=r"compare it with `is Truth\.YES`"):
        bool(value)


def test_what_is_known_is_never_unknown() -> None:
    assert (truth.of(True), truth.of(False)) == (Y, N)
