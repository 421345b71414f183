"""What in the answers made a difference."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_aid.domain.evidence.difference import (
    About,
    Adjusted,
    Difference,
    Direction,
    Effect,
    EffectUnit,
    SideOfContrast,
)
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Group, ReadIn
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.cuts import SplitBy
from decision_aid.domain.similarity.dimensions.yardstick import yardstick
from decision_aid.domain.similarity.factor_lines import FactorLine, lines_without
from decision_aid.domain.similarity.standing import Standing, is_of_the_others, standing
from tests.domain.build import person, rule, source
from tests.domain.similarity.people import ALL, found, span


def difference(name: str = "d", **given: Any) -> Difference:
    rules = {k: rule(given.pop(k)) for k in ("better_when", "worse_when") if k in given}
    effect = Effect(
        unit=EffectUnit(given.pop("unit", "hazard-ratio")),
        adjusted=Adjusted(given.pop("adjusted", "no")),
        people=given.pop("people", 100),
    )
    sides = tuple(SideOfContrast(when=rule(each)) for each in given.pop("sides", ()))
    words: dict[str, Any] = {
        "about": About.TRANSPLANT,
        "factor": "edss",
        "contrast": "one against another",
        "endpoint": "disability-worsened",
        "arm": "ahsct",
        "group": Group.ALL,
        "direction": Direction.BETTER,
        "locator": "Abstract",
        "seen_in": ReadIn.PRIMARY,
        "sentence": "It was so.",
    }
    return Difference(id=name, effect=effect, arms=sides, **{**words, **given, **rules})


def study(*differences: Difference, name: str = "s", **given: Any) -> Source:
    return replace(
        source(name=name, **{"subtypes": ALL, "people": 100, **given}), difference=differences
    )


def stands(each: Difference, study_: Source | None = None, **told: Any) -> Standing | None:
    whole = study_ or study(each)
    return standing(each, whole, person(**told), yardstick([whole]))


UP_TO_6 = {"better_when": {"edss": {"max": 6}}}
SIDES = {**UP_TO_6, "worse_when": {"edss": {"gt": 6}}, "direction": Direction.BOTH}


def test_the_rules_say_on_which_side_somebody_is() -> None:
    each = difference(**SIDES)
    assert stands(each, edss=4) is Standing.BETTER
    assert stands(each, edss=7) is Standing.WORSE
    assert stands(each, edss=(5, 7)) is Standing.OPEN
    assert stands(each) is Standing.OPEN


def test_where_one_side_has_a_rule_the_others_are_the_other_side() -> None:
    assert stands(difference(**UP_TO_6), edss=7) is Standing.WORSE
    worse = difference(worse_when={"edss": {"gt": 6}}, direction=Direction.WORSE)
    assert stands(worse, edss=5) is Standing.BETTER


def test_between_two_sides_with_rules_somebody_is_on_neither() -> None:
    gap = difference(
        factor="age", better_when={"age": {"max": 32}},
        worse_when={"age": {"min": 33, "max": 41}}, direction=Direction.BOTH,
    )  # fmt: skip
    assert stands(gap, age=50) is None


def test_a_single_group_is_no_contrast() -> None:
    alone = difference(unit="people", **UP_TO_6)
    assert stands(alone, edss=4) is Standing.BETTER
    assert stands(alone, edss=7) is None
    one_side = difference(unit="people-per-group", sides=[{"edss": {"max": 6}}], **UP_TO_6)
    assert stands(one_side, edss=7) is None


def test_the_other_side_is_one_of_the_sides_that_were_told() -> None:
    told = difference(
        factor="subtype", better_when={"subtype": "rrms"},
        sides=[{"subtype": "rrms"}, {"subtype": "spms"}],
    )  # fmt: skip
    marks = {each: stands(told, subtype=each) for each in ALL}
    assert marks == {"rrms": Standing.BETTER, "spms": Standing.WORSE, "ppms": None}


def test_a_contrast_in_another_group_or_type_is_not_about_the_person() -> None:
    of_rrms = difference(group=Group.RRMS, **UP_TO_6)
    assert stands(of_rrms, subtype="spms", edss=4) is None
    assert stands(of_rrms, subtype="rrms", edss=4) is Standing.BETTER
    none_of_ppms = study(difference(**UP_TO_6), subtypes=("rrms", "spms"))
    assert stands(none_of_ppms.difference[0], none_of_ppms, subtype="ppms", edss=4) is None


def test_found_none_is_none_whatever_the_answer() -> None:
    none = difference(direction=Direction.NONE, unit="no-difference")
    assert stands(none, edss=4) is stands(none) is Standing.NONE


def test_between_studies_and_what_nobody_is_asked_is_never_personal() -> None:
    assert stands(difference(between_studies=True, **UP_TO_6), edss=4) is None
    assert stands(difference(factor="regimen"), edss=4) is None


def test_by_steps_the_middle_of_the_study_parts_the_sides() -> None:
    each = difference(per="EDSS point", direction=Direction.WORSE)
    whole = study(each, edss=span({"middle": 5}))
    told = {a: stands(each, whole, edss=a) for a in (3, 5, 6, (4, 6), None)}
    assert told == {
        3: Standing.BETTER, 5: None, 6: Standing.WORSE, (4, 6): Standing.OPEN, None: Standing.OPEN
    }  # fmt: skip


def test_by_steps_whoever_is_near_the_middle_is_on_no_side() -> None:
    each = difference(per="EDSS point", direction=Direction.WORSE)
    whole = study(each, edss=span({"middle": 5, "sd": 2}))
    told = {a: stands(each, whole, edss=a) for a in (3, 4, 5, 6, 7, (6, 7))}
    assert told == {
        3: Standing.BETTER, 4: None, 5: None, 6: None, 7: Standing.WORSE, (6, 7): Standing.OPEN
    }  # fmt: skip


def test_what_was_seen_in_women_is_told_to_women() -> None:
    of_women = difference(group=Group.WOMEN, **UP_TO_6)
    told = {sex: stands(of_women, edss=4, sex=sex) for sex in ("female", "male", None)}
    assert told == {"female": Standing.BETTER, "male": None, None: None}


def test_by_steps_without_a_middle_of_its_own_the_usual_middle_parts_the_sides() -> None:
    each = difference(factor="age", per="year", direction=Direction.WORSE)
    whole = study(each)
    others = [source(name=str(m), age=span({"middle": m})) for m in (30, 36, 50)]
    usual = yardstick([whole, *others])
    assert standing(each, whole, person(age=40), usual) is Standing.WORSE
    assert standing(each, whole, person(age=30), usual) is Standing.BETTER
    assert standing(each, whole, person(age=30), yardstick([whole])) is None


def test_both_sides_going_one_way_is_no_verdict_on_their_difference() -> None:
    """A drug did better than another on both sides: nobody said that the sides do not differ."""
    each = difference(direction=Direction.BOTH, compared_with="interferon-beta")
    assert stands(each, edss=4) is Standing.BOTH


def test_what_found_none_is_told_before_what_was_not_tested() -> None:
    both = study(difference("b", direction=Direction.BOTH), name="b")
    none = study(difference("n", direction=Direction.NONE), name="n")
    assert lines(EDSS_4, both)["edss"].standing is Standing.BOTH
    assert lines(EDSS_4, both, none)["edss"].standing is Standing.NONE


@pytest.mark.parametrize(
    ("rules", "edss", "others"),
    [({"worse_when": {"edss": {"gt": 6}}}, 4, True),
     ({"worse_when": {"edss": {"gt": 6}}}, 7, False),
     ({"better_when": {"edss": {"max": 6}}}, 4, False),
     ({"better_when": {"edss": {"max": 6}}}, 7, True),
     ({"per": "EDSS point", "direction": Direction.WORSE}, 1, True),
     ({"per": "EDSS point", "direction": Direction.WORSE}, 8, False),
     ({"better_when": {"edss": {"max": 6}}, "worse_when": {"edss": {"gt": 6}}}, 7, False)],
)  # fmt: skip
def test_a_text_may_name_those_who_answered_otherwise(
    rules: dict[str, Any], edss: int, others: bool
) -> None:
    """ "Above 6, worsening was likelier", said to somebody with 4."""
    each = difference(**rules)
    found_ = stands(each, study(each, edss=span({"middle": 5, "sd": 1})), edss=edss)
    assert found_ in (Standing.BETTER, Standing.WORSE)
    assert is_of_the_others(each, found_) is others


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


def lines(facts: Facts, *sources: Source, drugs: bool = False) -> dict[str, FactorLine]:
    both = found(facts, *sources).differences
    return {line.factor: line for line in (both.drugs if drugs else both.transplant)}


EDSS_4 = person(subtype="rrms", edss=4)


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
