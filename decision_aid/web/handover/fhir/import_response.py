"""A QuestionnaireResponse read back, strictly: the answers in it must give the same file again.

What is understood is read, the path is walked with it, and the file that this tool would write is
compared with the one that came. Every difference but words meant for people refuses all of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from decision_aid.domain.questionnaire.answers import UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import FULL, Questionnaire, replay
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.typed import month_in
from decision_aid.web.handover.fhir.coding import QUESTIONNAIRE, ROUTE, Edition, route_in, value_of
from decision_aid.web.handover.fhir.enable_when import is_decimal
from decision_aid.web.handover.fhir.response import (
    ABSENT,
    ASKED_UNKNOWN,
    Items,
    differences,
    response_resource,
)

_EVIDENCE_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", re.ASCII)
_TOO_MUCH = 1_000_000
"""Beyond every limit; Python would take long over far greater numbers."""


class Fault(StrEnum):
    """What is wrong with a file as a whole."""

    EMPTY = "empty"
    NOT_JSON = "not JSON"
    NOT_OURS = "not a QuestionnaireResponse of this tool"
    NO_VERSION = "does not say for which version of the questions"
    OTHER_VERSION = "for another version of the questions"
    DIFFERS = "differs from what this tool writes"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a file: the name of an item or part, and whether it is known, there or right."""

    name: str
    wrong: str


class FhirImportError(Exception):
    """A file that is refused as a whole. ``places`` where it differs, in the order of the file."""

    def __init__(self, fault: Fault, places: tuple[Place, ...] = ()) -> None:
        self.fault = fault
        self.places = places
        super().__init__(fault)


def read_response(
    text: str, listed: Questionnaire, edition: Edition, today: date
) -> tuple[str, Answers]:
    """The route and the answers. Raises FhirImportError with what is wrong."""
    came = _of_ours(_parsed(text), edition)
    items = Items.of(came)
    route = route_in(_coding(items.find(ROUTE))) or FULL
    answers = _told(items, listed)
    journey = replay(listed, route, answers, today)
    written = response_resource(journey, _edition_of(came, edition), _authored(came, today))
    places = _places(came, written, listed)
    if places:
        raise FhirImportError(Fault.DIFFERS, places)
    return route, answers


def _places(
    came: dict[str, Any], written: dict[str, Any], listed: Questionnaire
) -> tuple[Place, ...]:
    ours = json.loads(json.dumps(written), parse_float=Decimal)
    try:
        return tuple(Place(*place) for place in differences(came, ours, listed))
    except RecursionError:
        raise FhirImportError(Fault.NOT_OURS) from None


def _parsed(text: str) -> Any:
    if not text.strip():
        raise FhirImportError(Fault.EMPTY)
    try:
        return json.loads(
            text.strip().removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_refused,
            object_pairs_hook=_no_key_twice,
        )
    except (ValueError, ArithmeticError, RecursionError):
        raise FhirImportError(Fault.NOT_JSON) from None


def _refused(constant: str) -> None:
    raise ValueError(constant)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        raise ValueError("a key stands twice")
    return held


def _of_ours(raw: Any, edition: Edition) -> dict[str, Any]:
    if not isinstance(raw, dict) or raw.get("resourceType") != "QuestionnaireResponse":
        raise FhirImportError(Fault.NOT_OURS)
    canonical = raw.get("questionnaire")
    if not isinstance(canonical, str) or canonical.partition("|")[0] != QUESTIONNAIRE:
        raise FhirImportError(Fault.NOT_OURS)
    if not canonical.partition("|")[2]:
        raise FhirImportError(Fault.NO_VERSION)
    if canonical != edition.canonical:
        raise FhirImportError(Fault.OTHER_VERSION)
    return raw


def _told(items: Items, listed: Questionnaire) -> Answers:
    """Answers of the items that are understood; what is not, shows in the comparison."""
    told: dict[str, Answer] = {}
    for link_id, item in items.by_link_id.items():
        question = listed.questions.get(link_id.partition(":")[0])
        answer = None if question is None else _answer(question, item)
        if answer is not None:
            told[link_id] = answer
    return Answers(told)


def _answer(question: Question, item: dict[str, Any]) -> Answer | None:
    several = question.kind is QuestionKind.MULTI_CHOICE
    if item.get("extension") == [{"url": ABSENT, "valueCode": ASKED_UNKNOWN}]:
        return (UNSURE,) if several else UNSURE
    if question.kind is QuestionKind.MONTH:
        return _month(_only_answer(item))
    if question.kind.is_typed:
        return _number(question, _only_answer(item))
    if not several:
        return value_of(question, _coding(item))
    return _ticked(question, item.get("answer"))


def _ticked(question: Question, given: object) -> Answer | None:
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        return None
    values = tuple(value_of(question, each.get("valueCoding")) for each in given)
    known = tuple(value for value in values if value is not None)
    return known if known and len(known) == len(values) else None


def _month(given: dict[str, Any]) -> str | None:
    """As FHIR writes a date that is known to the month, or to the year."""
    month = given.get("valueDate")
    return month if isinstance(month, str) and month_in(month) == month else None


def _number(question: Question, given: dict[str, Any]) -> str | None:
    number = given.get("valueDecimal" if is_decimal(question) else "valueInteger")
    kinds = (int, Decimal) if is_decimal(question) else (int,)
    if isinstance(number, bool) or not isinstance(number, kinds) or not 0 <= number < _TOO_MUCH:
        return None
    return str(Decimal(number).normalize() + 0) if number % 1 else str(int(number))


def _only_answer(item: dict[str, Any]) -> dict[str, Any]:
    given = item.get("answer")
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], dict):
        return given[0]
    return {}


def _coding(item: dict[str, Any]) -> object:
    return _only_answer(item).get("valueCoding")


def _edition_of(came: dict[str, Any], edition: Edition) -> Edition:
    """The answers do not depend on the evidence, so that of any day is taken."""
    try:
        code = came["meta"]["tag"][0]["code"]
    except (KeyError, IndexError, TypeError):
        return edition
    is_one = isinstance(code, str) and _EVIDENCE_VERSION.fullmatch(code)
    return replace(edition, evidence=code) if is_one else edition


def _authored(came: dict[str, Any], today: date) -> date:
    try:
        return date.fromisoformat(came["authored"])
    except (KeyError, TypeError, ValueError):
        return today
