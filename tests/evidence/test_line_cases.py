"""Every published line that can be checked: who meets it, who does not, and who cannot be told.

The people of ``line_cases/<set>.toml`` and their verdicts were written from the printed words. A
table is a line; somebody has relapsing-remitting MS unless the table or the person says otherwise.
Where no answers can lead to a verdict, ``never_met`` and the like say why, and random people agree.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from decision_aid.domain.eligibility.criteria import Criterion, CriterionStatus
from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.rules_toml import read_facts
from decision_aid.evidence_base.reading.toml import read_toml
from tests.conftest import EVIDENCE
from tests.domain.people import facts

FOLDER = Path(__file__).with_name("line_cases")
VERDICTS = {
    "met": CriterionStatus.MET,
    "not_met": CriterionStatus.NOT_MET,
    "unknown": CriterionStatus.UNKNOWN,
}
USUAL = {"subtype": "rrms"}
CASES = {
    (file.stem, line): people
    for file in sorted(FOLDER.glob("*.toml"))
    for line, people in read_toml(file).items()
}
NEVER = [
    (rules, line, verdict)
    for (rules, line), people in CASES.items()
    for verdict in VERDICTS
    if f"never_{verdict}" in people
]


def _line(base: EvidenceBase, rules: str, line: str) -> Criterion:
    return next(each for each in base.criteria[rules].criterion if each.id == line)


def _person(usual: dict[str, Any], told: dict[str, Any]) -> Facts:
    somebody, wrong = read_facts({**USUAL, **usual, **told})
    assert wrong == ()
    return somebody


@pytest.mark.parametrize(("rules", "line"), CASES, ids=lambda each: each)
def test_a_line_says_what_its_words_say(base: EvidenceBase, rules: str, line: str) -> None:
    people = CASES[rules, line]
    criterion = _line(base, rules, line)
    told = [
        (verdict, given, criterion.standing_for(_person(people.get("usual", {}), given)))
        for verdict in VERDICTS
        for given in people.get(verdict, [])
    ]
    assert [each for each in told if each[2] is not VERDICTS[each[0]]] == []


def test_every_line_that_can_be_checked_has_people_for_every_verdict(base: EvidenceBase) -> None:
    checked = {
        (rules.id, line.id)
        for rules in base.criteria_sets
        for line in rules.criterion
        if not line.is_for_the_team
    }
    assert set(CASES) == checked
    for place, people in CASES.items():
        for verdict in VERDICTS:
            assert bool(people.get(verdict)) is not bool(people.get(f"never_{verdict}")), place


BASE = open_evidence_base(EVIDENCE)


@settings(max_examples=100)
@given(facts())
def test_a_verdict_that_no_answers_can_lead_to_is_never_told(somebody: Facts) -> None:
    for rules, line, verdict in NEVER:
        assert _line(BASE, rules, line).standing_for(somebody) is not VERDICTS[verdict], line
