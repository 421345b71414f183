"""One topic of the result page: the panel that is drawn, the others, and what stands on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from decision_aid.domain.evidence import Source
from decision_aid.domain.matching import Closeness, Match
from decision_aid.domain.own_type import own_type_beside
from decision_aid.domain.panels import Panel
from decision_aid.domain.result import ResultPage
from decision_aid.domain.risk import denominator_for, share_of
from decision_aid.domain.same_people import people_of
from decision_aid.domain.shown import Ranked
from decision_aid.domain.topics import Side, Topic
from decision_aid.domain.vocabulary import Show
from decision_aid.web import wording, words
from decision_aid.web.drawing.timeline import MOST_DRAWN
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import (
    brief_html,
    other_treatments_html,
    own_type_html,
    own_type_short_html,
    panel_denominator,
    panel_html,
    short_html,
)
from decision_aid.web.finding_view import sources_url
from decision_aid.web.timeline_view import timeline_html
from decision_aid.web.topic_details import details


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
    title: Promise
    ask: Promise
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
    is_open: bool

    @property
    def folded(self) -> bool:
        """Whether only its heading and first line are in sight before it is opened."""
        return self.id not in _IN_FULL


_IN_FULL = ("worsening", "relapses", "death", "severe-side-effects", "infection")
"""What everybody sees drawn at once: the first hopes and the gravest harms."""


def topic_view(topic: Topic, page: ResultPage, years: int | None = None) -> TopicView:
    """One topic, drawn at the time asked for where there is a figure, else at the usual time."""
    panels = [p for endpoint in topic.endpoints for p in page.panels_of(endpoint)]
    fronts = _fronts(topic, page)
    front = _drawn(fronts, years)
    drugs = page.other_treatments(topic.endpoints)
    others = _by_arm(drugs.matches)
    detail, detail_more = ((), 0) if fronts else details(topic, page)
    return TopicView(
        id=topic.id,
        title=words.TOPIC[topic.id],
        ask=words.ASK[topic.id],
        times=_times(fronts, front),
        front=_html(front, page) if front else SafeString(""),
        short=_short_line(front, page) if front else SafeString(""),
        own_type=_own_line(front, page, own_type_html),
        own_type_short=_own_line(front, page, own_type_short_html),
        own_type_brief=_own_brief(front, fronts, page),
        brief=tuple(_brief(p, page) for p in fronts),
        sources=_sources(fronts, front, page),
        led=tuple(_html(p, page, folded=True) for p in panels if p.lead and p not in fronts),
        unled=tuple(_html(p, page) for p in panels if p.lead is None),
        timeline=_timeline(topic, page) if fronts else SafeString(""),
        other_treatments=other_treatments_html(
            others, _out_of(others), drugs.more, sources_url(topic=topic.id)
        ),
        detail=detail,
        detail_more=detail_more,
        sources_url=sources_url(topic=topic.id),
        nobody=not fronts and not page.near_details(topic.endpoints).matches,
        is_risk=topic.side is Side.RISKS,
        is_open=years is not None,
    )


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """What stands for a topic where there is room for one figure; no lead: none fits the person.

    ``compared``: other treatments in the same study. ``others``: the rest of the lead's panel.
    ``own_type``: of the person's own type of MS, beside a lead of a mixed group.
    ``out_of``: one denominator for all of them. ``nobody``: nobody like the person was studied.
    """

    lead: Match | None
    compared: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    own_type: Match | None = None
    out_of: int = 100
    nobody: bool = False


def key_figure(topic: Topic, page: ResultPage) -> KeyFigure:
    """The figure that the result page draws first, and what stands beside it there."""
    panel = _drawn(_fronts(topic, page), None)
    if panel is None or panel.lead is None:
        return KeyFigure(None, nobody=_nobody(topic, page))
    compared, own = _companions(panel, page), _own_type(panel, page)
    out_of = _panel_out_of(panel, (*compared, *_present(own)))
    return KeyFigure(panel.lead, compared, panel.others, own, out_of)


def _nobody(topic: Topic, page: ResultPage) -> bool:
    """Of a risk "nobody" is said only beside figures of others: small reports are not nothing."""
    of_others = any(page.panels_of(endpoint) for endpoint in topic.endpoints)
    is_told = of_others or topic.side is Side.OUTCOMES
    return is_told and not page.near_details(topic.endpoints).matches


_USUAL_YEARS = (5, 10, 2)
"""The time drawn first where there is a figure for it, then the next."""


def _fronts(topic: Topic, page: ResultPage) -> list[Panel]:
    """Outcomes at 2, 5 and 10 years; else, and for risks, the first panel that has a lead."""
    led = [p for endpoint in topic.endpoints for p in page.panels_of(endpoint) if p.lead]
    usual = [
        panel
        for panel in led
        if panel.at is not None
        and panel.at.in_years in _USUAL_YEARS
        and panel.endpoint == led[0].endpoint
    ]
    return usual if usual and topic.side is Side.OUTCOMES else led[:1]


def _drawn(fronts: list[Panel], years: int | None) -> Panel | None:
    wanted = (_USUAL_YEARS if years is None else (years, *_USUAL_YEARS)) if fronts else ()
    for each in wanted:
        for panel in fronts:
            if panel.at is not None and panel.at.in_years == each:
                return panel
    return fronts[0] if fronts else None


def _times(fronts: list[Panel], drawn: Panel | None) -> tuple[tuple[int, str, bool], ...]:
    if len(fronts) < 2:
        return ()
    return tuple((int(p.at.in_years), wording.length_of(p.at), p is drawn) for p in fronts if p.at)


def _timeline(topic: Topic, page: ResultPage) -> SafeString:
    """Every share of the topic's first outcome that was counted at a time, closest people first."""
    endpoint = library().endpoints[topic.endpoints[0]]
    if topic.side is not Side.OUTCOMES or not endpoint.has_both_frames:
        return SafeString("")
    counted = _counted_in_time(endpoint.id)
    nearest = tuple(islice(page.match_of.in_order(counted), MOST_DRAWN))
    return timeline_html(nearest, endpoint, len(counted.figures) - len(nearest))


@lru_cache(maxsize=64)
def _counted_in_time(endpoint: str) -> Ranked:
    """Shares of core studies on a transplant that were counted at a time."""
    shelf = library()
    return shelf.shown.ranked(
        sourced
        for source in shelf.core_sources
        for sourced in source.shown_figures
        if sourced.figure.endpoint == endpoint
        and sourced.figure.at is not None
        and sourced.figure.arm in shelf.transplant_arms
        and share_of(sourced.figure) is not None
    )


def _html(panel: Panel, page: ResultPage, *, folded: bool = False) -> SafeString:
    return panel_html(panel, _companions(panel, page), _out_of_all(panel, page), folded=folded)


def _short_line(panel: Panel, page: ResultPage) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return short_html(panel.lead, _out_of_all(panel, page))


def _brief(panel: Panel, page: ResultPage) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return brief_html(panel.lead, _out_of_all(panel, page))


def _own_type(panel: Panel, page: ResultPage) -> Match | None:
    return own_type_beside(panel, page.panels_of(panel.endpoint), page.facts.subtype)


def _own_line(
    panel: Panel | None, page: ResultPage, drawn: Callable[[Match, int], SafeString]
) -> SafeString:
    own = _own_type(panel, page) if panel else None
    return drawn(own, _out_of_all(panel, page)) if panel and own else SafeString("")


def _own_brief(front: Panel | None, fronts: list[Panel], page: ResultPage) -> SafeString:
    """On paper all fronts stand: what is among them is not named again."""
    own = _own_type(front, page) if front else None
    is_there = any(panel.lead == own for panel in fronts)
    return SafeString("") if is_there else _own_line(front, page, brief_html)


def _present(match: Match | None) -> tuple[Match, ...]:
    return (match,) if match is not None else ()


def _sources(fronts: list[Panel], front: Panel | None, page: ResultPage) -> tuple[Source, ...]:
    """Of everything that stands on paper."""
    leads = [panel.lead for panel in fronts if panel.lead]
    own = _present(_own_type(front, page)) if front else ()
    return tuple(match.sourced.source for match in (*leads, *own))


def _out_of_all(panel: Panel, page: ResultPage) -> int:
    beside = _present(_own_type(panel, page))
    return _panel_out_of(panel, (*_companions(panel, page), *beside))


def _panel_out_of(panel: Panel, companions: tuple[Match, ...]) -> int:
    """One denominator for everything that stands in the panel."""
    lead = (panel.lead,) if panel.lead else ()
    shown = (*lead, *panel.others, *companions)
    return panel_denominator(panel.endpoint, tuple(match.sourced for match in shown))


def _out_of(matches: Iterable[Match]) -> int:
    figures = [match.sourced.figure for match in matches]
    return max((denominator_for(figure.endpoint, [figure]) for figure in figures), default=100)


def _by_arm(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Figures of drugs by drug and time, never by result: separate trials are not ranked."""
    arms = library().arms
    return tuple(
        sorted(
            matches,
            key=lambda m: (
                m.closeness is Closeness.DIFFERENT,
                m.sourced.figure.endpoint,
                arms[m.sourced.figure.arm].name,
            ),
        )
    )


def _companions(panel: Panel, page: ResultPage) -> tuple[Match, ...]:
    """Other treatments in the leading study in the same people, same outcome and time."""
    if panel.lead is None:
        return ()
    leading, arms = panel.lead.sourced, library().transplant_arms
    return tuple(
        page.match_of[sourced]
        for sourced in leading.source.shown_figures
        if sourced.figure.show is Show.HEADLINE
        and sourced.figure.arm not in arms
        and sourced.figure.endpoint == panel.endpoint
        and sourced.figure.at == panel.at
        and people_of(sourced) == people_of(leading)
    )
