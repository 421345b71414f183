"""Worked people: facts, and the verdict that a reader of the published texts expects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from decision_aid.domain.facts import Facts
from decision_aid.library.fact_reader import read_facts
from decision_aid.library.mistakes import Mistake
from decision_aid.library.structure import Table

VERDICTS = ("met", "not met", "unknown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """The verdicts expected of one criteria set, as words."""

    overall: str
    criteria: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One worked person. ``tests`` says in words what the case is for."""

    id: str
    tests: str
    why: str
    facts: Facts
    expected: Mapping[str, Expected]


def read_case(raw: Table, file: str) -> tuple[Case, list[Mistake]]:
    """The case as far as it can be read, with its mistakes."""
    facts, wrong = read_facts(raw.get("facts", {}))
    mistakes = [Mistake(file, f"facts.{name}", reason) for name, reason in wrong]
    allowed = {"id", "tests", "why", "facts", "expected"}
    mistakes += [Mistake(file, key, "unknown key") for key in raw if key not in allowed]
    mistakes += [Mistake(file, key, "is missing") for key in sorted(allowed) if not raw.get(key)]
    expected = {
        name: _read_expected(name, each, file, mistakes)
        for name, each in raw.get("expected", {}).items()
    }
    told = {key: str(raw.get(key, "")) for key in ("id", "tests", "why")}
    return Case(**told, facts=facts, expected=expected), mistakes


def _read_expected(name: str, raw: Any, file: str, mistakes: list[Mistake]) -> Expected:
    overall, criteria = raw.get("overall", ""), raw.get("criteria", {})
    for path, verdict in [("overall", overall), *criteria.items()]:
        if verdict not in VERDICTS:
            mistakes.append(Mistake(file, f"expected.{name}.{path}", f"{verdict!r} is no verdict"))
    return Expected(overall=overall, criteria=criteria)
