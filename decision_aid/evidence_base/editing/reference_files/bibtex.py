"""BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from decision_aid.evidence_base.editing.reference_files.paper import (
    Paper,
    UnreadableReferencesError,
    address_in,
    doi_in,
    first,
    names,
    one_line,
    package,
    pages_of,
    person,
    pmcid_in,
    pmid_in,
    volume_of,
    year_in,
)


def from_bibtex(text: str, name: str) -> Iterable[Paper]:
    bibtexparser = package("bibtexparser")
    of = package("bibtexparser.middlewares")
    steps = [
        of.LatexDecodingMiddleware(keep_braced_groups=True),
        of.SeparateCoAuthors(),
        of.SplitNameParts(),
    ]
    read = bibtexparser.parse_string(text, append_middleware=steps)
    if read.failed_blocks:
        line = read.failed_blocks[0].start_line
        raise UnreadableReferencesError(f"{name}: line {(line or 0) + 1} cannot be read as BibTeX")
    return [_paper({k.lower(): v.value for k, v in e.fields_dict.items()}) for e in read.entries]


def _paper(entry: Mapping[str, Any]) -> Paper:
    plain = {key: one_line(re.sub("[{}]", "", v)) for key, v in entry.items() if isinstance(v, str)}
    named = [each for each in entry.get("author", ()) if each.last]
    notes = [plain.get(key, "") for key in ("note", "annote", "url", "eprint")]
    where = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school")
    return Paper(
        title=plain.get("title", ""),
        authors=names(_of_parts(each) for each in named),
        journal=first(plain, *where, "howpublished"),
        year=year_in(first(plain, "year", "date")),
        volume=volume_of(plain.get("volume", ""), first(plain, "number", "issue")),
        pages=pages_of(plain.get("pages", ""), ""),
        doi=doi_in(plain.get("doi", ""), *notes),
        pmid=pmid_in(plain.get("pmid"), *notes),
        pmcid=pmcid_in(plain.get("pmcid", ""), *notes),
        url=address_in(plain.get("url", "")),
    )


def _of_parts(name: Any) -> str:
    family = re.sub("[{}]", "", " ".join((*name.von, *name.last)))
    return person(family, " ".join(name.first)) if name.first else family
