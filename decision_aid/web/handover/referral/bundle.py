"""The draft of a referral as a FHIR R4 document: a Bundle whose first entry is a Composition.

Each section holds its words as narrative and points to what is coded: drugs, findings, the score.
Codes are those of ``decision_aid/codes.toml``; what has none is told in words alone. It names
nobody: a server that knows the patient passes the resource in as ``patient``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from decision_aid.domain.questionnaire.codes import Codes
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.handover.referral.coded import PATIENT, CodedEntry, Resource, coded_entries
from decision_aid.web.handover.referral.content import Compared, Referral
from decision_aid.web.handover.referral.parts import Section, Table

_REFERRAL_NOTE = {"system": "http://loinc.org", "code": "57133-1", "display": "Referral note"}
_XHTML = "http://www.w3.org/1999/xhtml"
_DEVICE = "device"


def referral_bundle(
    referral: Referral,
    journey: Journey,
    codes: Codes,
    made_at: datetime,
    patient: Mapping[str, Any] | None = None,
) -> Resource:
    """Pure: the same answers at the same time give the same document. ``made_at`` needs a zone."""
    entries = tuple(coded_entries(journey, codes))
    named = {
        PATIENT: {"resourceType": "Patient", **(patient or {})},
        _DEVICE: _device(),
        **{each.name: each.resource for each in entries},
    }
    composition = _composition(referral, entries, made_at)
    seed = made_at.isoformat()
    listed = {"composition": composition, **named}
    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _address("bundle", seed)},
        "timestamp": seed,
        "entry": [
            {"fullUrl": _address(name, seed), "resource": _resolved(resource, seed)}
            for name, resource in listed.items()
        ],
    }


def _address(name: str, seed: str) -> str:
    """No number of the patient: made of the time and of what the resource is."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'ahsct-ms-decision-aid:{seed}:{name}')}"


def _resolved(resource: Any, seed: str) -> Any:
    """References by name become those of this document."""
    if isinstance(resource, dict):
        return {
            key: _address(value[1:], seed)
            if key == "reference" and str(value).startswith("#")
            else _resolved(value, seed)
            for key, value in resource.items()
        }
    if isinstance(resource, list):
        return [_resolved(each, seed) for each in resource]
    return resource


def _device() -> Resource:
    return {
        "resourceType": "Device",
        "deviceName": [{"name": "AHSCT and MS: a decision aid", "type": "user-friendly-name"}],
        "note": [{"text": "An information tool. It decides nothing and recommends nothing."}],
    }


def _composition(
    referral: Referral, entries: tuple[CodedEntry, ...], made_at: datetime
) -> Resource:
    words = referral.words
    sections = [_section(words["in_short"], _paragraph(referral.in_short), ())]
    for each in referral.history:
        sections.append(_section(each.title, _told(each), _of(each.id, entries)))
    sections.append(_section(words["criteria"], _compared(referral.rules, words), ()))
    if referral.missing:
        sections.append(_section(words["missing"], _list(referral.missing), ()))
    if referral.fitness is not None:
        sections.append(_section(words["fitness"], _compared(referral.fitness, words), ()))
    sections.append(_section(words["before"], _list(referral.before), ()))
    sections.append(_section(words["sources"], _list(referral.sources, "ol"), ()))
    sections.append(_section(words["notice"], _paragraph(referral.notice), ()))
    return {
        "resourceType": "Composition",
        "text": _narrative(_paragraph(words["draft"]) + _paragraph(referral.made)),
        "language": referral.language,
        "status": "preliminary",
        "type": {"coding": [_REFERRAL_NOTE], "text": _REFERRAL_NOTE["display"]},
        "subject": {"reference": f"#{PATIENT}"},
        "date": made_at.isoformat(),
        "author": [{"reference": f"#{_DEVICE}"}],
        "title": words["title"],
        "section": sections,
    }


def _section(title: str, div: str, entries: tuple[CodedEntry, ...]) -> Resource:
    section: Resource = {"title": title, "text": _narrative(div)}
    if entries:
        section["entry"] = [{"reference": f"#{each.name}"} for each in entries]
    return section


def _of(section: str, entries: tuple[CodedEntry, ...]) -> tuple[CodedEntry, ...]:
    return tuple(each for each in entries if each.section == section)


def _narrative(div: str) -> Resource:
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{div}</div>'}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else "<p>-</p>"


def _list(lines: tuple[str, ...], kind: str = "ul") -> str:
    return f"<{kind}>{''.join(f'<li>{escape(each)}</li>' for each in lines)}</{kind}>"


def _told(told_so: Section) -> str:
    items = _list(tuple(f"{item.label}: {item.text}" for item in told_so.items))
    table = _table(told_so.table) if told_so.table else ""
    after = "".join(_paragraph(each) for each in (*told_so.points, told_so.after) if each)
    return f"{table}{items if told_so.items else ''}{after}"


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(each)}</th>" for each in table.heads)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _compared(rules: Compared, words: Mapping[str, str]) -> str:
    heads = (words["condition"], words["has"], words["compared"], words["lacks"])
    rows = tuple(
        (f"{line.statement} ({line.published})", line.has, line.compared, line.lacks)
        for line in rules.lines
    )
    top = "".join(_paragraph(e) for e in (rules.title, rules.caveats, rules.summed_up) if e)
    grades = _paragraph(words["grades"]) + _list(rules.grades) if rules.grades else ""
    return f"{top}{_table(Table(heads=heads, rows=rows, widths=()))}{grades}"
