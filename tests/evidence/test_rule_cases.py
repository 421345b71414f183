"""Small people, one for each file of ``rule_cases``: the printed words ask for the verdict there.

The first line of a file names the set, the line, or the set as a whole, and the verdict.
"""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.cases import read_case_file

FILES = sorted(Path(__file__).with_name("rule_cases").glob("*.toml"))
FIRST_LINE = re.compile(
    r"# set (\S+), line (\S+); expected by the words: (met|not met|unknown)\. \w.+\."
)
WORDS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "unknown"}


def test_a_line_says_of_this_person_what_its_words_say(base: EvidenceBase) -> None:
    wrong = {file.stem: _told(file, base) for file in FILES}
    assert {name: each for name, each in wrong.items() if each[0] != each[1]} == {}


def _told(file: Path, base: EvidenceBase) -> tuple[str, str]:
    """What is told, and what the words of the file expect."""
    first = FIRST_LINE.fullmatch(file.read_text(encoding="utf-8").splitlines()[0])
    assert first, "the first line tells set, line, verdict and why"
    rules, line, expected = first.groups()
    verdicts = evaluate_all(base.criteria_sets, read_case_file(file))
    verdict = next(each for each in verdicts if each.criteria_set.id == rules)
    told = {found.criterion.id: found.standing.value for found in verdict.findings}
    told["(overall)"] = WORDS[verdict.overall]
    return told[line], expected


def test_there_are_people_for_every_verdict() -> None:
    told = [FIRST_LINE.match(file.read_text(encoding="utf-8")) for file in FILES]
    assert {each[3] for each in told if each} == set(WORDS.values())
    assert len(FILES) >= 37
