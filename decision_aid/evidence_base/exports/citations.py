"""Citations of sources and criteria sets, taken apart for programmes that keep references.

Nothing is guessed: whatever a format has no place for stands in a note, as it was printed.
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
from decision_aid.evidence_base.exports.authors import Authors, authors_of, bodies_of


class Sort(Enum):
    """What a reference programme has to know about a publication."""

    ARTICLE = "article"
    CHAPTER = "chapter"
    ABSTRACT = "abstract"
    THESIS = "thesis"
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
_PUBLISHERS = ("Springer",)
_UNSEEN = re.compile(r"journal\b.*\bnot seen|not shown on|.*\bits name was not", re.IGNORECASE)
_NO_NAME = re.compile(r"web pages?\b|news (?:reports|item)\b", re.IGNORECASE)
_ON_THE_WEB = re.compile(r"\bweb\b|\bblog\b|\.[a-z]{2,3}\b", re.IGNORECASE)
_CHAPTER = re.compile(r"chapter in|10\.\d+/978", re.IGNORECASE)
_THESIS = re.compile(r"Thesis, (?P<school>.*University.*)?", re.IGNORECASE)
_BESIDE_THE_NAME = re.compile(r" \((?:PII\b.*|[^()]*\babstract)\)$")
_IN_A_JOURNAL = re.compile(
    r"(?P<name>\D+?) (?P<year>\d{4});(?P<volume>\d+(?:\([^)]+\))?)"
    r"(?::(?P<pages>[\w-]+))?(?:, .*)?"
)
"""How the citation of a set of rules is written: "Lancet 2016;388:576-585"."""
_ONLY_A_YEAR = re.compile(r"(?P<name>\D+?) (?P<year>\d{4})(?:, .*)?")
_IN_A_BOOK = re.compile(r"(?P<name>\D+?) (?P<year>\d{4}), pp (?P<pages>\d+-\d+)(?: .*)?")
_VOLUME = re.compile(r"(?P<volume>[^()\s]+)\((?P<issue>[^()]+)\)")
_PAGES = re.compile(r"(?P<first>\w+)(?:-(?P<last>\w+)| \(first page\))?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One citation, ready to be written in any format."""

    key: str
    sort: Sort
    title: str
    authors: Authors
    container: str
    publisher: str
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


def references(base: EvidenceBase) -> Iterator[Reference]:
    """Every source, then every set of criteria; no two have the same key."""
    for source in base.sources.values():
        told = _without_others(source.citation)
        authors = authors_of(told.authors)
        yield _reference(source, told, _sort_of(source, told), authors)
    for rules in base.criteria_sets:
        told = _taken_apart(rules)
        authors = authors_of(told.authors)
        named = authors if authors.has_people else bodies_of(rules.body)
        yield _reference(rules, told, _sort_of_rules(told), named, prefix="criteria-")


def _sort_of(source: Source, told: Citation) -> Sort:
    """What has a DOI or a PubMed number stands in a journal, whatever it is to us."""
    sort = _SORTS.get(source.kind, Sort.PAGE)
    if _CHAPTER.match(told.journal) or _CHAPTER.match(told.doi):
        return Sort.CHAPTER
    if _THESIS.match(told.journal):
        return Sort.THESIS
    if told.journal.startswith(_NO_JOURNAL):
        return Sort.REPORT
    if sort is Sort.ARTICLE and "; " in told.journal:
        return Sort.PAGE
    if sort is not Sort.ABSTRACT and (told.doi or told.pmid or told.pmcid or told.volume):
        return Sort.ARTICLE
    if sort is Sort.PAGE and not _ON_THE_WEB.search(told.journal):
        return Sort.ARTICLE
    return sort


def _sort_of_rules(told: Citation) -> Sort:
    if _CHAPTER.match(told.doi):
        return Sort.CHAPTER
    return Sort.ARTICLE if told.doi or told.pmid or told.volume else Sort.REPORT


def _without_others(told: Citation) -> Citation:
    """Of a journal and what else tells the same, the journal; several papers stay together."""
    first, _, other = told.journal.partition("; ")
    found = _IN_A_JOURNAL.fullmatch(first)
    if other and found is not None:
        parts = found.groupdict(default="")
        year, pages = int(parts["year"]), parts["pages"]
        name, volume = parts["name"], parts["volume"]
        return replace(told, journal=name, year=year, volume=volume, pages=pages)
    if other.startswith("also "):
        return replace(told, journal=first)
    return replace(told, journal=_BESIDE_THE_NAME.sub("", told.journal))


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


def _reference(
    of: Source | CriteriaSet, told: Citation, sort: Sort, authors: Authors, prefix: str = ""
) -> Reference:
    volume, issue = _parts(_VOLUME, told.volume)
    first, last = _parts(_PAGES, told.pages)
    container, publisher = _where(of, told, sort)
    return Reference(
        key=f"{prefix}{of.id}",
        sort=sort,
        title=of.title,
        authors=authors,
        container=container,
        publisher=publisher,
        year=told.year,
        volume=volume,
        issue=issue,
        first_page=first,
        last_page=last,
        doi=told.doi,
        pmid=told.pmid,
        link=told.link,
        read_on=told.read_on,
        note=_note(of.citation, authors, f"{container} {publisher}"),
    )


def _where(of: Source | CriteriaSet, told: Citation, sort: Sort) -> tuple[str, str]:
    """The journal, book or page that it stands in, and who published it."""
    name = told.journal
    if sort is Sort.REPORT:
        body = bodies_of(of.body if isinstance(of, CriteriaSet) else told.authors)
        is_named = isinstance(of, CriteriaSet) or not authors_of(told.authors).has_people
        return "", str(body.names[0]) if is_named and body.names else name
    if sort is Sort.THESIS:
        found = _THESIS.match(name)
        return "", (found["school"] or "") if found else ""
    if name in _PUBLISHERS:
        return "", name
    is_no_name = _UNSEEN.match(name) or _NO_NAME.match(name) or "; " in name
    return ("" if is_no_name else name), ""


def _parts(pattern: re.Pattern[str], printed: str) -> tuple[str, str]:
    """Both parts, or all of it as the first where it is printed otherwise."""
    found = pattern.fullmatch(printed)
    return (printed, "") if found is None else (found[1], found[2] or "")


def _note(printed: Citation, authors: Authors, placed: str) -> str:
    """What was printed and has no place of its own."""
    is_whole = not printed.authors or authors.are(printed.authors)
    parts = (
        "" if is_whole else f"Authors as we saw them: {printed.authors.removesuffix('.')}.",
        "" if _is_told(printed.journal, placed) else f"{printed.journal.removesuffix('.')}.",
        f"Registered as {printed.registration}." if printed.registration else "",
        f"PubMed Central {printed.pmcid}." if printed.pmcid else "",
    )
    return " ".join(part for part in parts if part)


def _is_told(journal: str, placed: str) -> bool:
    """Whether the name stands in its own place; year, volume and pages have theirs."""
    if "; " in journal:
        return False
    plain = any(each.fullmatch(journal) for each in (_IN_A_JOURNAL, _IN_A_BOOK, _ONLY_A_YEAR))
    return journal == placed.strip() or (plain and journal.startswith(placed.strip()))
