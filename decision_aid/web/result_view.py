"""The result page for templates: topics with their panels, rules, unknowns, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence import Source, SourcedFigure
from decision_aid.domain.evidence_map import Cell, Place, here, map_cells, studies_without_type
from decision_aid.domain.facts import Facts
from decision_aid.domain.journey import Journey
from decision_aid.domain.matching import Closeness, Match, lead_key
from decision_aid.domain.panels import Panel
from decision_aid.domain.result import ResultPage, research_on
from decision_aid.domain.risk import denominator_for, share_of
from decision_aid.domain.topics import TOPICS, Side, Topic
from decision_aid.domain.vocabulary import Show
from decision_aid.web import wording, words
from decision_aid.web.addresses import try_url
from decision_aid.web.change_view import near_views, tried_steps
from decision_aid.web.check_page import title_of
from decision_aid.web.compare_view import compare_html
from decision_aid.web.drawing.evidence_map import evidence_map_context
from decision_aid.web.drawing.timeline import MOST_POINTS
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import (
    brief_html,
    figure_url,
    other_treatments_html,
    panel_denominator,
    panel_html,
    short_html,
    timeline_html,
)
from decision_aid.web.rules_view import rules_for
from decision_aid.web.told_view import told_facts, unknown_rows


@dataclass(frozen=True, slots=True)
class TopicView:
    """One question that people ask, and everything that answers it, as pieces of page.

    ``front`` is the panel drawn at once and ``times`` the ways to the same outcome at other times:
    (years, name, whether it is the one drawn). ``led`` and ``unled`` stand behind a fold; ``brief``
    is what stands on paper.
    """

    id: str
    title: Promise
    ask: Promise
    times: tuple[tuple[int, str, bool], ...]
    front: SafeString
    short: SafeString
    brief: tuple[SafeString, ...]
    led: tuple[SafeString, ...]
    unled: tuple[SafeString, ...]
    timeline: SafeString
    other_treatments: SafeString
    detail: tuple[tuple[str, str, str], ...]
    nobody: bool


def result_context(
    page: ResultPage, journey: Journey, years: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """``years`` says at which time a topic is drawn; else the usual one."""
    told = told_facts(journey)
    topics = {topic: _fronts(topic, page) for topic in TOPICS}
    chosen = years or {}
    views = {t: topic_view(t, page, chosen.get(t.id)) for t in TOPICS}
    today = timezone.localdate()
    return {
        "page_id": "results",
        "told": mark_safe(render_to_string("components/told.html", {"rows": told})),
        "answers": len(told),
        "not_known": sum(row.is_unknown for row in told),
        "research": _research(page),
        "map": _map(page.facts),
        "outcomes": tuple(views[t] for t in TOPICS if t.side is Side.OUTCOMES),
        "risks": tuple(views[t] for t in TOPICS if t.side is Side.RISKS),
        "compare": compare_html(page),
        "rules": rules_for(page.verdicts, journey.country),
        "unknown": unknown_rows(page, journey),
        "near": near_views(journey, today),
        "tried": tuple((title_of(s), try_url(s.slug)) for s in tried_steps(journey)),
        "gaps": page.gaps,
        "disagreements": page.disagreements,
        "terms": _terms(),
        "cited": _cited(panel for front in topics.values() for panel in front),
        "today": today,
    }


def topic_view(topic: Topic, page: ResultPage, years: int | None = None) -> TopicView:
    """One topic, drawn at the time asked for where there is a figure, else at the usual time."""
    panels = [p for endpoint in topic.endpoints for p in page.panels_of(endpoint)]
    fronts = _fronts(topic, page)
    front = _drawn(fronts, years)
    others = _by_arm(m for m in page.other_treatments if _is_about(m, topic))
    return TopicView(
        id=topic.id,
        title=words.TOPIC[topic.id],
        ask=words.ASK[topic.id],
        times=_times(fronts, front),
        front=_html(front, page) if front else SafeString(""),
        short=_short_line(front, page) if front else SafeString(""),
        brief=tuple(_brief(p, page) for p in fronts),
        led=tuple(_html(p, page, folded=True) for p in panels if p.lead and p not in fronts),
        unled=tuple(_html(p, page) for p in panels if p.lead is None),
        timeline=_timeline(topic, page) if fronts else SafeString(""),
        other_treatments=other_treatments_html(others, _out_of(others)),
        detail=() if fronts else _details(topic, page),
        nobody=not fronts and not _near_details(topic, page),
    )


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """What stands for a topic where there is room for one figure; no lead: none fits the person.

    ``compared``: other treatments in the same study. ``others``: the rest of the lead's panel.
    ``out_of``: one denominator for all of them. ``nobody``: nobody like the person was studied.
    """

    lead: Match | None
    compared: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    out_of: int = 100
    nobody: bool = False


def key_figure(topic: Topic, page: ResultPage) -> KeyFigure:
    """The figure that the result page draws first, and what stands beside it there."""
    panel = _drawn(_fronts(topic, page), None)
    if panel is None or panel.lead is None:
        return KeyFigure(None, nobody=not _near_details(topic, page))
    compared = _companions(panel, page)
    return KeyFigure(panel.lead, compared, panel.others, _panel_out_of(panel, compared))


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
    found = [page.match_of[sourced] for sourced in _counted_in_time(endpoint.id)]
    nearest = sorted(found, key=lambda m: lead_key(m, page.facts.subtype))[:MOST_POINTS]
    in_time = sorted(nearest, key=lambda m: m.sourced.figure.at.in_years)  # type: ignore[union-attr]
    return timeline_html(tuple(in_time), endpoint)


@lru_cache(maxsize=64)
def _counted_in_time(endpoint: str) -> tuple[SourcedFigure, ...]:
    """Shares of core studies on a transplant that were counted at a time."""
    shelf = library()
    return tuple(
        sourced
        for source in shelf.core_sources
        for sourced in source.shown_figures
        if sourced.figure.endpoint == endpoint
        and sourced.figure.at is not None
        and sourced.figure.arm in shelf.transplant_arms
        and share_of(sourced.figure) is not None
    )


def _html(panel: Panel, page: ResultPage, *, folded: bool = False) -> SafeString:
    companions = _companions(panel, page)
    return panel_html(panel, companions, _panel_out_of(panel, companions), folded=folded)


def _short_line(panel: Panel, page: ResultPage) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return short_html(panel.lead, _panel_out_of(panel, _companions(panel, page)))


def _brief(panel: Panel, page: ResultPage) -> SafeString:
    if panel.lead is None:
        return SafeString("")
    return brief_html(panel.lead, _panel_out_of(panel, _companions(panel, page)))


def _panel_out_of(panel: Panel, companions: tuple[Match, ...]) -> int:
    """One denominator for everything that stands in the panel."""
    lead = (panel.lead,) if panel.lead else ()
    shown = (*lead, *panel.others, *companions)
    return panel_denominator(panel.endpoint, tuple(match.sourced for match in shown))


def _is_about(match: Match, topic: Topic) -> bool:
    return match.sourced.figure.endpoint in topic.endpoints


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


def _near_details(topic: Topic, page: ResultPage) -> list[Match]:
    """Figures not for the front, on a transplant, in people who are or may be like the person."""
    arms = library().transplant_arms
    return [
        match
        for match in page.matches
        if match.sourced.figure.endpoint in topic.endpoints
        and match.sourced.figure.show is Show.DETAIL
        and match.sourced.figure.arm in arms
        and match.closeness is not Closeness.DIFFERENT
    ]


def _details(topic: Topic, page: ResultPage) -> tuple[tuple[str, str, str], ...]:
    """Where no figure is fit for the front: study, words and link of those there are.

    Of people like the person; where there are none and no front figure of others, every one.
    """
    near = [match.sourced for match in _near_details(topic, page)]
    others = any(page.panels_of(endpoint) for endpoint in topic.endpoints)
    told = near or ([] if others else _all_on(topic))
    return tuple((s.source.label, _short(s), figure_url(s)) for s in told)


@lru_cache(maxsize=32)
def _all_on(topic: Topic) -> list[SourcedFigure]:
    shelf = library()
    return [
        sourced
        for sourced in shelf.figures.values()
        if sourced.figure.endpoint in topic.endpoints
        and sourced.figure.arm in shelf.transplant_arms
    ]


def _short(sourced: SourcedFigure) -> str:
    return f"{sourced.figure.definition.rstrip('.')}: {wording.value_in_words(sourced.figure)}"


_WORDS_ON_THE_PAGE = (
    "AHSCT", "Conditioning", "Confidence interval", "EDSS", "Enhancing lesion", "NEDA", "Relapse",
    "Randomised trial",
)  # fmt: skip


@lru_cache(maxsize=1)
def _terms() -> tuple[tuple[str, str], ...]:
    """Words that the page cannot do without, each with its one plain line."""
    return tuple((t.term, t.plain) for t in library().terms if t.term in _WORDS_ON_THE_PAGE)


def _map(facts: Facts) -> SafeString:
    """Who has been studied, with the tile or tiles where the person is or may be."""
    return _map_html(here(facts), get_language() or "")


@lru_cache(maxsize=256)
def _map_html(places: frozenset[Place], _language: str) -> SafeString:
    cells, without_type = _map_cells()
    context = evidence_map_context(cells, places, without_type)
    return mark_safe(render_to_string("components/evidence_map.html", context))


@lru_cache(maxsize=1)
def _map_cells() -> tuple[tuple[Cell, ...], int]:
    shelf = library()
    sources, arms = tuple(shelf.sources.values()), shelf.transplant_arms
    return map_cells(sources, arms), studies_without_type(sources, arms)


def _research(page: ResultPage) -> tuple[tuple[Promise, str, int, int], ...]:
    """Closeness in words, its mark, studies, people in the largest."""
    counts = research_on(page, library().transplant_arms)
    return tuple(
        (
            words.CLOSENESS[closeness],
            words.CLOSENESS_CLASS[closeness],
            counts.studies.get(closeness, 0),
            counts.largest.get(closeness, 0),
        )
        for closeness in Closeness
    )


def _cited(drawn: Iterable[Panel]) -> list[Source]:
    """Every source of a figure that is drawn, for the list at the end of the print."""
    found = {panel.lead.sourced.source for panel in drawn if panel.lead is not None}
    return sorted(found, key=lambda source: source.label)
