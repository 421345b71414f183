"""The answers on a person's path as a FHIR R4 QuestionnaireResponse.

It names nobody: no subject, no author, no identifier; the day, and no time of day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from decision_aid.domain.questionnaire.answers import UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import (
    LANGUAGE,
    ROUTE,
    ROUTE_TEXT,
    Edition,
    answer_coding,
    number_value,
    route_coding,
)
from decision_aid.web.handover.fhir.items import ABSENT, ASKED_UNKNOWN, OPEN
from decision_aid.web.handover.fhir.questionnaire import group_text

Item = dict[str, Any]


def response_resource(journey: Journey, edition: Edition, authored: date) -> dict[str, Any]:
    """Every question on the path, answered or not."""
    return {
        "resourceType": "QuestionnaireResponse",
        "meta": edition.meta,
        "language": LANGUAGE,
        "questionnaire": edition.canonical,
        "status": "in-progress" if journey.unanswered else "completed",
        "authored": authored.isoformat(),
        "item": [_route_item(journey.route, edition), *_items(carried(journey.steps), edition)],
    }


def _route_item(route: str, edition: Edition) -> Item:
    answer = [{"valueCoding": route_coding(route, edition)}]
    return {"linkId": ROUTE, "text": ROUTE_TEXT, "answer": answer}


def carried(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Without what is asked for a letter of referral alone."""
    return tuple(step for step in steps if not step.question.for_letter)


def _items(steps: tuple[Step, ...], edition: Edition) -> list[Item]:
    items: list[Item] = []
    for question, about in groupby(steps, key=lambda step: step.question):
        told = [_item(step, edition) for step in about]
        items += [_group(question, told)] if question.repeat_for else told
    return items


def _group(question: Question, told: list[Item]) -> Item:
    return {"linkId": question.key, "text": group_text(question), "item": told}


def _item(step: Step, edition: Edition) -> Item:
    named = {"linkId": step.key, "text": step.title}
    if step.answer is None:
        return {**named, "extension": [_absent(OPEN)]}
    if step.answer in (UNSURE, (UNSURE,)):
        return {**named, "extension": [_absent(ASKED_UNKNOWN)]}
    return {**named, "answer": _answers(step.question, step.answer, edition)}


def _absent(reason: str) -> dict[str, Any]:
    return {"url": ABSENT, "valueCode": reason}


def _answers(question: Question, answer: Answer, edition: Edition) -> list[dict[str, Any]]:
    if question.kind is QuestionKind.MONTH:
        return [{"valueDate": str(answer)}]
    if question.kind.is_typed:
        return [number_value("value", question, Decimal(str(answer)))]
    return [{"valueCoding": answer_coding(question, value, edition)} for value in values_of(answer)]
