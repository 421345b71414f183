"""People as they answer, with traps: what the printed words say of them, kept as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.toml import read_toml
from tests.domain.walk import TODAY

RAW = read_toml(Path(__file__).with_name("people_with_traps.toml"))
WORDS = {Truth.YES: "met", Truth.NO: "not met", Truth.UNKNOWN: "unknown"}


def _answers(person: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    told = person["told"] if "route" in person else {**RAW["usual"], **person["told"]}
    return {key: tuple(each) if isinstance(each, list) else each for key, each in told.items()}


def test_the_words_say_of_each_person_what_a_reader_expects(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    wrong = []
    for person in RAW["person"]:
        answers = _answers(person)
        journey = replay(questionnaire, person.get("route", DETAIL), Answers(answers), TODAY)
        taken = {step.key for step in journey.steps if step.answer is not None}
        assert set(person["told"]) <= taken, person["who"]
        verdicts = {v.criteria_set.id: v for v in evaluate_all(base.criteria_sets, journey.facts)}
        for each in person["says"]:
            place, expected = each.split(": ")
            rules, line = place.split(" ")
            verdict = verdicts[rules]
            told = {found.criterion.id: found.standing.value for found in verdict.findings}
            told["(overall)"] = WORDS[verdict.overall]
            if told[line] != expected:
                wrong.append((person["who"], each, told[line]))
    assert wrong == []
    assert len(RAW["person"]) >= 50
