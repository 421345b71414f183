"""Reads the facts of one person from a file given on the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from decision_aid.domain.facts import Facts
from decision_aid.library.fact_reader import read_facts
from decision_aid.library.structure import read_toml

_ALLOWED = frozenset({"facts", "today", "id", "tests", "why", "expected"})


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
    wrong = [(key, "unknown table or key") for key in raw if key not in _ALLOWED]
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
