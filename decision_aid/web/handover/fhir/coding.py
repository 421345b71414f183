"""Codes of questions and answers, and which questions and evidence a FHIR file goes with.

Codes are of LOINC and SNOMED CT where they were looked up, else our own. Looked up: 30525-0 on
terminology.hl7.org (value set LOINCObservationActContextAgeType), 10230-1 on loinc.org, the types
of MS in the MONDO ontology's SNOMED CT mappings and a SNOMED CT code list. EDSS, relapses, DLCO in
per cent of predicted and creatinine clearance by any method have none here: no code was found that
means the same. The way through the questions is a question of its own, so that conditions can
speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, ROUTES, SHORT, Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option, PublicCode
from decision_aid.domain.questionnaire.questions import Question

OURS = "urn:ahsct-ms-decision-aid"
QUESTIONNAIRE = f"{OURS}:questionnaire"
EVIDENCE = f"{OURS}:evidence"
LANGUAGE = "en-GB"
"""Of the words in a file: those of the list of questions, whatever language the pages are in."""


@dataclass(frozen=True, slots=True)
class Edition:
    """``questions``: the version of the resume code's layout, which changes with the questions."""

    questions: str
    evidence: str

    @property
    def canonical(self) -> str:
        return f"{QUESTIONNAIRE}|{self.questions}"

    @property
    def meta(self) -> dict[str, Any]:
        return {"tag": [{"system": EVIDENCE, "code": self.evidence}]}


QUESTIONS = f"{OURS}:questions"
ANSWERS = f"{OURS}:answers"
UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
COPYRIGHT = (
    "LOINC codes are copyright Regenstrief Institute, Inc. (licence: http://loinc.org/license). "
    "SNOMED CT codes are copyright SNOMED International; whoever uses them needs a SNOMED CT "
    "licence."
)

Coding = dict[str, Any]


def codes_of(question: Question) -> list[Coding]:
    own = {"system": QUESTIONS, "code": question.key}
    return [_public(LOINC, question.loinc), own] if question.loinc else [own]


def answer_coding(question: Question, value: str) -> Coding:
    """Our own code names the question too, so that one code has one meaning in all the list."""
    option = next(each for each in answerable(question) if each.value == value)
    if option.snomed:
        return _public(SNOMED, option.snomed)
    return {"system": ANSWERS, "code": f"{question.key}.{value}", "display": option.label}


def _public(system: str, listed: PublicCode) -> Coding:
    return {"system": system, "code": listed.code, "display": listed.display}


def answer_codings(question: Question) -> list[Coding]:
    return [answer_coding(question, option.value) for option in answerable(question)]


def value_of(question: Question, coding: object) -> str | None:
    """The answer that a coding stands for; None where it is none of this question's."""
    if not isinstance(coding, dict):
        return None
    for option in answerable(question):
        ours = answer_coding(question, option.value)
        if all(coding.get(part) == ours[part] for part in ("system", "code")):
            return option.value
    return None


def answerable(question: Question) -> Iterator[Option]:
    """Every option that is an answer: "none of these" is one, "I do not know" is not."""
    yield from question.option
    if question.none is not None and question.none.value == NONE:
        yield question.none


def unit_coding(question: Question) -> Coding | None:
    if not question.ucum:
        return None
    return {"system": UCUM, "code": question.ucum, "display": question.unit}


ROUTE = "route"
ROUTE_TEXT = "Which way through the questions?"
_SYSTEM = f"{OURS}:routes"
_NAMES = {
    SHORT: "The short way",
    FULL: "The full way",
    DETAIL: "The full way and the optional questions",
}


def route_coding(route: str) -> dict[str, Any]:
    return {"system": _SYSTEM, "code": route, "display": _NAMES[route]}


def route_in(coding: object) -> str | None:
    if not isinstance(coding, dict) or coding.get("system") != _SYSTEM:
        return None
    return next((route for route in ROUTES if route == coding.get("code")), None)


def route_item() -> dict[str, Any]:
    return {
        "linkId": ROUTE,
        "text": ROUTE_TEXT,
        "type": "choice",
        "required": True,
        "answerOption": [{"valueCoding": route_coding(route)} for route in ROUTES],
    }


def routes_of(question: Question, listed: Questionnaire) -> frozenset[str]:
    return frozenset(r for r in ROUTES if question in listed.asked_on(r))


def route_clauses(routes: frozenset[str]) -> list[list[dict[str, Any]]]:
    """When a question of these routes may come, as conditions on the route."""
    if routes == frozenset(ROUTES):
        return []
    if len(routes) > 1:
        (left_out,) = frozenset(ROUTES) - routes
        return [[_when("!=", left_out)]]
    (only,) = routes
    return [[_when("=", only)]]


def _when(operator: str, route: str) -> dict[str, Any]:
    return {"question": ROUTE, "operator": operator, "answerCoding": route_coding(route)}
