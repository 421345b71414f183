"""The evidence map: which transplant studies took in which people, and where one person stands.

Tiles are type of MS by EDSS band by activity. People are never added up: several studies are about
the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_size import Study, study_of_type, types_studied
from decision_aid.domain.evidence.vocabulary import Design, Requirement, SourceTier
from decision_aid.domain.logic.facts import SUBTYPES, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth

_STEP = Decimal("0.5")
"""Of the EDSS."""


class Band(Enum):
    """EDSS bands: from the first score up to, and without, the first of the next band."""

    MILD = (Decimal(0), Decimal(4))
    MODERATE = (Decimal(4), Decimal(6))
    WALKING_AID = (Decimal(6), Decimal(7))
    WHEELCHAIR = (Decimal(7), Decimal(11))

    @property
    def first(self) -> Decimal:
        return self.value[0]

    @property
    def last(self) -> Decimal | None:
        """None where the scale ends."""
        return None if self is Band.WHEELCHAIR else self.value[1] - _STEP

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
    return sum(not types_studied(source, transplant_arms) for source in studies)


def tiles_of(facts: Facts) -> frozenset[Place]:
    """The tiles where the person is or may be: an answer that is unknown rules nothing out."""
    facts = facts.as_seen()
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
        if source.tier is SourceTier.CORE
        and source.design is not Design.META_ANALYSIS
        and any(figure.arm in arms for figure in source.figure)
    )


def _taken_in(
    studies: Iterable[Source], row: Row, arms: Collection[str]
) -> list[tuple[Span, Study]]:
    """The studies of a row, each with its EDSS limits: those of the type alone where printed."""
    own = [each for each in studies if _takes_in(each, row, arms)]
    return [(_edss_of(each, row.subtype), study_of_type(each, row.subtype, arms)) for each in own]


def _edss_of(source: Source, subtype: str) -> Span:
    alone = source.population.by_subtype.get(subtype)
    return alone.edss if alone is not None and alone.edss.has_limits else source.population.edss


def _cell(place: Place, studies: Iterable[tuple[Span, Study]]) -> Cell:
    return Cell(
        place,
        tuple(study for span, study in studies if span.has_limits and place.band.meets(span)),
        tuple(study for span, study in studies if not span.has_limits),
    )


def _takes_in(source: Source, row: Row, arms: Collection[str]) -> bool:
    left_out = Requirement.EXCLUDED if row.active else Requirement.REQUIRED
    return source.population.activity is not left_out and row.subtype in types_studied(source, arms)
