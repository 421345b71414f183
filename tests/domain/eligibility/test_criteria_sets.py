"""A set as a whole, as evidence/README.md says under "The set as a whole"."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.criteria import Criterion, CriterionStatus
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import judge
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import HEALTHY, criteria_set, criterion, person

MET, UNKNOWN, NOT_MET = Truth.YES, Truth.UNKNOWN, Truth.NO
PERSON = person(**HEALTHY, edss=4, relapses_12m=1)
HOLDS, FAILS = {"edss": {"max": 6}}, {"edss": {"max": 3}}
OPEN = {"dlco": {"min": 40}}


def read(*criteria: Criterion, incomplete: str = "") -> Verdict:
    return judge(criteria_set(*criteria, incomplete=incomplete), PERSON, Truth.YES)


GOOD = criterion(HOLDS)


def test_a_set_whose_lines_all_fit_is_met() -> None:
    preferred, bar = criterion(HOLDS, "preferred"), criterion(FAILS, "excludes")
    assert read(GOOD, preferred, bar, criterion(FAILS, "caution")).overall is MET


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (criterion(FAILS), NOT_MET),
        (criterion(HOLDS, "excludes"), NOT_MET),
        (criterion(OPEN), UNKNOWN),
        (criterion(OPEN, "excludes"), UNKNOWN),
        (criterion(FAILS, "preferred"), UNKNOWN),
        (criterion(OPEN, "preferred"), UNKNOWN),
        (criterion(HOLDS, "caution"), UNKNOWN),
        (criterion(OPEN, "caution"), UNKNOWN),
    ],
    ids=[
        "required not met", "bar present", "required unknown", "bar unknown", "preferred not met",
        "preferred unknown", "caution present", "caution unknown",
    ],
)  # fmt: skip
def test_each_line_weighs_on_the_set_by_its_strength(line: Criterion, expected: Truth) -> None:
    assert read(GOOD, line).overall is expected
    assert read(line, GOOD).overall is expected


@pytest.mark.parametrize("raw", [FAILS, OPEN])
def test_a_preference_said_not_to_weigh_does_not_weigh(raw: dict[str, object]) -> None:
    assert read(GOOD, criterion(raw, "preferred", affects_overall=False)).overall is MET


@pytest.mark.parametrize("strength", ["required", "excludes", "caution"])
def test_only_a_preference_can_be_said_not_to_weigh(strength: str) -> None:
    raw = FAILS if strength == "required" else HOLDS
    line = criterion(raw, strength, affects_overall=False)
    assert read(GOOD, line).overall is not MET


def test_a_line_that_is_not_met_outweighs_one_that_is_unknown() -> None:
    assert read(criterion(OPEN), criterion(FAILS)).overall is NOT_MET
    assert read(criterion(OPEN, "excludes"), criterion(HOLDS, "excludes")).overall is NOT_MET


def test_the_terms_of_a_seller_are_never_met() -> None:
    sold = [
        judge(criteria_set(line, sold=True), PERSON, Truth.YES) for line in (GOOD, criterion(FAILS))
    ]
    assert [each.overall for each in sold] == [UNKNOWN, NOT_MET]


def test_an_incomplete_set_is_never_met() -> None:
    assert read(GOOD, incomplete="Its age limit was not seen.").overall is UNKNOWN
    assert read(criterion(FAILS), incomplete="Its age limit was not seen.").overall is NOT_MET


def test_lines_for_other_subtypes_do_not_weigh() -> None:
    line = criterion(FAILS, applies_to=("ppms",))
    verdict = judge(criteria_set(GOOD, line), PERSON.having("subtype", "rrms"), Truth.YES)
    assert verdict.overall is MET
    assert verdict.count(CriterionStatus.OTHER_SUBTYPE) == 1


def test_lines_for_the_team_are_shown_but_never_computed() -> None:
    verdict = read(GOOD, criterion({"ask_clinic": "highly_active"}, "caution"))
    assert verdict.overall is MET
    assert verdict.count(CriterionStatus.FOR_THE_TEAM) == 1


def test_a_set_without_a_line_that_can_be_checked_is_unknown() -> None:
    assert read().overall is UNKNOWN
    assert read(criterion({"ask_clinic": "highly_active"})).overall is UNKNOWN


def test_every_line_is_told_in_the_order_of_the_set() -> None:
    lines = (GOOD, criterion(FAILS), criterion(OPEN))
    verdict = read(*lines)
    assert tuple(finding.criterion for finding in verdict.findings) == lines
    told = [finding.standing for finding in verdict.findings]
    assert told == [CriterionStatus.MET, CriterionStatus.NOT_MET, CriterionStatus.UNKNOWN]


def test_conditions_of_two_types_of_ms_are_not_both_counted_as_met(base: EvidenceBase) -> None:
    told = {"relapses_12m": 2, "gd_lesions_12m": 2, "new_t2_12m": 3, "he_dmt_failed": 1, "age": 36}
    for rules in base.criteria_sets:
        found = judge(rules, person(**told), Truth.YES)
        counted = [each.criterion for each in found.tally.met]
        assert not counted or any(
            all(subtype in each.applies_to for each in counted) for subtype in SUBTYPES
        )
        assert set(found.tally.met) <= set(found.met_for_any_type)
    europe = judge(base.criteria["ectrims-ebmt-2025"], person(**told), Truth.YES)
    assert len(europe.tally.of(Strength.REQUIRED).met) == 2
    assert len([e for e in europe.met_for_any_type if e.criterion.is_of_some_types]) == 2
