"""Worked people: facts, and the verdict that a reader of the published texts expects.

A file for ``assess`` holds the facts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.rules_toml import read_facts
from decision_aid.evidence_base.reading.toml import Table, read_toml

_ALLOWED_IN_A_FILE = frozenset({"facts", "today", "id", "tests", "why", "expected"})


class UnreadableCaseError(Exception):
    """A file that cannot be used; the message names the file and each wrong place."""


def read_case_file(path: Path) -> Facts:
    """The facts of ``[facts]``; a worked case of the evidence is read as well.

    ``today`` (a date, or a table with ``date``) is checked and otherwise has no effect: facts are
    numbers of years, not dates. Raises UnreadableCaseError.
    """
    try:
        raw = read_toml(path)
    except OSError as error:
        raise UnreadableCaseError(f"{path}: cannot be opened: {error.strerror}") from None
    except ValueError as error:
        raise UnreadableCaseError(f"{path}: is not TOML: {error}") from None
    facts, wrong = _facts(raw)
    if wrong:
        raise UnreadableCaseError("\n".join(f"{path}: {place}: {why}" for place, why in wrong))
    return facts


def _facts(raw: dict[str, Any]) -> tuple[Facts, list[tuple[str, str]]]:
    wrong = [(key, "unknown table or key") for key in raw if key not in _ALLOWED_IN_A_FILE]
    table = raw.get("facts")
    if not isinstance(table, dict):
        return Facts({}), [*wrong, ("facts", "the table [facts] is missing")]
    facts, misread = read_facts(table)
    wrong += [(f"facts.{name}", reason) for name, reason in misread]
    if "today" in raw and not _is_a_day(raw["today"]):
        wrong.append(("today", "is a date like 2026-11-21"))
    return facts, wrong


def _is_a_day(today: object) -> bool:
    if isinstance(today, dict):
        return set(today) == {"date"} and type(today["date"]) is date
    return type(today) is date


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
    facts, wrong = read_facts(_table(raw.get("facts")))
    mistakes = [Mistake(file, f"facts.{name}", reason) for name, reason in wrong]
    mistakes += [Mistake(file, key, "unknown key") for key in raw if key not in _ALLOWED]
    mistakes += [Mistake(file, key, "is missing") for key in sorted(_ALLOWED) if not raw.get(key)]
    for key, kind, words in _KINDS:
        if raw.get(key) and not isinstance(raw[key], kind):
            mistakes.append(Mistake(file, key, f"expected {words}, not {raw[key]!r}"))
    expected = {
        name: _read_expected(name, each, file, mistakes)
        for name, each in _table(raw.get("expected")).items()
    }
    told = {key: str(raw.get(key, "")) for key in ("id", "tests", "why")}
    return Case(**told, facts=facts, expected=expected), mistakes


_ALLOWED = frozenset({"id", "tests", "why", "facts", "expected"})
_KINDS = (
    ("id", str, "words"),
    ("tests", str, "words"),
    ("why", str, "words"),
    ("facts", dict, "a table"),
    ("expected", dict, "a table"),
)


def _table(raw: object) -> Table:
    return raw if isinstance(raw, dict) else {}


def _read_expected(name: str, raw: Any, file: str, mistakes: list[Mistake]) -> Expected:
    if not isinstance(raw, dict) or not isinstance(raw.get("criteria", {}), dict):
        mistakes.append(Mistake(file, f"expected.{name}", f"expected a table, not {raw!r}"))
        return Expected(overall="")
    overall, criteria = raw.get("overall", ""), raw.get("criteria", {})
    for path, verdict in [("overall", overall), *criteria.items()]:
        if verdict not in VERDICTS:
            mistakes.append(Mistake(file, f"expected.{name}.{path}", f"{verdict!r} is no verdict"))
    return Expected(overall=overall, criteria=criteria)
