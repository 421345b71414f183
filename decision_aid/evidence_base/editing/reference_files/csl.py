"""CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
    address_in,
    doi_in,
    first,
    names,
    pages_of,
    person,
    pmcid_in,
    pmid_in,
    title_in,
    volume_of,
    year_in,
)


def from_csl(text: str, name: str) -> Iterable[Paper]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableReferencesError(f"{name} is no JSON: {error}") from None
    if isinstance(raw, dict) and isinstance(raw.get("message"), dict):
        raw = raw["message"]  # an answer of Crossref
    items = raw.get("items", [raw]) if isinstance(raw, dict) else raw
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        raise UnreadableReferencesError(f"{name} is no CSL-JSON: a list of references is")
    return [_paper(each) for each in items]


def _paper(item: Mapping[str, Any]) -> Paper:
    one = {key: v[0] if isinstance(v, list) and v else v for key, v in item.items()}
    told = {key: str(value) for key, value in one.items() if isinstance(value, (str, int))}
    notes = [told.get(key, "") for key in ("note", "URL")]
    issued = item.get("issued")
    return Paper(
        title=title_in(told.get("title", "")),
        authors=names(_authors(item.get("author"))),
        journal=first(told, "container-title-short", "container-title", "publisher"),
        year=year_in(json.dumps(issued) if issued else ""),
        volume=volume_of(told.get("volume", ""), told.get("issue", "")),
        pages=pages_of(told.get("page", ""), ""),
        doi=doi_in(told.get("DOI", ""), *notes),
        pmid=pmid_in(told.get("PMID"), *notes),
        pmcid=pmcid_in(told.get("PMCID", ""), *notes),
        url=address_in(told.get("URL", "")),
    )


def _authors(told: object) -> Iterator[str]:
    """Some programs write one text in place of a list of names."""
    for each in told if isinstance(told, list) else [told]:
        if isinstance(each, Mapping):
            yield _author(each)
        elif isinstance(each, str):
            yield each


def _author(name: Mapping[str, Any]) -> str:
    if "literal" in name or "given" not in name:
        return str(name.get("literal") or name.get("family") or "")
    particle = str(name.get("non-dropping-particle") or name.get("dropping-particle") or "")
    return person(f"{particle} {name.get('family', '')}".strip(), str(name["given"]))
