"""What in a person's answers made a difference after a treatment: one line a factor.

These tell who did better after a transplant, not who gains more from it than from a drug.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.difference import About, Difference
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import OutcomeTopic, topic_by_endpoint
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.dimensions.yardstick import Yardstick
from decision_aid.domain.similarity.factor_lines import (
    FactorLine,
    Found,
    FoundOnTopic,
    WhatMadeADifference,
    in_line,
    in_order,
)
from decision_aid.domain.similarity.overlaps import Overlaps, size_and_year
from decision_aid.domain.similarity.standing import Standing, is_personal, standing

YEARS_WITH_MS, RELAPSES = "years_with_ms", "relapses"
_ONE_FACTOR = {
    **dict.fromkeys((BOTH_CLOCKS, *CLOCKS), YEARS_WITH_MS),
    **dict.fromkeys(("relapses_12m", "relapses_18m", "relapses_24m"), RELAPSES),
}
FACTS_OF = {
    YEARS_WITH_MS: CLOCKS,
    RELAPSES: ("relapses_12m", "relapses_18m", "relapses_24m"),
}


def factor_of(each: Difference) -> str:
    """The line in which a contrast stands: both clocks are one factor, and so are relapses."""
    return _ONE_FACTOR.get(each.factor, each.factor)


@dataclass(frozen=True, slots=True)
class Contrast:
    """One contrast of one source, with its topic, if it bears on one."""

    bears_on: OutcomeTopic | None
    source: Source
    difference: Difference

    @property
    def topic(self) -> str:
        return self.bears_on.id if self.bears_on else self.difference.endpoint


class OnFactor:
    """All contrasts on one factor. Its line is kept by where they leave somebody, for everybody.

    No answer is part of what is kept.
    """

    def __init__(
        self, factor: str, contrasts: Iterable[Contrast], usual: Yardstick, overlaps: Overlaps
    ) -> None:
        self.factor = factor
        self.contrasts = tuple(contrasts)
        self._overlaps = overlaps
        self._usual = usual
        self._own_facts = FACTS_OF.get(factor, (factor,))
        self._of_standings = lru_cache(maxsize=32)(self._line)

    def line(self, facts: Facts) -> FactorLine | None:
        """None where no contrast is about the person."""
        stand = tuple(standing(e.difference, e.source, facts, self._usual) for e in self.contrasts)
        return self._of_standings(stand, any(facts.knows(name) for name in self._own_facts))

    def _line(self, stand: tuple[Standing | None, ...], is_answered: bool) -> FactorLine | None:
        topics: defaultdict[str, list[Found]] = defaultdict(list)
        for each, stands in zip(self.contrasts, stand, strict=True):
            if stands is not None:
                topics[each.topic].append(Found(each.source, each.difference, stands))
        about = {each.topic: each.bears_on for each in self.contrasts}
        several = in_line(self._once(t, found, about[t]) for t, found in topics.items())
        return FactorLine(self.factor, several, is_answered) if several else None

    def _once(self, topic: str, found: list[Found], bears_on: OutcomeTopic | None) -> FoundOnTopic:
        """One contrast for each group of people: decided before open before none, then the larger.

        Two contrasts of one source on one factor and topic (another outcome, another step) count
        once too.
        """
        groups: defaultdict[str, list[Found]] = defaultdict(list)
        pooled = tuple(each for each in found if each.source.design is Design.META_ANALYSIS)
        studies = [each for each in found if each not in pooled]
        for each in studies:
            groups[self._overlaps.group(each.source.id)].append(each)
        kept = [min(several, key=_counts_first) for several in groups.values()]
        names = {each.difference.id for each in kept}
        left_out = tuple(each for each in studies if each.difference.id not in names)
        once = tuple(sorted(kept, key=_counts_first))
        return FoundOnTopic(topic, once, pooled, left_out, bears_on)


class Differences:
    """All personal contrasts of the evidence, sorted once before anybody asks."""

    def __init__(
        self,
        sources: Iterable[Source],
        usual: Yardstick,
        overlaps: Overlaps,
        topics: Iterable[OutcomeTopic],
    ) -> None:
        topic_of = topic_by_endpoint(topics)
        found: defaultdict[tuple[About, str], list[Contrast]] = defaultdict(list)
        for source in sources:
            for each in filter(is_personal, source.difference):
                contrast = Contrast(topic_of.get(each.endpoint), source, each)
                found[each.about, factor_of(each)].append(contrast)
        self.factors = {
            about: tuple(
                OnFactor(factor, own, usual, overlaps)
                for (treatment, factor), own in found.items()
                if treatment is about
            )
            for about in About
        }

    def for_person(self, facts: Facts) -> WhatMadeADifference:
        lines = {about: self.lines(about, facts) for about in About}
        return WhatMadeADifference(transplant=lines[About.TRANSPLANT], drugs=lines[About.DRUG])

    def lines(self, about: About, facts: Facts) -> tuple[FactorLine, ...]:
        """Nobody is asked again for a type of MS that was told and may not be theirs."""
        is_told = facts.is_true("other_antibodies") is Truth.YES
        own = (e for e in self.factors[about] if not (is_told and e.factor == "subtype"))
        lines = (each.line(facts) for each in own)
        return in_order(line for line in lines if line is not None)


def _counts_first(each: Found) -> tuple[object, ...]:
    """Of the same people: the larger source, the newer one; in one source, what it found."""
    people, year, name = size_and_year(each.source)
    is_open = each.standing is Standing.OPEN
    is_none = each.standing is Standing.NONE
    return -people, -year, name, is_open, is_none, each.difference.id
