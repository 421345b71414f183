"""The result for one person: one immutable object that every page, print and command only draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Protocol

from decision_aid.domain.criteria import CriteriaSet, Verdict, judge_all
from decision_aid.domain.evidence import Source, SourcedFigure
from decision_aid.domain.facts import Facts
from decision_aid.domain.gaps import Disagreement, Gap
from decision_aid.domain.matching import Closeness, Match, match_source
from decision_aid.domain.panels import Panel, build_panels
from decision_aid.domain.sensitivity import UnknownFact, unknown_facts
from decision_aid.domain.truth import Truth
from decision_aid.domain.vocabulary import Design, Show, Tier


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
    """Transplant studies by how like the person their closest people are.

    ``largest`` is the most people behind one figure on a transplant. People are not added up:
    several studies are about the same people.
    """

    studies: Mapping[Closeness, int]
    largest: Mapping[Closeness, int]


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

    @cached_property
    def _panels_by_endpoint(self) -> Mapping[str, tuple[Panel, ...]]:
        grouped: dict[str, tuple[Panel, ...]] = {}
        for panel in self.panels:
            grouped[panel.endpoint] = (*grouped.get(panel.endpoint, ()), panel)
        return grouped

    def panels_of(self, endpoint: str) -> tuple[Panel, ...]:
        """The panels of one outcome, by time."""
        return self._panels_by_endpoint.get(endpoint, ())


def result_page(facts: Facts, evidence: Evidence) -> ResultPage:
    """Reads all evidence for one person; the same facts and evidence give the same result."""
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


def research_on(page: ResultPage, transplant_arms: frozenset[str]) -> Research:
    """Counts core studies of transplants, each once, by its closest figure; no meta-analyses."""
    studies: Counter[Closeness] = Counter()
    largest: dict[Closeness, int] = {}
    for _, together in groupby(page.matches, key=lambda match: match.sourced.source):
        found = [m for m in together if m.sourced.figure.arm in transplant_arms]
        if not found or not _counts_as_study(found[0].sourced.source):
            continue
        closest = min((m.closeness for m in found), key=_ORDER.__getitem__)
        people = max(m.sourced.figure.people or 0 for m in found)
        studies[closest] += 1
        largest[closest] = max(people, largest.get(closest, 0))
    return Research(studies, largest)


_ORDER = {closeness: place for place, closeness in enumerate(Closeness)}


def _counts_as_study(source: Source) -> bool:
    return source.tier is Tier.CORE and source.design is not Design.META_ANALYSIS
