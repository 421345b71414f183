"""The answers on a person's path as a FHIR R4 QuestionnaireResponse, and where two differ.

It names nobody: no subject, no author, no identifier; the day, and no time of day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from decision_aid.domain.questionnaire.answers import UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire, Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import (
    LANGUAGE,
    ROUTE,
    ROUTE_TEXT,
    Edition,
    answer_coding,
    route_coding,
)
from decision_aid.web.handover.fhir.enable_when import number_value
from decision_aid.web.handover.fhir.questionnaire import group_text

NOT_KNOWN, NOT_ASKED, MISSING, TWICE, WRONG = (
    "not known", "not asked", "missing", "twice", "wrong",
)  # fmt: skip
_FOR_PEOPLE = ("text", "display")
"""Words beside codes: they may be translated or left out, and nothing is read from them."""

Found = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Items:
    """Every item with its name and the group it stands in, in the order of the file."""

    placed: tuple[tuple[str, str, dict[str, Any]], ...]
    has_strays: bool
    """Something in a list of items is no item with a name."""

    @classmethod
    def of(cls, resource: dict[str, Any]) -> Items:
        placed: list[tuple[str, str, dict[str, Any]]] = []
        strays = False
        for group, item in _walk("", resource.get("item")):
            if isinstance(item, dict) and isinstance(item.get("linkId"), str):
                placed.append((group, item["linkId"], item))
            else:
                strays = True
        return cls(tuple(placed), strays)

    @property
    def by_link_id(self) -> dict[str, dict[str, Any]]:
        """The last of each name; a name that stands twice refuses the file anyway."""
        return {link_id: item for _, link_id, item in self.placed}

    def find(self, link_id: str) -> dict[str, Any]:
        return self.by_link_id.get(link_id, {})


def _walk(group: str, items: object) -> Iterator[tuple[str, Any]]:
    if not isinstance(items, list):
        if items is not None:
            yield group, items
        return
    for item in items:
        yield group, item
        if isinstance(item, dict) and not group:
            yield from _walk(str(item.get("linkId")), item.get("item"))


def differences(came: dict[str, Any], ours: dict[str, Any], listed: Questionnaire) -> list[Found]:
    """Names of items and parts that are not as ``ours``, each with what is wrong.

    The status follows from the items, so it is no place of its own where one of them is wrong.
    """
    items = list(_in_items(Items.of(came), Items.of(ours), listed))
    parts = [part for part in _parts(came, ours) if not items or part != ("status", WRONG)]
    return items + parts


def _parts(came: dict[str, Any], ours: dict[str, Any]) -> Iterator[Found]:
    for name in [*came, *(each for each in ours if each not in came)]:
        if name not in ours:
            yield name, NOT_KNOWN
        elif name not in came:
            yield name, MISSING
        elif name != "item" and _plain(came[name]) != _plain(ours[name]):
            yield name, WRONG


def _in_items(came: Items, ours: Items, listed: Questionnaire) -> Iterator[Found]:
    wanted = {link_id: (group, _own(item)) for group, link_id, item in ours.placed}
    seen: set[str] = set()
    if came.has_strays:
        yield "item", WRONG
    for group, link_id, item in came.placed:
        if link_id in seen:
            yield link_id, TWICE
        elif link_id not in wanted:
            yield link_id, NOT_ASKED if _is_known(link_id, listed) else NOT_KNOWN
        elif (group, _own(item)) != wanted[link_id]:
            yield link_id, WRONG
        seen.add(link_id)
    yield from ((link_id, MISSING) for link_id in wanted if link_id not in seen)


def _own(item: dict[str, Any]) -> Any:
    """An item without the items in it, which are compared by themselves."""
    return _plain({**item, "item": "item" in item})


def _plain(part: Any) -> Any:
    """Without words for people, and with each value's type, as True is not 1."""
    if isinstance(part, dict):
        return {
            name: _plain(value)
            for name, value in part.items()
            if name not in _FOR_PEOPLE or not isinstance(value, str)
        }
    if isinstance(part, list):
        return [_plain(each) for each in part]
    return (isinstance(part, bool), part)


def _is_known(link_id: str, listed: Questionnaire) -> bool:
    key, _, item = link_id.partition(":")
    question = listed.questions.get(key)
    if question is None or not item:
        return link_id == ROUTE or question is not None
    repeated = listed.questions.get(question.repeat_for)
    return repeated is not None and any(option.value == item for option in repeated.option)


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
        "item": [_route_item(journey.route), *_items(carried(journey.steps))],
    }


def _route_item(route: str) -> Item:
    answer = [{"valueCoding": route_coding(route)}]
    return {"linkId": ROUTE, "text": ROUTE_TEXT, "answer": answer}


def carried(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Without what is asked for a letter of referral alone."""
    return tuple(step for step in steps if not step.question.for_letter)


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
    if question.kind is QuestionKind.MONTH:
        return [{"valueDate": str(answer)}]
    if question.kind.is_typed:
        return [number_value("value", question, Decimal(str(answer)))]
    return [{"valueCoding": answer_coding(question, value)} for value in values_of(answer)]
