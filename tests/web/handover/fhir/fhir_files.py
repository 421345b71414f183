"""FHIR files for the tests: of people who do not exist, and what FHIR itself asks of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire, replay
from decision_aid.web.handover.fhir import (
    Edition,
    questionnaire_resource,
    response_resource,
)
from decision_aid.web.handover.fhir.response import carried
from decision_aid.web.handover.fhir.views import edition
from decision_aid.web.loaded import questionnaire
from tests.web.cookies import Given
from tests.web.random_people import random_people

TODAY = date(2026, 11, 21)
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
PEOPLE = 500

Item = dict[str, Any]


def journey_of(listed: Questionnaire, answers: Given, route: str = "full") -> Journey:
    given = {key: value if isinstance(value, str) else tuple(value)
             for key, value in answers.items()}  # fmt: skip
    journey = replay(listed, route, Answers(given), TODAY)
    return replace(journey, steps=carried(journey.steps))


def journeys(listed: Questionnaire) -> Iterator[Journey]:
    for somebody in random_people(listed, PEOPLE):
        yield journey_of(listed, somebody.answers, somebody.route)


@cache
def files() -> tuple[tuple[Journey, dict[str, Any]], ...]:
    """The journeys of many people with their files, made once for all tests that only read them."""
    return tuple((journey, answers_file(journey)) for journey in journeys(questionnaire()))


def answers_on(journey: Journey) -> dict[str, Any]:
    return {step.key: step.answer for step in journey.steps if step.answer is not None}


def questions_file(listed: Questionnaire, of: Edition | None = None) -> dict[str, Any]:
    return questionnaire_resource(listed, of or edition())


def answers_file(journey: Journey, of: Edition | None = None) -> dict[str, Any]:
    """Through JSON, as a file comes back."""
    whole = response_resource(journey, of or edition(), TODAY)
    return dict(json.loads(json.dumps(whole)))


def items_in(resource: dict[str, Any]) -> Iterator[Item]:
    """Every item, those inside groups and questions too."""
    for item in resource.get("item", []):
        yield item
        yield from items_in(item)


def item_of(resource: dict[str, Any], link_id: str) -> Item:
    return next(item for item in items_in(resource) if item["linkId"] == link_id)


def reason(item: Item) -> str | None:
    found = [each["valueCode"] for each in item.get("extension", []) if each["url"] == ABSENT]
    return found[0] if found else None


def values_of(item: Item) -> list[Any]:
    """What is answered: numbers, and codings as their system and code."""
    return [_plain(next(iter(answer.values()))) for answer in item.get("answer", [])]


def is_enabled(item: Item, told: dict[str, Item]) -> bool:
    """Whether FHIR's own conditions let a question come up; written from the standard's words."""
    conditions = [_holds(each, told.get(each["question"], {})) for each in item["enableWhen"]]
    return all(conditions) if item["enableBehavior"] == "all" else any(conditions)


def _holds(condition: dict[str, Any], item: Item) -> bool:
    values = values_of(item)
    (wanted,) = [_plain(v) for name, v in condition.items() if name.startswith("answer")]
    match condition["operator"]:
        case "exists":
            return bool(values) is wanted
        case "=":
            return wanted in values
        case "!=":
            return wanted not in values
        case ">=":
            return any(value >= wanted for value in values)
        case other:
            raise AssertionError(other)


def _plain(value: Any) -> Any:
    return (value["system"], value["code"]) if isinstance(value, dict) else value
