"""The result page for templates: topics with their panels, rules, unknowns, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from decision_aid.domain.evidence import Source, SourcedFigure
from decision_aid.domain.journey import Journey
from decision_aid.domain.matching import Closeness, Match
from decision_aid.domain.panels import Panel
from decision_aid.domain.result import ResultPage, research_on
from decision_aid.domain.risk import denominator_for
from decision_aid.domain.topics import TOPICS, Side, Topic
from decision_aid.domain.vocabulary import Show, Tier
from decision_aid.web import words, wording
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import brief_html, lead_html, row_html, source_url
from decision_aid.web.rules_view import rules_for
from decision_aid.web.told_view import told_facts, unknown_rows


@dataclass(frozen=True)
class PanelView:
    """One outcome at one time, ready to be placed on the page."""

    panel: Panel
    companions: tuple[Match, ...]

    @cached_property
    def out_of(self) -> int:
        """One denominator for everything that stands in the panel."""
        shown = (*self._all, *self.companions)
        return denominator_for(self.panel.endpoint, (m.sourced.figure for m in shown))

    @property
    def _all(self) -> tuple[Match, ...]:
        lead = (self.panel.lead,) if self.panel.lead else ()
        return (*lead, *self.panel.others)

    @property
    def name(self) -> str:
        return library().endpoints[self.panel.endpoint].name

    @property
    def time(self) -> str:
        return wording.time_after(self.panel.at)

    @property
    def lead(self) -> SafeString | None:
        return lead_html(self.panel.lead, self.out_of) if self.panel.lead else None

    @property
    def brief(self) -> SafeString | None:
        return brief_html(self.panel.lead, self.out_of) if self.panel.lead else None

    @property
    def others(self) -> SafeString:
        return _rows(self.panel.others, self.out_of)

    @property
    def others_count(self) -> int:
        return len(self.panel.others)

    @property
    def same_study(self) -> SafeString:
        """What the same study found on the treatment it compared with."""
        return _rows(self.companions, self.out_of)


@dataclass(frozen=True)
class TopicView:
    """One question that people ask, and everything that answers it.

    ``front`` are the panels drawn at once, ``led`` those behind a fold.
    """

    id: str
    title: Promise
    front: tuple[PanelView, ...]
    led: tuple[PanelView, ...]
    unled: tuple[PanelView, ...]
    other_treatments: SafeString
    other_treatments_count: int
    detail: tuple[tuple[str, str, str], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.front or self.unled or self.other_treatments or self.detail)


def result_context(page: ResultPage, journey: Journey) -> dict[str, Any]:
    topics = [_topic_view(topic, page) for topic in TOPICS]
    sides = {topic.id: topic.side for topic in TOPICS}
    arms = library().transplant_arms
    return {
        "page_id": "results",
        "told": told_facts(journey),
        "research": _research(page),
        "outcomes": [t for t in topics if sides[t.id] is Side.OUTCOMES],
        "risks": [t for t in topics if sides[t.id] is Side.RISKS],
        "rules": rules_for(page.verdicts, journey.country),
        "unknown": unknown_rows(page, journey),
        "gaps": page.gaps,
        "disagreements": page.disagreements,
        "cited": _cited(topics),
        "today": timezone.localdate(),
    }


def _topic_view(topic: Topic, page: ResultPage) -> TopicView:
    panels = [p for endpoint in topic.endpoints for p in page.panels if p.endpoint == endpoint]
    views = [PanelView(panel, _companions(panel, page)) for panel in panels]
    led = [v for v in views if v.panel.lead is not None]
    front = _front(led, topic)
    others = _by_arm(m for m in page.other_treatments if _is_about(m, topic))
    return TopicView(
        id=topic.id,
        title=words.TOPIC[topic.id],
        front=tuple(front),
        led=tuple(v for v in led if v not in front),
        unled=tuple(v for v in views if v.panel.lead is None),
        other_treatments=_rows(others, _out_of(others)),
        other_treatments_count=len(others),
        detail=() if panels else tuple(_details(topic, page)),
    )


_USUAL_YEARS = (2, 5, 10)


def _front(led: list[PanelView], topic: Topic) -> list[PanelView]:
    """Outcomes at 2, 5 and 10 years; else, and for risks, the first panel that has a lead."""
    usual = [
        view
        for view in led
        if view.panel.at is not None
        and view.panel.at.in_years in _USUAL_YEARS
        and view.panel.endpoint == led[0].panel.endpoint
    ]
    return usual if usual and topic.side is Side.OUTCOMES else led[:1]


def _is_about(match: Match, topic: Topic) -> bool:
    return match.sourced.figure.endpoint in topic.endpoints


def _rows(matches: Iterable[Match], out_of: int) -> SafeString:
    return mark_safe("".join(row_html(match, out_of) for match in matches))


def _out_of(matches: Iterable[Match]) -> int:
    figures = [match.sourced.figure for match in matches]
    return max((denominator_for(figure.endpoint, [figure]) for figure in figures), default=100)


def _by_arm(matches: Iterable[Match]) -> list[Match]:
    """Figures of drugs by drug and time, never by result: separate trials are not ranked."""
    arms = library().arms
    return sorted(
        matches,
        key=lambda m: (
            m.closeness is Closeness.DIFFERENT,
            m.sourced.figure.endpoint,
            arms[m.sourced.figure.arm].name,
        ),
    )


def _companions(panel: Panel, page: ResultPage) -> tuple[Match, ...]:
    """Other treatments in the leading study, same outcome and time: directly compared."""
    if panel.lead is None:
        return ()
    leading = panel.lead.sourced
    return tuple(
        match
        for match in page.other_treatments
        if match.sourced.source is leading.source
        and match.sourced.figure.endpoint == panel.endpoint
        and match.sourced.figure.at == panel.at
    )


def _details(topic: Topic, page: ResultPage) -> Iterator[tuple[str, str, str]]:
    """Where no figure is fit for the front: the detail figures, by study, with their links."""
    for match in page.matches:
        figure = match.sourced.figure
        if figure.endpoint in topic.endpoints and figure.show is Show.DETAIL:
            if match.sourced.source.tier is Tier.CORE and figure.arm in library().transplant_arms:
                yield match.sourced.source.label, _short(match.sourced), source_url(match.sourced)


def _short(sourced: SourcedFigure) -> str:
    return f"{sourced.figure.definition} {wording.value_in_words(sourced.figure)}"


def _research(page: ResultPage) -> list[dict[str, Any]]:
    counts = research_on(page, library().transplant_arms)
    return [
        {
            "name": words.CLOSENESS[closeness],
            "class": words.CLOSENESS_CLASS[closeness],
            "studies": counts.studies.get(closeness, 0),
            "largest": counts.largest.get(closeness, 0),
        }
        for closeness in Closeness
    ]


def _cited(topics: Iterable[TopicView]) -> list[Source]:
    """Every source of a figure that is drawn, for the list at the end of the print."""
    leads = (view.panel.lead for topic in topics for view in topic.front)
    found = {lead.sourced.source for lead in leads if lead is not None}
    return sorted(found, key=lambda source: source.label)
