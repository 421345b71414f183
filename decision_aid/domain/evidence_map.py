"""The evidence map: which transplant studies took in which people, and where one person stands.

Tiles are type of MS by EDSS band by activity. People are never added up: several studies are about
the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from decision_aid.domain.evidence import Source
from decision_aid.domain.facts import SUBTYPES, Facts
from decision_aid.domain.population import Population, Span
from decision_aid.domain.ranges import Range
from decision_aid.domain.truth import Truth
from decision_aid.domain.vocabulary import Design, Requirement, Tier


class Band(Enum):
    """EDSS bands: from the first score up to, and without, the first of the next band."""

    MILD = (Decimal(0), Decimal(4))
    MODERATE = (Decimal(4), Decimal(6))
    WALKING_AID = (Decimal(6), Decimal(7))
    WHEELCHAIR = (Decimal(7), Decimal(11))

    def meets(self, span: Span | Range) -> bool:
        """Whether any score of the span lies in the band; a missing end is open."""
        start, end = self.value
        return (span.low is None or span.low < end) and (span.high is None or span.high >= start)


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A type of MS, with or without relapses or new lesions in the last year."""

    subtype: str
    active: bool


ROWS = tuple(Row(subtype, active) for subtype in SUBTYPES for active in (True, False))


@dataclass(frozen=True, slots=True)
class Place:
    """One tile of the map."""

    row: Row
    band: Band


PLACES = tuple(Place(row, band) for row in ROWS for band in Band)


@dataclass(frozen=True, slots=True)
class Study:
    """A study in a tile. ``people`` had this type of MS and a transplant; None: not known.

    ``at_most``: the study does not say how many of its people had this type.
    """

    source: str
    people: int | None
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The studies of one tile; ``without_limits`` are those that give no EDSS limits."""

    place: Place
    studies: tuple[Study, ...]
    without_limits: tuple[Study, ...]


def map_cells(sources: Iterable[Source], transplant_arms: Collection[str]) -> tuple[Cell, ...]:
    """Every tile, by type of MS, activity and EDSS band, also those that nobody has studied."""
    studies = _transplant_studies(sources, transplant_arms)
    by_row = {row: _taken_in(studies, row, transplant_arms) for row in ROWS}
    return tuple(_cell(place, by_row[place.row]) for place in PLACES)


def studies_without_type(sources: Iterable[Source], transplant_arms: Collection[str]) -> int:
    """How many transplant studies stand nowhere on the map: they do not tell the type of MS."""
    studies = _transplant_studies(sources, transplant_arms)
    return sum(not _subtypes(source, transplant_arms) for source in studies)


def here(facts: Facts) -> frozenset[Place]:
    """The tiles where the person is or may be: an answer that is unknown rules nothing out."""
    active, edss = facts.disease_is_active(), facts.number("edss")
    return frozenset(
        place
        for place in PLACES
        if facts.subtype in (None, place.row.subtype)
        and active is not (Truth.NO if place.row.active else Truth.YES)
        and (edss is None or place.band.meets(edss))
    )


def studies_at(cells: Iterable[Cell], places: Collection[Place]) -> tuple[Study, ...]:
    """Every study in these tiles, once, by source."""
    found = {study for cell in cells if cell.place in places for study in cell.studies}
    return _each_once(found)


def without_limits_at(cells: Iterable[Cell], places: Collection[Place]) -> tuple[Study, ...]:
    """Every study on people of these tiles that gives no EDSS limits, once, by source."""
    found = {study for cell in cells if cell.place in places for study in cell.without_limits}
    return _each_once(found)


def _each_once(found: Iterable[Study]) -> tuple[Study, ...]:
    """One entry a source: of several types of MS the one with most people."""
    largest = {study.source: study for study in sorted(found, key=_size)}
    return tuple(largest[name] for name in sorted(largest))


def largest_of(studies: Iterable[Study]) -> Study | None:
    """The study that counted most people; an upper limit only where nobody counted.

    None where there is no study, or none whose people are known.
    """
    counted = (study for study in studies if study.people is not None)
    return max(counted, key=_size, default=None)


def _size(study: Study) -> tuple[bool, int, str]:
    """Counted people before upper limits, so that a number never promises more than was counted."""
    return not study.at_most, study.people or 0, study.source


def _transplant_studies(sources: Iterable[Source], arms: Collection[str]) -> tuple[Source, ...]:
    return tuple(
        source
        for source in sources
        if source.tier is Tier.CORE
        and source.design is not Design.META_ANALYSIS
        and any(figure.arm in arms for figure in source.figure)
    )


def _taken_in(
    studies: Iterable[Source], row: Row, arms: Collection[str]
) -> list[tuple[Span, Study]]:
    """The studies of a row, each with its EDSS limits."""
    own = [each for each in studies if _takes_in(each, row, arms)]
    return [(each.population.edss, _study(each, row.subtype, arms)) for each in own]


def _cell(place: Place, studies: Iterable[tuple[Span, Study]]) -> Cell:
    return Cell(
        place,
        tuple(study for span, study in studies if span.has_limits and place.band.meets(span)),
        tuple(study for span, study in studies if not span.has_limits),
    )


def _takes_in(source: Source, row: Row, arms: Collection[str]) -> bool:
    left_out = Requirement.EXCLUDED if row.active else Requirement.REQUIRED
    return source.population.activity is not left_out and row.subtype in _subtypes(source, arms)


def _subtypes(source: Source, arms: Collection[str]) -> frozenset[str]:
    """The types of MS that the study took in, by its population or by the groups of its figures."""
    of_figures = (s.subtypes for s in source.figures if s.figure.arm in arms)
    return frozenset(source.population.subtypes).union(*of_figures)


def _study(source: Source, subtype: str, arms: Collection[str]) -> Study:
    """People of the subtype that had a transplant, or how many it can have been at most."""
    is_alone = _is_of_transplants_alone(source, arms)
    people = source.population.people if is_alone else None
    people = _most_in_a_figure(source, subtype, arms) if people is None else people
    if people is None or _subtypes(source, arms) == {subtype}:
        return Study(source.id, people)
    counted = source.population.counts.get(subtype)
    if counted is not None:
        return Study(source.id, min(people, counted), at_most=not is_alone)
    return Study(source.id, min(people, _most(source.population, subtype, people)), at_most=True)


def _most(population: Population, subtype: str, otherwise: int) -> int:
    """How many can have had a subtype that was not counted by itself."""
    progressive = population.counts.get("progressive")
    if progressive is None:
        return otherwise
    if subtype != "rrms":
        return progressive
    return otherwise if population.people is None else population.people - progressive


def _is_of_transplants_alone(source: Source, arms: Collection[str]) -> bool:
    treatments = {source.comparator, *(figure.arm for figure in source.figure)} - {""}
    return treatments <= set(arms)


def _most_in_a_figure(source: Source, subtype: str, arms: Collection[str]) -> int | None:
    """The most people behind one figure on a transplant and no other treatment.

    For studies that compared treatments: their population is that of all treatments together.
    """
    behind = (
        each.figure.people
        for each in source.figures
        if each.figure.arm in arms and not each.figure.compared_with
        if subtype in (each.subtypes or (subtype,))
    )
    return max((people for people in behind if people is not None), default=None)
