"""citations.ris: RIS, for EndNote, Zotero, Mendeley and others."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.exports.authors import Person
from decision_aid.evidence_base.exports.citations import Reference, Sort, references

_KINDS = {
    Sort.ARTICLE: "JOUR",
    Sort.CHAPTER: "CHAP",
    Sort.ABSTRACT: "ABST",
    Sort.THESIS: "THES",
    Sort.REPORT: "RPRT",
    Sort.NEWS: "NEWS",
    Sort.PAGE: "ELEC",
}
_JOURNALS = (Sort.ARTICLE, Sort.ABSTRACT)


def ris(base: EvidenceBase) -> str:
    """Each line is a tag, two spaces, a dash, a space and a value; ER ends a reference."""
    return "\r\n".join(_entry(each) for each in references(base))


def _entry(reference: Reference) -> str:
    lines = [(tag, " ".join(value.split())) for tag, value in _lines(reference)]
    told = (f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return "".join(told) + "ER  - \r\n"


def _lines(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", _KINDS[reference.sort]
    yield "ID", reference.key
    yield from _authors(reference)
    yield "TI", reference.title
    yield "JO" if reference.sort in _JOURNALS else "T2", reference.container
    yield "PB", reference.publisher
    yield "PY", str(reference.year or "")
    yield "VL", reference.volume
    yield "IS", reference.issue
    yield "SP", reference.first_page
    yield "EP", reference.last_page
    yield "DO", reference.doi
    yield "AN", reference.pmid
    yield "UR", reference.link
    yield "Y2", reference.read_on.strftime("%Y/%m/%d")
    yield "N1", reference.note


def _authors(reference: Reference) -> Iterator[tuple[str, str]]:
    """A comma parts a surname from its initials, so that the name of a body holds none.

    RIS has no word for "and others": the note holds the authors as they were seen.
    """
    for name in reference.authors.names:
        if isinstance(name, Person):
            yield "AU", f"{name.family}, {'.'.join(name.initials)}."
        else:
            yield "AU", name.replace(",", "")
