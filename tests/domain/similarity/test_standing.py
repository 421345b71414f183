"""On which side of one difference somebody is, if on any."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_aid.domain.evidence.difference import Direction, SideOfContrast
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.similarity.dimensions.yardstick import yardstick
from decision_aid.domain.similarity.standing import Standing, is_of_the_others, standing
from tests.domain.build import person, source
from tests.domain.similarity.contrasts import UP_TO_6, difference, stands, study
from tests.domain.similarity.people import ALL, span

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


def test_what_is_about_a_part_of_its_group_is_told_to_nobody_surely_outside_it() -> None:
    """ "At EDSS 3 to 4, age above 45 foretold worsening", to somebody with an EDSS of 7."""
    part = difference(factor="age", worse_when={"age": {"gt": 45}}, where={"edss": {"max": 4}})
    assert stands(part, age=50, edss=3) is Standing.WORSE
    assert stands(part, age=50, edss=7) is None
    assert stands(part, age=50) is Standing.WORSE


def test_a_single_group_is_no_contrast() -> None:
    alone = difference(unit="people", **UP_TO_6)
    assert stands(alone, edss=4) is Standing.BETTER
    assert stands(alone, edss=7) is None
    one_side = difference(unit="people-per-group", sides=[{"edss": {"max": 6}}], **UP_TO_6)
    assert stands(one_side, edss=7) is None
    by_name = replace(difference(**UP_TO_6), arms=(SideOfContrast(label="up to 6"),))
    assert stands(by_name, edss=4) is Standing.BETTER
    assert stands(by_name, edss=7) is None


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
