"""Digests of what must never change by accident: figures, populations, criteria and citations.

After a change that is meant: ``uv run manage.py reseal`` writes the digests anew, and in
evidence/CHANGES.md a line on the files that came, went or changed, for an editor to finish.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from decimal import Decimal
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
"""Titles, summaries and other words may be edited freely."""


def digest(path: Path) -> str:
    raw = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return digest_of(raw)


def digest_of(raw: dict[str, Any]) -> str:
    """The same for any order of keys; 3.0 and 3 differ, because figures stand as printed."""
    kept = {table: raw[table] for table in TABLES if table in raw}
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


def changes_today() -> str:
    """The log, with what the digests tell of files since they were last sealed."""
    log = CHANGES.read_text(encoding="utf-8")
    return with_lines(log, evidence_base(), digests(), sealed(), timezone.localdate())
