"""The order of figures: which leads, which follow, indexed before anybody asks.

Design, people and year do not depend on a person; how close a figure is does, but figures of
people who were studied alike are alike for everybody. So a result compares each kind of people
once and looks at as few figures as it shows, however many there are. The rule is published on the
methods page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.compared_people import people_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Design, Prominence, SourceTier
from decision_aid.domain.similarity.few_people import is_small
from decision_aid.domain.similarity.outcomes import Closeness, Outcome, Outcomes, closeness_of
from decision_aid.domain.similarity.spread import RANK, Precedence, precedence
from decision_aid.domain.similarity.studies import Studies

Nearness = tuple[bool, bool, int]


def nearness(outcomes: Outcomes, *, pooled: bool) -> Nearness:
    """Sorts figures by how their people compare with one person; the least leads.

    People unlike the person never lead over others, nor a meta-analysis over a study. Then
    closeness.
    """
    closeness = closeness_of(outcomes)
    return closeness is Closeness.DIFFERENT, pooled, RANK[closeness]


Order = tuple[Nearness, bool, int, Precedence]


@dataclass(frozen=True, slots=True)
class LeadOrder:
    """The whole order of figures, as far as it does not depend on a person."""

    pooled: bool
    small: bool
    precedence: Precedence

    @classmethod
    def of(cls, sourced: SourcedFigure) -> LeadOrder:
        return cls(is_pooled(sourced), is_small(sourced), precedence(sourced))

    def key(self, outcomes: Outcomes) -> Order:
        """For people who compare so; the least leads."""
        near = nearness(outcomes, pooled=self.pooled)
        return near, self.small, -outcomes.count(Outcome.ALIKE), self.precedence


def is_pooled(sourced: SourcedFigure) -> bool:
    return sourced.source.design is Design.META_ANALYSIS


PanelKey = tuple[str, Decimal | None]
"""Endpoint and time in years; None where the figure is not tied to a time."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RankedFigures:
    """Figures by design, people and year; ``kinds`` are their numbers in ``Studies.kinds``.

    ``small``: of under 30 people. ``pooled``: of a meta-analysis.
    """

    figures: tuple[SourcedFigure, ...]
    kinds: tuple[int, ...]
    small: tuple[bool, ...]
    pooled: tuple[bool, ...]

    def only(self, places: Iterable[int]) -> RankedFigures:
        """Those at these places, in this order."""
        chosen = tuple(places)
        return RankedFigures(
            tuple(self.figures[each] for each in chosen),
            tuple(self.kinds[each] for each in chosen),
            tuple(self.small[each] for each in chosen),
            tuple(self.pooled[each] for each in chosen),
        )


class FigureIndex:
    """The figures of a library for results: headline and detail, in the order of the sources."""

    def __init__(self, studies: Studies) -> None:
        every, transplant_arms = studies.sources, studies.arms
        self.of_studies = studies
        self.transplant_arms = transplant_arms
        self.kind_of: Mapping[SourcedFigure, int] = {
            each: studies.kind_of[each] for source in every for each in source.shown_figures
        }
        self.place_of = {each: place for place, each in enumerate(self.kind_of)}
        self.figures_of_kind = Counter(self.kind_of.values())
        self.studies = _studies(every, self.kind_of, transplant_arms)
        headlines = [f for f in self.kind_of if f.figure.show is Prominence.HEADLINE]
        after = [f for f in headlines if f.figure.arm in transplant_arms]
        by_place = sorted(self._grouped((panel_key(f), f) for f in after).items(), key=_place)
        self.panels = tuple(ranked for _, ranked in by_place)
        self.panels_on = _by_outcome(self.panels)
        self.other_treatments = self._grouped(
            ((f.figure.endpoint, f.figure.arm), f)
            for f in headlines
            if f.figure.arm not in transplant_arms
        )
        self.details = self._grouped(
            (f.figure.endpoint, f)
            for f in self.kind_of
            if f.figure.show is Prominence.DETAIL and f.figure.arm in transplant_arms
        )
        self.counted_in_time = self._grouped(
            (f.figure.endpoint, f)
            for f in self.kind_of
            if f.figure.arm in transplant_arms and _is_counted_in_time(f)
        )
        self._beside = _by_people(f for f in headlines if f.figure.arm not in transplant_arms)
        self._after_transplant = [
            f
            for source in every
            if source.tier is not SourceTier.CONTEXT
            for f in source.figures
            if f.figure.arm in transplant_arms
        ]

    def beside(self, lead: SourcedFigure) -> tuple[SourcedFigure, ...]:
        """Of the same study the figures for the front on other treatments.

        They count the same outcome at the same time in the same people.
        """
        return tuple(self._beside.get(_people_key(lead), ()))

    def after_transplant(self, endpoints: Collection[str]) -> tuple[SourcedFigure, ...]:
        """Every figure on these outcomes after a transplant, those of the library only too; what is
        background alone stands on no page of a result.
        """
        return tuple(f for f in self._after_transplant if f.figure.endpoint in endpoints)

    def ranked(self, figures: Iterable[SourcedFigure]) -> RankedFigures:
        """In the order of the rule as far as it does not depend on a person."""
        ordered = tuple(sorted(figures, key=precedence))
        return RankedFigures(
            ordered,
            tuple(map(self.kind_of.__getitem__, ordered)),
            tuple(map(is_small, ordered)),
            tuple(map(is_pooled, ordered)),
        )

    def _grouped(self, keyed: Iterable[tuple[Key, SourcedFigure]]) -> dict[Key, RankedFigures]:
        found: defaultdict[Key, list[SourcedFigure]] = defaultdict(list)
        for key, figure in keyed:
            found[key].append(figure)
        return {key: self.ranked(figures) for key, figures in found.items()}


def _is_counted_in_time(sourced: SourcedFigure) -> bool:
    """Whether it is a share of people of a core study that was counted at a time."""
    figure = sourced.figure
    is_core = sourced.source.tier is SourceTier.CORE
    return is_core and figure.at is not None and share_of(figure) is not None


def _people_key(sourced: SourcedFigure) -> tuple[object, ...]:
    return sourced.figure.endpoint, sourced.figure.at, *people_of(sourced)


def _by_people(
    figures: Iterable[SourcedFigure],
) -> Mapping[tuple[object, ...], list[SourcedFigure]]:
    found: defaultdict[tuple[object, ...], list[SourcedFigure]] = defaultdict(list)
    for each in figures:
        found[_people_key(each)].append(each)
    return dict(found)


def panel_key(sourced: SourcedFigure) -> PanelKey:
    figure = sourced.figure
    return figure.endpoint, None if figure.at is None else figure.at.in_years


def _place(item: tuple[PanelKey, RankedFigures]) -> tuple[str, bool, Decimal]:
    """Panels stand by endpoint and time; those without a time last."""
    endpoint, years = item[0]
    return endpoint, years is None, years or Decimal(0)


def _studies(
    sources: Iterable[Source], kind_of: Mapping[SourcedFigure, int], arms: Collection[str]
) -> Mapping[frozenset[int], tuple[int, int]]:
    """Core studies of transplants by the kinds of people in them: how many, people in the largest.

    A meta-analysis is no study of its own.
    """
    found: dict[frozenset[int], tuple[int, int]] = {}
    for source in sources:
        if source.tier is SourceTier.CORE and source.design is not Design.META_ANALYSIS:
            own = [each for each in source.shown_figures if each.figure.arm in arms]
            kinds = frozenset(kind_of[each] for each in own)
            studies, largest = found.get(kinds, (0, 0))
            people = max((each.figure.people or 0 for each in own), default=0)
            found[kinds] = studies + 1, max(largest, people)
    return {kinds: counts for kinds, counts in found.items() if kinds}


def _by_outcome(panels: Iterable[RankedFigures]) -> Mapping[str, tuple[RankedFigures, ...]]:
    """In their order: all figures of a panel are on one outcome."""
    found: defaultdict[str, list[RankedFigures]] = defaultdict(list)
    for each in panels:
        found[each.figures[0].figure.endpoint].append(each)
    return {endpoint: tuple(own) for endpoint, own in found.items()}
