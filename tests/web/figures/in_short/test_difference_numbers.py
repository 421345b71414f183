"""Numbers of published contrasts in short: whose they are, and none that nobody should read."""

from __future__ import annotations

import re

from decision_aid.domain.similarity.factor_lines import Found
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.figures.in_short.difference_numbers import (
    PeopleTold,
    people_told,
    printed_in_short,
    study_with_people,
    with_people,
)
from decision_aid.web.loaded import evidence_base

ALL = [
    Found(source, each, Standing.BETTER)
    for source in evidence_base().sources.values()
    for each in source.difference
]


def _of(name: str) -> Found:
    return next(each for each in ALL if each.difference.id == name)


def test_every_number_has_a_range_or_its_people() -> None:
    told = [(each, printed_in_short(each)) for each in ALL if people_told(each)]
    numbers = [(each, text) for each, text in told if text and not text.startswith("p ")]
    assert len(numbers) > 40
    bare = [text for each, text in numbers if each.difference.effect.ci is None]
    assert [text for text in bare if ", n " not in text] == []


def test_shares_of_people_who_chose_to_answer_are_left_out() -> None:
    periods = _of("snarski-2016-age")
    assert printed_in_short(periods) == ""
    assert "%" not in periods.difference.sentence
    assert "28 women" in periods.difference.sentence


def test_a_sentence_with_a_number_says_of_how_many_once() -> None:
    for each in ALL:
        people = people_told(each)
        told = with_people(each.difference.sentence, people)
        if people and re.search(r"\d", told):
            assert people.is_in(told)
            assert people.is_in(study_with_people(each))
    assert str(PeopleTold(1714, "people")) == "1,714 people"
    assert with_people("Age did not matter.", PeopleTold(50, "people")) == "Age did not matter."
    assert with_people("Of 50, 3 did.", PeopleTold(50, "people")) == "Of 50, 3 did."
    assert with_people("3 of 100 did.", PeopleTold(50, "people")) == "3 of 100 did (50 people)."
