"""The six questions of the short way, in a form that every form builder can be given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.questionnaire.journey import SHORT
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.reading.questionnaire_toml import open_questionnaire

_HERE = Path(__file__).resolve().parents[3]
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. ``choices`` are value and label; without any, a whole number is typed."""

    key: str
    title: str
    hint: str
    unsure: str
    missing: str
    choices: tuple[tuple[str, str], ...]
    least: int = 0
    most: int = 0

    @property
    def with_unsure(self) -> tuple[tuple[str, str], ...]:
        return (*self.choices, (UNSURE, self.unsure))


def six_questions() -> tuple[Asked, ...]:
    base = open_evidence_base(_HERE / "evidence")
    known = frozenset(base.sources) | frozenset(base.criteria)
    path = _HERE / "decision_aid" / "questionnaire.toml"
    listed = open_questionnaire(path, base.arms, known, places=base.places)
    return tuple(_asked(listed.questions[key]) for key in listed.routes[SHORT])


def _asked(question: Question) -> Asked:
    limits = question.limits
    return Asked(
        key=question.key,
        title=question.title,
        hint=question.hint,
        unsure=question.unsure,
        missing=question.missing,
        choices=tuple((option.value, option.label) for option in question.option),
        least=int(limits.min) if limits else 0,
        most=int(limits.max) if limits else 0,
    )
