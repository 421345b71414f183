"""The situations of the evidence: exactly one for everybody, and the right one for the people."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.domain.results.situation import Told, beside, fitting, situation_of
from decision_aid.domain.similarity.outcomes import closeness_of, is_near
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.situations import people_and_fits
from tests.conftest import SIZE
from tests.domain.build import person
from tests.domain.people import facts, some_answers
from tests.domain.walk import TODAY

QUIET: dict[str, Any] = {"relapses_12m": 0, "new_t2_12m": 0}
ACTIVE: dict[str, Any] = {"relapses_12m": 1}
_READ = frozenset(
    {
        "subtype", "relapses_12m", "new_t2_12m", "gd_lesions_12m", "he_dmt_failed", "dmt_taken",
        "years_since_diagnosis", "prior_hsct", "edss", "age", "other_antibodies", "pregnant",
        "natalizumab_taken", "jcv", "pml", "uncontrolled_infection", "progression_12m",
        "dmt_failed", "he_dmt_early", "he_dmt_taken", "he_contraindicated",
        "months_since_transplant",
    }
)  # fmt: skip


def _alone(known: Facts, base: EvidenceBase) -> list[str]:
    return [each.id for each in fitting(known, base.situations, Told.ALONE)]


def test_the_random_people_below_know_what_the_rules_read(base: EvidenceBase) -> None:
    rules = [r for each in base.situations for r in (each.rule, each.unless) if r is not None]
    assert frozenset[str]().union(*(rule.reads for rule in rules)) == _READ


@pytest.mark.slow
@given(known=facts(_READ))
@settings(max_examples=150 * SIZE)
def test_exactly_one_fits_whatever_is_known_or_not(known: Facts, base: EvidenceBase) -> None:
    assert len(_alone(known, base)) == 1
    assert len(list(fitting(known, base.situations, Told.INSTEAD))) <= 1
    assert situation_of(known, base.situations) is not None


def test_exactly_one_fits_any_answers(base: EvidenceBase, questionnaire: Questionnaire) -> None:
    random = Random(2017)
    for number in range(100 * SIZE):
        answers = Answers(some_answers(questionnaire, random))
        known = replay(questionnaire, ROUTES[number % 3], answers, TODAY).facts
        assert len(_alone(known, base)) == 1


def test_the_grid_of_the_check_meets_every_situation(base: EvidenceBase) -> None:
    alone = tuple(each for each in base.situations if each.told is Told.ALONE)
    met = {each.id for _, found in people_and_fits(alone) for each in found}
    assert met == {each.id for each in alone}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"subtype": "rrms", **ACTIVE, "he_dmt_failed": 1}, "relapsing-active-after-strong-drug"),
        ({"subtype": "rrms", **ACTIVE, "he_dmt_failed": 1, "he_dmt_early": True},
         "relapsing-active-soon-after-strong-drug"),
        (
            {"subtype": "rrms", "gd_lesions_12m": 2, "dmt_taken": 0, "he_dmt_failed": 0,
             "years_since_diagnosis": (0, "0.9")},
            "relapsing-new-and-active",
        ),
        (
            {"subtype": "rrms", **ACTIVE, "dmt_taken": 0, "he_dmt_failed": 0,
             "years_since_diagnosis": 8},
            "relapsing-active-no-strong-drug-failed",
        ),
        (
            {"subtype": "rrms", **ACTIVE, "dmt_taken": (1, 99), "he_dmt_failed": 0},
            "relapsing-active-no-strong-drug-failed",
        ),
        (
            {"subtype": "rrms", **ACTIVE, "dmt_taken": 3, "he_dmt_failed": 0, "he_dmt_taken": 3},
            "relapsing-active-after-strong-drug-that-did-not-fail",
        ),
        *(
            ({"subtype": "rrms", **ACTIVE, "he_contraindicated": True, **drugs},
             "relapsing-active-no-strong-drug-possible")
            for drugs in ({}, {"he_dmt_failed": 0, "dmt_taken": 0, "years_since_diagnosis": 1})
        ),
        (
            {"subtype": "rrms", **QUIET, "dmt_taken": 1, "he_dmt_taken": 1, "pml": True},
            "relapsing-quiet-after-pml",
        ),
        ({"subtype": "rrms", **ACTIVE}, "relapsing-active-drugs-not-known"),
        (
            {"subtype": "rrms", **ACTIVE, "he_dmt_failed": (0, 1)},
            "relapsing-active-drugs-not-known",
        ),
        ({"subtype": "rrms", **QUIET, "dmt_taken": 1}, "relapsing-quiet-with-drugs"),
        (
            {"subtype": "rrms", **QUIET, "dmt_taken": (1, 2), "dmt_failed": (0, 1)},
            "relapsing-quiet-with-drugs",
        ),
        (
            {"subtype": "rrms", **QUIET, "dmt_taken": 2, "dmt_failed": 1},
            "relapsing-quiet-after-a-drug-failed",
        ),
        (
            {"subtype": "rrms", **QUIET, "dmt_taken": 2, "dmt_failed": 2, "progression_12m": True},
            "relapsing-quiet-yet-worse",
        ),
        ({"subtype": "rrms", **QUIET, "progression_12m": True}, "relapsing-quiet-yet-worse"),
        (
            {"subtype": "rrms", **QUIET, "gd_lesions_12m": 1, "progression_12m": True},
            "relapsing-active-drugs-not-known",
        ),
        ({"subtype": "rrms", **QUIET, "progression_12m": False}, "relapsing-quiet"),
        ({"subtype": "rrms", **QUIET, "dmt_taken": 0}, "relapsing-quiet"),
        ({"subtype": "rrms", **QUIET}, "relapsing-quiet"),
        (
            {"subtype": "rrms", **QUIET, "gd_lesions_12m": 1, "he_dmt_failed": 1},
            "relapsing-active-after-strong-drug",
        ),
        ({"subtype": "rrms", "relapses_12m": 0}, "relapsing-activity-not-known"),
        ({"subtype": "rrms"}, "relapsing-activity-not-known"),
        ({"subtype": "spms", **ACTIVE}, "secondary-active"),
        ({"subtype": "spms", **QUIET}, "secondary-quiet"),
        ({"subtype": "spms", "relapses_12m": 0}, "secondary-activity-not-known"),
        ({"subtype": "ppms", "new_t2_12m": (1, 99)}, "primary-active"),
        ({"subtype": "ppms", **QUIET}, "primary-quiet-or-not-known"),
        ({"subtype": "ppms"}, "primary-quiet-or-not-known"),
        ({}, "type-not-known"),
        (ACTIVE, "type-not-known-active"),
        ({"gd_lesions_12m": 1}, "type-not-known-active"),
        (QUIET, "type-not-known"),
        (
            {"subtype": "rrms", "relapses_12m": 2, "gd_lesions_12m": 1, "dmt_taken": 0,
             "he_dmt_failed": 0, "years_since_diagnosis": (0, "0.9")},
            "relapsing-aggressive-from-the-start",
        ),
        (
            {"subtype": "rrms", "relapses_12m": 3, "gd_lesions_12m": 1, "dmt_taken": 0,
             "he_dmt_failed": 0, "years_since_diagnosis": 4},
            "relapsing-active-no-strong-drug-failed",
        ),
        ({"subtype": "spms", "new_t2_12m": 1, "prior_hsct": True, "months_since_transplant": 13},
         "active-again-after-a-transplant"),
        *(
            ({"subtype": "rrms", **ACTIVE, "prior_hsct": True, "months_since_transplant": when},
             "active-before-or-after-a-transplant")
            for when in (None, 0, 2, 12, (3, 20))
        ),
        ({"subtype": "rrms", **QUIET, "prior_hsct": True}, "after-a-transplant"),
        ({"prior_hsct": True}, "after-a-transplant"),
        ({"other_antibodies": True}, "perhaps-not-ms"),
        (
            {"subtype": "rrms", **ACTIVE, "other_antibodies": True, "age": 17, "prior_hsct": True},
            "perhaps-not-ms",
        ),
        ({"subtype": "rrms", **ACTIVE, "other_antibodies": False, "he_dmt_failed": 1},
         "relapsing-active-after-strong-drug"),
    ],
)  # fmt: skip
def test_people_meet_their_own(told: dict[str, Any], expected: str, base: EvidenceBase) -> None:
    found = situation_of(person(**told), base.situations)
    assert found is not None
    assert found.id == expected


def test_who_cannot_walk_is_told_so_beside_any(base: EvidenceBase) -> None:
    for subtype in (None, "rrms", "spms", "ppms"):
        found = beside(person(subtype=subtype, edss=("8.0", "9.5")), base.situations)
        assert [each.id for each in found] == ["cannot-walk"]
        assert beside(person(subtype=subtype, edss=("6.5", "7.5")), base.situations) == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"pregnant": True}, "pregnant"),
        ({"uncontrolled_infection": True}, "infection-not-under-control"),
        ({"uncontrolled_infection": False}, None),
        ({"natalizumab_taken": True, "jcv": "high"}, "natalizumab-and-jc-virus"),
        ({"natalizumab_taken": True, "jcv": "positive"}, "natalizumab-and-jc-virus"),
        ({"age": 60}, "from-60"),
        ({"pregnant": False, "age": (59, 60), "natalizumab_taken": True}, None),
        ({"natalizumab_taken": True, "jcv": "negative"}, None),
        ({"natalizumab_taken": False, "jcv": "high"}, None),
        ({"natalizumab_taken": True, "jcv": "high", "pml": True}, "pml"),
        ({"pml": True}, "pml"),
    ],
)
def test_what_weighs_whatever_the_type_is_told_beside(
    told: dict[str, Any], expected: str | None, base: EvidenceBase
) -> None:
    for subtype in (None, "rrms", "spms", "ppms"):
        found = beside(person(subtype=subtype, **told), base.situations)
        assert [each.id for each in found] == ([expected] if expected else [])


def test_who_is_quiet_is_told_whom_the_numbers_come_from(base: EvidenceBase) -> None:
    for told in ({"dmt_taken": 1}, {"dmt_taken": 0}, {"dmt_taken": 1, "dmt_failed": 1}):
        found = situation_of(person(subtype="rrms", **QUIET, **told), base.situations)
        assert found is not None
        assert "numbers below come from people whose MS was active" in found.text


def test_who_gets_worse_while_all_is_quiet_reads_other_words(base: EvidenceBase) -> None:
    known = {"subtype": "rrms", **QUIET, "gd_lesions_12m": 0, "dmt_taken": 2, "dmt_failed": 2}
    worse, steady = (
        patient_result(person(**known, progression_12m=told), base) for told in (True, False)
    )
    assert worse.texts[0] is not steady.texts[0]
    assert worse.gaps[0].id == "relapsing-quiet-yet-worse"
    assert "relapsing-quiet-yet-worse" not in {gap.id for gap in steady.gaps}
    compared = worse.first_comparison
    assert compared is not None
    assert compared.topic.id == "worsening"


def test_no_study_is_near_whose_antibodies_speak_for_another_illness(base: EvidenceBase) -> None:
    known = {"subtype": "rrms", **ACTIVE, "age": 38, "edss": "3.5", "he_dmt_failed": 1}
    ms, other = (
        patient_result(person(**known, other_antibodies=told), base) for told in (False, True)
    )
    near = [[outcomes for outcomes in each.match_of.patterns if is_near(closeness_of(outcomes))]
            for each in (ms, other)]  # fmt: skip
    assert near[0]
    assert not near[1]
    first = [rules.held_back_by[0] for rules in other.rules.first if rules.held_back_by]
    assert set(first) == {Guard.OTHER_ANTIBODIES}
    lines = [each.differences.transplant for each in (ms, other)]
    decided = [{line.factor for line in each if line.is_decided} for each in lines]
    assert "subtype" in decided[0] - decided[1]


def test_rules_that_name_no_time_are_met_and_say_what_a_team_may_ask(base: EvidenceBase) -> None:
    known = {"subtype": "rrms", **ACTIVE, "new_t2_12m": 1, "he_dmt_failed": 1}
    early, late = (
        patient_result(person(**known, he_dmt_months=months, he_dmt_early=early), base)
        for months, early in (((0, 2), True), (24, False))
    )
    for each, is_told in ((early, True), (late, False)):
        rules = next(v for v in each.rules.first if v.criteria_set.id == "ectrims-ebmt-2025")
        of_drugs = (f for f in rules.findings if f.criterion.asks is Subject.STRONG_DRUGS)
        assert {found.standing for found in of_drugs} == {CriterionStatus.MET}
        assert (Guard.EARLY_FAILURE in rules.held_back_by) is is_told
        assert ("has failed" in each.texts[0].title) is not is_told
