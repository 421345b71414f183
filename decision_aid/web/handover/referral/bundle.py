"""The draft of a referral as a FHIR R4 document: a Bundle whose first entry is a Composition.

Each section holds its words as narrative and points to what is coded: drugs, findings, the score.
Codes are those of ``decision_aid/codes.toml``; what has none is told in words alone. It names
nobody: a server that knows the patient passes the resource in as ``patient``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from decision_aid.domain.questionnaire.codes import Codes
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.web.handover.composition import (
    MADE_BY,
    composition,
    narrative,
    paragraph,
    section,
)
from decision_aid.web.handover.referral.coded import PATIENT, CodedEntry, Resource, coded_entries
from decision_aid.web.handover.referral.content import Compared, Referral
from decision_aid.web.handover.referral.sections.parts import Blank, Section, Table

_REFERRAL_NOTE = {"system": "http://loinc.org", "code": "57133-1", "display": "Referral note"}
_DEVICE = "device"


def referral_bundle(
    referral: Referral,
    journey: Journey,
    codes: Codes,
    made_at: datetime,
    identity: UUID,
    patient: Mapping[str, Any] | None = None,
) -> Resource:
    """Pure. ``made_at`` needs a zone. ``identity``: a random number of this document alone, for two
    people may be referred in the same second.
    """
    entries = tuple(coded_entries(journey, codes))
    named = {
        PATIENT: {"resourceType": "Patient", **(patient or {})},
        _DEVICE: _device(),
        **{each.name: each.resource for each in entries},
    }
    listed = {"composition": _composition(referral, entries, made_at), **named}

    def address(name: str) -> str:
        return uuid5(identity, name).urn

    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": identity.urn},
        "timestamp": made_at.isoformat(),
        "entry": [
            {"fullUrl": address(name), "resource": _resolved(resource, address)}
            for name, resource in listed.items()
        ],
    }


def referral_composition(
    referral: Referral, journey: Journey, codes: Codes, made_at: datetime, patient: str
) -> Resource:
    """The first entry of that document for the record of a patient, as one resource: what is coded
    stands inside it, so that nothing which nobody has confirmed becomes an entry of its own.
    """
    entries = tuple(coded_entries(journey, codes))
    told = _composition(referral, entries, made_at)

    def inside(name: str) -> str:
        return patient if name == PATIENT else f"#{_id(name)}"

    pointed_at = {each["reference"] for s in told["section"] for each in s.get("entry", ())}
    named = {
        _DEVICE: _device(),
        **{e.name: e.resource for e in entries if f"#{e.name}" in pointed_at},
    }
    contained = [
        {"resourceType": each["resourceType"], "id": _id(name), **_resolved(each, inside)}
        for name, each in named.items()
    ]
    return {**_resolved(told, inside), "contained": contained}


def _id(name: str) -> str:
    """An id has no underscore."""
    return name.replace("_", "-")


def _resolved(resource: Any, address: Callable[[str], str]) -> Any:
    """References by name become those of this document."""
    if isinstance(resource, dict):
        return {
            key: address(value[1:])
            if key == "reference" and str(value).startswith("#")
            else _resolved(value, address)
            for key, value in resource.items()
        }
    if isinstance(resource, list):
        return [_resolved(each, address) for each in resource]
    return resource


def _device() -> Resource:
    return {
        "resourceType": "Device",
        "deviceName": [{"name": MADE_BY, "type": "user-friendly-name"}],
        "note": [{"text": "An information tool. It decides nothing and recommends nothing."}],
    }


def _composition(
    referral: Referral, entries: tuple[CodedEntry, ...], made_at: datetime
) -> Resource:
    words = referral.words
    sections = [
        section(words["in_short"], paragraph(referral.in_short)),
        section(words["missing"], _missing(referral)),
        section(words["blanks"], _list(tuple(map(_blank, referral.blanks)))),
    ]
    for each in referral.history:
        sections.append(section(each.title, _told(each), _of(each.id, entries)))
    sections.append(section(words["criteria"], _compared(referral.rules, words)))
    if referral.fitness is not None:
        sections.append(section(words["fitness"], _compared(referral.fitness, words)))
    sections.append(section(words["before"], _list(referral.before)))
    sections.append(section(words["sources"], _list(referral.sources, "ol")))
    sections.append(section(words["notice"], paragraph(referral.notice)))
    kind = {"coding": [_REFERRAL_NOTE], "text": _REFERRAL_NOTE["display"]}
    author = {"reference": f"#{_DEVICE}"}
    return {
        **composition(words["title"], kind, f"#{PATIENT}", author, made_at),
        "text": narrative(paragraph(words["draft"]) + paragraph(referral.made)),
        "language": referral.language,
        "section": sections,
    }


def _of(named: str, entries: tuple[CodedEntry, ...]) -> Iterator[str]:
    return (f"#{each.name}" for each in entries if each.section == named)


def _missing(referral: Referral) -> str:
    if not referral.missing:
        return paragraph(referral.words["nothing_missing"])
    return _list(tuple(f"{each.title}: {'; '.join(each.lacks)}" for each in referral.missing))


def _blank(blank: Blank) -> str:
    return f"{blank.label} ({blank.unit})" if blank.unit else blank.label


def _list(lines: tuple[str, ...], kind: str = "ul") -> str:
    return f"<{kind}>{''.join(f'<li>{escape(each)}</li>' for each in lines)}</{kind}>"


def _told(told_so: Section) -> str:
    items = _list(tuple(f"{item.label}: {item.text}" for item in told_so.items))
    table = _table(told_so.table) if told_so.table else ""
    after = "".join(paragraph(each) for each in (*told_so.points, told_so.after) if each)
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
    top = "".join(paragraph(e) for e in (rules.title, rules.caveats, rules.summed_up) if e)
    grades = paragraph(words["grades"]) + _list(rules.grades) if rules.grades else ""
    return f"{top}{_table(Table(heads=heads, rows=rows, widths=()))}{grades}"
