"""Codes of questions and answers: of LOINC and SNOMED CT where they were looked up, else our own.

Looked up: 30525-0 on terminology.hl7.org (value set LOINCObservationActContextAgeType), 10230-1
on loinc.org, the types of MS in the MONDO ontology's SNOMED CT mappings and a SNOMED CT code list.
EDSS, relapses, DLCO in per cent of predicted and creatinine clearance by any method have none
here: no code was found that means the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from decision_aid.domain.answers import NONE
from decision_aid.domain.question import Option, Question
from decision_aid.web.handover.fhir.editions import OURS

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
_QUESTION_CODES: Mapping[str, tuple[str, str]] = MappingProxyType({
    "age": ("30525-0", "Age"),
    "lvef": ("10230-1", "Left ventricular Ejection fraction"),
})  # fmt: skip
_ANSWER_CODES: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType({
    ("subtype", "rrms"): ("426373005", "Relapsing remitting multiple sclerosis"),
    ("subtype", "spms"): ("425500002", "Secondary progressive multiple sclerosis"),
    ("subtype", "ppms"): ("428700003", "Primary progressive multiple sclerosis"),
})  # fmt: skip
_UNITS: Mapping[str, str] = MappingProxyType(
    {"per cent": "%", "per cent of predicted": "%", "mL per minute": "mL/min"}
)


def codes_of(question: Question) -> list[Coding]:
    own = {"system": QUESTIONS, "code": question.key}
    if question.key not in _QUESTION_CODES:
        return [own]
    code, display = _QUESTION_CODES[question.key]
    return [{"system": LOINC, "code": code, "display": display}, own]


def answer_coding(question: Question, value: str) -> Coding:
    """Our own code names the question too, so that one code has one meaning in all the list."""
    if (question.key, value) in _ANSWER_CODES:
        code, display = _ANSWER_CODES[question.key, value]
        return {"system": SNOMED, "code": code, "display": display}
    label = next(each.label for each in answerable(question) if each.value == value)
    return {"system": ANSWERS, "code": f"{question.key}.{value}", "display": label}


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
    code = _UNITS.get(question.unit)
    return {"system": UCUM, "code": code, "display": question.unit} if code else None
