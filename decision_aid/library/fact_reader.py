"""Reads facts about a person from TOML: worked cases and the files given to ``assess``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from decision_aid.domain.facts import FACT_NAMES, FactName, Facts, FactValue, Kind
from decision_aid.domain.ranges import Range
from decision_aid.library.rule_reader import read_number

UNKNOWN = "unknown"


def read_facts(raw: Mapping[str, Any]) -> tuple[Facts, tuple[tuple[str, str], ...]]:
    """The facts, and (name, reason) for each entry that cannot be read."""
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
    return Facts(values), tuple(wrong)


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
