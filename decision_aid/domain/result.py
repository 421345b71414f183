"""The result for one person: one immutable object that every page, print and command only draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from decision_aid.domain.criteria import CriteriaSet, Verdict, judge_all
from decision_aid.domain.evidence import Source, SourcedFigure
from decision_aid.domain.facts import Facts
from decision_aid.domain.gaps import Disagreement, Gap
from decision_aid.domain.matching import Closeness, Match, match_source
from decision_aid.domain.panels import Panel, build_panels
from decision_aid.domain.sensitivity import UnknownFact, unknown_facts
from decision_aid.domain.truth import Truth
from decision_aid.domain.vocabulary import Show, Tier


class Evidence(Protocol):
    """What a result needs of a library."""

    @property
    def sources(self) -> Mapping[str, Source]: ...
    @property
    def criteria_sets(self) -> tuple[CriteriaSet, ...]: ...
    @property
    def transplant_arms(self) -> frozenset[str]: ...
    @property
    def gaps(self) -> tuple[Gap, ...]: ...
    @property
    def disagreements(self) -> tuple[Disagreement, ...]: ...


@dataclass(frozen=True)
class Research:
    """How much research there is on people like the person, by closeness of its figures."""

    studies: Mapping[Closeness, int]
    figures: Mapping[Closeness, int]


@dataclass(frozen=True, kw_only=True)
class ResultPage:
    """Everything that the evidence says of one person's facts."""

    facts: Facts
    matches: tuple[Match, ...]
    verdicts: tuple[Verdict, ...]
    panels: tuple[Panel, ...]
    unknown_facts: tuple[UnknownFact, ...]
    gaps: tuple[Gap, ...]
    disagreements: tuple[Disagreement, ...]
    other_treatments: tuple[Match, ...]

    @cached_property
    def led_panels(self) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if panel.lead is not None)

    @cached_property
    def unled_panels(self) -> tuple[Panel, ...]:
        """Outcomes for which nobody like the person has been studied, or only ratios exist."""
        return tuple(panel for panel in self.panels if panel.lead is None)

    @cached_property
    def match_of(self) -> Mapping[SourcedFigure, Match]:
        return {match.sourced: match for match in self.matches}


def result_page(facts: Facts, evidence: Evidence) -> ResultPage:
    """Reads all evidence for one person. The same facts and evidence always give the same result."""
    matches = tuple(_shown(evidence, facts))
    verdicts = judge_all(evidence.criteria_sets, facts)
    headlines = [m for m in matches if m.sourced.figure.show is Show.HEADLINE]
    arms = evidence.transplant_arms
    return ResultPage(
        facts=facts,
        matches=matches,
        verdicts=verdicts,
        panels=build_panels((m for m in headlines if m.sourced.figure.arm in arms), facts.subtype),
        unknown_facts=unknown_facts(facts, verdicts, matches),
        gaps=tuple(g for g in evidence.gaps if g.rule.holds_for(facts) is Truth.YES),
        disagreements=tuple(
            d for d in evidence.disagreements if d.rule.holds_for(facts) is not Truth.NO
        ),
        other_treatments=tuple(m for m in headlines if m.sourced.figure.arm not in arms),
    )


def _shown(evidence: Evidence, facts: Facts) -> list[Match]:
    """Headline and detail figures of every source, in the order of the sources."""
    found: list[Match] = []
    for source in evidence.sources.values():
        if source.shown_figures:
            found.extend(map(match_source(source, facts), source.shown_figures))
    return found


def research_on(page: ResultPage) -> Research:
    """Counts core studies by their closest figure, so that no study is counted twice."""
    order = list(Closeness)
    closest: dict[str, int] = {}
    figures: Counter[Closeness] = Counter()
    for match in page.matches:
        source = match.sourced.source
        if source.tier is not Tier.CORE:
            continue
        figures[match.closeness] += 1
        place = order.index(match.closeness)
        closest[source.id] = min(place, closest.get(source.id, place))
    return Research(Counter(order[place] for place in closest.values()), figures)
