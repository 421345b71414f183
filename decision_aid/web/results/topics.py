"""One topic of the result page: the panel that is drawn, the others, smaller reports, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.absolute_risk import denominator_for
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.matching import Closeness, Match
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.results.patient_result import MOST_IN_A_LIST, PatientResult
from decision_aid.web.addresses import sources_url
from decision_aid.web.figures import notes
from decision_aid.web.figures.panels import (
    brief_html,
    other_treatments_html,
    own_type_html,
    own_type_short_html,
    panel_html,
    short_html,
)
from decision_aid.web.figures.timelines import timeline_of
from decision_aid.web.figures.wording import figure_statement
from decision_aid.web.loaded import evidence_base
from decision_aid.web.results.key_figures import (
    companions_of,
    denominator_of_all,
    front_panels,
    own_type_of,
    panel_drawn,
    present,
)
from decision_aid.web.words import time as time_words


def details(
    topic: OutcomeTopic, page: PatientResult
) -> tuple[tuple[tuple[str, str, str], ...], int]:
    """Where no figure is fit for the front: study, words and link of those there are.

    Of people like the person; where there are none and no front figure of others, any. With the
    number of those for which there is no room.
    """
    near = page.near_details(topic.endpoints)
    if near.matches:
        return tuple(_told(match.sourced) for match in near.matches), near.more
    if any(page.panels_of(endpoint) for endpoint in topic.endpoints):
        return (), 0
    every = _all_on(topic)
    shown = every[:MOST_IN_A_LIST]
    return tuple(map(_told, shown)), len(every) - len(shown)


@lru_cache(maxsize=32)
def _all_on(topic: OutcomeTopic) -> list[SourcedFigure]:
    shelf = evidence_base()
    return [
        sourced
        for sourced in shelf.figures.values()
        if sourced.figure.endpoint in topic.endpoints and sourced.arm.is_transplant
    ]


def _told(sourced: SourcedFigure) -> tuple[str, str, str]:
    figure = figure_statement(sourced)
    return figure.label, figure.measured, figure.url


@dataclass(frozen=True, slots=True)
class TopicView:
    """One question that people ask, and everything that answers it, as pieces of page.

    ``front`` is the panel drawn at once and ``times`` the ways to the same outcome at other times:
    (years, name, whether it is the one drawn). ``led`` and ``unled`` stand behind a fold; ``brief``
    is what stands on paper. ``own_type`` is the figure of the person's own type of MS beside a
    mixed group. ``detail_more`` smaller reports have no room; ``sources_url`` has all.
    ``is_open``: a time was asked for, so the fold is open from the start.
    """

    id: str
    title: str
    ask: str
    times: tuple[tuple[int, str, bool], ...]
    front: SafeString
    short: SafeString
    own_type: SafeString
    own_type_short: SafeString
    own_type_brief: SafeString
    brief: tuple[SafeString, ...]
    sources: tuple[Source, ...]
    led: tuple[SafeString, ...]
    unled: tuple[SafeString, ...]
    timeline: SafeString
    other_treatments: SafeString
    detail: tuple[tuple[str, str, str], ...]
    detail_more: int
    sources_url: str
    nobody: bool
    is_risk: bool
    in_full: bool
    is_open: bool

    @property
    def nobody_like_you(self) -> str:
        return notes.nobody_like_you()

    @property
    def small_reports_only(self) -> str:
        return notes.small_reports_only()

    @property
    def folded(self) -> bool:
        """Whether only its heading and first line are in sight before it is opened."""
        return not self.in_full


def topic_view(topic: OutcomeTopic, page: PatientResult, years: int | None = None) -> TopicView:
    """One topic, drawn at the time asked for where there is a figure, else at the usual time."""
    panels = [p for endpoint in topic.endpoints for p in page.panels_of(endpoint)]
    fronts = front_panels(topic, page)
    front = panel_drawn(topic, fronts, years)
    own = own_type_of(front, page) if front else None
    drugs = page.other_treatments(topic.endpoints)
    others = _by_arm(drugs.matches)
    detail, detail_more = ((), 0) if fronts else details(topic, page)
    return TopicView(
        id=topic.id,
        title=topic.title,
        ask=topic.ask,
        times=_times(fronts, front),
        front=_html(front, page) if front else SafeString(""),
        short=_short_line(front, page) if front else SafeString(""),
        own_type=_own_line(own, front, page, own_type_html),
        own_type_short=_own_line(own, front, page, own_type_short_html),
        own_type_brief=_own_brief(own, front, fronts, page),
        brief=tuple(_brief(p, page) for p in fronts),
        sources=_sources(fronts, own),
        led=tuple(_html(p, page, folded=True) for p in panels if p.lead and p not in fronts),
        unled=tuple(_html(p, page) for p in panels if p.lead is None),
        timeline=timeline_of(topic, page) if fronts else SafeString(""),
        other_treatments=other_treatments_html(
            others, _out_of(others), drugs.more, sources_url(topic=topic.id)
        ),
        detail=detail,
        detail_more=detail_more,
        sources_url=sources_url(topic=topic.id),
        nobody=not fronts and not page.near_details(topic.endpoints).matches,
        is_risk=topic.side is Side.RISKS,
        in_full=topic.in_full,
        is_open=years is not None,
    )


def _times(fronts: list[Panel], drawn: Panel | None) -> tuple[tuple[int, str, bool], ...]:
    if len(fronts) < 2:
        return ()
    return tuple(
        (int(p.at.in_years), time_words.length_of(p.at), p is drawn) for p in fronts if p.at
    )


def _html(panel: Panel, page: PatientResult, *, folded: bool = False) -> SafeString:
    return panel_html(
        panel, companions_of(panel, page), denominator_of_all(panel, page), folded=folded
    )


def _short_line(panel: Panel, page: PatientResult) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return short_html(panel.lead, denominator_of_all(panel, page))


def _brief(panel: Panel, page: PatientResult) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return brief_html(panel.lead, denominator_of_all(panel, page))


def _own_line(
    own: Match | None,
    panel: Panel | None,
    page: PatientResult,
    drawn: Callable[[Match, int], SafeString],
) -> SafeString:
    return drawn(own, denominator_of_all(panel, page)) if panel and own else SafeString("")


def _own_brief(
    own: Match | None, front: Panel | None, fronts: list[Panel], page: PatientResult
) -> SafeString:
    """On paper all fronts stand: what is among them is not named again."""
    is_there = any(panel.lead == own for panel in fronts)
    return SafeString("") if is_there else _own_line(own, front, page, brief_html)


def _sources(fronts: list[Panel], own: Match | None) -> tuple[Source, ...]:
    """Of everything that stands on paper."""
    leads = [panel.lead for panel in fronts if panel.lead]
    return tuple(match.sourced.source for match in (*leads, *present(own)))


def _out_of(matches: Iterable[Match]) -> int:
    figures = [match.sourced.figure for match in matches]
    return max((denominator_for(figure.endpoint, [figure]) for figure in figures), default=100)


def _by_arm(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Figures of drugs by drug and time, never by result: separate trials are not ranked."""
    return tuple(
        sorted(
            matches,
            key=lambda m: (
                m.closeness is Closeness.DIFFERENT,
                m.sourced.figure.endpoint,
                m.sourced.arm.name,
            ),
        )
    )
