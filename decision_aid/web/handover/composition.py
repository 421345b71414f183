"""What every document that leaves here is made of: a Composition of FHIR R4 and its sections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

Resource = dict[str, Any]
MADE_BY = "AHSCT and MS: a decision aid"
_XHTML = "http://www.w3.org/1999/xhtml"


def composition(
    title: str, kind: Resource, subject: str, author: Resource, date: datetime
) -> Resource:
    """Preliminary: a clinician has to confirm it. Sections follow."""
    return {
        "resourceType": "Composition",
        "status": "preliminary",
        "type": kind,
        "subject": {"reference": subject},
        "date": date.isoformat(),
        "author": [author],
        "title": title,
    }


def section(title: str, div: str, entries: Iterable[str] = ()) -> Resource:
    """``entries``: references to what is coded; ``div``: the words, which are XHTML."""
    told: Resource = {"title": title}
    if div:
        told["text"] = narrative(div)
    listed = [{"reference": each} for each in entries]
    return {**told, "entry": listed} if listed else told


def narrative(div: str) -> Resource:
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{div}</div>'}


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else "<p>-</p>"
