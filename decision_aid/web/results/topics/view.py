"""One question that people ask, and everything that answers it, for templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.topic_choice import Selection, over_time
from decision_aid.domain.results.topic_result import TopicResult
from decision_aid.web.addresses import outcome_url, sources_url
from decision_aid.web.drawing.timeline import MOST_DRAWN
from decision_aid.web.figures.in_short.one_study import small_report
from decision_aid.web.figures.panels import (
    nearest_html,
    other_treatments_html,
    own_type_html,
    panel_html,
)
from decision_aid.web.figures.spreads import SpreadStatement, spread_statement
from decision_aid.web.figures.spreads.dot_strips import dot_strip_html
from decision_aid.web.figures.spreads.pieces import spread_head_html, spread_studies_html
from decision_aid.web.figures.spreads.said_above import Above
from decision_aid.web.figures.timelines import timeline_html
from decision_aid.web.loaded import evidence_base
from decision_aid.web.results.topics.line import TopicLine
from decision_aid.web.words import time as time_words


@dataclass(frozen=True, eq=False)
class TopicView(TopicLine):
    """A topic in words and pieces of page, each made when it is first shown.

    One object stands for all people with the same figures, so pieces of page may be kept by it.
    """

    def below(self, above: frozenset[Above]) -> TopicView:
        """The same where that stands above it."""
        if not above:
            return self
        return _view(self.result, self.over_time, self.years, get_language() or "", above)

    @property
    def ask(self) -> str:
        """One question to take along."""
        return self.result.topic.ask

    @property
    def is_open(self) -> bool:
        return self.years is not None

    @property
    def times(self) -> tuple[tuple[int, str, bool], ...]:
        """The ways to the same outcome at other times: years, name, whether it is drawn."""
        fronts = self.result.fronts if len(self.result.fronts) > 1 else ()
        return tuple(
            (int(p.at.in_years), time_words.length_of(p.at), p is self.drawn)
            for p in fronts
            if p.at
        )

    @cached_property
    def spread_head(self) -> SafeString:
        """The same with how many people and when, and how it was counted. One study, which is drawn
        under its own headline, needs no second one.
        """
        if self.spread is None:
            return SafeString("")
        return spread_head_html(
            self.spread,
            self._out_of,
            is_headed=self.is_one_study,
            nobody_said=self.is_nobody_said,
        )

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

    @cached_property
    def own_type(self) -> SafeString:
        """The figure of the person's own type of MS beside a mixed group."""
        own = self.drawn.own_type if self.drawn else None
        return own_type_html(own, self.drawn.out_of) if self.drawn and own else SafeString("")

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
        return tuple(map(small_report, self.result.small_reports.figures))

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


def topic_view(topic: TopicResult, match_of: MatchedFigures, years: int | None = None) -> TopicView:
    """Drawn at the time asked for where there is a figure, else at the usual time."""
    return _view(topic, over_time(topic, match_of, MOST_DRAWN), years, get_language() or "")


@lru_cache(maxsize=80)
def _view(
    topic: TopicResult,
    over_time: Selection,
    years: int | None,
    _language: str,
    above: frozenset[Above] = frozenset(),
) -> TopicView:
    return TopicView(topic, over_time, years, above)
