"""All shown figures as one person finds them: each kind of people compared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.taking_turns import round_robin
from decision_aid.domain.results.figure_order import FigureIndex, Nearness, RankedFigures, nearness
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.dimensions.rarer import may_be_rarer
from decision_aid.domain.similarity.outcomes import Closeness, Outcome, Outcomes, closeness_of

_Orders = tuple[tuple[Nearness, bool, int], ...]


@lru_cache(maxsize=4096)
def _order_of(outcomes: Outcomes) -> _Orders:
    return tuple(
        (nearness(outcomes, pooled=pooled), small, -outcomes.count(Outcome.ALIKE))
        for pooled in (False, True)
        for small in (False, True)
    )


class _Keys(dict[int, _Orders]):
    """The order of a kind of people, for studies and pooled ones, of 30 and of fewer; worked out
    for those that are asked for.
    """

    def __init__(self, outcomes: tuple[Outcomes, ...]) -> None:
        self._outcomes = outcomes

    def __missing__(self, kind: int) -> _Orders:
        found = self[kind] = _order_of(self._outcomes[kind])
        return found


class MatchedFigures(Mapping[SourcedFigure, Match]):
    """All shown figures, and how like one person the people behind each were."""

    def __init__(self, shown: FigureIndex, facts: Facts) -> None:
        self.shown = shown
        self.person = shown.of_studies.for_person(facts)
        self.outcomes = self.person.outcomes
        """By the number of the kind of people, as is ``closeness``."""
        self._keys = _Keys(self.outcomes)

    @cached_property
    def closeness(self) -> tuple[Closeness, ...]:
        return tuple(map(closeness_of, self.outcomes))

    def __getitem__(self, sourced: SourcedFigure) -> Match:
        return self._match(sourced, self.shown.kind_of[sourced])

    def _match(self, sourced: SourcedFigure, kind: int) -> Match:
        is_rarer = may_be_rarer(sourced, self.person.facts.subtype)
        return Match(sourced, self.outcomes[kind], is_rarer)

    def outcomes_of(self, group: Iterable[SourcedFigure]) -> tuple[Outcomes, ...]:
        """How the people behind each of these figures compare."""
        kind_of = self.shown.kind_of
        return tuple([self.outcomes[kind_of[each]] for each in group])

    def __iter__(self) -> Iterator[SourcedFigure]:
        return iter(self.shown.kind_of)

    def __len__(self) -> int:
        return len(self.shown.kind_of)

    def in_order(self, ranked: RankedFigures) -> Iterator[Match]:
        """By the whole rule, the nearest first; made one by one, as far as anybody looks."""
        for place in self.order(ranked):
            yield self._match(ranked.figures[place], ranked.kinds[place])

    def order(self, ranked: RankedFigures) -> list[int]:
        """The same as places among the figures."""
        keys = self._keys
        near = [
            keys[kind][2 * pooled + small]
            for kind, small, pooled in zip(ranked.kinds, ranked.small, ranked.pooled, strict=True)
        ]
        return sorted(range(len(near)), key=near.__getitem__)

    def count(self, ranked: RankedFigures, closeness: Closeness) -> int:
        return sum(self.closeness[kind] is closeness for kind in ranked.kinds)

    def without_unlike(self, ranked: RankedFigures) -> RankedFigures:
        """Without the figures of people different from the person."""
        near = (
            place
            for place, kind in enumerate(ranked.kinds)
            if self.closeness[kind] is not Closeness.DIFFERENT
        )
        return ranked.only(near)

    def fair_share(self, several: Iterable[RankedFigures], most: int) -> tuple[Match, ...]:
        """The nearest of each, then the second of each and so on; in the order of the sources."""
        found = round_robin(map(self.in_order, several), most)
        return tuple(sorted(found, key=lambda match: self.shown.place_of[match.sourced]))

    @property
    def patterns(self) -> Mapping[Outcomes, int]:
        """How many figures compare so."""
        found: Counter[Outcomes] = Counter()
        for kind, figures in self.shown.figures_of_kind.items():
            found[self.outcomes[kind]] += figures
        return found
