"""What belongs beside the comparison that leads: told on every surface in this order.

What the same study showed on another hope, where it is another answer; a study of people more
alike; what is told as ratios beside strong drugs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.domain.evidence.compared_people import (
    ShownDifference,
    shown_by_ratio,
    shown_difference,
)
from decision_aid.domain.evidence.sources import Endpoint, Source
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.compared.outcomes import ComparedTreatments
from decision_aid.domain.results.matching import Match


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """``is_shown``: whether the treatments were shown to differ in it."""

    outcome: Endpoint
    is_shown: bool


@dataclass(frozen=True, slots=True)
class BesideLeading:
    """``ratios``: beside the person's own drugs and other strong ones, of one outcome.
    ``had_before``: these failed or were stopped, as all strong ones that a study tells of.
    """

    other: OtherOutcome | None = None
    more_alike: Comparison | None = None
    ratios: tuple[Match, ...] = ()
    had_before: bool = False

    @property
    def sources(self) -> tuple[Source, ...]:
        """All but the one that leads."""
        compared = [self.more_alike.source] if self.more_alike else []
        return *compared, *(match.sourced.source for match in self.ratios)


def beside_leading(key: KeyComparison | None, compared: ComparedTreatments) -> BesideLeading:
    """Nothing where nothing leads."""
    if key is None:
        return BesideLeading()
    other = other_outcome(key, compared)
    ratios = tuple(
        match
        for match in compared.strong_ratios
        if other is None or match.sourced.source is not key.comparison.source
    )
    aside = compared.had.strong_put_aside
    had_before = any(match.sourced.figure.compared_with in aside for match in ratios)
    return BesideLeading(other, key.more_alike, ratios, had_before)


def other_outcome(key: KeyComparison, compared: ComparedTreatments) -> OtherOutcome | None:
    """Of the main hopes, beside the same drug. None where all show the same, or nothing is told."""
    pair = key.comparison
    own = shown_difference([match.sourced for match in pair.matches])
    if own is None:
        return None
    found = (
        each
        for topic in compared.topics
        if topic is not key.topic and _is_main(topic)
        for each in _on(topic, pair, compared)
    )
    return next((each for each in found if each.is_shown is not own.is_shown), None)


def _is_main(topic: OutcomeTopic) -> bool:
    return topic.side is Side.OUTCOMES and ToldOn.FIRST in topic.on


def _on(
    topic: OutcomeTopic, pair: Comparison, compared: ComparedTreatments
) -> Iterator[OtherOutcome]:
    for each in compared.with_other_on(topic):
        if each.source is pair.source and each.drugs == pair.drugs:
            yield from _told(each.outcome, shown_difference([m.sourced for m in each.matches]))
    for match in (found for each in topic.endpoints for found in compared.ratios_on(each)):
        sourced = match.sourced
        if sourced.source is pair.source and sourced.figure.compared_with in pair.drugs:
            yield from _told(sourced.endpoint, shown_by_ratio(sourced.figure))


def _told(outcome: Endpoint, shown: ShownDifference | None) -> Iterator[OtherOutcome]:
    if shown is not None:
        yield OtherOutcome(outcome, shown.is_shown)
