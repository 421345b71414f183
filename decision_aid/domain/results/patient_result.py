"""The result for one person: one immutable object that every page, print and command only draws."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Protocol

from decision_aid.domain.eligibility.by_place import VerdictsByPlace, verdicts_by_place
from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.guards import (
    Reasons,
    active_guards,
    guards_not_ruled_out,
    reasons,
)
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate
from decision_aid.domain.evidence.gaps import Disagreement, Gap, gaps_about
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.topics import OutcomeTopic, ToldOn
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.drugs_had import drugs_named, strong_drugs_had
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire
from decision_aid.domain.results.compared_outcomes import (
    ComparedTreatments,
    KeyComparison,
    against_drugs,
    compared_treatments,
    key_comparisons,
)
from decision_aid.domain.results.comparisons import Comparables, nearest_groups
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel, build_panels
from decision_aid.domain.results.research import Research, research_on
from decision_aid.domain.results.situation import Situation, beside, situation_of
from decision_aid.domain.results.topic_choice import Selection, panel_result, topic_result
from decision_aid.domain.results.topic_result import PanelResult, TopicResult
from decision_aid.domain.results.unknowns import UnknownFact, unknown_facts
from decision_aid.domain.similarity.deaths import Deaths
from decision_aid.domain.similarity.differences import WhatMadeADifference

_READ_BY_THE_PERSON = (ToldOn.FIRST, ToldOn.RESULTS)


class Evidence(Protocol):
    """What a result needs of the evidence: read and indexed once, the same for everybody."""

    @property
    def shown(self) -> FigureIndex: ...
    @property
    def comparables(self) -> Comparables: ...
    @property
    def topics(self) -> tuple[OutcomeTopic, ...]: ...
    @property
    def endpoints(self) -> Mapping[str, Endpoint]: ...
    @property
    def criteria_sets(self) -> tuple[CriteriaSet, ...]: ...
    @property
    def situations(self) -> tuple[Situation, ...]: ...
    @property
    def gaps(self) -> tuple[Gap, ...]: ...
    @property
    def disagreements(self) -> tuple[Disagreement, ...]: ...


@dataclass(frozen=True, kw_only=True)
class PatientResult:
    """Everything that the evidence says of one person's facts, and what is shown of it.

    ``country``, ``europe`` (codes of its places) and ``guard_reasons`` follow from the path that
    the answers lead along; without one they are None and empty. ``home``: whose rules stand first
    where no country was told. ``drugs``: those that the person named, whose comparisons come first;
    ``strong_drugs``: all of them, where it was said that one was taken, and not which.
    ``undecided`` counts the undecided lines of rules by the facts that they read. What only some
    pages show is worked out when it is first asked for, and once.
    """

    facts: Facts
    match_of: MatchedFigures
    verdicts: tuple[Verdict, ...]
    undecided: Mapping[frozenset[str], int]
    panels: tuple[Panel, ...]
    unknown_facts: tuple[UnknownFact, ...]
    gaps: tuple[Gap, ...]
    disagreements: tuple[Disagreement, ...]
    evidence: Evidence = field(repr=False)
    country: str | None = None
    home: str | None = None
    europe: frozenset[str] = frozenset()
    guard_reasons: Reasons = field(default_factory=dict)
    drugs: frozenset[str] = frozenset()
    strong_drugs: frozenset[str] = frozenset()

    @cached_property
    def situation(self) -> Situation | None:
        """What is told before any figure; None only where the evidence has no situations."""
        return situation_of(self.facts, self.evidence.situations)

    @cached_property
    def beside_situation(self) -> tuple[Situation, ...]:
        """What is told beside it."""
        return beside(self.facts, self.evidence.situations)

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

    @cached_property
    def _panel_results(self) -> Mapping[str, tuple[PanelResult, ...]]:
        subtype = self.facts.subtype
        return {
            endpoint: tuple(panel_result(each, own, self.match_of, subtype) for each in own)
            for endpoint, own in self._panels_by_endpoint.items()
        }

    @property
    def panel_results(self) -> tuple[PanelResult, ...]:
        """Each panel with what stands beside its lead, by outcome and time."""
        return tuple(each for own in self._panel_results.values() for each in own)

    @cached_property
    def topics(self) -> tuple[TopicResult, ...]:
        """What people ask, in the order in which it is told, each with the figures chosen."""
        return tuple(self._topic(topic) for topic in self.evidence.topics)

    def _topic(self, topic: OutcomeTopic) -> TopicResult:
        found = (p for each in topic.endpoints for p in self._panel_results.get(each, ()))
        return topic_result(topic, found, self.match_of)

    def topics_on(self, place: ToldOn) -> tuple[TopicResult, ...]:
        """What the person reads leaves out what surely says nothing to them."""
        told = (each for each in self.topics if place in each.topic.on)
        if place not in _READ_BY_THE_PERSON:
            return tuple(told)
        return tuple(each for each in told if each.topic.matters_to(self.facts))

    @property
    def left_out(self) -> tuple[OutcomeTopic, ...]:
        """Topics of the result that are not told to this person."""
        told = (each for each in self.evidence.topics if ToldOn.RESULTS in each.on)
        return tuple(each for each in told if not each.matters_to(self.facts))

    def topic(self, topic_id: str) -> TopicResult | None:
        """None where there is no such topic."""
        return next((each for each in self.topics if each.topic.id == topic_id), None)

    def over_time(self, found: TopicResult, most: int) -> Selection:
        """Of a hope the shares of its first outcome that were counted at a time, nearest first."""
        endpoint = self.evidence.endpoints[found.topic.endpoints[0]]
        counted = self.match_of.shown.counted_in_time.get(endpoint.id)
        if not found.fronts or found.is_risk or not endpoint.has_both_frames or counted is None:
            return Selection()
        nearest = tuple(islice(self.match_of.in_order(counted), most))
        return Selection(nearest, len(counted.figures) - len(nearest))

    @cached_property
    def compared(self) -> ComparedTreatments:
        """Treatments side by side, by side and outcome, each table under one denominator."""
        nearest = nearest_groups(self.evidence.comparables, self.match_of)
        return compared_treatments(nearest, self.match_of, self.evidence.topics, self.drugs)

    @property
    def first_comparison(self) -> KeyComparison | None:
        """The hope that stands on the first page: against a drug that the person had, if any."""
        drugs = self.drugs or self.strong_drugs
        found = against_drugs(self.compared.every, self.evidence.topics, drugs)
        return found or next(iter(self.key_comparisons(())), None)

    def key_comparisons(self, wanted: Collection[str]) -> tuple[KeyComparison, ...]:
        """One hope and one harm beside another treatment; ``wanted``: ids of topics."""
        return key_comparisons(self.compared.every, self.evidence.topics, wanted)

    @cached_property
    def rules(self) -> VerdictsByPlace:
        """Published rules by how near they are to the person's country."""
        return verdicts_by_place(self.verdicts, self.country, self.europe, self.home)

    @cached_property
    def active_guards(self) -> tuple[Guard, ...]:
        """What keeps any set, whose lines fit, from fitting."""
        return active_guards(self.verdicts)

    @cached_property
    def guards_not_ruled_out(self) -> tuple[Guard, ...]:
        return guards_not_ruled_out(self.verdicts)

    @property
    def deaths(self) -> Deaths:
        """Over all studies with counts, of people like the person or not."""
        return self.match_of.person.deaths

    @property
    def differences(self) -> WhatMadeADifference:
        """What in the answers made a difference; drugs apart."""
        return self.match_of.person.differences

    @cached_property
    def research(self) -> Research:
        """How many studies there are, by how like the person their people are."""
        return research_on(self.match_of)


def patient_result(facts: Facts, evidence: Evidence) -> PatientResult:
    """The same facts and evidence give the same result."""
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
        evidence=evidence,
    )


def result_of_journey(
    journey: Journey, evidence: Evidence, questionnaire: Questionnaire, home: str | None = None
) -> PatientResult:
    """The result with rules by place, and why each guard holds."""
    result = patient_result(journey.facts, evidence)
    why = reasons(result.verdicts, journey, questionnaire.questions_giving)
    return replace(
        result,
        country=journey.country,
        home=home,
        europe=questionnaire.places_in_europe,
        guard_reasons=why,
        drugs=drugs_named(journey, questionnaire),
        strong_drugs=strong_drugs_had(journey, questionnaire),
    )
