"""What is published beside the questions: our lists of codes, and the answers to each question.

Who publishes it, since when and under which licences is the same for all of them.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import (
    ANSWERS,
    CODE_SYSTEM,
    LANGUAGE,
    LISTS,
    NAME,
    QUESTIONS,
    ROUTE_NAMES,
    VALUE_SET,
    Coding,
    Edition,
    answer_coding,
    answerable,
    own_code,
)

NOBODY = "AHSCT and MS: a decision aid (prototype)"
_COPYRIGHT = (
    "Words: CC BY 4.0. LOINC codes are copyright Regenstrief Institute, Inc. (licence: "
    "http://loinc.org/license). SNOMED CT codes are copyright SNOMED International; whoever uses "
    "them needs a SNOMED CT licence. ATC codes are those of the WHO Collaborating Centre for Drug "
    "Statistics Methodology."
)
_TITLES = {
    QUESTIONS: "AHSCT and MS: the questions",
    ANSWERS: "AHSCT and MS: the answers",
    "routes": "AHSCT and MS: the ways through the questions",
}


def published_by(edition: Edition) -> dict[str, Any]:
    """Experimental while no organisation stands behind it."""
    told: dict[str, Any] = {
        "status": "active",
        "experimental": not edition.publisher,
        "publisher": edition.publisher or NOBODY,
        "copyright": _COPYRIGHT,
    }
    if edition.dated is not None:
        told["date"] = edition.dated.isoformat()
    if edition.contact:
        told["contact"] = [{"telecom": [{"system": "email", "value": edition.contact}]}]
    return told


def code_system(name: str, listed: Questionnaire, edition: Edition) -> dict[str, Any]:
    concepts = list(_concepts(name, listed))
    return {
        "resourceType": CODE_SYSTEM,
        "id": f"{NAME}-{name}",
        "language": LANGUAGE,
        "url": edition.system(name),
        "version": edition.questions,
        "name": f"AhsctMs{name.title()}",
        "title": _TITLES[name],
        **published_by(edition),
        "caseSensitive": True,
        "content": "complete",
        "count": len(concepts),
        "concept": concepts,
    }


def _concepts(name: str, listed: Questionnaire) -> list[Coding]:
    if name == QUESTIONS:
        return [
            {"code": each.key, "display": each.short, "definition": each.title}
            for each in listed.questions.values()
        ]
    if name == ANSWERS:
        return [
            {"code": own_code(question, option.value), "display": option.label}
            for question in listed.questions.values()
            for option in answerable(question)
        ]
    return [{"code": route, "display": ROUTE_NAMES[route]} for route in ROUTES]


def value_set(question: Question, edition: Edition) -> dict[str, Any]:
    """The answers to one question, each with the code that files of answers hold."""
    codings = [answer_coding(question, each.value, edition) for each in answerable(question)]
    return {
        "resourceType": VALUE_SET,
        "id": value_set_id(question),
        "language": LANGUAGE,
        "url": edition.published(VALUE_SET, value_set_id(question)),
        "version": edition.questions,
        "name": f"AhsctMs{question.key.replace('_', ' ').title().replace(' ', '')}",
        "title": f"AHSCT and MS: answers to “{question.short}”",
        **published_by(edition),
        "compose": {"include": _included(codings)},
    }


def _included(codings: list[Coding]) -> list[dict[str, Any]]:
    ordered = sorted(codings, key=lambda coding: str(coding["system"]))
    return [
        {
            "system": system,
            "concept": [{"code": each["code"], "display": each["display"]} for each in found],
        }
        for system, found in groupby(ordered, key=lambda coding: str(coding["system"]))
    ]


def value_set_id(question: Question) -> str:
    return f"{NAME}-{question.key.replace('_', '-')}"


def published(
    kind: str, resource_id: str, listed: Questionnaire, edition: Edition
) -> dict[str, Any] | None:
    """A list of codes, or the answers to a question; None where there is none of that name."""
    name = resource_id.removeprefix(f"{NAME}-")
    if kind == CODE_SYSTEM and resource_id != name and name in LISTS:
        return code_system(name, listed, edition)
    if kind == VALUE_SET:
        for question in listed.questions.values():
            if value_set_id(question) == resource_id and question.option:
                return value_set(question, edition)
    return None
