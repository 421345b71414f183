"""Citations of sources and criteria sets, taken apart for programmes that keep references.

Nothing is guessed: authors that are no plain list of surnames with initials stay as one name, and
whatever a format has no place for stands in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import SourceKindOfText
from decision_aid.evidence_base.base import EvidenceBase


class Sort(Enum):
    """What a reference programme has to know about a publication."""

    ARTICLE = "article"
    ABSTRACT = "abstract"
    REPORT = "report"
    NEWS = "news"
    PAGE = "page"


_SORTS = {
    SourceKindOfText.STUDY: Sort.ARTICLE,
    SourceKindOfText.META_ANALYSIS: Sort.ARTICLE,
    SourceKindOfText.CONFERENCE_ABSTRACT: Sort.ABSTRACT,
    SourceKindOfText.REGISTRY_REPORT: Sort.REPORT,
    SourceKindOfText.REGULATOR: Sort.REPORT,
    SourceKindOfText.NEWS: Sort.NEWS,
}
_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<initials>[A-Z]{1,4})")
_AND_OTHERS = re.compile(r"[,;]?\s*\bet al\.?")
_VOLUME = re.compile(r"(?P<volume>[^()\s]+)\((?P<issue>[^()]+)\)")
_PAGES = re.compile(r"(?P<first>\w+)(?:-(?P<last>\w+))?")
_NOT_SEEN = re.compile(r"authors? not seen", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """One author."""

    family: str
    initials: str


@dataclass(frozen=True, slots=True)
class Authors:
    """People in order, or one ``name`` for a body. ``others``: more than are named."""

    people: tuple[Person, ...] = ()
    name: str = ""
    others: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One citation, ready to be written in any format."""

    key: str
    sort: Sort
    title: str
    authors: Authors
    container: str
    year: int | None
    volume: str
    issue: str
    first_page: str
    last_page: str
    doi: str
    pmid: str
    link: str
    read_on: date
    note: str


def references(library: EvidenceBase) -> Iterator[Reference]:
    """Every source, then every set of criteria; no two have the same key."""
    for source in library.sources.values():
        yield _reference(source, _SORTS.get(source.kind, Sort.PAGE))
    for rules in library.criteria_sets:
        sort = Sort.ARTICLE if rules.citation.doi or rules.citation.pmid else Sort.REPORT
        yield _reference(rules, sort, prefix="criteria-")


def _reference(of: Source | CriteriaSet, sort: Sort, prefix: str = "") -> Reference:
    told = of.citation
    volume, issue = _parts(_VOLUME, told.volume)
    first, last = _parts(_PAGES, told.pages)
    return Reference(
        key=f"{prefix}{of.id}",
        sort=sort,
        title=of.title,
        authors=authors_of(told.authors),
        container=told.journal,
        year=told.year,
        volume=volume,
        issue=issue,
        first_page=first,
        last_page=last,
        doi=told.doi,
        pmid=told.pmid,
        link=told.link,
        read_on=told.read_on,
        note=_note(told),
    )


def authors_of(printed: str) -> Authors:
    """The authors as people where all of them read as such, else as one name."""
    if not printed or _NOT_SEEN.match(printed):
        return Authors()
    named = _AND_OTHERS.sub("", printed)
    found = [_PERSON.fullmatch(each.strip()) for each in named.split(",")]
    people = tuple(Person(each["family"], each["initials"]) for each in found if each)
    if len(people) != len(found):
        return Authors(name=printed)
    return Authors(people, others=named != printed)


def _parts(pattern: re.Pattern[str], printed: str) -> tuple[str, str]:
    """Both parts, or all of it as the first where it is printed otherwise."""
    found = pattern.fullmatch(printed)
    return (printed, "") if found is None else (found[1], found[2] or "")


def _note(told: Citation) -> str:
    authors = authors_of(told.authors)
    is_whole = not told.authors or (authors.people and not authors.others)
    parts = (
        "" if is_whole else f"Authors as we saw them: {told.authors.removesuffix('.')}.",
        f"Registered as {told.registration}." if told.registration else "",
        f"PubMed Central {told.pmcid}." if told.pmcid else "",
    )
    return " ".join(part for part in parts if part)
