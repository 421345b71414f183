"""The answers on a person's path as a FHIR R4 QuestionnaireResponse.

It names nobody: no subject, no author, no identifier; the day, and no time of day.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from decision_aid.domain.answers import UNSURE, Answer, values_of
from decision_aid.domain.journey import Journey, Step
from decision_aid.domain.question import Question
from decision_aid.web.handover.fhir.codes import answer_coding
from decision_aid.web.handover.fhir.conditions import number_value
from decision_aid.web.handover.fhir.editions import LANGUAGE, Edition
from decision_aid.web.handover.fhir.questions import group_text
from decision_aid.web.handover.fhir.routes import ROUTE, ROUTE_TEXT, route_coding

Item = dict[str, Any]
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ASKED_UNKNOWN, OPEN = "asked-unknown", "unknown"


def response_resource(journey: Journey, edition: Edition, authored: date) -> dict[str, Any]:
    """Every question on the path, answered or not."""
    return {
        "resourceType": "QuestionnaireResponse",
        "meta": edition.meta,
        "language": LANGUAGE,
        "questionnaire": edition.canonical,
        "status": "in-progress" if journey.unanswered else "completed",
        "authored": authored.isoformat(),
        "item": [_route_item(journey.route), *_items(journey.steps)],
    }


def _route_item(route: str) -> Item:
    answer = [{"valueCoding": route_coding(route)}]
    return {"linkId": ROUTE, "text": ROUTE_TEXT, "answer": answer}


def _items(steps: tuple[Step, ...]) -> list[Item]:
    items: list[Item] = []
    for question, about in groupby(steps, key=lambda step: step.question):
        told = [_item(step) for step in about]
        items += [_group(question, told)] if question.repeat_for else told
    return items


def _group(question: Question, told: list[Item]) -> Item:
    return {"linkId": question.key, "text": group_text(question), "item": told}


def _item(step: Step) -> Item:
    named = {"linkId": step.key, "text": step.title}
    if step.answer is None:
        return {**named, "extension": [_absent(OPEN)]}
    if step.answer in (UNSURE, (UNSURE,)):
        return {**named, "extension": [_absent(ASKED_UNKNOWN)]}
    return {**named, "answer": _answers(step.question, step.answer)}


def _absent(reason: str) -> dict[str, Any]:
    return {"url": ABSENT, "valueCode": reason}


def _answers(question: Question, answer: Answer) -> list[dict[str, Any]]:
    if question.kind.is_typed:
        return [number_value("value", question, Decimal(str(answer)))]
    return [{"valueCoding": answer_coding(question, value)} for value in values_of(answer)]
