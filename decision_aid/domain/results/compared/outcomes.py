"""Comparisons of treatments for one person, by outcome: what stands in each table and in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, groupby

from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, topic_by_endpoint
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.compared.comparisons import (
    Comparables,
    Comparison,
    denominator_of,
)
from decision_aid.domain.results.compared.key_comparisons import (
    KeyComparison,
    comparable_topics,
    key_comparisons,
)
from decision_aid.domain.results.compared.nearest import (
    ChosenComparisons,
    ComparisonKind,
    comparisons,
    nearest_groups,
    usual_time_first,
)
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Closeness, Outcome

_MOST_RATIOS = 2


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """Studies that compared treatments on one outcome, the nearest first.

    ``out_of``: 100 or 1,000 people, one denominator for all of them. ``more`` have no room.
    """

    endpoint: str
    comparisons: tuple[Comparison, ...]
    out_of: int
    more: int

    @property
    def outcome(self) -> Endpoint:
        return self.comparisons[0].outcome


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """Hopes or harms: with a transplant, of drugs alone, and of people different from the person.

    Each in the order of the topics. ``direct`` fits the person, by the rule of the first page; in
    ``type_open`` hardly anybody had their type of MS, or the study does not tell. ``ways``: two
    kinds of transplant. ``ratios``: a transplant beside another treatment in people not different
    from the person, where the study tells only a ratio.
    """

    side: Side
    direct: tuple[ComparedOutcome, ...]
    type_open: tuple[ComparedOutcome, ...]
    ways: tuple[ComparedOutcome, ...]
    drugs: tuple[ComparedOutcome, ...]
    unlike: tuple[ComparedOutcome, ...]
    ratios: tuple[Match, ...]


@dataclass(frozen=True)
class ComparedTreatments:
    """All that is shown to one person, the nearest first, and the same by side and outcome."""

    known: Comparables
    match_of: MatchedFigures
    topics: tuple[OutcomeTopic, ...]
    had: DrugsHad

    @cached_property
    def _of_transplants(self) -> ChosenComparisons:
        return nearest_groups(self.known, self.match_of, with_transplant=True)

    @cached_property
    def _of_drugs(self) -> ChosenComparisons:
        return nearest_groups(self.known, self.match_of, with_transplant=False)

    @cached_property
    def with_transplant(self) -> tuple[Comparison, ...]:
        """Of one study that compared the same at several times the usual one comes first."""
        found = comparisons(self._of_transplants.groups, self.match_of)
        return usual_time_first(found, _usual_years(self.topics))

    @cached_property
    def key(self) -> tuple[KeyComparison, ...]:
        """The hope and the harm that lead on every page and print."""
        return tuple(self.key_with(()))

    def key_with(self, wanted: Collection[str]) -> Iterator[KeyComparison]:
        """The same, of topics that were asked for: else what facts alone put first is first, and
        only of people surely of the person's type of MS: other choices tell the rest.

        Each is worked out when it is asked for.
        """
        known = self.match_of.person.facts
        ids = set(wanted)
        for own in comparable_topics(self.topics).values():
            if ids.isdisjoint(topic.id for topic in own):
                ids.update(topic.id for topic in own if topic.comes_first(known))
        found = key_comparisons(self.with_other, self.topics, ids, self.had)
        return (e for e in found if e.comparison.is_surely_of_own_type or e.topic.id in wanted)

    @cached_property
    def every(self) -> tuple[Comparison, ...]:
        """Comparisons with a transplant first."""
        return *self.with_transplant, *comparisons(self._of_drugs.groups, self.match_of)

    @cached_property
    def with_other(self) -> tuple[Comparison, ...]:
        """Those of a transplant beside something else."""
        return tuple(each for each in self.with_transplant if each.has_other)

    @cached_property
    def _places_of_outcome(self) -> Mapping[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self.with_other):
            found[each.figure.endpoint].append(place)
        return found

    def with_other_on(self, topic: OutcomeTopic) -> list[Comparison]:
        """The same on the outcomes of a topic."""
        places = (self._places_of_outcome.get(each, ()) for each in topic.endpoints)
        return [self.with_other[place] for place in sorted(chain.from_iterable(places))]

    @cached_property
    def sides(self) -> tuple[ComparedSide, ...]:
        """Comparisons of outcomes that bear on no topic are left out of the tables.

        What leads everywhere comes first, then what was compared with drugs of the person; what is
        told of nothing but drugs that were stopped or failed comes last in it.
        """
        more = self._of_transplants.more + self._of_drugs.more
        leading = tuple(each.comparison for each in self.key)
        tables = _Tables(self.every, more, topic_by_endpoint(self.topics), self.had, leading)
        return tuple(tables.of(side, self._ratios_of(side)) for side in Side)

    def _ratios_of(self, side: Side) -> tuple[Match, ...]:
        """In the order of the topics, then the nearest; beside drugs that failed last."""
        own = (topic for topic in self.topics if topic.side is side)
        endpoints = (e for topic in own for e in topic.endpoints if e in self.known.ratios)
        return tuple(each for e in endpoints for each in sorted(self.ratios_on(e), key=self._place))

    @cached_property
    def strong_ratios(self) -> tuple[Match, ...]:
        """Two at most, of the first hope that has any: beside drugs with nothing told against them,
        the person's own before other strong ones, in people surely of the person's type of MS.
        Where none is left, beside strong ones that failed or were stopped.
        """
        other = self.had.own | self.had.other_strong
        own = self._strong_beside(other) or self._strong_beside(self.had.strong_put_aside)
        own.sort(key=lambda each: each.sourced.figure.compared_with not in self.had.own)
        return tuple(own[:_MOST_RATIOS])

    def _strong_beside(self, drugs: Collection[str]) -> list[Match]:
        not_of_type = (Outcome.OPEN, Outcome.SILENT)
        found = [
            each
            for each in self._ratios_of(Side.OUTCOMES)
            if each.sourced.figure.compared_with in drugs and each.outcomes[0] not in not_of_type
        ]
        return [e for e in found if e.sourced.figure.endpoint == found[0].sourced.figure.endpoint]

    @cached_property
    def nearest_ratio(self) -> Match | None:
        """Of a hope, where the person's type of MS is known."""
        found = self._ratios_of(Side.OUTCOMES)
        return next((each for each in found if each.outcomes[0] is not Outcome.OPEN), None)

    def _place(self, ratio: Match) -> int:
        return self.had.place({ratio.sourced.figure.compared_with})

    def ratios_on(self, endpoint: str) -> Iterator[Match]:
        """What is told as a ratio alone, of people not unlike the person; the nearest first."""
        ranked = self.known.ratios.get(endpoint)
        every = self.match_of.in_order(ranked) if ranked is not None else iter(())
        return (match for match in every if match.closeness is not Closeness.DIFFERENT)


@lru_cache(maxsize=64)
def _usual_years(topics: tuple[OutcomeTopic, ...]) -> Mapping[str, tuple[int, ...]]:
    return {each: topic.usual_years for each, topic in topic_by_endpoint(topics).items()}


@dataclass(frozen=True, slots=True)
class _Tables:
    every: tuple[Comparison, ...]
    more: Mapping[tuple[str, ComparisonKind], int]
    topic_of: Mapping[str, OutcomeTopic]
    had: DrugsHad
    leading: tuple[Comparison, ...]

    def of(self, side: Side, ratios: tuple[Match, ...]) -> ComparedSide:
        return ComparedSide(
            side=side,
            direct=self._table(side, ComparisonKind.DIRECT),
            type_open=self._table(side, ComparisonKind.TYPE_OPEN),
            ways=self._table(side, ComparisonKind.WAYS),
            drugs=self._table(side, ComparisonKind.DRUGS),
            unlike=self._table(side, ComparisonKind.UNLIKE),
            ratios=ratios,
        )

    def _table(self, side: Side, kind: ComparisonKind) -> tuple[ComparedOutcome, ...]:
        """What leads everywhere first, then by topic; of one topic what counts people before rates,
        then the nearest study first.
        """
        own = [c for c in self.every if self._side(c) is side and _kind(c) is kind]
        drugs = self.had.own
        against = {each.figure.endpoint for each in own if each.is_against(drugs)}
        leading = {each.figure.endpoint for each in own if each in self.leading}
        own.sort(
            key=lambda c: (c not in self.leading, not c.is_against(drugs), self.had.place(c.drugs))
        )
        nearest = {each.figure.endpoint: place for place, each in reversed([*enumerate(own)])}
        rates = nearest.keys() - {each.figure.endpoint for each in own if each.counts_people}
        topics = list(dict.fromkeys(topic.id for topic in self.topic_of.values()))

        def place(endpoint: str) -> tuple[bool, bool, int, bool, int]:
            topic, is_led = topics.index(self.topic_of[endpoint].id), endpoint in leading
            return not is_led, endpoint not in against, topic, endpoint in rates, nearest[endpoint]

        own.sort(key=lambda each: place(each.figure.endpoint))
        return tuple(
            _outcome(endpoint, tuple(together), self.more.get((endpoint, kind), 0))
            for endpoint, together in groupby(own, key=lambda each: each.figure.endpoint)
        )

    def _side(self, comparison: Comparison) -> Side | None:
        topic = self.topic_of.get(comparison.figure.endpoint)
        return None if topic is None else topic.side


def _kind(comparison: Comparison) -> ComparisonKind:
    if comparison.closeness is Closeness.DIFFERENT:
        return ComparisonKind.UNLIKE
    if not comparison.has_transplant:
        return ComparisonKind.DRUGS
    if not comparison.has_other:
        return ComparisonKind.WAYS
    return ComparisonKind.DIRECT if comparison.speaks_for_own_type else ComparisonKind.TYPE_OPEN


def _outcome(endpoint: str, found: tuple[Comparison, ...], more: int) -> ComparedOutcome:
    return ComparedOutcome(endpoint, found, denominator_of(*found), more)
