"""The order of figures: which leads, which follow, indexed before anybody asks.

Design, people and year do not depend on a person; how close a figure is does, but figures of
people who were studied alike are alike for everybody. So a result compares each kind of people
once and looks at as few figures as it shows, however many there are. The rule is published on the
methods page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.compared_people import people_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Design, Prominence, SourceTier
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.taking_turns import round_robin
from decision_aid.domain.results.matching import (
    Closeness,
    Match,
    Outcomes,
    Studied,
    closeness_of,
    compare,
    people_studied,
    studied_in,
)

_CLOSENESS_ORDER = {c: place for place, c in enumerate(Closeness)}
_DESIGN_ORDER = {d: place for place, d in enumerate(Design)}

Nearness = tuple[bool, bool, int]
Precedence = tuple[int, int, int]


def nearness(studied: Studied, outcomes: Outcomes, subtype: str | None) -> Nearness:
    """Sorts figures by how their people compare with one person; the least leads.

    People unlike the person never lead over others. A meta-analysis or a mixed group never leads
    over the person's own subtype. Then closeness.
    """
    closeness = closeness_of(outcomes)
    is_own = studied.subtypes == (subtype,) and not studied.pooled
    return (
        closeness is Closeness.DIFFERENT,
        subtype is not None and not is_own,
        _CLOSENESS_ORDER[closeness],
    )


def precedence(sourced: SourcedFigure) -> Precedence:
    """Sorts figures that are equally near: by design, number of people, year; the least leads.

    A figure whose people are not counted stands behind those whose people are.
    """
    source = sourced.source
    people, year = sample_size(sourced) or 0, source.citation.year or 0
    return _DESIGN_ORDER[source.design], -people, -year


def lead_key(match: Match, subtype: str | None) -> tuple[Nearness, Precedence]:
    """The whole order of figures; the least leads."""
    sourced = match.sourced
    studied = people_studied(sourced.source, sourced.subtypes)
    return nearness(studied, match.outcomes, subtype), precedence(sourced)


PanelKey = tuple[str, Decimal | None]
"""Endpoint and time in years; None where the figure is not tied to a time."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RankedFigures:
    """Figures by design, people and year; ``kinds`` are their numbers in ``Shown.kinds``."""

    figures: tuple[SourcedFigure, ...]
    kinds: tuple[int, ...]


class FigureIndex:
    """The figures of a library for results: headline and detail, in the order of the sources."""

    def __init__(self, sources: Iterable[Source], transplant_arms: Collection[str]) -> None:
        every = tuple(sources)
        self.transplant_arms = transplant_arms
        numbers: dict[Studied, int] = {}
        self.kind_of: Mapping[SourcedFigure, int] = {
            each: numbers.setdefault(studied, len(numbers))
            for source in every
            for each, studied in studied_in(source)
        }
        self.place_of = {each: place for place, each in enumerate(self.kind_of)}
        self.kinds = tuple(numbers)
        self.figures_of_kind = Counter(self.kind_of.values())
        self.studies = _studies(every, self.kind_of, transplant_arms)
        headlines = [f for f in self.kind_of if f.figure.show is Prominence.HEADLINE]
        after = [f for f in headlines if f.figure.arm in transplant_arms]
        by_place = sorted(self._grouped((panel_key(f), f) for f in after).items(), key=_place)
        self.panels = tuple(ranked for _, ranked in by_place)
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
            f for source in every for f in source.figures if f.figure.arm in transplant_arms
        ]

    def beside(self, lead: SourcedFigure) -> tuple[SourcedFigure, ...]:
        """Of the same study the figures for the front on other treatments.

        They count the same outcome at the same time in the same people.
        """
        return tuple(self._beside.get(_people_key(lead), ()))

    def after_transplant(self, endpoints: Collection[str]) -> tuple[SourcedFigure, ...]:
        """Every figure on these outcomes after a transplant, those of the library only too."""
        return tuple(f for f in self._after_transplant if f.figure.endpoint in endpoints)

    def ranked(self, figures: Iterable[SourcedFigure]) -> RankedFigures:
        """In the order of the rule as far as it does not depend on a person."""
        ordered = tuple(sorted(figures, key=precedence))
        return RankedFigures(ordered, tuple(map(self.kind_of.__getitem__, ordered)))

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


class MatchedFigures(Mapping[SourcedFigure, Match]):
    """All shown figures, and how like one person the people behind each were."""

    def __init__(self, shown: FigureIndex, facts: Facts) -> None:
        self.shown = shown
        self._outcomes = [compare(kind, facts) for kind in shown.kinds]
        self._nearness = [
            nearness(kind, outcomes, facts.subtype)
            for kind, outcomes in zip(shown.kinds, self._outcomes, strict=True)
        ]
        self.closeness = tuple(map(closeness_of, self._outcomes))
        """By the number of the kind."""

    def __getitem__(self, sourced: SourcedFigure) -> Match:
        return Match(sourced, self._outcomes[self.shown.kind_of[sourced]])

    def __iter__(self) -> Iterator[SourcedFigure]:
        return iter(self.shown.kind_of)

    def __len__(self) -> int:
        return len(self.shown.kind_of)

    def in_order(self, ranked: RankedFigures, start: int = 0) -> Iterator[Match]:
        """By the whole rule, the nearest first; made one by one, as far as anybody looks."""
        near = [self._nearness[kind] for kind in ranked.kinds]
        for place in sorted(range(len(near)), key=near.__getitem__)[start:]:
            yield Match(ranked.figures[place], self._outcomes[ranked.kinds[place]])

    def count(self, ranked: RankedFigures, closeness: Closeness) -> int:
        return sum(self.closeness[kind] is closeness for kind in ranked.kinds)

    def without_unlike(self, ranked: RankedFigures) -> RankedFigures:
        """Without the figures of people different from the person."""
        pairs = zip(ranked.figures, ranked.kinds, strict=True)
        near = [each for each in pairs if self.closeness[each[1]] is not Closeness.DIFFERENT]
        return RankedFigures(tuple(figure for figure, _ in near), tuple(kind for _, kind in near))

    def fair_share(self, several: Iterable[RankedFigures], most: int) -> tuple[Match, ...]:
        """The nearest of each, then the second of each and so on; in the order of the sources."""
        found = round_robin(map(self.in_order, several), most)
        return tuple(sorted(found, key=lambda match: self.shown.place_of[match.sourced]))

    @property
    def patterns(self) -> Mapping[Outcomes, int]:
        """How many figures compare so."""
        found: Counter[Outcomes] = Counter()
        for kind, figures in self.shown.figures_of_kind.items():
            found[self._outcomes[kind]] += figures
        return found
