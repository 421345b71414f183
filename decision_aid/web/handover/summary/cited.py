"""Which sources the summary cites: on the two sheets, and where each figure is told as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.domain.similarity.deaths import FROM_TREATMENT, DeathLine
from decision_aid.domain.similarity.spread import StudyLine
from decision_aid.web.figures.in_short.deaths import ShortDeaths, Sourced
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key

_MOST_DEATH_LINES = 2


@dataclass(frozen=True, slots=True)
class Cited:
    """One question with what the summary tells of it. The deaths are those over all studies."""

    topic: TopicResult
    every_death: ShortDeaths | None
    highest_death: DeathLine | None

    @property
    def deaths(self) -> ShortDeaths | None:
        return self.every_death if FROM_TREATMENT in self.topic.topic.endpoints else None

    @property
    def lines(self) -> tuple[Sourced, ...]:
        return self.deaths.lines[:_MOST_DEATH_LINES] if self.deaths else ()

    @property
    def disability(self) -> tuple[Sourced, ...]:
        return self.deaths.disability if self.deaths else ()

    @property
    def ends(self) -> tuple[Source, ...]:
        """The studies at the ends of what leads; of deaths the highest, which is counted out.

        None where the sentence on the nearest study names the only one.
        """
        if self.deaths is not None:
            return (self.highest_death.line.sourced.source,) if self.highest_death else ()
        found = spread_beside_key(self.topic)
        if found is None or short_spread(found) is None:
            return ()
        named = found.is_one_study and self.topic.key.lead is not None
        return () if named else ends_of(found.lines)


def on_paper_of(told: Cited) -> Iterator[Source]:
    """In the order in which the sheet of the person cites them."""
    yield from told.ends
    if (lead := told.topic.key.lead) is not None:
        yield lead.sourced.source
    yield from (each.source for each in told.disability)


def as_printed_of(told: Cited) -> Iterator[Source]:
    """Cited only where each figure is told in full."""
    key = told.topic.key
    yield from (each.source for each in told.lines)
    if key.lead is None:
        return
    if key.own_type is not None:
        yield key.own_type.sourced.source
    yield from (each.sourced.source for each in key.near_ratios)


def ends_of(lines: Iterable[StudyLine]) -> tuple[Source, ...]:
    """The studies at both ends of a spread, the lowest first; of several the nearest."""
    found = tuple(lines)
    low = min(found, key=lambda each: each.value)
    high = max(found, key=lambda each: each.value)
    return tuple(dict.fromkeys(each.sourced.source for each in (low, high)))


def in_brackets(sources: Iterable[Source], numbers: dict[Source, int]) -> str:
    return "".join(f"[{numbers[each]}]" for each in sources)
