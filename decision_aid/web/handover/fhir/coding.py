"""Codes of questions and answers, addresses of what is published, and the edition of a file.

An answer has the code of a public list where one means exactly the same (``codes.toml``), else our
own. The way through the questions is a question of its own, so that conditions can speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.codes import Coded, Codes
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, ROUTES, SHORT, Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.domain.questionnaire.questions import Question

OURS = "urn:ahsct-ms-decision-aid"
EVIDENCE = f"{OURS}:evidence"
NAME = "ahsct-ms"
"""Begins the id of everything that is published here."""
LANGUAGE = "en-GB"
"""Of the words in a file: those of the list of questions, whatever language the pages are in."""
QUESTIONNAIRE, CODE_SYSTEM, VALUE_SET = "Questionnaire", "CodeSystem", "ValueSet"
QUESTIONS, ANSWERS, WAYS = "questions", "answers", "routes"
LISTS = (QUESTIONS, ANSWERS, WAYS)
_NO_CODES = Codes(systems={}, questions=(), options=())
Coding = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which questions and evidence a file goes with, and who publishes it where.

    ``questions``: the version of the resume code's layout, which changes with the questions.
    ``address``: of the site, without a slash at its end; without one names stand in its place.
    """

    questions: str
    evidence: str
    address: str = ""
    publisher: str = ""
    contact: str = ""
    dated: date | None = None
    codes: Codes = field(default=_NO_CODES)

    @property
    def url(self) -> str:
        return self.published(QUESTIONNAIRE, NAME)

    @property
    def canonical(self) -> str:
        return f"{self.url}|{self.questions}"

    @property
    def meta(self) -> dict[str, Any]:
        return {"tag": [{"system": EVIDENCE, "code": self.evidence}]}

    def system(self, name: str) -> str:
        """One of our lists of codes: questions, answers or routes."""
        return self.published(CODE_SYSTEM, f"{NAME}-{name}")

    def published(self, kind: str, resource_id: str) -> str:
        if self.address:
            return f"{self.address}/fhir/{kind}/{resource_id}"
        if kind == QUESTIONNAIRE:
            return f"{OURS}:questionnaire"
        name = resource_id.removeprefix(f"{NAME}-")
        return f"{OURS}:{name}" if kind == CODE_SYSTEM else f"{OURS}:values:{name}"


def is_our_questionnaire(url: str, edition: Edition) -> bool:
    """This site's, one of another site of this tool, or one without an address."""
    return url == edition.url or _is_ours(url, QUESTIONNAIRE, NAME, f"{OURS}:questionnaire")


def is_our_system(url: str, name: str) -> bool:
    return _is_ours(url, CODE_SYSTEM, f"{NAME}-{name}", f"{OURS}:{name}")


def _is_ours(url: str, kind: str, resource_id: str, named: str) -> bool:
    plain = url.rstrip("/")
    return plain == named or (
        plain.startswith(("http://", "https://")) and plain.endswith(f"/fhir/{kind}/{resource_id}")
    )


def coding_of(coded: Coded) -> Coding:
    return {"system": coded.system, "code": coded.code, "display": coded.display}


def codes_of(question: Question, edition: Edition) -> list[Coding]:
    """The public code first: observations are found and made by it."""
    own = {"system": edition.system(QUESTIONS), "code": question.key, "display": question.short}
    public = edition.codes.of_question(question.key)
    return [coding_of(public), own] if public else [own]


def own_code(question: Question, value: str) -> str:
    """It names the question too, so that one code has one meaning in all the list."""
    return f"{question.key}.{value}"


def answer_coding(question: Question, value: str, edition: Edition) -> Coding:
    public = edition.codes.of_option(question.key, value)
    if public:
        return coding_of(public)
    option = next(each for each in answerable(question) if each.value == value)
    own = own_code(question, value)
    return {"system": edition.system(ANSWERS), "code": own, "display": option.label}


def answerable(question: Question) -> Iterator[Option]:
    """Every option that is an answer: "none of these" is one, "I do not know" is not."""
    yield from question.option
    if question.none is not None and question.none.value == NONE:
        yield question.none


ROUTE = "route"
ROUTE_TEXT = "Which way through the questions?"
ROUTE_NAMES = {
    SHORT: "The short way",
    FULL: "The full way",
    DETAIL: "The full way and the optional questions",
}


def route_coding(route: str, edition: Edition) -> Coding:
    return {"system": edition.system(WAYS), "code": route, "display": ROUTE_NAMES[route]}


def route_in(coding: object) -> str | None:
    if not isinstance(coding, dict):
        return None
    system = coding.get("system") or f"{OURS}:{WAYS}"
    if not isinstance(system, str) or not is_our_system(system, WAYS):
        return None
    return next((route for route in ROUTES if route == coding.get("code")), None)


def route_item(edition: Edition) -> dict[str, Any]:
    return {
        "linkId": ROUTE,
        "text": ROUTE_TEXT,
        "type": "choice",
        "required": True,
        "answerOption": [{"valueCoding": route_coding(route, edition)} for route in ROUTES],
    }


def routes_of(question: Question, listed: Questionnaire) -> frozenset[str]:
    return frozenset(r for r in ROUTES if question in listed.asked_on(r))


def route_clauses(routes: frozenset[str], edition: Edition) -> list[list[dict[str, Any]]]:
    """When a question of these routes may come, as conditions on the route."""
    if routes == frozenset(ROUTES):
        return []
    if len(routes) > 1:
        (left_out,) = frozenset(ROUTES) - routes
        return [[_way("!=", left_out, edition)]]
    (only,) = routes
    return [[_way("=", only, edition)]]


def _way(operator: str, route: str, edition: Edition) -> dict[str, Any]:
    coding = route_coding(route, edition)
    return {"question": ROUTE, "operator": operator, "answerCoding": coding}


def number_value(prefix: str, question: Question, number: Decimal) -> dict[str, Any]:
    """A number in the type of its question: ``valueInteger``, ``answerDecimal``."""
    if is_decimal(question):
        return {f"{prefix}Decimal": int(number) if number % 1 == 0 else float(number)}
    return {f"{prefix}Integer": int(number)}


def is_decimal(question: Question) -> bool:
    return question.limits is not None and question.limits.step % 1 != 0


def sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
