"""The rule language and the facts of a person, as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from decision_aid.domain.logic.facts import BOTH_CLOCKS, FACT_NAMES, FactName, Kind
from decision_aid.domain.preparation.team_questions import ABOUT_THE_ANSWERS
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.evidence_base.reading.rules_toml import UNKNOWN

Schema = dict[str, Any]
FACTS = "#/$defs/facts"
LIMITS = "#/$defs/limits"
RULE = "#/$defs/rule"
RULE_WITH_ANSWERS = "#/$defs/rule-with-answers"
_NUMBER: Schema = {"type": "number"}


def rule_definitions() -> dict[str, Schema]:
    with_answers = {**GIVEN, **ABOUT_THE_ANSWERS}
    return {
        "limits": {
            "description": "min and max include the limit, gt and lt do not.",
            "type": "object",
            "properties": dict.fromkeys(("min", "max", "gt", "lt"), _NUMBER),
            "minProperties": 1,
            "additionalProperties": False,
        },
        "rule": _rule(RULE, FACT_NAMES.values()),
        "rule-with-answers": _rule(RULE_WITH_ANSWERS, with_answers.values()),
        "facts": {
            "description": "What is known of a person; a name that is missing is unknown.",
            "type": "object",
            "properties": {fact.name: _fact(fact) for fact in FACT_NAMES.values()},
            "additionalProperties": False,
        },
    }


def _rule(itself: str, facts: Iterable[FactName]) -> Schema:
    several: Schema = {"type": "array", "minItems": 1, "items": {"$ref": itself}}
    return {
        "description": "Several names in one table mean all of them. See evidence/README.md.",
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all_of": several,
            "any_of": several,
            "not": {"$ref": itself},
            "ask_clinic": {"type": "string", "minLength": 1},
            BOTH_CLOCKS: {"$ref": LIMITS},
            **{fact.name: _compared(fact) for fact in facts},
        },
        "additionalProperties": False,
    }


def _compared(fact: FactName) -> Schema:
    value = _value(fact)
    one_of: Schema = {
        "type": "object",
        "properties": {"in": {"type": "array", "items": value}},
        "required": ["in"],
        "additionalProperties": False,
    }
    if fact.kind is Kind.NUMBER:
        return {"anyOf": [{"$ref": LIMITS}, {"const": UNSURE}]}
    return {"anyOf": [value, one_of]}


def _fact(fact: FactName) -> Schema:
    if fact.kind is not Kind.NUMBER:
        return {"anyOf": [_value(fact), {"const": UNKNOWN}]}
    ends: Schema = {
        "type": "object",
        "properties": {"low": _NUMBER, "high": _NUMBER},
        "required": ["low", "high"],
        "additionalProperties": False,
    }
    return {"anyOf": [_NUMBER, ends, {"const": UNKNOWN}]}


def _value(fact: FactName) -> Schema:
    if fact.kind is Kind.YES_NO:
        return {"type": "boolean"}
    if fact.kind is Kind.WORD and fact.words:
        return {"enum": list(fact.words)}
    return {"type": "string", "minLength": 1}
