"""A name says the year, the time and the place that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Figure, Source
from decision_aid.domain.evidence.vocabulary import ReadIn
from decision_aid.evidence_base.checks.places import names_of_places, places_in
from decision_aid.evidence_base.reading.loaded import Loaded
from decision_aid.evidence_base.reading.mistakes import Mistake

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS_BEFORE_ITS_YEAR = 3
"""What has more is no name of a paper: "PML cases worldwide to 2017"."""
_YEARS = range(1900, 2100)
"""Another year is told elsewhere."""
_LATER = re.compile(r"(?:^|-)(\d+)([yd])(?:-|$)")
_ANOTHER_TEXT = re.compile(r"website|\bblog|press release|\bnews|\breview\b|newsletter", re.I)
_OF_THE_PAPER = re.compile(r"abstract|table|figure|results|methods|discussion|journal", re.I)
_FIRST_PMID_OF: Mapping[int, int] = {2001: 11_000_000, 2006: 16_000_000, 2011: 20_500_000,
    2016: 26_000_000, 2021: 32_000_000}  # fmt: skip
"""From that year on PubMed gave no lower numbers, leaving a year for what is online first."""


def check_names(loaded: Loaded) -> Iterator[Mistake]:
    for name, source in loaded.sources.items():
        for path, reason in _of_source(source):
            yield Mistake(f"sources/{name}", path, reason)
    known = names_of_places(loaded)
    for name, rules in loaded.criteria.items():
        for path, reason in (*_year("id", rules.id, rules.year), *_of_places(rules, known)):
            yield Mistake(f"criteria/{name}", path, reason)


def _of_source(source: Source) -> Iterator[tuple[str, str]]:
    year = source.citation.year
    yield from _year("label", source.short_name, year)
    yield from _year("id", source.id, year)
    least = max((n for y, n in _FIRST_PMID_OF.items() if year and y <= year), default=0)
    pmid = source.citation.pmid
    if pmid.isdecimal() and int(pmid) < least:
        yield "citation.pmid", f"{pmid} was given years before {year}"
    for place, figure in enumerate(source.figure, start=1):
        path = f"figure[{place}] {figure.id}"
        yield from ((path, reason) for reason in _time(figure))
        yield from ((path, reason) for reason in _read_in(figure.seen_in, figure.locator))
    for place, each in enumerate(source.difference, start=1):
        path = f"difference[{place}] {each.id}"
        yield from ((path, reason) for reason in _read_in(each.seen_in, each.locator))


def _year(path: str, name: str, year: int | None) -> Iterator[tuple[str, str]]:
    found = list(_YEAR.finditer(name))
    said = {int(m[0]) for m in found if len(name[: m.start()].split()) <= _WORDS_BEFORE_ITS_YEAR}
    if year in _YEARS and said and year not in said:
        yield path, f"says {', '.join(map(str, sorted(said)))}, but it is of {year}"


def _time(figure: Figure) -> Iterator[str]:
    """Months in a name may tell how long something had to last, so they are not asked."""
    at = figure.at
    if at is None:
        return
    for number, unit in _LATER.findall(figure.id):
        later = at.days if unit == "d" else at.in_years
        if later and later > 0 and abs(later - Decimal(number)) >= 1:
            yield f"is named for {number}{unit}, but its time is another"


def _read_in(seen_in: ReadIn, locator: str) -> Iterator[str]:
    names_another = _ANOTHER_TEXT.search(locator) and not _OF_THE_PAPER.search(locator)
    if seen_in is ReadIn.PRIMARY and names_another:
        yield f"'{locator}' is another text, but seen_in says '{seen_in}'"


def _of_places(
    rules: CriteriaSet, known: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """People are shown rules by their code, and read the name of the place.

    A jurisdiction that names no place that we know is told in another language.
    """
    named = places_in(rules.jurisdiction, known)
    for code in rules.countries if named else ():
        names = known.get(code, ())
        if names and not any(name in rules.jurisdiction for name in names):
            yield "jurisdiction", f"'{rules.jurisdiction}' does not name {names[0]}, {code}"
    wholes = {code.partition("-")[0] for code in rules.countries}
    is_told = bool(rules.countries) and known.keys() >= {*rules.countries}
    for code in sorted(named) if is_told else ():
        if code not in wholes and code not in rules.countries:
            yield "countries", f"lack {code}, which '{rules.jurisdiction}' names"
