"""Worked people, checked by hand against the published texts; a clinician can read a failure."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.cases import Case
from decision_aid.web import loaded

WORDS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "unknown"}
CASES = tuple(loaded.evidence_base().cases)


@pytest.mark.parametrize("case", CASES, ids=[case.tests for case in CASES])
def test_the_published_criteria_say_of_this_person_what_a_reader_expects(
    case: Case, base: EvidenceBase
) -> None:
    verdicts = {v.criteria_set.id: v for v in evaluate_all(base.criteria_sets, case.facts)}
    expected = {name: (each.overall, dict(each.criteria)) for name, each in case.expected.items()}
    told = {name: _told(verdicts[name]) for name in case.expected}
    assert told == expected, case.why


def _told(verdict: Verdict) -> tuple[str, dict[str, str]]:
    """The set as a whole and every line with a verdict, as the cases write them."""
    without = (CriterionStatus.OTHER_SUBTYPE, CriterionStatus.FOR_THE_TEAM)
    lines = {
        finding.criterion.id: finding.standing.value
        for finding in verdict.findings
        if finding.standing not in without
    }
    return WORDS[verdict.overall], lines


def test_no_two_cases_are_for_the_same_thing() -> None:
    assert len({case.tests for case in CASES}) == len(CASES) >= 12


def test_the_cases_meet_every_verdict_of_a_set_and_of_a_line() -> None:
    told = [each for case in CASES for each in case.expected.values()]
    assert {each.overall for each in told} == set(WORDS.values())
    assert {word for each in told for word in each.criteria.values()} == set(WORDS.values())
