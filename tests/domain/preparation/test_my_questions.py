"""The person's own list: what ticking and moving do to its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from decision_aid.domain.preparation.chosen_questions import moved, with_ticks, without

LIST = ("aim", "wait", "work")
lists = st.lists(st.sampled_from("abcdefgh"), unique=True).map(tuple)


def test_what_stays_ticked_keeps_its_order_and_what_is_new_comes_last() -> None:
    assert with_ticks(LIST, ("new", "work", "aim")) == ("aim", "work", "new")


def test_a_question_moves_one_place_and_never_past_an_end() -> None:
    assert moved(LIST, "wait", -1) == ("wait", "aim", "work")
    assert moved(LIST, "wait", 1) == ("aim", "work", "wait")
    assert moved(LIST, "aim", -1) == LIST
    assert moved(LIST, "work", 1) == LIST


def test_what_is_not_on_the_list_moves_and_drops_nothing() -> None:
    assert moved(LIST, "regimen", -1) == LIST
    assert without(LIST, "regimen") == LIST
    assert without(LIST, "wait") == ("aim", "work")


@given(lists, st.sampled_from("abcdefgh"), st.sampled_from((-1, 1)))
def test_moving_loses_and_doubles_nothing(chosen: tuple[str, ...], which: str, by: int) -> None:
    after = moved(chosen, which, by)
    assert sorted(after) == sorted(chosen)


@given(lists, lists)
def test_the_list_is_what_is_ticked(before: tuple[str, ...], ticked: tuple[str, ...]) -> None:
    assert sorted(with_ticks(before, ticked)) == sorted(ticked)
