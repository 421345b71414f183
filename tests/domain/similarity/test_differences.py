"""What the differences of several studies say together of one answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_aid.domain.evidence.difference import About, Direction
from decision_aid.domain.similarity.cuts import SplitBy, better_with_less
from decision_aid.domain.similarity.factor_lines import lines_without
from decision_aid.domain.similarity.standing import Standing
from tests.domain.build import person
from tests.domain.similarity.contrasts import EDSS_4, UP_TO_6, difference, lines, study
from tests.domain.similarity.people import found, span


def test_what_found_none_is_told_before_what_was_not_tested() -> None:
    both = study(difference("b", direction=Direction.BOTH), name="b")
    none = study(difference("n", direction=Direction.NONE), name="n")
    assert lines(EDSS_4, both)["edss"].standing is Standing.BOTH
    assert lines(EDSS_4, both, none)["edss"].standing is Standing.NONE


LOW_IS_BETTER = {"better_when": {"edss": {"max": 3}}}
HIGH_IS_WORSE = {"worse_when": {"edss": {"gt": 6}}, "direction": Direction.WORSE}
HIGH_IS_BETTER = {"better_when": {"edss": {"min": 4}}}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [(LOW_IS_BETTER, HIGH_IS_WORSE, SplitBy.LIMITS),
     (LOW_IS_BETTER, {"per": "point", "direction": Direction.BETTER}, SplitBy.DISAGREEMENT),
     (LOW_IS_BETTER, HIGH_IS_BETTER, SplitBy.DISAGREEMENT),
     ({**LOW_IS_BETTER, "compared_with": "placebo"}, HIGH_IS_WORSE, SplitBy.QUESTIONS)],
)  # fmt: skip
def test_studies_that_drew_other_lines_do_not_disagree(
    one: dict[str, Any], other: dict[str, Any], why: SplitBy
) -> None:
    between = person(subtype="rrms", edss=5)
    middle = span({"middle": 1, "sd": 1})
    line = lines(
        between,
        study(difference("a", **one), name="a"),
        study(difference("b", **other), name="b", edss=middle),
    )["edss"]
    assert line.standing is Standing.SPLIT
    assert line.topics[0].split_by is why


@pytest.mark.parametrize(
    ("sides", "with_less"),
    [(LOW_IS_BETTER, True),
     (HIGH_IS_WORSE, True),
     (HIGH_IS_BETTER, False),
     ({**LOW_IS_BETTER, **HIGH_IS_WORSE}, True),
     ({**LOW_IS_BETTER, "worse_when": {"edss": {"max": 1}}}, None),
     ({**HIGH_IS_BETTER, **HIGH_IS_WORSE}, None),
     ({"per": "point", "direction": Direction.WORSE}, True),
     ({"better_when": {"sex": "female"}}, None)],
    ids=str,
)  # fmt: skip
def test_sides_that_lie_one_way_find_it_better_with_neither_less_nor_more(
    sides: dict[str, Any], with_less: bool | None
) -> None:
    """ "Better up to 3, worse up to 1" draws two lines and goes no way."""
    assert better_with_less(difference(**sides)) is with_less


def test_agreement_dissent_and_none_are_counted_by_study() -> None:
    worse = {"worse_when": {"edss": {"max": 6}}, "direction": Direction.WORSE}
    none = difference("n", direction=Direction.NONE)
    line = lines(
        EDSS_4,
        study(difference("a", people=281, adjusted="yes", **UP_TO_6), name="a"),
        study(difference("b", people=60, **UP_TO_6), name="b"),
        study(none, name="c"),
    )["edss"]
    (topic,) = line.topics
    assert line.standing is topic.standing is Standing.BETTER
    assert (topic.agree, topic.dissent, topic.found_none) == (2, 0, 1)
    assert topic.people == (281, 100, 60)
    assert topic.adjusted == 1
    split = lines(
        EDSS_4,
        study(difference("a", **UP_TO_6), name="a"),
        study(difference("b", **worse), name="b"),
    )["edss"]
    assert split.standing is Standing.SPLIT
    assert (split.topics[0].agree, split.topics[0].dissent) == (1, 1)


def test_the_same_people_and_the_same_study_count_once() -> None:
    part = study(difference("part", **UP_TO_6), name="part", people=40)
    whole = replace(
        study(difference("whole", **UP_TO_6), difference("again", **UP_TO_6), name="whole"),
        same_people_as=("part",),
    )
    (topic,) = lines(EDSS_4, part, whole)["edss"].topics
    assert topic.agree == 1
    assert [each.source.id for each in topic.found] == ["whole"]
    assert sorted(each.difference.id for each in topic.left_out) == ["part", "whole"]
    assert topic.found[0].difference.id == "again"


def test_meta_analyses_are_told_and_never_counted() -> None:
    pooled = study(difference("p", **UP_TO_6), name="p", design="meta-analysis")
    (topic,) = lines(EDSS_4, pooled, study(difference("a", **UP_TO_6), name="a"))["edss"].topics
    assert (topic.agree, len(topic.pooled)) == (1, 1)
    assert lines(EDSS_4, pooled)["edss"].standing is Standing.BETTER


def test_topics_of_one_factor_stay_apart_and_the_strongest_is_first() -> None:
    relapse = difference("r", endpoint="no-relapse", better_when={"edss": {"gt": 6}})
    line = lines(
        EDSS_4,
        study(relapse, name="r", people=900),
        study(difference("a", **UP_TO_6), name="a"),
        study(difference("b", **UP_TO_6), name="b"),
    )["edss"]
    assert [(t.topic, t.standing) for t in line.topics] == [
        ("worsening", Standing.BETTER), ("relapses", Standing.WORSE)
    ]  # fmt: skip


def test_where_nothing_is_decided_what_waits_for_the_answer_comes_first() -> None:
    sources = (
        study(difference("n", endpoint="no-relapse", direction=Direction.NONE), name="n"),
        study(difference("a", **UP_TO_6), name="a"),
    )
    line = lines(person(subtype="rrms"), *sources)["edss"]
    assert line.standing is Standing.OPEN
    assert [each.standing for each in line.topics] == [Standing.OPEN, Standing.NONE]
    assert lines(EDSS_4, *sources)["edss"].standing is Standing.BETTER
    both = found(person(subtype="rrms"), *sources).differences
    left = lines_without(both.transplant, ["disability-worsened"])
    assert left[0].standing is Standing.NONE


def test_decided_lines_stand_first_and_open_ones_last() -> None:
    age = difference("age", factor="age", better_when={"age": {"lt": 35}})
    none = difference("n", factor="dmt_failed", direction=Direction.NONE)
    both = found(
        EDSS_4,
        study(age, name="x", people=9000),
        study(none, name="y"),
        study(difference("a", **UP_TO_6), name="z"),
    ).differences
    assert [(line.factor, line.standing) for line in both.transplant] == [
        ("edss", Standing.BETTER), ("dmt_failed", Standing.NONE), ("age", Standing.OPEN)
    ]  # fmt: skip
    assert [line.is_answered for line in both.transplant] == [True, False, False]


def test_drugs_stand_apart() -> None:
    drug = difference("d", about=About.DRUG, arm="siponimod", **UP_TO_6)
    assert not lines(EDSS_4, study(drug))
    assert lines(EDSS_4, study(drug), drugs=True)["edss"].standing is Standing.BETTER


@pytest.mark.parametrize(
    ("factors", "line"),
    [(("disease_duration", "years_since_onset", "years_since_diagnosis"), "years_with_ms"),
     (("relapses_12m", "relapses_24m"), "relapses")],
)  # fmt: skip
def test_clocks_are_one_factor_and_so_are_relapses(factors: tuple[str, ...], line: str) -> None:
    for factor in factors:
        each = difference(factor=factor, better_when={factor: {"lt": 5}})
        told = person(years_since_onset=3, years_since_diagnosis=2, relapses_12m=1, relapses_24m=1)
        assert set(lines(told, study(each))) == {line}
