"""The result page for templates: topics with their panels, rules, unknowns, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence import Source
from decision_aid.domain.evidence_map import Place, here, studies_without_type
from decision_aid.domain.facts import Facts
from decision_aid.domain.held_back import Why, held_back
from decision_aid.domain.journey import Journey
from decision_aid.domain.matching import Closeness
from decision_aid.domain.result import ResultPage, research_on
from decision_aid.domain.topics import TOPICS, Side
from decision_aid.web import guard_words, words
from decision_aid.web.addresses import try_url
from decision_aid.web.change_view import near_views, tried_steps
from decision_aid.web.check_page import title_of
from decision_aid.web.compare_view import compare_html
from decision_aid.web.drawing.evidence_map import evidence_map_context
from decision_aid.web.evidence import library
from decision_aid.web.guard_words import reasons_for
from decision_aid.web.guide_view import read_next
from decision_aid.web.map_boxes import cells_of_the_map
from decision_aid.web.rules_view import rules_for
from decision_aid.web.told_view import told_facts, unknown_rows
from decision_aid.web.topic_view import TopicView, topic_view


def result_context(
    page: ResultPage, journey: Journey, years: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """``years`` says at which time a topic is drawn; else the usual one."""
    told = told_facts(journey)
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
        "guards": _guards(page, journey),
        "unknown": unknown_rows(page, journey),
        "near": near_views(journey, today),
        "tried": tuple((title_of(s), try_url(s.slug)) for s in tried_steps(journey)),
        "gaps": page.gaps,
        "disagreements": page.disagreements,
        "terms": _terms(),
        "cited": _cited(views.values()),
        "read_next": read_next(journey.known),
        "today": today,
    }


_WORDS_ON_THE_PAGE = (
    "AHSCT", "Conditioning", "Confidence interval", "EDSS", "Enhancing lesion", "NEDA", "Relapse",
    "Randomised trial",
)  # fmt: skip


@lru_cache(maxsize=1)
def _terms() -> tuple[tuple[str, str], ...]:
    """Words that the page cannot do without, each with its one plain line."""
    return tuple((t.term, t.plain) for t in library().terms if t.term in _WORDS_ON_THE_PAGE)


def _guards(page: ResultPage, journey: Journey) -> dict[str, Any]:
    """What is still open for every rule; ``more``: whether the tool has questions on it."""
    held, why = held_back(page.verdicts), reasons_for(page.verdicts, journey)
    asks_more = {why[guard] for guard in held} & {Why.NOT_ASKED, Why.NOT_ANSWERED}
    return {"told": guard_words.told(held, why), "more": bool(asks_more)}


def _map(facts: Facts) -> SafeString:
    """Who has been studied, with the tile or tiles where the person is or may be."""
    return _map_html(here(facts), get_language() or "")


@lru_cache(maxsize=256)
def _map_html(places: frozenset[Place], _language: str) -> SafeString:
    context = evidence_map_context(cells_of_the_map(), places, _without_type())
    return mark_safe(render_to_string("components/evidence_map.html", context))


@lru_cache(maxsize=1)
def _without_type() -> int:
    shelf = library()
    return studies_without_type(shelf.sources.values(), shelf.transplant_arms)


def _research(page: ResultPage) -> tuple[tuple[Promise, str, int, int], ...]:
    """Closeness in words, its mark, studies, people in the largest."""
    counts = research_on(page)
    return tuple(
        (
            words.CLOSENESS[closeness],
            words.CLOSENESS_CLASS[closeness],
            counts.studies.get(closeness, 0),
            counts.largest.get(closeness, 0),
        )
        for closeness in Closeness
    )


def _cited(views: Iterable[TopicView]) -> list[Source]:
    """Every source of a figure that is drawn, for the list at the end of the print."""
    found = {source for view in views for source in view.sources}
    return sorted(found, key=lambda source: source.label)
