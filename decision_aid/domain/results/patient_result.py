"""The result for one person: one immutable object that every page, print and command only draws."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from decision_aid.domain.eligibility.by_place import VerdictsByPlace, verdicts_by_place
from decision_aid.domain.eligibility.guards import (
    Reasons,
    active_guards,
    guards_not_ruled_out,
    reasons,
)
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import Verdicts, evaluate
from decision_aid.domain.evidence.difference import About
from decision_aid.domain.evidence.gaps import Disagreement, Gap, gaps_about
from decision_aid.domain.evidence.topics import OutcomeTopic, Side, ToldOn, outcomes_of, told_to
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.drugs_had import DrugsHad, drugs_had
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire
from decision_aid.domain.results.compared.key_comparisons import KeyComparison
from decision_aid.domain.results.compared.outcomes import ComparedTreatments
from decision_aid.domain.results.evidence import Evidence
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel, build_panels
from decision_aid.domain.results.research import Research, research_on
from decision_aid.domain.results.situation import Situation, texts_for
from decision_aid.domain.results.topic_choice import panel_results, topic_in_short, topic_result
from decision_aid.domain.results.topic_result import PanelResult, TopicInShort, TopicResult
from decision_aid.domain.results.unknowns import UnknownFact, unknown_facts
from decision_aid.domain.similarity.deaths import Deaths
from decision_aid.domain.similarity.factor_lines import (
    FactorLine,
    WhatMadeADifference,
    lines_without,
)


@dataclass(frozen=True, kw_only=True)
class PatientResult:
    """Everything that the evidence says of one person's facts, and what is shown of it.

    ``journey``: the path that the answers lead along, with the country and the reasons of guards.
    ``home``: whose rules stand first where no country was told. ``had``: comparisons with drugs of
    the person come first; those that were stopped for side effects, and then those that did not
    hold MS, last. ``match_of`` compares any shown figure. Worked out when first asked for.
    """

    facts: Facts
    match_of: MatchedFigures
    evidence: Evidence = field(repr=False)
    journey: Journey | None = None
    questionnaire: Questionnaire | None = field(default=None, repr=False)
    home: str | None = None
    had: DrugsHad = field(default_factory=DrugsHad)
    _made: dict[str, TopicResult] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def country(self) -> str | None:
        return self.journey.country if self.journey else None

    @property
    def compared_facts(self) -> Facts:
        """Without a type of MS where antibodies speak for another illness."""
        return self.match_of.person.facts

    @cached_property
    def _read_rules(self) -> Verdicts:
        return evaluate(self.evidence.criteria_sets, self.facts)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        return tuple(self._read_rules)

    @property
    def undecided(self) -> Mapping[frozenset[str], int]:
        return self._read_rules.undecided

    @cached_property
    def guard_reasons(self) -> Reasons:
        if self.journey is None or self.questionnaire is None:
            return {}
        return reasons(self.verdicts, self.journey, self.questionnaire.questions_giving)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        return build_panels(self.match_of)

    @cached_property
    def unknown_facts(self) -> tuple[UnknownFact, ...]:
        return unknown_facts(self.facts, self.undecided, self.match_of.patterns)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return gaps_about(self.facts, self.evidence.gaps)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        every = self.evidence.disagreements
        return tuple(d for d in every if d.rule.holds_for(self.facts) is not Truth.NO)

    @cached_property
    def texts(self) -> tuple[Situation, ...]:
        """What is told before any figure: the situation, then what is said beside it."""
        return texts_for(self.facts, self.evidence.situations)

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
    def _panel_results(self) -> Mapping[str, tuple[PanelResult, ...]]:
        return panel_results(self.panels, self.match_of, self.compared_facts.subtype)

    @property
    def panel_results(self) -> tuple[PanelResult, ...]:
        """Each panel with what stands beside its lead, by outcome and time."""
        return tuple(chain.from_iterable(self._panel_results.values()))

    @cached_property
    def topics(self) -> tuple[TopicResult, ...]:
        """What people ask, in the order in which it is told, each with the figures chosen."""
        return tuple(map(self._on, self.evidence.topics))

    def _on(self, topic: OutcomeTopic) -> TopicResult:
        """Worked out when somebody looks at it, and once."""
        key = " ".join((topic.id, *topic.endpoints, topic.title))
        if key not in self._made:
            self._made[key] = topic_result(topic, self._panels_on(topic), self.match_of)
        return self._made[key]

    def _panels_on(self, topic: OutcomeTopic) -> tuple[PanelResult, ...]:
        return tuple(p for each in topic.endpoints for p in self._panel_results.get(each, ()))

    @cached_property
    def told_topics(self) -> tuple[OutcomeTopic, ...]:
        """Without what surely says nothing to the person: what every page and print tells."""
        known = {**(self.journey.known.values if self.journey else {}), **self.facts.values}
        return told_to(self.evidence.topics, Facts(known).of_sure_type())

    def topics_on(self, place: ToldOn, side: Side | None = None) -> tuple[TopicResult, ...]:
        """A measure counts all of them, whoever they say something to."""
        every = self.evidence.topics if place is ToldOn.AUDIT else self.told_topics
        return tuple(self._on(t) for t in every if place in t.on and side in (None, t.side))

    @cached_property
    def topics_in_short(self) -> tuple[TopicInShort, ...]:
        """Those of the first page, each with the one spread that it draws."""
        own = (each for each in self.told_topics if ToldOn.FIRST in each.on)
        return tuple(topic_in_short(each, self.match_of) for each in own)

    @cached_property
    def outcomes_left_out(self) -> frozenset[str]:
        """Those of topics or of parts of them that say nothing to the person."""
        return outcomes_of(self.evidence.topics) - outcomes_of(self.told_topics)

    @property
    def left_out(self) -> tuple[OutcomeTopic, ...]:
        """Topics of which nothing is told to this person."""
        gone = self.outcomes_left_out
        return tuple(each for each in self.evidence.topics if gone.issuperset(each.endpoints))

    def topic(self, topic_id: str) -> TopicResult | None:
        """None where there is no such topic, or nothing of it is told to the person."""
        return next((self._on(each) for each in self.told_topics if each.id == topic_id), None)

    @cached_property
    def compared(self) -> ComparedTreatments:
        """Treatments side by side; against drugs of the person comes first."""
        known = self.evidence.comparables
        return ComparedTreatments(known, self.match_of, self.told_topics, self.had)

    @cached_property
    def first_comparison(self) -> KeyComparison | None:
        """The hope that leads on every page and print."""
        own = (e for e in self.compared.key_with(()) if e.topic.side is Side.OUTCOMES)
        return next(own, None)

    def key_comparisons(self, wanted: Collection[str]) -> tuple[KeyComparison, ...]:
        """One hope and one harm beside another treatment; ``wanted``: ids of topics."""
        return tuple(self.compared.key_with(wanted)) if wanted else self.compared.key

    @cached_property
    def rules(self) -> VerdictsByPlace:
        """Published rules by how near they are to the person's country."""
        europe = self.questionnaire.places_in_europe if self.questionnaire else frozenset[str]()
        return verdicts_by_place(self._read_rules, self.country, europe, self.home)

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

    @cached_property
    def after_transplant(self) -> tuple[FactorLine, ...]:
        """What in the answers made a difference, in what is told to the person."""
        return self._lines(About.TRANSPLANT)

    @cached_property
    def differences(self) -> WhatMadeADifference:
        """The same, and apart what made one on drugs."""
        return WhatMadeADifference(self.after_transplant, self._lines(About.DRUG))

    def _lines(self, about: About) -> tuple[FactorLine, ...]:
        of_studies = self.evidence.shown.of_studies
        every = of_studies.differences.lines(about, self.compared_facts)
        return lines_without(every, self.outcomes_left_out)

    @cached_property
    def research(self) -> Research:
        """How many studies there are, by how like the person their people are."""
        return research_on(self.match_of)


def patient_result(facts: Facts, evidence: Evidence) -> PatientResult:
    """The same facts and evidence give the same result."""
    matched = MatchedFigures(evidence.shown, facts)
    return PatientResult(facts=facts, match_of=matched, evidence=evidence)


def result_of_journey(
    journey: Journey, evidence: Evidence, questionnaire: Questionnaire, home: str | None = None
) -> PatientResult:
    """The result with rules by place, and why each guard holds."""
    return replace(
        patient_result(journey.facts, evidence),
        journey=journey,
        questionnaire=questionnaire,
        home=home,
        had=drugs_had(journey, questionnaire),
    )
