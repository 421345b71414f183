"""One question that people ask, and everything that answers it, for templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.topic_choice import Selection, over_time
from decision_aid.domain.results.topic_result import PanelResult, TopicResult
from decision_aid.domain.similarity.outcomes import is_near
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.web.addresses import outcome_url, sources_url, topic_url
from decision_aid.web.drawing.timeline import MOST_DRAWN
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.panels import (
    lead_named,
    nearest_html,
    other_treatments_html,
    own_type_html,
    own_type_short_html,
    panel_html,
    short_html,
)
from decision_aid.web.figures.spreads import SpreadStatement, spread_statement
from decision_aid.web.figures.spreads.dot_strips import dot_strip_html
from decision_aid.web.figures.spreads.pieces import spread_head_html, spread_studies_html
from decision_aid.web.figures.timelines import timeline_html
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import time as time_words


@dataclass(frozen=True, eq=False)
class TopicView:
    """A topic in words and pieces of page, each made when it is first shown.

    ``years``: the time that was asked for; then the fold is open from the start. One object stands
    for all people with the same figures, so pieces of page may be kept by it. It holds no answer.
    """

    result: TopicResult
    over_time: Selection
    years: int | None = None

    @property
    def id(self) -> str:
        return self.result.topic.id

    @property
    def title(self) -> str:
        """The question that what is told below it answers."""
        return question_told(self.result)

    @property
    def url(self) -> str:
        """Its place on the page of its side."""
        return topic_url(self.result.topic)

    @property
    def ask(self) -> str:
        """One question to take along."""
        return self.result.topic.ask

    @property
    def folded(self) -> bool:
        """Whether only its heading and first line are in sight before it is opened."""
        return not self.result.topic.in_full

    @property
    def is_open(self) -> bool:
        return self.years is not None

    @property
    def is_risk(self) -> bool:
        return self.result.is_risk

    @property
    def nobody(self) -> bool:
        return self.result.nobody

    @cached_property
    def drawn(self) -> PanelResult | None:
        return self.result.drawn(self.years)

    @property
    def times(self) -> tuple[tuple[int, str, bool], ...]:
        """The ways to the same outcome at other times: years, name, whether it is drawn."""
        fronts = self.result.fronts if len(self.result.fronts) > 1 else ()
        return tuple(
            (int(p.at.in_years), time_words.length_of(p.at), p is self.drawn)
            for p in fronts
            if p.at
        )

    @property
    def is_deaths(self) -> bool:
        """Told over all studies with counts, of people like the person or not."""
        return FROM_TREATMENT in self.result.topic.endpoints

    @cached_property
    def spread(self) -> TopicSpread | None:
        """The spread whose first study is drawn; else the first that the topic has."""
        lead = self.drawn.lead if self.drawn else None
        for each in self.result.spreads if lead else ():
            if lead and each.lead is not None and each.lead.sourced is lead.sourced:
                return each
        return None if lead else self.result.spread

    @property
    def _out_of(self) -> int | None:
        return self.drawn.out_of if self.drawn else None

    @cached_property
    def spread_line(self) -> str:
        """What all studies found, in one sentence; empty where none counts people."""
        return spread_statement(self.spread, self._out_of).sentence if self.spread else ""

    @property
    def is_one_study(self) -> bool:
        """Then its own line says it all, unless it was so for nobody or for everybody."""
        found = self.spread
        return bool(found and found.lead and found.is_one_study and not found.is_lone_zero)

    @cached_property
    def spread_head(self) -> SafeString:
        """The same with how many people and when, and how it was counted. One study, which is drawn
        under its own headline, needs no second one.
        """
        if self.spread is None:
            return SafeString("")
        return spread_head_html(self.spread, self._out_of, is_headed=self.is_one_study)

    @cached_property
    def strip(self) -> SafeString:
        """Its studies as dots; one dot would say nothing."""
        found = self.spread
        is_drawn = found is not None and not found.is_one_study
        return dot_strip_html(found, self._out_of) if found and is_drawn else SafeString("")

    @cached_property
    def studies(self) -> SafeString:
        """Every study of the spread, behind folds."""
        found = self.spread
        return spread_studies_html(found, self._out_of) if found else SafeString("")

    @cached_property
    def other_spreads(self) -> tuple[SpreadStatement, ...]:
        """The topic's other outcomes and times, those of people unlike the person last."""
        others = (spread_statement(each) for each in self.result.spreads if each is not self.spread)
        return tuple(sorted(others, key=lambda each: each.nobody_like_you))

    @cached_property
    def front(self) -> SafeString:
        """The panel that is drawn at once; the other studies of a spread stand in its table."""
        if not self.drawn:
            return SafeString("")
        if not self.spread:
            return panel_html(self.drawn)
        return nearest_html(self.drawn, is_only=self.is_one_study and self.is_near)

    @property
    def lead_named(self) -> str:
        """ "The nearest study", or which types of MS it was about where nobody is near."""
        return lead_named(self.drawn.lead) if self.drawn and self.drawn.lead else ""

    @property
    def is_near(self) -> bool:
        """Whether the people of the study that is drawn are like the person in something."""
        return bool(self.drawn and self.drawn.lead and is_near(self.drawn.lead.closeness))

    @cached_property
    def short(self) -> SafeString:
        """The same in one line."""
        drawn = self.drawn
        return short_html(drawn.lead, drawn.out_of) if drawn and drawn.lead else SafeString("")

    @cached_property
    def own_type(self) -> SafeString:
        """The figure of the person's own type of MS beside a mixed group."""
        own = self.drawn.own_type if self.drawn else None
        return own_type_html(own, self.drawn.out_of) if self.drawn and own else SafeString("")

    @cached_property
    def own_type_short(self) -> SafeString:
        own = self.drawn.own_type if self.drawn else None
        if self.drawn is None or own is None:
            return SafeString("")
        return own_type_short_html(own, self.drawn.out_of)

    @cached_property
    def led(self) -> tuple[SafeString, ...]:
        return tuple(panel_html(p, folded=True) for p in self.result.folded)

    @cached_property
    def unled(self) -> tuple[SafeString, ...]:
        return tuple(map(panel_html, self.result.unled))

    @cached_property
    def timeline(self) -> SafeString:
        """The first outcome at all its times, across studies."""
        return timeline_html(self.over_time.matches, self.over_time.more)

    @cached_property
    def other_treatments(self) -> SafeString:
        return other_treatments_html(self.result.other_treatments, self.sources_url)

    @cached_property
    def detail(self) -> tuple[tuple[str, str, str], ...]:
        """Where no figure is fit for the front: study, words and link of those there are."""
        return tuple(map(in_words, self.result.small_reports.figures))

    @property
    def detail_more(self) -> int:
        """So many smaller reports have no room; ``sources_url`` has all."""
        return self.result.small_reports.more

    @property
    def elsewhere(self) -> str:
        """Where nobody counted it after a transplant in MS: what is told of other people."""
        own = self.result.topic.endpoints[0]
        is_told = bool(evidence_base().figures_on.get(own))
        return outcome_url(own) if is_told and not self.detail else ""

    @property
    def sources_url(self) -> str:
        return sources_url(topic=self.id)


def in_words(sourced: SourcedFigure) -> tuple[str, str, str]:
    """The study; what came out, of which type of MS and of how many people; and its place."""
    figure = figure_statement(sourced)
    types = "" if figure.part_of_study else figure.short.types
    people = "" if sourced.figure.unit is Unit.PEOPLE else figure.people_told
    told = figure.measured
    if whom := ", ".join(filter(None, (types, people))):
        told = _("%(measured)s (%(whom)s)") % {"measured": told, "whom": whom}
    return figure.label, told, figure.url


def topic_view(topic: TopicResult, match_of: MatchedFigures, years: int | None = None) -> TopicView:
    """Drawn at the time asked for where there is a figure, else at the usual time."""
    return _view(topic, over_time(topic, match_of, MOST_DRAWN), years, get_language() or "")


@lru_cache(maxsize=64)
def _view(topic: TopicResult, over_time: Selection, years: int | None, _language: str) -> TopicView:
    return TopicView(topic, over_time, years)
