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


def test_nothing_is_said_of_the_middle_of_one_study_or_where_the_type_is_open() -> None:
    assert _told((29, True), (62, False), (95, True))[0] == ""
    assert _told((29, False), (29, True), (95, True))[0] == ""
    assert _told((29, False))[0] == ""
    assert _told((29, False), (95, True), told=person(edss=4))[0] == ""


def test_every_place_that_tells_the_range_says_it() -> None:
    words, found = _told((29, False), (62, True))
    assert words in spread_statement(found).otherwise
    short = short_spread(found)
    assert short is not None
    assert words in short.sentence
