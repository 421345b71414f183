"""What made a difference to a person: contrasts on a topic, topics on a factor, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from decision_aid.domain.evidence.difference import Adjusted, Difference, EffectUnit
from decision_aid.domain.evidence.sources import Endpoint, Source
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.evidence.vocabulary import ReadIn
from decision_aid.domain.logic.relapses_before import WITHOUT_RELAPSES
from decision_aid.domain.similarity.cuts import SplitBy, split_by
from decision_aid.domain.similarity.standing import Standing, is_of_the_others

_IN_NUMBERS = (EffectUnit.PEOPLE_PER_GROUP, EffectUnit.PERCENT_PER_GROUP)
_DECIDED = (Standing.BETTER, Standing.WORSE)
_UNDECIDED = (Standing.OPEN, Standing.NONE, Standing.BOTH)
_ORDER = (*_DECIDED, Standing.SPLIT, Standing.NONE, Standing.BOTH, Standing.OPEN)


@dataclass(frozen=True, slots=True)
class Found:
    """One contrast of one source, with where it leaves the person."""

    source: Source
    difference: Difference
    standing: Standing

    @property
    def outcome(self) -> Endpoint:
        return self.source.vocabulary.endpoint(self.difference)

    @property
    def is_second_hand(self) -> bool:
        """Told by another text; the study's own was not read."""
        return self.difference.seen_in is ReadIn.SECONDARY

    @property
    def is_of_the_others(self) -> bool:
        return is_of_the_others(self.difference, self.standing)


@dataclass(frozen=True)
class FoundOnTopic:
    """All contrasts on one factor and one topic. ``found``: of the same people only one.

    ``pooled``: meta-analyses, never counted as studies. ``left_out``: contrasts on people who are
    counted already. ``bears_on``: None for an outcome of no topic, which stands alone.
    """

    topic: str
    found: tuple[Found, ...]
    pooled: tuple[Found, ...] = ()
    left_out: tuple[Found, ...] = ()
    bears_on: OutcomeTopic | None = None

    @property
    def title(self) -> str:
        return self.bears_on.title if self.bears_on else self.says_most.outcome.name

    @cached_property
    def standing(self) -> Standing:
        """What the studies that found a difference say; open where an answer would decide it."""
        there = {each.standing for each in self.found or self.pooled}
        decided = [each for each in _DECIDED if each in there]
        if len(decided) == 2:
            return Standing.SPLIT
        if decided:
            return decided[0]
        return next((each for each in _UNDECIDED if each in there), Standing.NONE)

    @cached_property
    def split_by(self) -> SplitBy | None:
        """Why some studies say better and some worse; None where they do not."""
        if self.standing is not Standing.SPLIT:
            return None
        told = (each for each in self.found or self.pooled if each.standing in _DECIDED)
        return split_by((each.difference, each.standing) for each in told)

    @cached_property
    def says_most(self) -> Found:
        """The one that stands for all of them, on every page and sheet."""
        return min(self.found or self.pooled, key=lambda each: _says_most(each, self.standing))

    def is_on(self, endpoints: Collection[str]) -> bool:
        """Whether all of it is about these outcomes."""
        return all(each.difference.endpoint in endpoints for each in (*self.found, *self.pooled))

    def count(self, wanted: Standing) -> int:
        """Studies, each group of people once."""
        return sum(each.standing is wanted for each in self.found)

    @property
    def agree(self) -> int:
        """How many studies found this; of a split, the more numerous side."""
        return max(self.count(each) for each in _DECIDED)

    @property
    def dissent(self) -> int:
        """How many studies found the opposite."""
        return min(self.count(each) for each in _DECIDED)

    @property
    def found_none(self) -> int:
        return self.count(Standing.NONE)

    @property
    def is_of_one_type(self) -> bool:
        """Whether it sets types of MS against each other in relapses, which few have in some."""
        every = (*self.found, *self.pooled)
        is_by_type = all(each.difference.factor == "subtype" for each in every)
        return is_by_type and self.is_on(WITHOUT_RELAPSES)

    @property
    def people(self) -> tuple[int, ...]:
        """People in each contrast, the most first; never added up."""
        known = (each.difference.effect.people for each in self.found)
        return tuple(sorted((each for each in known if each is not None), reverse=True))

    @property
    def adjusted(self) -> int:
        """How many contrasts reckoned with other differences between the sides."""
        return sum(each.difference.effect.adjusted is Adjusted.YES for each in self.found)

    @cached_property
    def strength(self) -> tuple[int, int, int, int, str]:
        """Decided first; more studies that agree less those that do not, adjusted, more people."""
        apart = self.agree - self.dissent - self.found_none
        is_decided = self.standing in _DECIDED
        place = 0 if is_decided else _ORDER.index(self.standing)
        return place, -apart, -self.adjusted, -max(self.people, default=0), self.topic


@dataclass(frozen=True)
class FactorLine:
    """One factor, its topics ``in_line``; the first decides the standing.

    ``is_answered``: something is known of it; an open factor that is not answered asks for it.
    """

    factor: str
    topics: tuple[FoundOnTopic, ...]
    is_answered: bool

    @property
    def standing(self) -> Standing:
        return self.topics[0].standing

    @property
    def is_decided(self) -> bool:
        """Studies found a difference, be it that they disagree."""
        return self.standing not in _UNDECIDED

    @cached_property
    def read(self) -> FactorLine | None:
        """The same by what was read in a study's own text; None where nothing was."""
        topics = in_line(_read(self.topics))
        return replace(self, topics=topics) if topics else None

    def without(self, endpoints: Collection[str]) -> FactorLine | None:
        """The same without what was found on these outcomes alone."""
        topics = tuple(each for each in self.topics if not each.is_on(endpoints))
        if len(topics) == len(self.topics):
            return self
        return replace(self, topics=in_line(topics)) if topics else None


@dataclass(frozen=True, slots=True)
class WhatMadeADifference:
    """The lines on transplants and, apart, on drugs; each in the order of strength."""

    transplant: tuple[FactorLine, ...]
    drugs: tuple[FactorLine, ...]

    def __iter__(self) -> Iterator[Found]:
        """Every contrast that is about the person, those on people counted already too."""
        for line in (*self.transplant, *self.drugs):
            for topic in line.topics:
                yield from (*topic.found, *topic.pooled, *topic.left_out)


def lines_without(
    lines: tuple[FactorLine, ...], endpoints: Collection[str]
) -> tuple[FactorLine, ...]:
    """The same without what was found on these outcomes alone."""
    if not endpoints:
        return lines
    kept = (line.without(endpoints) for line in lines)
    return in_order(line for line in kept if line is not None)


def lines_read(lines: Iterable[FactorLine]) -> tuple[FactorLine, ...]:
    """The same by what was read in a study's own text; not by what somebody else tells of it."""
    return in_order(line.read for line in lines if line.read is not None)


def _read(topics: Iterable[FoundOnTopic]) -> Iterator[FoundOnTopic]:
    for each in topics:
        found, pooled = (
            tuple(e for e in some if not e.is_second_hand) for some in (each.found, each.pooled)
        )
        if found or pooled:
            yield replace(each, found=found, pooled=pooled)


def in_line(topics: Iterable[FoundOnTopic]) -> tuple[FoundOnTopic, ...]:
    """By strength; where nothing is decided, what waits for the answer before what found none.

    Last what one type of MS hardly has: that fewer had a relapse in SPMS tells of no transplant.
    """
    strongest = sorted(topics, key=lambda each: (each.is_of_one_type, each.strength))
    if strongest and strongest[0].standing in (Standing.NONE, Standing.BOTH):
        strongest.sort(key=lambda e: (e.is_of_one_type, e.standing is not Standing.OPEN))
    return tuple(strongest)


def in_order(lines: Iterable[FactorLine]) -> tuple[FactorLine, ...]:
    """By the strength of the first topic, which decides the standing."""
    return tuple(sorted(lines, key=lambda line: (*line.topics[0].strength, line.factor)))


def _says_most(each: Found, standing: Standing) -> tuple[bool, bool, bool, int]:
    """Of what the topic says; read by ourselves; numbers before ratios; then the most people."""
    effect = each.difference.effect
    is_counted = effect.unit in _IN_NUMBERS and len(each.difference.arms) > 1
    differs = each.standing is not standing and standing is not Standing.SPLIT
    return differs, each.is_second_hand, not is_counted, -(effect.people or 0)
