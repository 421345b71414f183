"""For one outcome and time: the spread over all studies first, then the nearest study.

Nothing is pooled or averaged: the spread runs from the lowest study to the highest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from decision_aid.domain.evidence.absolute_risk import denominator_for, share_of
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import Endpoint, Figure, Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Design, SourceTier
from decision_aid.domain.logic.relapses_before import NoneBefore
from decision_aid.domain.similarity.dimensions.ms_type import is_of_one_course
from decision_aid.domain.similarity.few_people import is_of_few, is_small, is_told_as_counted
from decision_aid.domain.similarity.outcomes import (
    Closeness,
    Likeness,
    Outcome,
    Outcomes,
    closeness_of,
    is_near,
)
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT, SHARE, Kind, how_counted
from decision_aid.domain.similarity.windows import Window

RANK = {closeness: place for place, closeness in enumerate(Closeness)}
_NOT_KNOWN = RANK[Closeness.NOT_KNOWN]
_DESIGN = {design: place for place, design in enumerate(Design)}


def value_of(figure: Figure) -> Decimal:
    """A share from 0 to 1, anything else as printed."""
    share = share_of(figure)
    return figure.value if share is None else share


class StudyLine(NamedTuple):
    """One study with the figure that stands for it; ``same_people_as`` are left out of the spread,
    ``perhaps_same_people_as`` are in it. ``is_rarer``: see ``may_be_rarer``.
    """

    sourced: SourcedFigure
    likeness: Likeness
    same_people_as: tuple[str, ...] = ()
    perhaps_same_people_as: tuple[str, ...] = ()
    is_rarer: bool = False

    @property
    def closeness(self) -> Closeness:
        return self.likeness.closeness

    @property
    def counted(self) -> CountedAs | None:
        """How the outcome was counted, where otherwise than its words say."""
        return how_counted(self.sourced)

    @property
    def value(self) -> Decimal:
        return value_of(self.sourced.figure)


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest study. Shares from 0 to 1, to be told out of ``per``.

    ``per``: 100 or 1,000, of a single study of few their number; None where the figures count no
    people, and stand as printed.
    """

    low: Decimal
    high: Decimal
    studies: int
    per: int | None


@dataclass(frozen=True)
class TopicSpread:
    """One outcome at one time for one person.

    ``kind``: endpoint, unit ("share" for people out of many) and, where it was counted so that it
    is another outcome, what sets it apart; two topics never share topic, kind and window.

    ``lines``, the nearest first: studies of people not unlike the person, or, where
    ``nobody_like_you``, of people unlike them. ``unlike``: left aside. ``few``: beside the spread,
    nearest first, of so few people, or of nobody knows how many that would end it. ``pooled``:
    meta-analyses, apart. ``no_relapses_before``: why the person had none anyway.
    """

    topic: str
    kind: Kind
    window: Window
    lines: tuple[StudyLine, ...]
    unlike: tuple[StudyLine, ...] = ()
    pooled: tuple[StudyLine, ...] = ()
    nobody_like_you: bool = False
    few: tuple[StudyLine, ...] = ()
    no_relapses_before: NoneBefore | None = None

    @property
    def endpoint(self) -> str:
        return self.kind[0]

    @property
    def outcome(self) -> Endpoint:
        """Where any study tells it."""
        return (self.lines or self.pooled)[0].sourced.endpoint

    @property
    def is_share(self) -> bool:
        return self.kind[1:] == (SHARE, "")

    @cached_property
    def spread(self) -> Spread | None:
        """None where no single study tells the outcome, but meta-analyses may."""
        return spread_of_lines(self.endpoint, self.lines)

    @property
    def spread_by_count(self) -> Mapping[CountedAs | None, Spread]:
        """The same apart for each way of counting; None: as the words of the outcome say."""
        ways: dict[CountedAs | None, list[StudyLine]] = {}
        for line in self.lines:
            ways.setdefault(line.counted, []).append(line)
        spreads = {way: spread_of_lines(self.endpoint, tuple(own)) for way, own in ways.items()}
        return {way: spread for way, spread in spreads.items() if spread is not None}

    @property
    def lead(self) -> StudyLine | None:
        """The study whose picture is drawn: the first, unless all are unlike."""
        return None if self.nobody_like_you or not self.lines else self.lines[0]

    @property
    def nearest(self) -> StudyLine | None:
        """The same where its people are counted, and known to be like the person in something.

        Else it only comes first, and is told by the type of MS that its people had.
        """
        lead = self.lead
        if lead is None or sample_size(lead.sourced) is None:
            return None
        return lead if is_near(lead.closeness) else None

    @property
    def passed_over(self) -> StudyLine | None:
        """As close as the nearest and alike on more points, but too small to stand before it."""
        if self.nearest is None:
            return None
        nearest = rank_of(self.nearest.likeness.outcomes)
        nearer = (each for each in self.lines if rank_of(each.likeness.outcomes) < nearest)
        return min(nearer, key=lambda each: rank_of(each.likeness.outcomes), default=None)

    @property
    def is_one_study(self) -> bool:
        return len(self.lines) == 1

    @property
    def ends(self) -> tuple[Source, ...]:
        """The studies at both ends, the lowest first; of several the nearest."""
        low = min(self.lines, key=lambda each: each.value)
        high = max(self.lines, key=lambda each: each.value)
        return tuple(dict.fromkeys(each.sourced.source for each in (low, high)))

    @property
    def is_lone_zero(self) -> bool:
        """One study without a single event: it never stands alone as a headline."""
        return is_lone_zero(self.lines)


def spread_of_lines(endpoint: str, lines: tuple[StudyLine, ...]) -> Spread | None:
    return _spread_of(endpoint, tuple([line.sourced for line in lines])) if lines else None


@lru_cache(maxsize=2048)
def _spread_of(endpoint: str, sourced: tuple[SourcedFigure, ...]) -> Spread:
    figures = [each.figure for each in sourced]
    values = [value_of(each) for each in figures]
    per = None if share_of(figures[0]) is None else denominator_for(endpoint, figures)
    if len(sourced) == 1 and (is_of_few(sourced[0]) or is_told_as_counted(figures[0])):
        per = figures[0].people
    return Spread(min(values), max(values), len(values), per)


def is_lone_zero(lines: tuple[StudyLine, ...]) -> bool:
    """Nobody, or everybody, of a single study; a count or a share."""
    return len(lines) == 1 and share_of(lines[0].sourced.figure) in (0, 1)


Precedence = tuple[int, int, int]


def precedence(sourced: SourcedFigure) -> Precedence:
    """Sorts figures that are equally near: by design, people (counted ones first), year."""
    source = sourced.source
    people, year = sample_size(sourced) or 0, source.citation.year or 0
    return _DESIGN[source.design], -people, -year


Order = tuple[int, Precedence, str]
Place = tuple[int, int, int]
"""How far behind a study stands, its place, and how many people: known before."""


def order_of(sourced: SourcedFigure) -> Order:
    """What does not depend on a person. On deaths what is no core study stands behind, too."""
    source, on_deaths = sourced.source, sourced.figure.endpoint == FROM_TREATMENT
    is_aside = on_deaths and source.tier is not SourceTier.CORE
    return 2 * is_small(sourced) + is_aside, precedence(sourced), source.id


def places(figures: Iterable[SourcedFigure]) -> Mapping[SourcedFigure, Place]:
    """The same order as numbers; figures that it does not part share one."""
    orders = {each: order_of(each) for each in figures}
    numbers = {order: number for number, order in enumerate(sorted(set(orders.values())))}
    return {
        each: (order[0], numbers[order], sample_size(each) or 0) for each, order in orders.items()
    }


@lru_cache(maxsize=4096)
def rank_of(outcomes: Outcomes) -> tuple[int, int]:
    """Closeness, then the number of alike marks; the least is nearest."""
    return RANK[closeness_of(outcomes)], -outcomes.count(Outcome.ALIKE)


def nearest_first(
    lines: Iterable[StudyLine], places: Mapping[SourcedFigure, Place]
) -> tuple[StudyLine, ...]:
    """Closeness, then number of alike marks, then design, people and year.

    Under 30 people stands behind any of the same closeness. Where nobody knows how alike people
    are, how many they were goes before design. While the person's type of MS is not known, people
    with relapsing or progressive MS alone stand behind people with both.
    """

    def nearness(line: StudyLine) -> tuple[int, int, int, int, int, int]:
        behind, place, people = places[line.sourced]
        outcomes = line.likeness.outcomes
        rank, alike = rank_of(outcomes)
        one_course = outcomes[0] is Outcome.OPEN and is_of_one_course(line.sourced)
        return rank, behind, one_course, alike, -people if rank == _NOT_KNOWN else 0, place

    return tuple(sorted(lines, key=nearness))
