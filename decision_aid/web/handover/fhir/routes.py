"""The way through the questions as a question of its own, so that conditions can speak of it."""

from __future__ import annotations

from typing import Any

from decision_aid.domain.journey import DETAIL, FULL, ROUTES, SHORT, Questionnaire
from decision_aid.domain.question import Question
from decision_aid.web.handover.fhir.editions import OURS

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
