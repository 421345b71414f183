"""citations.csl.json: CSL-JSON, for Zotero, Pandoc and whatever formats citations by a style."""

from __future__ import annotations

from datetime import date
from typing import Any

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.as_json import json_text
from decision_aid.evidence_base.exports.authors import Person
from decision_aid.evidence_base.exports.citations import Reference, Sort, references

_KINDS = {
    Sort.ARTICLE: "article-journal",
    Sort.CHAPTER: "chapter",
    Sort.ABSTRACT: "paper-conference",
    Sort.THESIS: "thesis",
    Sort.REPORT: "report",
    Sort.NEWS: "article-newspaper",
    Sort.PAGE: "webpage",
}


def csl_json(base: EvidenceBase) -> str:
    return json_text([_item(each) for each in references(base)]) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    pages = "-".join(filter(None, (reference.first_page, reference.last_page)))
    told: dict[str, Any] = {
        "id": reference.key,
        "type": _KINDS[reference.sort],
        "title": reference.title,
        "author": _authors(reference),
        "container-title": reference.container,
        "publisher": reference.publisher,
        "issued": {"date-parts": [[reference.year]]} if reference.year else None,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": pages,
        "DOI": reference.doi,
        "PMID": reference.pmid,
        "URL": reference.link,
        "accessed": {"date-parts": [_parts(reference.read_on)]},
        "note": reference.note,
    }
    return {name: value for name, value in told.items() if value}


def _authors(reference: Reference) -> list[dict[str, str]]:
    """Others than those named are told in the note; the format has no word for them."""
    return [
        {"family": each.family, "given": each.given}
        if isinstance(each, Person)
        else {"literal": each}
        for each in reference.authors.names
    ]


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
