"""The whole library as one JSON document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from decision_aid.library.exports.plain import json_text, plain
from decision_aid.library.shelf import Library

FORMAT = "ahsct-decision-aid evidence"
FORMAT_VERSION = 1
"""Goes up when a name or a meaning changes; a name that is only added leaves it as it is."""
NOTICE = (
    "Information, not advice. Each figure is about a group of people in one published study; it "
    "is no prediction for one person. Numbers stand as printed: read them as decimals, not as "
    "binary fractions, to keep a zero at the end."
)
HEAD = ("format", "format_version", "schema", "notice", "evidence_version", "checked_on")
NOT_EVIDENCE = frozenset({"version", "editions", "changes"})


def document(library: Library) -> str:
    """Named and shaped as ``schema.json`` says, in the order of the library."""
    return json_text(as_tables(library)) + "\n"


def as_tables(library: Library) -> dict[str, Any]:
    head = (
        FORMAT,
        FORMAT_VERSION,
        "schema.json",
        NOTICE,
        str(library.version),
        library.version.checked_on,
    )
    return {
        **dict(zip(HEAD, head, strict=True)),
        **{name: _listed(getattr(library, name)) for name in contents()},
    }


def contents() -> tuple[str, ...]:
    """The parts of the document: everything that a library holds."""
    return tuple(each.name for each in fields(Library) if each.name not in NOT_EVIDENCE)


def _listed(part: object) -> Any:
    return plain(tuple(part.values()) if isinstance(part, Mapping) else part)
