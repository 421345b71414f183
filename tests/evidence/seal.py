"""Digests of what must never change by accident: figures, populations, criteria and citations; and
of every entry of every list and the words of every source, which people read as they stand.

After a change that is meant: ``uv run manage.py reseal`` writes the digests anew, and in
evidence/CHANGES.md a line on the files that came, went or changed, for an editor to finish.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from decision_aid.evidence_base.editing.change_lines import with_lines
from decision_aid.web.loaded import evidence_base

ROOT = Path(__file__).resolve().parent.parent.parent
EVIDENCE = ROOT / "evidence"
SEALED = Path(__file__).with_name("figures.sha256")
CHANGES = EVIDENCE / "CHANGES.md"
TABLES = ("figure", "population", "criterion", "recommendation", "incomplete", "citation")
"""A change in one of these tables begins a line of the log; other words are in the list alone."""
LISTED = Path(__file__).with_name("lists.sha256")
NOT_LISTED = frozenset({"versions.toml"})
"""Written by a command, and no part of what it counts."""
_NAMED_BY = ("id", "term", "name", "value", "paper", "file")


def digest(path: Path) -> str:
    return digest_of(_read(path.read_text(encoding="utf-8")))


@cache
def _read(text: str) -> dict[str, Any]:
    """The same text is read for its digest and for its lists, which change nothing in it."""
    return tomllib.loads(text, parse_float=Decimal)


def digest_of(raw: dict[str, Any]) -> str:
    """The same for any order of keys; 3.0 and 3 differ, because figures stand as printed."""
    return _digest({table: raw[table] for table in TABLES if table in raw})


def _digest(kept: object) -> str:
    canonical = json.dumps(kept, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> dict[str, str]:
    return {type(value).__name__: str(value)}


def digests() -> dict[str, str]:
    files = sorted([*EVIDENCE.glob("sources/*.toml"), *EVIDENCE.glob("criteria/*.toml")])
    return {path.relative_to(EVIDENCE).as_posix(): digest(path) for path in files}


def sealed() -> dict[str, str]:
    lines = SEALED.read_text(encoding="utf-8").splitlines()
    return {name: value for value, name in (line.split("  ", 1) for line in lines)}


def sealed_today() -> str:
    return "".join(f"{value}  {name}\n" for name, value in digests().items())


def listed_today() -> str:
    """A line for each entry of each list, in its order, and for the words of each source."""
    files = sorted(p.relative_to(EVIDENCE).as_posix() for p in EVIDENCE.rglob("*.toml"))
    return "".join(
        line
        for name in files
        if name not in NOT_LISTED
        for line in listed(name, (EVIDENCE / name).read_text(encoding="utf-8"))
    )


def listed(name: str, text: str) -> Iterator[str]:
    raw = _read(text)
    if name.startswith(("sources/", "criteria/")):
        raw = {key: value for key, value in raw.items() if key not in TABLES}
    alone = {key: value for key, value in raw.items() if not _is_list_of_tables(value)}
    yield f"{_digest(alone)[:16]}  {name}\n"
    for key in (each for each in raw if each not in alone):
        for entry in raw[key]:
            places = " ".join(entry.get("countries", ()))
            called = next((entry[each] for each in _NAMED_BY if each in entry), "")
            words = " ".join(f"{key} {places} {called}".split())
            yield f"{_digest(entry)[:16]}  {name}: {words}\n"


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(e, dict) for e in value)


def changes_today() -> str:
    """The log, with what the digests tell of files since they were last sealed."""
    log = CHANGES.read_text(encoding="utf-8")
    return with_lines(log, evidence_base(), digests(), sealed(), timezone.localdate())
