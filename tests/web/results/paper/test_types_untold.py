"""A range says which of its ends is of people with nobody knows how many of the reader's type."""

from __future__ import annotations

from typing import Any

from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.web.figures.in_short.spreads import short_spread
from decision_aid.web.figures.spreads import spread_statement
from decision_aid.web.figures.spreads.types_untold import types_untold
from tests.domain.build import person
from tests.domain.similarity.studies import RRMS, study, topic

MIXED: dict[str, Any] = {"subtypes": ("rrms", "spms")}


def _told(*values: tuple[int, bool], told: Any = RRMS) -> tuple[str, TopicSpread]:
    """Studies with a result each, and whether they tell the type of MS apart."""
    found = topic(
        *(study(f"s{n}", value, **({} if apart else MIXED)) for n, (value, apart) in
          enumerate(values)),
        told=told,
    )  # fmt: skip
    return types_untold(found), found


def test_the_end_that_does_not_tell_the_type_is_named_by_its_number() -> None:
    assert (
        _told((29, False), (62, True), (95, True))[0]
        == "The 29 comes from a study of mixed types of MS."
    )
    assert _told((62, True), (95, False))[0] == "The 95 comes from a study of mixed types of MS."
    assert _told((29, False), (62, True), (95, False))[0] == (
        "The 29 and the 95 come from studies of mixed types of MS."
    )
    assert _told((0, False), (62, True))[0].startswith("The lowest comes from a study of mixed")


def test_where_no_study_tells_the_type_that_is_said_of_all() -> None:
    assert _told((29, False), (77, False))[0] == "None of them tells how people with your type did."


def test_nothing_is_said_of_the_middle_or_of_one_study() -> None:
    assert _told((29, True), (62, False), (95, True))[0] == ""
    assert _told((29, False), (29, True), (95, True))[0] == ""
    assert _told((29, False))[0] == ""


def test_while_the_type_is_open_an_end_of_one_course_alone_says_which() -> None:
    nobody_knows = person(edss=4)
    told = _told((29, False), (95, True), told=nobody_knows)[0]
    assert told == "The 95 comes from relapsing MS alone."
    told = _told((29, True), (50, False), (95, True), told=nobody_knows)[0]
    assert told == "The 29 and the 95 come from relapsing MS alone."
    found = topic(study("a", 20), study("b", 80, subtypes=("spms",)), told=nobody_knows)
    assert types_untold(found) == (
        "The 20 comes from relapsing MS alone. The 80 comes from secondary progressive MS alone."
    )
    assert _told((29, False), (50, True), (95, False), told=nobody_knows)[0] == ""
    assert _told((29, True), told=nobody_knows)[0] == ""


def test_every_place_that_tells_the_range_says_it() -> None:
    words, found = _told((29, False), (62, True))
    assert words in spread_statement(found).otherwise
    short = short_spread(found)
    assert short is not None
    assert words in short.sentence
