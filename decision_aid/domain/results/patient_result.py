"""The result for one person: one immutable object that every page, print and command only draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from decision_aid.domain.eligibility.criteria import CriteriaSet, Verdict
from decision_aid.domain.eligibility.verdicts import evaluate
from decision_aid.domain.evidence.gaps import Disagreement, Gap, gaps_about
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.figure_order import FigureIndex, MatchedFigures, RankedFigures
from decision_aid.domain.results.matching import Closeness, Match
from decision_aid.domain.results.outcome_panels import Panel, build_panels
from decision_aid.domain.results.unknowns import UnknownFact, unknown_facts


class Evidence(Protocol):
    """What a result needs of a library."""

    @property
    def shown(self) -> FigureIndex: ...
    @property
    def criteria_sets(self) -> tuple[CriteriaSet, ...]: ...
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


MOST_IN_A_LIST = 30


@dataclass(frozen=True, slots=True)
class Selection:
    """Some figures in the order of the sources, and how many more there are of the kind."""

    matches: tuple[Match, ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class PatientResult:
    """Everything that the evidence says of one person's facts.

    ``match_of`` compares any shown figure. ``undecided`` counts the undecided lines of rules by the
    facts that they read.
    """

    facts: Facts
    match_of: MatchedFigures
    verdicts: tuple[Verdict, ...]
    undecided: Mapping[frozenset[str], int]
    panels: tuple[Panel, ...]
    unknown_facts: tuple[UnknownFact, ...]
    gaps: tuple[Gap, ...]
    disagreements: tuple[Disagreement, ...]

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """Every shown figure, in the order of the sources: many, so not for a page."""
        return tuple(self.match_of.values())

    @cached_property
    def led_panels(self) -> tuple[Panel, ...]:
        return tuple(panel for panel in self.panels if panel.lead is not None)

    @cached_property
    def unled_panels(self) -> tuple[Panel, ...]:
        """Outcomes for which nobody like the person has been studied, or only ratios exist."""
        return tuple(panel for panel in self.panels if panel.lead is None)

    @cached_property
    def _panels_by_endpoint(self) -> Mapping[str, tuple[Panel, ...]]:
        grouped: dict[str, tuple[Panel, ...]] = {}
        for panel in self.panels:
            grouped[panel.endpoint] = (*grouped.get(panel.endpoint, ()), panel)
        return grouped

    def panels_of(self, endpoint: str) -> tuple[Panel, ...]:
        """The panels of one outcome, by time."""
        return self._panels_by_endpoint.get(endpoint, ())

    def other_treatments(self, endpoints: Collection[str]) -> Selection:
        """Figures for the front on drugs and no treatment, of every drug some."""
        return self._some(
            ranked
            for (endpoint, _), ranked in self.match_of.shown.other_treatments.items()
            if endpoint in endpoints
        )

    def near_details(self, endpoints: Collection[str]) -> Selection:
        """Figures not for the front, on a transplant, in people who are not unlike the person."""
        found = self.match_of.shown.details
        return self._some(
            self.match_of.without_unlike(found[each]) for each in endpoints if each in found
        )

    def _some(self, several: Iterable[RankedFigures]) -> Selection:
        every = tuple(several)
        chosen = self.match_of.fair_share(every, MOST_IN_A_LIST)
        return Selection(chosen, sum(len(each.figures) for each in every) - len(chosen))


def patient_result(facts: Facts, evidence: Evidence) -> PatientResult:
    """Reads all evidence for one person; the same facts and evidence give the same result."""
    compared = MatchedFigures(evidence.shown, facts)
    rules = evaluate(evidence.criteria_sets, facts)
    return PatientResult(
        facts=facts,
        match_of=compared,
        verdicts=rules.verdicts,
        undecided=rules.undecided,
        panels=build_panels(compared),
        unknown_facts=unknown_facts(facts, rules.undecided, compared.patterns),
        gaps=gaps_about(facts, evidence.gaps),
        disagreements=tuple(
            d for d in evidence.disagreements if d.rule.holds_for(facts) is not Truth.NO
        ),
    )


def research_on(page: PatientResult) -> Research:
    """Counts core studies of transplants, each once, by its closest figure; no meta-analyses."""
    studies: Counter[Closeness] = Counter()
    largest: dict[Closeness, int] = {}
    for kinds, (together, people) in page.match_of.shown.studies.items():
        closest = min((page.match_of.closeness[k] for k in kinds), key=_ORDER.__getitem__)
        studies[closest] += together
        largest[closest] = max(people, largest.get(closest, 0))
    return Research(studies, largest)


_ORDER = {closeness: place for place, closeness in enumerate(Closeness)}
