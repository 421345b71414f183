"""The list of questions as a FHIR R4 Questionnaire for fillers of structured forms (SDC)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from decision_aid.domain.logic.rules import OneOf
from decision_aid.domain.questionnaire.answers import NONE
from decision_aid.domain.questionnaire.codes import UCUM
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import (
    LANGUAGE,
    NAME,
    Edition,
    answer_coding,
    answerable,
    codes_of,
    is_decimal,
    number_value,
    route_item,
    sentence,
)
from decision_aid.web.handover.fhir.enable_when import enable_when, is_ever_asked
from decision_aid.web.handover.fhir.published import published_by

Item = dict[str, Any]
CORE = "http://hl7.org/fhir/StructureDefinition"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
_PROFILES = (
    f"{SDC}/sdc-questionnaire",
    f"{SDC}/sdc-questionnaire-pop-obsn",
    f"{SDC}/sdc-questionnaire-extr-obsn",
)
_EACH = "each drug"
_DESCRIPTION = (
    "What a person with multiple sclerosis is asked before reading published research on "
    "autologous haematopoietic stem cell transplantation (AHSCT). Information, not advice. "
    "Answers are what the person said; a clinician has to confirm them. A question may be left "
    "open; “I do not know” is an item without an answer and with the reason asked-unknown."
)


def questionnaire_resource(listed: Questionnaire, edition: Edition) -> dict[str, Any]:
    """Every question of every route, in the order of the list."""
    held = (each for each in listed.questions.values() if not each.for_letter)
    items = [_item(question, listed, edition) for question in held]
    return {
        "resourceType": "Questionnaire",
        "id": NAME,
        "meta": {"profile": list(_PROFILES), **edition.meta},
        "language": LANGUAGE,
        "url": edition.url,
        "version": edition.questions,
        "name": "AhsctMsDecisionAid",
        "title": "AHSCT and MS: questions before reading the research",
        "subjectType": ["Patient"],
        **published_by(edition),
        "description": _DESCRIPTION,
        "item": [route_item(edition), *items],
    }


def _item(question: Question, listed: Questionnaire, edition: Edition) -> Item:
    if not question.repeat_for:
        asked = _asked(question, listed, None, edition)
        return {**asked, "item": [_help(question, listed, edition)]}
    repeated = listed.questions[question.repeat_for].option
    asked_of = [each for each in repeated if is_ever_asked(question, listed, each, edition)]
    asked_each = [_asked(question, listed, each, edition) for each in asked_of]
    return {
        "linkId": question.key,
        "text": group_text(question),
        "type": "group",
        **_with_any_of(asked_each),
        "item": [_help(question, listed, edition), *asked_each],
    }


def _with_any_of(asked_each: list[Item]) -> Item:
    """A group comes up with the first of its items; without a condition where one has none."""
    if not all("enableWhen" in each for each in asked_each):
        return {}
    conditions = [each["enableWhen"][-1] for each in asked_each]
    return {"enableWhen": conditions, "enableBehavior": "any"}


def group_text(question: Question) -> str:
    return question.title.replace("{drug}", _EACH)


def _asked(
    question: Question, listed: Questionnaire, item: Option | None, edition: Edition
) -> Item:
    label = item.label if item else ""
    extensions = [_short_text(question, label), *_typed(question, edition)]
    asked = {
        "extension": [*extensions, *_observed(question, edition)],
        "linkId": question.key if item is None else f"{question.key}:{item.value}",
        "code": codes_of(question, edition),
        "text": question.title.replace("{drug}", label),
        "type": _type(question),
        **enable_when(question, listed, item, edition),
    }
    if question.kind is QuestionKind.MULTI_CHOICE:
        asked["repeats"] = True
    if question.kind.is_typed:
        return asked
    options = [_option(question, option, edition) for option in answerable(question)]
    return {**asked, "answerOption": options}


def _option(question: Question, option: Option, edition: Edition) -> Item:
    coding = {"valueCoding": answer_coding(question, option.value, edition)}
    if question.kind is not QuestionKind.MULTI_CHOICE or option.value != NONE:
        return coding
    alone = {"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}
    return {"extension": [alone], **coding}


def _type(question: Question) -> str:
    if not question.kind.is_typed:
        return "choice"
    if question.kind is QuestionKind.MONTH:
        return "date"
    return "decimal" if is_decimal(question) else "integer"


def _short_text(question: Question, label: str) -> Item:
    text = question.short.replace("{drug}", label)
    return {"url": f"{SDC}/sdc-questionnaire-shortText", "valueString": text}


def _typed(question: Question, edition: Edition) -> list[Item]:
    """Limits that are numbers (one that moves with another answer stands in the help); the unit."""
    limits = question.limits
    if limits is None:
        return []
    ends = {"minValue": limits.min, "maxValue": limits.max}
    found = [
        {"url": f"{CORE}/{name}", **_limit(question, end)}
        for name, end in ends.items()
        if isinstance(end, Decimal)
    ]
    if is_decimal(question):
        places = -int(limits.step.as_tuple().exponent)
        found.append({"url": f"{CORE}/maxDecimalPlaces", "valueInteger": places})
    unit = edition.codes.units.get(question.key)
    if unit is not None:
        coding = {"system": UCUM, "code": unit.code, "display": unit.display}
        found.append({"url": f"{CORE}/questionnaire-unit", "valueCoding": coding})
    return found


def _limit(question: Question, end: Decimal) -> Item:
    if question.kind is QuestionKind.MONTH:
        return {"valueDate": f"{int(end)}-01-01"}
    return number_value("value", question, end)


def _observed(question: Question, edition: Edition) -> list[Item]:
    """Where the public code is certain, a record may fill the item in and take it over."""
    found = edition.codes.exact(question.key)
    if found is None or not found.months:
        return []
    months = {"value": found.months, "unit": "month", "system": UCUM, "code": "mo"}
    return [
        {"url": f"{SDC}/sdc-questionnaire-observationLinkPeriod", "valueDuration": months},
        {"url": f"{SDC}/sdc-questionnaire-observationExtract", "valueBoolean": True},
    ]


def _help(question: Question, listed: Questionnaire, edition: Edition) -> Item:
    text = " ".join(sentence(each) for each in _helps(question, listed, edition) if each)
    concept = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}
    control = {
        "url": f"{CORE}/questionnaire-itemControl",
        "valueCodeableConcept": {"coding": [concept]},
    }
    return {
        "extension": [control],
        "linkId": f"{question.key}.help",
        "text": text,
        "type": "display",
    }


def _helps(question: Question, listed: Questionnaire, edition: Edition) -> list[str]:
    limits = question.limits
    moving = limits is not None and not isinstance(limits.min, Decimal)
    return [
        question.hint.replace("{drug}", _EACH),
        f"Asked: {question.asked_when}" if question.asked_when else "",
        question.too_low if moving else "",
        question.too_high if limits and not isinstance(limits.max, Decimal) else "",
        question.off_step,
        *(_offered(option, listed) for option in question.option),
        _other_names(question, edition),
        f"No answer stands for “{question.unsure}”",
    ]


def _offered(option: Option, listed: Questionnaire) -> str:
    rule = option.offered_when
    if not isinstance(rule, OneOf) or rule.name not in listed.questions:
        return ""
    labels = [o.label for o in listed.questions[rule.name].option if o.value in rule.values]
    return f"“{option.label}” goes with: {' / '.join(labels)}"


def _other_names(question: Question, edition: Edition) -> str:
    """Our words for answers that a public list words in another way, such as a drug's brands."""
    labels = [
        option.label for option in answerable(question)
        if answer_coding(question, option.value, edition)["display"] != option.label
    ]  # fmt: skip
    return f"In other words: {' / '.join(labels)}" if labels else ""
