"""The first line of a question: what all studies found, or what there is instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from decision_aid.domain.results.topic_choice import Selection
from decision_aid.domain.results.topic_result import PanelResult, TopicResult
from decision_aid.domain.similarity.outcomes import is_near
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.web.addresses import topic_url
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.panels import lead_named, own_type_short_html, short_html
from decision_aid.web.figures.spreads import spread_statement
from decision_aid.web.figures.spreads.said_above import Above


@dataclass(frozen=True, eq=False)
class TopicLine:
    """A topic where its heading and its first line are in sight.

    ``years``: the time that was asked for; then the fold is open from the start. ``above``: what
    the page has said for several topics. It holds no answer.
    """

    result: TopicResult
    over_time: Selection
    years: int | None = None
    above: frozenset[Above] = frozenset()

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
    def folded(self) -> bool:
        """Whether only its heading and first line are in sight before it is opened."""
        return not self.result.topic.in_full

    @property
    def is_risk(self) -> bool:
        return self.result.is_risk

    @property
    def is_deaths(self) -> bool:
        """Told over all studies with counts, of people like the person or not."""
        return FROM_TREATMENT in self.result.topic.endpoints

    @property
    def nobody(self) -> bool:
        return self.result.nobody

    @property
    def is_nobody_said(self) -> bool:
        """Above, that nobody like the person was studied for this."""
        return Above.NOBODY in self.above

    @cached_property
    def drawn(self) -> PanelResult | None:
        return self.result.drawn(self.years)

    @property
    def _out_of(self) -> int | None:
        return self.drawn.out_of if self.drawn else None

    @cached_property
    def spread(self) -> TopicSpread | None:
        """The spread whose first study is drawn; else the first that the topic has."""
        lead = self.drawn.lead if self.drawn else None
        for each in self.result.spreads if lead else ():
            if lead and each.lead is not None and each.lead.sourced is lead.sourced:
                return each
        return None if lead else self.result.spread

    @cached_property
    def spread_line(self) -> str:
        """What all studies found, in one sentence; empty where none counts people."""
        if self.spread is None:
            return ""
        told = spread_statement(self.spread, self._out_of)
        return told.of_others if self.is_nobody_said else told.sentence

    @property
    def is_one_study(self) -> bool:
        """Then its own line says it all, unless it was so for nobody or for everybody."""
        found = self.spread
        return bool(found and found.lead and found.is_one_study and not found.is_lone_zero)

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
    def own_type_short(self) -> SafeString:
        own = self.drawn.own_type if self.drawn else None
        if self.drawn is None or own is None:
            return SafeString("")
        return own_type_short_html(own, self.drawn.out_of)

    @property
    def is_told_by_figure(self) -> bool:
        """Whether the figure of the one study says it all, also where it was so for nobody."""
        return bool(self.short and self.spread and self.spread.lead and self.spread.is_one_study)

    @property
    def has_small_reports(self) -> bool:
        return bool(self.result.small_reports.figures)

    @cached_property
    def says(self) -> frozenset[Above]:
        """What the line says, unless it stands above."""
        if self.spread_line or self.short:
            is_of_others = bool(self.spread and self.spread.nobody_like_you)
            return frozenset({Above.NOBODY} if is_of_others else ())
        if self.nobody and (self.result.unled or not self.is_risk):
            return frozenset({Above.NOBODY})
        return frozenset({Above.MAY_HAPPEN} if self.is_risk else ())

    @property
    def instead(self) -> str:
        """In place of a figure."""
        if Above.NOBODY in self.says:
            return notes.only_others() if self.is_nobody_said else notes.nobody_like_you()
        if not self.is_risk:
            return notes.small_reports()
        if Above.MAY_HAPPEN in self.above:
            return notes.small_reports() if self.has_small_reports else notes.not_counted()
        return notes.small_reports_only() if self.has_small_reports else notes.nobody_counted_it()
