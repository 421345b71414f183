"""Citations of sources and criteria sets, taken apart for programmes that keep references.

Nothing is guessed: authors that are no plain list of surnames with initials stay as one name, and
whatever a format has no place for stands in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
    CHAPTER = "chapter"
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
_NO_JOURNAL = ("Trial registry", "UpToDate", "CADTH rapid review")
"""What stands where a journal is named, though it is none."""
_UNSEEN = re.compile(r"journal\b.*\bnot seen|not shown on", re.IGNORECASE)
_CHAPTER = re.compile(r"chapter in|10\.\d+/978", re.IGNORECASE)
_IN_A_JOURNAL = re.compile(
    r"(?P<name>\D+?) (?P<year>\d{4});(?P<volume>\d+(?:\([^)]+\))?)"
    r"(?::(?P<pages>[\w-]+))?(?:, .*)?"
)
"""How the citation of a set of rules is written: "Lancet 2016;388:576-585"."""
_ONLY_A_YEAR = re.compile(r"(?P<name>\D+?) (?P<year>\d{4})(?:, .*)?")
_IN_A_BOOK = re.compile(r"(?P<name>\D+?) (?P<year>\d{4}), pp (?P<pages>\d+-\d+)(?: .*)?")
_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’ -]*?) (?P<initials>[A-Z]{1,4})")
_AND_OTHERS = re.compile(r"[,;]?\s*\bet al\.?")
_VOLUME = re.compile(r"(?P<volume>[^()\s]+)\((?P<issue>[^()]+)\)")
_PAGES = re.compile(r"(?P<first>\w+)(?:-(?P<last>\w+)| \(first page\))?")
_NOT_SEEN = re.compile(r"authors? not seen", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """One author."""

    family: str
    initials: str

    @property
    def given(self) -> str:
        """The initials apart, "C. H.": written together they are read as one given name."""
        return " ".join(f"{each}." for each in self.initials)


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
        yield _reference(source, source.citation, _sort_of(source))
    for rules in library.criteria_sets:
        told = _taken_apart(rules)
        yield _reference(rules, told, _sort_of_rules(told), prefix="criteria-")


def _sort_of(source: Source) -> Sort:
    """What has a DOI or a PubMed number stands in a journal, whatever it is to us."""
    told = source.citation
    sort = _SORTS.get(source.kind, Sort.PAGE)
    if _CHAPTER.match(told.journal) or _CHAPTER.match(told.doi):
        return Sort.CHAPTER
    if told.journal.startswith(_NO_JOURNAL):
        return Sort.REPORT
    if sort is not Sort.ABSTRACT and (told.doi or told.pmid or told.volume):
        return Sort.ARTICLE
    return sort


def _sort_of_rules(told: Citation) -> Sort:
    if _CHAPTER.match(told.doi):
        return Sort.CHAPTER
    return Sort.ARTICLE if told.doi or told.pmid or told.volume else Sort.REPORT


def _taken_apart(rules: CriteriaSet) -> Citation:
    """Year, volume and pages of a set of rules, which stand in one line with its journal."""
    told = rules.citation
    found = _IN_A_JOURNAL.fullmatch(told.journal) or _IN_A_BOOK.fullmatch(told.journal)
    if found is None and told.doi:
        found = _ONLY_A_YEAR.fullmatch(told.journal)
    if found is None:
        return replace(told, year=told.year or rules.year)
    parts = found.groupdict(default="")
    return replace(
        told,
        journal=parts["name"],
        year=told.year or int(parts["year"]),
        volume=told.volume or parts.get("volume", ""),
        pages=told.pages or parts.get("pages", ""),
    )


def _reference(of: Source | CriteriaSet, told: Citation, sort: Sort, prefix: str = "") -> Reference:
    volume, issue = _parts(_VOLUME, told.volume)
    first, last = _parts(_PAGES, told.pages)
    return Reference(
        key=f"{prefix}{of.id}",
        sort=sort,
        title=of.title,
        authors=authors_of(told.authors),
        container="" if _UNSEEN.match(told.journal) else told.journal,
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
        f"{told.journal.removesuffix('.')}." if _UNSEEN.match(told.journal) else "",
        f"Registered as {told.registration}." if told.registration else "",
        f"PubMed Central {told.pmcid}." if told.pmcid else "",
    )
    return " ".join(part for part in parts if part)
