"""The list of questions as a FHIR R4 Questionnaire."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from decision_aid.domain.logic.rules import OneOf
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import (
    COPYRIGHT,
    LANGUAGE,
    QUESTIONNAIRE,
    Edition,
    answer_codings,
    codes_of,
    route_coding,
    route_item,
    routes_of,
    unit_coding,
)
from decision_aid.web.handover.fhir.enable_when import (
    enable_when,
    is_decimal,
    is_ever_asked,
    number_value,
)

Item = dict[str, Any]
_CORE = "http://hl7.org/fhir/StructureDefinition"
_EACH = "each drug"
_DESCRIPTION = (
    "What a person with multiple sclerosis is asked before reading published research on "
    "autologous haematopoietic stem cell transplantation (AHSCT). Information, not advice. "
    "Answers are what the person said; a clinician has to confirm them. An item without an answer "
    "says why: asked-unknown for “I do not know” and the like, unknown for a question still open."
)


def questionnaire_resource(listed: Questionnaire, edition: Edition) -> dict[str, Any]:
    """Every question of every route, in the order of the list."""
    items = [
        _item(question, listed) for question in listed.questions.values() if not question.for_letter
    ]
    return {
        "resourceType": "Questionnaire",
        "meta": edition.meta,
        "language": LANGUAGE,
        "url": QUESTIONNAIRE,
        "version": edition.questions,
        "name": "AhsctMsDecisionAid",
        "title": "AHSCT and MS: questions before reading the research",
        "status": "active",
        "subjectType": ["Patient"],
        "description": _DESCRIPTION,
        "copyright": COPYRIGHT,
        "item": [route_item(), *items],
    }


def _item(question: Question, listed: Questionnaire) -> Item:
    if not question.repeat_for:
        asked = _asked(question, listed, None)
        return {**asked, "item": [_help(question, listed)]}
    repeated = listed.questions[question.repeat_for].option
    return {
        "linkId": question.key,
        "text": group_text(question),
        "type": "group",
        "item": [
            _help(question, listed),
            *(_asked(question, listed, each) for each in repeated
              if is_ever_asked(question, listed, each)),
        ],
    }  # fmt: skip


def group_text(question: Question) -> str:
    return question.title.replace("{drug}", _EACH)


def _asked(question: Question, listed: Questionnaire, item: Option | None) -> Item:
    label = item.label if item else ""
    asked = {
        "linkId": question.key if item is None else f"{question.key}:{item.value}",
        "code": codes_of(question),
        "text": question.title.replace("{drug}", label),
        "type": _type(question),
        **enable_when(question, listed, item),
    }
    if question.kind is QuestionKind.MULTI_CHOICE:
        asked["repeats"] = True
    if question.kind.is_typed:
        extensions = [*_limits(question), *_unit(question)]
        return {"extension": extensions, **asked} if extensions else asked
    options = [{"valueCoding": coding} for coding in answer_codings(question)]
    return {**asked, "answerOption": options}


def _type(question: Question) -> str:
    if not question.kind.is_typed:
        return "choice"
    if question.kind is QuestionKind.MONTH:
        return "date"
    return "decimal" if is_decimal(question) else "integer"


def _limits(question: Question) -> list[dict[str, Any]]:
    """Only limits that are numbers; one that moves with another answer stands in the help."""
    limits = question.limits
    ends = {"minValue": limits.min, "maxValue": limits.max} if limits else {}
    return [
        {"url": f"{_CORE}/{name}", **number_value("value", question, end)}
        for name, end in ends.items()
        if isinstance(end, Decimal)
    ]


def _unit(question: Question) -> list[dict[str, Any]]:
    coding = unit_coding(question)
    return [{"url": f"{_CORE}/questionnaire-unit", "valueCoding": coding}] if coding else []


def _help(question: Question, listed: Questionnaire) -> Item:
    text = " ".join(_sentence(each) for each in _helps(question, listed) if each)
    return {"linkId": f"{question.key}.help", "text": text, "type": "display"}


def _helps(question: Question, listed: Questionnaire) -> list[str]:
    limits = question.limits
    moving = limits is not None and not isinstance(limits.min, Decimal)
    return [
        question.hint.replace("{drug}", _EACH),
        f"Asked: {question.asked_when}" if question.asked_when else "",
        _only_on(question, listed),
        question.too_low if moving else "",
        question.too_high if limits and not isinstance(limits.max, Decimal) else "",
        question.off_step,
        *(_offered(option, listed) for option in question.option),
        f"No answer stands for “{question.unsure}”",
    ]


def _only_on(question: Question, listed: Questionnaire) -> str:
    """The routes in words, where no condition could say when the question comes."""
    routes = routes_of(question, listed)
    if question.repeat_for or len(routes) == len(ROUTES) or enable_when(question, listed, None):
        return ""
    names = [route_coding(route)["display"] for route in ROUTES if route in routes]
    return f"Only on: {' / '.join(names)}"


def _offered(option: Option, listed: Questionnaire) -> str:
    rule = option.offered_when
    if not isinstance(rule, OneOf) or rule.name not in listed.questions:
        return ""
    labels = [o.label for o in listed.questions[rule.name].option if o.value in rule.values]
    return f"“{option.label}” goes with: {' / '.join(labels)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
