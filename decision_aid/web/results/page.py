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

from decision_aid.domain.eligibility.guards import GuardReason, active_guards
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_map import Place, studies_without_type, tiles_of
from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.results.matching import Closeness
from decision_aid.domain.results.patient_result import PatientResult, research_on
from decision_aid.web.addresses import try_url
from decision_aid.web.drawing.study_map import evidence_map_context
from decision_aid.web.figures.comparisons import compare_html
from decision_aid.web.figures.study_map import cells_of_the_map
from decision_aid.web.guide.contents import read_next
from decision_aid.web.loaded import evidence_base
from decision_aid.web.results.topics import TopicView, topic_view
from decision_aid.web.results.unknowns import unknown_rows
from decision_aid.web.results.what_if import near_views, tried_steps
from decision_aid.web.rules import sentences
from decision_aid.web.rules.sentences import reasons_for
from decision_aid.web.rules.sets import rules_for
from decision_aid.web.words import vocabulary
from decision_aid.web.words.answers import title_of, told_facts


def result_context(
    page: PatientResult, journey: Journey, years: Mapping[str, int] | None = None
) -> dict[str, Any]:
    """``years`` says at which time a topic is drawn; else the usual one."""
    told = told_facts(journey)
    chosen = years or {}
    topics = evidence_base().topics_on(ToldOn.RESULTS)
    views = {t: topic_view(t, page, chosen.get(t.id)) for t in topics}
    today = timezone.localdate()
    return {
        "page_id": "results",
        "told": mark_safe(render_to_string("results/told.html", {"rows": told})),
        "answers": len(told),
        "not_known": sum(row.is_unknown for row in told),
        "research": _research(page),
        "map": _map(page.facts),
        "outcomes": tuple(views[t] for t in topics if t.side is Side.OUTCOMES),
        "risks": tuple(views[t] for t in topics if t.side is Side.RISKS),
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
    return tuple((t.term, t.plain) for t in evidence_base().terms if t.term in _WORDS_ON_THE_PAGE)


def _guards(page: PatientResult, journey: Journey) -> dict[str, Any]:
    """What is still open for every rule; ``more``: whether the tool has questions on it."""
    held, why = active_guards(page.verdicts), reasons_for(page.verdicts, journey)
    asks_more = {why[guard] for guard in held} & {GuardReason.NOT_ASKED, GuardReason.NOT_ANSWERED}
    return {"told": sentences.told(held, why), "more": bool(asks_more)}


def _map(facts: Facts) -> SafeString:
    """Who has been studied, with the tile or tiles where the person is or may be."""
    return _map_html(tiles_of(facts), get_language() or "")


@lru_cache(maxsize=256)
def _map_html(places: frozenset[Place], _language: str) -> SafeString:
    context = evidence_map_context(cells_of_the_map(), places, _without_type())
    return mark_safe(render_to_string("figures/study_map.html", context))


@lru_cache(maxsize=1)
def _without_type() -> int:
    shelf = evidence_base()
    return studies_without_type(shelf.sources.values(), shelf.transplant_arms)


def _research(page: PatientResult) -> tuple[tuple[Promise, str, int, int], ...]:
    """Closeness in words, its mark, studies, people in the largest."""
    counts = research_on(page)
    return tuple(
        (
            vocabulary.CLOSENESS[closeness],
            vocabulary.CLOSENESS_CLASS[closeness],
            counts.studies.get(closeness, 0),
            counts.largest.get(closeness, 0),
        )
        for closeness in Closeness
    )


def _cited(views: Iterable[TopicView]) -> list[Source]:
    """Every source of a figure that is drawn, for the list at the end of the print."""
    found = {source for view in views for source in view.sources}
    return sorted(found, key=lambda source: source.label)
