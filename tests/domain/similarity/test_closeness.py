"""Closeness of five kinds, over all 15,625 patterns of marks."""

from __future__ import annotations

from itertools import product

import pytest

from decision_aid.domain.similarity.outcomes import Closeness, Likeness, Outcome, closeness_of

A, E, U, O, S = Outcome  # noqa: E741
EVERY = [*product(Outcome, repeat=6)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((A, A, A, A, S, S), Closeness.MUCH_LIKE_YOU),
        ((A, A, A, A, E, S), Closeness.MUCH_LIKE_YOU),
        ((A, A, A, A, E, E), Closeness.PARTLY_LIKE_YOU),
        ((A, A, A, A, O, S), Closeness.PARTLY_LIKE_YOU),
        ((E, A, A, A, A, A), Closeness.PARTLY_LIKE_YOU),
        ((A, A, A, S, S, S), Closeness.PARTLY_LIKE_YOU),
        ((E, E, O, O, O, O), Closeness.PARTLY_LIKE_YOU),
        ((A, S, S, S, S, S), Closeness.TYPE_ONLY),
        ((E, O, S, O, S, O), Closeness.TYPE_ONLY),
        ((S, A, A, A, A, A), Closeness.NOT_KNOWN),
        ((O, A, A, A, A, A), Closeness.NOT_KNOWN),
        ((A, A, A, A, A, U), Closeness.DIFFERENT),
        ((U, S, S, S, S, S), Closeness.DIFFERENT),
    ],
)
def test_the_words_of_the_specification(marks: tuple[Outcome, ...], expected: Closeness) -> None:
    assert closeness_of(marks) is expected


def test_nobody_is_much_like_you_with_fewer_than_four_marks() -> None:
    much = [marks for marks in EVERY if closeness_of(marks) is Closeness.MUCH_LIKE_YOU]
    assert much
    assert all(marks.count(A) >= 4 and marks[0] is A for marks in much)
    assert not any(O in marks or U in marks for marks in much)


def test_one_unlike_mark_is_enough_for_different_and_nothing_else_is() -> None:
    for marks in EVERY:
        assert (closeness_of(marks) is Closeness.DIFFERENT) == (U in marks)


def test_whoever_answers_nothing_is_told_that_nothing_is_known() -> None:
    for others in product((O, S), repeat=5):
        assert closeness_of((O, *others)) is Closeness.NOT_KNOWN


def test_a_study_that_tells_nothing_beside_the_type_is_never_nearer_than_by_type() -> None:
    for first in (A, E):
        assert closeness_of((first, S, S, S, S, S)) is Closeness.TYPE_ONLY


def test_the_marks_are_named_in_their_order() -> None:
    told = Likeness((A, E, S, A, O, S))
    assert [d.value for d in told.with_outcome(A)] == ["subtype", "years_with_ms"]
    assert [d.value for d in told.with_outcome(S)] == ["age", "failed_treatment"]
    assert told.alike == 2
