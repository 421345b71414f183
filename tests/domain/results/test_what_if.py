from __future__ import annotations

import random

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.domain.results.what_if import changes
from decision_aid.evidence_base.base import EvidenceBase

START: dict[str, FactValue] = {
    "subtype": "rrms",
    "age": Range.exactly(40),
    "edss": Range.exactly("6.0"),
    "relapses_12m": Range.exactly(1),
    "dmt_failed": Range.exactly(1),
}
OTHERS: list[tuple[str, FactValue | None]] = [
    ("edss", Range.exactly("3.0")),
    ("edss", None),
    ("subtype", "ppms"),
    ("subtype", None),
    ("age", Range.exactly(60)),
    ("relapses_12m", Range.exactly(0)),
    ("gd_lesions_12m", Range.exactly(2)),
]


def test_the_same_answer_changes_nothing(base: EvidenceBase) -> None:
    page = patient_result(Facts(START), base)
    assert changes(page, patient_result(Facts(START), base)).nothing


def test_what_is_said_to_change_is_exactly_what_answering_so_shows(base: EvidenceBase) -> None:
    before = patient_result(Facts(START), base)
    for name, value in OTHERS:
        after = patient_result(Facts(START).having(name, value), base)
        found = changes(before, after)
        for old, new in zip(before.verdicts, after.verdicts, strict=True):
            told = {line.criterion: line for line in found.lines}
            for was, now in zip(old.findings, new.findings, strict=True):
                if was.standing is now.standing:
                    assert was.criterion not in told
                else:
                    line = told[was.criterion]
                    assert (line.before, line.after) == (was.standing, now.standing)
        moved = sum(times for _, _, times in found.closeness)
        pairs = zip(before.matches, after.matches, strict=True)
        assert moved == sum(old.closeness is not new.closeness for old, new in pairs)


def test_an_outcome_told_with_one_of_two_answers_is_among_what_changes(base: EvidenceBase) -> None:
    """Quiet progressive MS is told of no relapses, quiet relapsing MS is: the lead is another."""
    quiet = Facts(START).having("relapses_12m", Range.exactly(0))
    rrms, spms = (patient_result(quiet.having("subtype", e), base) for e in ("rrms", "spms"))
    of_one = spms.outcomes_left_out - rrms.outcomes_left_out
    assert "no-relapse" in of_one
    for before, after in ((rrms, spms), (spms, rrms)):
        moved = [each for each in changes(before, after).leads if each.outcome.id in of_one]
        assert "no-relapse" in {each.outcome.id for each in moved}
        assert all(each.before != each.after for each in moved)


def test_a_trial_run_leaves_the_first_result_as_it_was(base: EvidenceBase) -> None:
    facts = Facts(START)
    before = patient_result(facts, base)
    random.Random(1).shuffle(OTHERS)
    for name, value in OTHERS:
        patient_result(facts.having(name, value), base)
    assert patient_result(facts, base).verdicts == before.verdicts
