"""The result page for templates: one object, of which each part is drawn where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.guards import GuardReason
from decision_aid.domain.evidence.gaps import Disagreement, Gap
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_map import tiles_of
from decision_aid.domain.evidence.topics import Side, ToldOn, in_order_for
from decision_aid.domain.logic.relapses_before import none_before
from decision_aid.domain.preparation.questions_of_a_person import TeamQuestions
from decision_aid.domain.preparation.to_find_out import FoundBy
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.addresses import sources_url, try_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.figures.compared.sides import compare_html
from decision_aid.web.figures.spreads.dot_strips import DotKey, key_of
from decision_aid.web.figures.spreads.phrases import why_left_out
from decision_aid.web.figures.spreads.said_above import Above, NobodyForSeveral
from decision_aid.web.figures.study_map import map_with
from decision_aid.web.results.deaths import DeathsView, deaths_view
from decision_aid.web.results.differences import DifferencesView, differences_view
from decision_aid.web.results.paper.sources import cited_html, in_comparisons, in_rules
from decision_aid.web.results.paper.topic import TopicOnPaper, topic_on_paper
from decision_aid.web.results.parts import CHOICES, HOPES, RULES, Part
from decision_aid.web.results.topics import TopicView, nobody_for, said_once, topic_view
from decision_aid.web.results.unknowns import (
    UnknownRow,
    first_said_once,
    said_of_first,
    unknown_rows,
)
from decision_aid.web.results.what_if import tried_steps
from decision_aid.web.rules import held as holding
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.near import NearView, near_views
from decision_aid.web.words import vocabulary
from decision_aid.web.words.answers import Row, title_of, told_facts
from decision_aid.web.words.before_transplant import NotYet, not_over_yet
from decision_aid.web.words.guide_topics import GuideTopic, read_next
from decision_aid.web.words.preferences import values_rows
from decision_aid.web.words.team_questions import questions_of


@dataclass(frozen=True, slots=True)
class StillOpen:
    """What is open for every rule; ``more``: whether the tool has questions on it."""

    told: tuple[Promise, ...]
    more: bool


@dataclass(frozen=True)
class ResultsPage:
    """``side``: whose figures the page draws. ``years``: at which time a topic is drawn."""

    result: PatientResult
    journey: Journey
    kept: SavedAnswers
    side: Side | None = None
    years: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def answers(self) -> list[Row]:
        return told_facts(self.journey)

    @cached_property
    def told(self) -> SafeString:
        return mark_safe(render_to_string("results/told.html", {"rows": self.answers}))

    @property
    def not_known(self) -> int:
        return sum(row.is_unknown for row in self.answers)

    @cached_property
    def outcomes(self) -> tuple[TopicView, ...]:
        return self._topics(Side.OUTCOMES)

    @cached_property
    def risks(self) -> tuple[TopicView, ...]:
        return self._topics(Side.RISKS)

    @property
    def _shown(self) -> tuple[TopicView, ...]:
        return self.outcomes if self.side is Side.OUTCOMES else self.risks

    def _topics(self, side: Side) -> tuple[TopicView, ...]:
        listed = self.result.topics_on(ToldOn.RESULTS, side)
        found = in_order_for(listed, self.journey.known, lambda each: each.topic)
        match_of, years = self.result.match_of, self.years
        views = [topic_view(each, match_of, years.get(each.topic.id)) for each in found]
        return said_once(views, self.deaths)

    @property
    def nobody(self) -> NobodyForSeveral | None:
        """What several topics of this side would say, once for them."""
        return nobody_for(self._shown)

    @property
    def may_happen(self) -> bool:
        """Whether that is said once of several risks that hardly anybody counted."""
        return any(Above.MAY_HAPPEN in each.above for each in self.risks)

    @cached_property
    def dots(self) -> DotKey:
        """Of the pictures of this side, at any time that their links lead to."""
        told = (each.drawn for each in self.result.topics_in_short)
        named = any(each is not None and each.nearest is not None for each in told)
        drawn = (each for each in self._shown if not each.is_deaths)
        views = (replace(t, years=y) for t in drawn for y in (t.years, *(e[0] for e in t.times)))
        return key_of((each.strip for each in views), names_near=named)

    @property
    def left_out(self) -> tuple[tuple[str, str, str, str], ...]:
        """Topics of this side that say nothing to this person: id, title, why, their studies."""
        own = (topic for topic in self.result.left_out if topic.side is self.side)
        facts = self.result.facts
        return tuple((t.id, t.title, why_left_out(t, facts), sources_url(topic=t.id)) for t in own)

    @cached_property
    def deaths(self) -> DeathsView:
        return deaths_view(self.result.deaths, self.result.country)

    @cached_property
    def differences(self) -> DifferencesView:
        return differences_view(self.result.differences, self.journey)

    @property
    def map(self) -> SafeString:
        """Who has been studied, with the tile or tiles where the person is or may be."""
        return map_with(tiles_of(self.result.facts))

    @property
    def research(self) -> tuple[tuple[Promise, str, int, int], ...]:
        """Closeness in words, its mark, studies, people in the largest."""
        counts = self.result.research
        return tuple(
            (
                vocabulary.CLOSENESS[closeness],
                vocabulary.CLOSENESS_CLASS[closeness],
                counts.studies.get(closeness, 0),
                counts.largest.get(closeness, 0),
            )
            for closeness in Closeness
        )

    @property
    def compare(self) -> SafeString:
        return compare_html(self.result.compared, none_before(self.result.facts))

    @cached_property
    def rules(self) -> RulesView:
        return RulesView(self.result.rules, says_once=True)

    @cached_property
    def guards(self) -> StillOpen:
        held, why = self.result.active_guards, self.result.guard_reasons
        open_questions = {GuardReason.NOT_ASKED, GuardReason.NOT_ANSWERED}
        asks_more = bool({why[guard] for guard in held} & open_questions)
        return StillOpen(holding.told(held, why), asks_more)

    @cached_property
    def _asked(self) -> TeamQuestions:
        return questions_of(self.journey, self.result, self.kept.values)

    def _rows(self, by: FoundBy) -> list[UnknownRow]:
        return unknown_rows(self._asked.found_by(by), self.journey)

    @property
    def is_anything_unknown(self) -> bool:
        return bool(self._asked.find_out)

    @cached_property
    def to_find_out(self) -> list[UnknownRow]:
        """What a person can look up or ask."""
        return first_said_once(self._rows(FoundBy.ASKING))

    @property
    def depends_on_first(self) -> str:
        return said_of_first(self.to_find_out)

    @property
    def others_unknown(self) -> tuple[list[UnknownRow], list[UnknownRow]]:
        """What a person only has to type, and what a hospital finds out."""
        return self._rows(FoundBy.ANSWERING), self._rows(FoundBy.HOSPITAL)

    @property
    def waits(self) -> NotYet | None:
        return not_over_yet(self.journey)

    @property
    def near(self) -> dict[str, list[NearView]]:
        """Limits close by, of rules that count here and of those elsewhere; empty without any."""
        found = near_views(self.result.facts, self.result.rules, self.today)
        here, elsewhere = ([n for n in found if n.is_elsewhere is far] for far in (False, True))
        return {"here": here, "elsewhere": elsewhere} if found else {}

    @property
    def tried(self) -> tuple[tuple[str, str], ...]:
        steps = tried_steps(self.journey)
        return tuple((title_of(step), try_url(step.slug)) for step in steps)

    @property
    def values(self) -> list[Row]:
        return values_rows(self.kept)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self.result.gaps

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        return self.result.disagreements

    def cited_on(self, part: Part) -> SafeString:
        """The list at the end of the print: what that page names, and nothing else."""
        named: set[Source | CriteriaSet] = set()
        named.update(*(topic.sources for topic in self.on_paper))
        if part is HOPES:
            named.update(*(line.sources for line in self.differences.transplant))
        elif part is CHOICES:
            named.update(in_comparisons(self.result.compared.sides))
        elif part is RULES:
            named.update(in_rules(self.rules))
        return cited_html(named)

    @property
    def on_paper(self) -> tuple[TopicOnPaper, ...]:
        """The topics of this side as they are printed, none of another page."""
        topics = self._shown if self.side else ()
        return tuple(
            TopicOnPaper(each, self.deaths) if each.is_deaths else topic_on_paper(each)
            for each in topics
        )

    @property
    def read_next(self) -> tuple[GuideTopic, ...]:
        return read_next(self.journey.known)

    @cached_property
    def today(self) -> date:
        return timezone.localdate()
