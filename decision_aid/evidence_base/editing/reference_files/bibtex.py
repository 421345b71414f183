"""BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count
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
    title_in,
    volume_of,
    year_in,
)

_NO_COMMA = re.compile(r"[}\"][ \t]*\n\s*[A-Za-z_-]+\s*=\s*[{\"\d]")
"""Else the next line would become part of a title."""
_NAMED = re.compile(r"(@\w+\s*[{(]\s*)([^,\s={}]+)(?=\s*,)")

_SPELLED = re.compile(r"(family|given|prefix)=(.*?)(?=\s+\w+=|$)")
"""biblatex may name each part of a name."""


def from_bibtex(text: str, name: str) -> Iterable[Paper]:
    bibtexparser = package("bibtexparser")
    of = package("bibtexparser.middlewares")
    steps = [
        of.LatexDecodingMiddleware(keep_braced_groups=True),
        of.SeparateCoAuthors(),
        of.SplitNameParts(),
    ]
    read = bibtexparser.parse_string(_named_apart(text), append_middleware=steps)
    wrong = [(each.start_line or 0) + 1 for each in read.failed_blocks]
    if no_comma := _NO_COMMA.search(text):
        wrong.append(text.count("\n", 0, no_comma.start()) + 1)
    if wrong:
        raise UnreadableReferencesError(f"{name}: line {min(wrong)} cannot be read as BibTeX")
    return [_paper({k.lower(): v.value for k, v in e.fields_dict.items()}) for e in read.entries]


def _named_apart(text: str) -> str:
    """Two entries may have one name, which nobody uses here: each gets one of its own."""
    numbers = count()
    return _NAMED.sub(lambda found: f"{found[1]}{found[2]}-{next(numbers)}", text)


def _paper(entry: Mapping[str, Any]) -> Paper:
    plain = {key: one_line(re.sub("[{}]", "", v)) for key, v in entry.items() if isinstance(v, str)}
    named = [each for each in entry.get("author", ()) if each.last]
    notes = [plain.get(key, "") for key in ("note", "annote", "url", "eprint")]
    where = ("journal", "journaltitle", "booktitle", "publisher", "institution", "school")
    return Paper(
        title=title_in(plain.get("title", "")),
        authors=names(_of_parts(each) for each in named),
        journal=first(plain, *where, "howpublished"),
        year=year_in(first(plain, "year", "date")),
        volume=volume_of(plain.get("volume", ""), first(plain, "number", "issue")),
        pages=pages_of(plain.get("pages", ""), ""),
        doi=doi_in(plain.get("doi", ""), *notes),
        pmid=pmid_in(plain.get("pmid") or _eprint_of_pubmed(plain), *notes),
        pmcid=pmcid_in(plain.get("pmcid", ""), *notes),
        url=address_in(plain.get("url", "")),
    )


def _eprint_of_pubmed(plain: Mapping[str, str]) -> str:
    """As biblatex writes a PubMed number."""
    kind = first(plain, "eprinttype", "archiveprefix").casefold()
    return plain.get("eprint", "") if kind in ("pubmed", "pmid") else ""


def _of_parts(name: Any) -> str:
    spelled = dict(_SPELLED.findall(" ".join((*name.von, *name.last, *name.jr, *name.first))))
    if "family" in spelled:
        family = f"{spelled.get('prefix', '')} {spelled['family']}".strip()
        return person(family, spelled.get("given", ""))
    family = re.sub("[{}]", "", " ".join((*name.von, *name.last)))
    if family == "others":
        return "et al"
    return person(family, " ".join(name.first)) if name.first else family
