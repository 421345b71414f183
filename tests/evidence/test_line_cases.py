"""Every published line that can be checked: who meets it, who does not, and who cannot be told.

The people of ``line_cases/<set>.toml`` and their verdicts were written from the printed words. A
table is a line; somebody has relapsing-remitting MS unless the table or the person says otherwise.
Where no answers can lead to a verdict, ``never_met`` and the like say why, and random people agree.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from decision_aid.domain.eligibility.criteria import Criterion, CriterionStatus
from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.rules_toml import read_facts
from decision_aid.evidence_base.reading.toml import read_toml
from decision_aid.web import loaded
from tests.conftest import SIZE
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


def test_a_line_says_what_its_words_say(base: EvidenceBase) -> None:
    told = [
        (rules, line, verdict, given, criterion.standing_for(_person(usual, given)))
        for (rules, line), people in CASES.items()
        for criterion, usual in [(_line(base, rules, line), people.get("usual", {}))]
        for verdict in VERDICTS
        for given in people.get(verdict, [])
    ]
    assert [each for each in told if each[-1] is not VERDICTS[each[2]]] == []


MUCH = re.compile(r"very active|highly active|clear inflammation|breaks through clearly", re.I)
LITTLE = ({"relapses_12m": 1}, {"gd_lesions_12m": 1}, {"new_t2_12m": 2})
NOTHING = {"relapses_12m": 0, "relapses_24m": 0, "gd_lesions_12m": 0, "new_t2_12m": 0}
TOOK = {"dmt_taken": 2, "dmt_failed": 2, "he_dmt_failed": 1, "injectable_failed": 1}


def test_much_activity_without_a_number_has_one_floor(base: EvidenceBase) -> None:
    asking = [
        (rules.id, line)
        for rules in base.criteria_sets
        for line in rules.criterion
        if MUCH.search(line.statement) and not line.is_for_the_team
    ]
    assert len(asking) > 8
    wrong = [
        (rules, line.id, little)
        for rules, line in asking
        for little in LITTLE
        if line.standing_for(_person(TOOK, {**NOTHING, **little})) is CriterionStatus.MET
    ]
    assert wrong == []


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


@settings(max_examples=30 * SIZE)
@given(facts())
def test_a_verdict_that_no_answers_can_lead_to_is_never_told(somebody: Facts) -> None:
    for rules, line, verdict in NEVER:
        assert (
            _line(loaded.evidence_base(), rules, line).standing_for(somebody)
            is not VERDICTS[verdict]
        ), line
