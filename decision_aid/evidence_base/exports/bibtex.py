"""citations.bib: BibTeX, for LaTeX, Zotero, JabRef and others."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.authors import Authors, Person
from decision_aid.evidence_base.exports.citations import Reference, Sort, references

_KINDS = {
    Sort.ARTICLE: ("article", "journal", "publisher"),
    Sort.CHAPTER: ("incollection", "booktitle", "publisher"),
    Sort.ABSTRACT: ("inproceedings", "booktitle", "publisher"),
    Sort.THESIS: ("phdthesis", "", "school"),
    Sort.REPORT: ("techreport", "", "institution"),
    Sort.NEWS: ("misc", "howpublished", "publisher"),
    Sort.PAGE: ("misc", "howpublished", "publisher"),
}
"""The type of an entry, and its words for what it stands in and who published it."""
_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def bibtex(base: EvidenceBase) -> str:
    return "\n".join(_entry(each) for each in references(base))


def _entry(reference: Reference) -> str:
    kind, _, _ = _KINDS[reference.sort]
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(reference) if value]
    return f"@{kind}{{{reference.key},\n{''.join(lines)}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "author", _authors(reference.authors)
    yield "title", f"{{{_escaped(reference.title)}}}"
    _, container, publisher = _KINDS[reference.sort]
    yield container, _escaped(reference.container)
    yield publisher, _escaped(reference.publisher)
    yield "year", str(reference.year or "")
    yield "volume", _escaped(reference.volume)
    yield "number", _escaped(reference.issue)
    yield "pages", "--".join(filter(None, (reference.first_page, reference.last_page)))
    yield "doi", reference.doi
    yield "pmid", reference.pmid
    yield "url", reference.link
    yield "urldate", reference.read_on.isoformat()
    yield "note", _escaped(reference.note)


def _authors(authors: Authors) -> str:
    """A body stands in braces, so that nobody takes its last word for a surname."""
    names = [
        f"{_escaped(each.family)}, {each.given}"
        if isinstance(each, Person)
        else f"{{{_escaped(each)}}}"
        for each in authors.names
    ]
    return " and ".join([*names, *(["others"] if authors.others else [])])


def _escaped(words: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in words)
