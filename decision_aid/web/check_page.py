"""What the page "Check your answers" shows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.answers import NONE, UNSURE, Answer
from decision_aid.domain.journey import DETAIL, Step
from decision_aid.web.addresses import change_url, question_url
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.asked_words import named, said
from decision_aid.web.evidence import questionnaire


@dataclass(frozen=True, slots=True)
class Row:
    """One question and what was answered; no answer where it is still open."""

    label: str
    answer: str
    is_unknown: bool
    change_url: str


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one topic."""

    name: str
    rows: tuple[Row, ...]


def check_context(kept: Kept) -> dict[str, Any]:
    journey = kept.journey()
    missing = [row for row in map(row_of, journey.steps) if row.is_unknown]
    step = journey.next_step
    return {
        "page_id": "check",
        "sections": sections_of(journey.steps) if len(kept.answers) else [],
        "missing_count": len(missing) if len(kept.answers) else 0,
        "missing_questions": missing,
        "route": journey.route,
        "next_question_url": question_url(step.slug) if step else None,
        "detail_url": None if journey.route == DETAIL else reverse("more_detail"),
    }


def sections_of(steps: tuple[Step, ...]) -> list[Section]:
    return [
        Section(name, tuple(row_of(step) for step in group))
        for name, group in groupby(steps, key=_topic_name)
    ]


def _topic_name(step: Step) -> str:
    topic = questionnaire().topic_of(step.question)
    if topic is None:
        return _("Your answers") if step.question.key.endswith("_short") else _("More detail")
    return said(topic.name)


def title_of(step: Step) -> str:
    """The question, translated, with the drug named."""
    return named(step, step.question.title)


def row_of(step: Step) -> Row:
    unknown = step.answer in (None, UNSURE, (UNSURE,))
    return Row(title_of(step), answer_in_words(step, step.answer), unknown, change_url(step.slug))


def answer_in_words(step: Step, answer: Answer | None) -> str:
    """The answer as the person gave it; empty where there is none."""
    question = step.question
    if answer is None:
        return ""
    if answer in (UNSURE, (UNSURE,)):
        return said(question.unsure)
    if answer == (NONE,) and question.none is not None:
        return said(question.none.label)
    if question.kind.is_typed:
        return f"{answer} {said(question.unit)}".strip()
    return "; ".join(said(option.label) for option in question.chosen(answer))
