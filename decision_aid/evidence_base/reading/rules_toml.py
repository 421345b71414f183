"""Reads the rule language of ``evidence/README.md``, and facts about a person, from TOML."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from decision_aid.domain.logic.facts import (
    BOTH_CLOCKS,
    FACT_NAMES,
    FactName,
    Facts,
    FactValue,
    Kind,
    with_consequences,
)
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import (
    AllOf,
    AnyOf,
    AskClinic,
    Compare,
    Limits,
    Not,
    OneOf,
    Rule,
)
from decision_aid.domain.questionnaire.answers import UNSURE

_LIMITS = frozenset({"min", "max", "gt", "lt"})
_JOINED: dict[str, type[AllOf] | type[AnyOf]] = {"all_of": AllOf, "any_of": AnyOf}


def read_rule(raw: object, names: Mapping[str, FactName] = FACT_NAMES) -> Rule:
    """One rule over the named facts. Raises ValueError in words that name the wrong part."""
    if not isinstance(raw, dict) or not raw:
        raise ValueError("a rule is a table with at least one name")
    parts = tuple(_read_part(name, value, names) for name, value in raw.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _read_part(name: str, value: Any, names: Mapping[str, FactName]) -> Rule:
    if name in _JOINED:
        if not isinstance(value, list) or not value:
            raise ValueError(f"{name} takes a list of rules")
        return _JOINED[name](tuple(read_rule(each, names) for each in value))
    if name == "not":
        return Not(read_rule(value, names))
    if name == "ask_clinic":
        return AskClinic(_text(value))
    return _read_comparison(name, value, names)


def _read_comparison(name: str, value: Any, names: Mapping[str, FactName]) -> Rule:
    if name == BOTH_CLOCKS:
        return Compare(name, _read_limits(name, value))
    if name not in names:
        raise ValueError(f"unknown fact '{name}'")
    fact = names[name]
    if fact.kind is Kind.NUMBER and value != UNSURE:
        return Compare(name, _read_limits(name, value))
    if isinstance(value, dict) and set(value) == {"in"} and isinstance(value["in"], list):
        return OneOf(name, tuple(_value_of(fact, each) for each in value["in"]))
    return OneOf(name, (_value_of(fact, value),))


def _read_limits(name: str, value: Any) -> Limits:
    if not isinstance(value, dict) or not value or not set(value) <= _LIMITS:
        raise ValueError(f"{name} is a number: compare it with min, max, gt or lt")
    return Limits(**{end: read_number(limit) for end, limit in value.items()})


def _value_of(fact: FactName, value: Any) -> str | bool:
    if fact.kind is Kind.YES_NO:
        if isinstance(value, bool):
            return value
        raise ValueError(f"{fact.name} is true or false, not {value!r}")
    if isinstance(value, str) and (not fact.words or value in fact.words):
        return value
    raise ValueError(f"{fact.name} is one of {', '.join(fact.words)}, not {value!r}")


def read_number(value: object) -> Decimal:
    """A TOML number as printed. Raises ValueError for anything else, booleans included."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"expected a number, not {value!r}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"expected a number, not {value!r}")
    return number


def _text(value: object) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError("ask_clinic takes a name")


UNKNOWN = "unknown"


def read_facts(raw: Mapping[str, Any]) -> tuple[Facts, tuple[tuple[str, str], ...]]:
    """The facts with what follows from them, and (name, reason) for each unreadable entry."""
    values: dict[str, FactValue] = {}
    wrong: list[tuple[str, str]] = []
    for name, value in raw.items():
        if name not in FACT_NAMES:
            wrong.append((name, "unknown fact"))
            continue
        try:
            read = read_fact(FACT_NAMES[name], value)
        except ValueError as error:
            wrong.append((name, str(error)))
            continue
        if read is not None:
            values[name] = read
    return Facts(with_consequences(_never_treated(values, raw))), tuple(wrong)


def _never_treated(
    values: Mapping[str, FactValue], raw: Mapping[str, Any]
) -> Mapping[str, FactValue]:
    """A file that does not speak of ``dmt_taken`` and counts no failed drug means no drug at all.

    Files had no other way to say it. One that says ``dmt_taken = "unknown"`` leaves it open.
    """
    if "dmt_taken" not in raw and values.get("dmt_failed") == Range.exactly(0):
        return {**values, "dmt_taken": Range.exactly(0)}
    return values


def read_fact(fact: FactName, value: object) -> FactValue | None:
    """One fact; None where it is said to be unknown. Raises ValueError in words."""
    if value == UNKNOWN:
        return None
    if fact.kind is Kind.NUMBER:
        return _read_range(value)
    if fact.kind is Kind.YES_NO:
        if isinstance(value, bool):
            return value
        raise ValueError(f"is true or false, not {value!r}")
    if isinstance(value, str) and value in fact.words:
        return value
    raise ValueError(f"is one of {', '.join(fact.words)}, not {value!r}")


def _read_range(value: object) -> Range:
    if isinstance(value, dict):
        if set(value) != {"low", "high"}:
            raise ValueError("a range has a low and a high end")
        low, high = read_number(value["low"]), read_number(value["high"])
    else:
        low = high = read_number(value)
    if low < 0:
        raise ValueError(f"{low} is below zero")
    return Range(low, high)
