"""Comparisons of treatments for one person, by outcome: what stands in each table and in a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from decision_aid.domain.evidence.absolute_risk import panel_denominator
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn, topic_by_endpoint
from decision_aid.domain.questionnaire.drugs_had import DrugsHad
from decision_aid.domain.results.comparisons import (
    ChosenComparisons,
    Comparables,
    Comparison,
    ComparisonKind,
    comparisons,
    nearest_groups,
)
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Closeness


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """Studies that compared treatments on one outcome, the nearest first.

    ``out_of``: 100 or 1,000 people, one denominator for all of them. ``more`` have no room.
    """

    endpoint: str
    comparisons: tuple[Comparison, ...]
    out_of: int
    more: int


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """Hopes or harms: with a transplant, of drugs alone, and of people different from the person.

    Each in the order of the topics. ``ratios``: a transplant beside another treatment in people not
    different from the person, where the study tells only a ratio.
    """

    side: Side
    direct: tuple[ComparedOutcome, ...]
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
        return nearest_groups(self.known, self.match_of, has_transplant=True)

    @cached_property
    def _of_drugs(self) -> ChosenComparisons:
        return nearest_groups(self.known, self.match_of, has_transplant=False)

    @cached_property
    def with_transplant(self) -> tuple[Comparison, ...]:
        return comparisons(self._of_transplants.groups, self.match_of)

    @cached_property
    def every(self) -> tuple[Comparison, ...]:
        """Comparisons with a transplant first."""
        return *self.with_transplant, *comparisons(self._of_drugs.groups, self.match_of)

    @cached_property
    def with_other(self) -> tuple[Comparison, ...]:
        """Those of a transplant beside something else."""
        return tuple(each for each in self.with_transplant if each.has_other)

    def with_other_on(self, topic: OutcomeTopic) -> list[Comparison]:
        """The same on the outcomes of a topic."""
        endpoints = topic.endpoints
        return [each for each in self.with_other if each.figure.endpoint in endpoints]

    @cached_property
    def sides(self) -> tuple[ComparedSide, ...]:
        """Comparisons of outcomes that bear on no topic are left out of the tables.

        What was compared with drugs of the person comes first in its table, and its table among the
        others; what is told of nothing but drugs that were stopped or failed comes last in it.
        """
        more = self._of_transplants.more + self._of_drugs.more
        tables = _Tables(self.every, more, topic_by_endpoint(self.topics), self.had)
        return tuple(tables.of(side, self._ratios_of(side)) for side in Side)

    def _ratios_of(self, side: Side) -> tuple[Match, ...]:
        """In the order of the topics, then the nearest; beside drugs that failed last."""
        endpoints = (e for topic in self.topics if topic.side is side for e in topic.endpoints)
        return tuple(each for e in endpoints for each in sorted(self.ratios_on(e), key=self._place))

    def _place(self, ratio: Match) -> int:
        return self.had.place({ratio.sourced.figure.compared_with})

    def ratios_on(self, endpoint: str) -> Iterator[Match]:
        """What is told as a ratio alone, of people not unlike the person; the nearest first."""
        ranked = self.known.ratios.get(endpoint)
        every = self.match_of.in_order(ranked) if ranked is not None else iter(())
        return (match for match in every if match.closeness is not Closeness.DIFFERENT)


@dataclass(frozen=True, slots=True)
class _Tables:
    every: tuple[Comparison, ...]
    more: Mapping[tuple[str, ComparisonKind], int]
    topic_of: Mapping[str, OutcomeTopic]
    had: DrugsHad

    def of(self, side: Side, ratios: tuple[Match, ...]) -> ComparedSide:
        return ComparedSide(
            side=side,
            direct=self._table(side, ComparisonKind.DIRECT),
            drugs=self._table(side, ComparisonKind.DRUGS),
            unlike=self._table(side, ComparisonKind.UNLIKE),
            ratios=ratios,
        )

    def _table(self, side: Side, kind: ComparisonKind) -> tuple[ComparedOutcome, ...]:
        places = {endpoint: place for place, endpoint in enumerate(self.topic_of)}
        own = [c for c in self.every if self._side(c) is side and _kind(c) is kind]
        drugs = self.had.own
        against = {each.figure.endpoint for each in own if each.is_against(drugs)}
        own.sort(key=lambda c: (not c.is_against(drugs), self.had.place(c.drugs)))
        own.sort(key=lambda c: (c.figure.endpoint not in against, places[c.figure.endpoint]))
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
    return ComparisonKind.DIRECT if comparison.has_transplant else ComparisonKind.DRUGS


def _outcome(endpoint: str, found: tuple[Comparison, ...], more: int) -> ComparedOutcome:
    return ComparedOutcome(endpoint, found, _out_of(endpoint, found), more)


def _out_of(endpoint: str, found: Iterable[Comparison]) -> int:
    return panel_denominator(endpoint, tuple(m.sourced for each in found for m in each.matches))


@dataclass(frozen=True, slots=True)
class KeyComparison:
    """The comparison that stands for one side where there is room for one row.

    ``out_of``: 100 or 1,000 people. ``choices``: topics that could stand there instead, its own
    among them.
    """

    topic: OutcomeTopic
    comparison: Comparison
    out_of: int
    choices: tuple[OutcomeTopic, ...]


def key_comparisons(
    beside_other: Iterable[Comparison],
    topics: Iterable[OutcomeTopic],
    wanted: Collection[str],
    had: DrugsHad,
) -> tuple[KeyComparison, ...]:
    """One hope and one harm, each the nearest comparison of a transplant with something else.

    Of each the topic among ``wanted``, else the first that was compared. Those that count people
    come before those that give rates; drugs that were stopped, and then those that failed, last.
    """
    near = [each for each in beside_other if each.closeness is not Closeness.DIFFERENT]
    near.sort(key=lambda c: (not c.speaks_for_own_type, had.place(c.drugs)))
    sides = comparable_topics(topics).values()
    return tuple(each for own in sides for each in _key_comparison(own, near, wanted, had))


def against_drugs(
    with_transplant: Iterable[Comparison], topics: Iterable[OutcomeTopic], drugs: Collection[str]
) -> KeyComparison | None:
    """The nearest study that counted a hope beside one of these drugs."""
    own = comparable_topics(topics)[Side.OUTCOMES]
    topic_of = {endpoint: topic for topic in own for endpoint in topic.endpoints}
    near = [c for c in with_transplant if c.is_against(drugs) and c.speaks_for_own_type]
    for each in near:
        if topic := topic_of.get(each.figure.endpoint):
            out_of = _out_of(each.figure.endpoint, (each,))
            return KeyComparison(topic, each, out_of, _choices(own, near))
    return None


def comparable_topics(
    topics: Iterable[OutcomeTopic],
) -> Mapping[Side, tuple[OutcomeTopic, ...]]:
    """The topics that may stand in the row of each side."""
    told = [topic for topic in topics if ToldOn.COMPARISON in topic.on]
    return {side: tuple(topic for topic in told if topic.side is side) for side in Side}


def _key_comparison(
    topics: tuple[OutcomeTopic, ...],
    near: list[Comparison],
    wanted: Collection[str],
    had: DrugsHad,
) -> Iterator[KeyComparison]:
    """One, or none where nothing was compared; beside what was stopped, and then beside what
    failed, only where nothing else was.
    """
    own = [c for c in near if c.speaks_for_own_type] if had.stopped or had.failed else []
    better = ([c for c in own if had.place(c.drugs) <= most] for most in (0, 1))
    ways = [
        way for found in (*better, near) for way in ([c for c in found if c.counts_people], found)
    ]
    order = [
        *((found, topic) for topic in topics if topic.id in wanted for found in ways[-2:]),
        *((found, topic) for found in ways for topic in topics),
    ]
    for found, topic in order:
        about = next((c for c in found if c.figure.endpoint in topic.endpoints), None)
        if about is not None:
            out_of = _out_of(about.figure.endpoint, (about,))
            yield KeyComparison(topic, about, out_of, _choices(topics, near))
            return


def _choices(
    topics: Iterable[OutcomeTopic], near: Iterable[Comparison]
) -> tuple[OutcomeTopic, ...]:
    endpoints = {each.figure.endpoint for each in near}
    return tuple(topic for topic in topics if endpoints.intersection(topic.endpoints))


def with_topic(
    wanted: frozenset[str], topic: str, topics: Iterable[OutcomeTopic]
) -> frozenset[str]:
    """``wanted`` with this topic in place of the other of its side."""
    for own in comparable_topics(topics).values():
        ids = {each.id for each in own}
        if topic in ids:
            return wanted.difference(ids) | {topic}
    return wanted
