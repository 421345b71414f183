"""The list at the end of a printed page: all sources that the page names, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.compared.outcomes import ComparedSide
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sets import short_name

Listed = Source | CriteriaSet


def in_comparisons(sides: Iterable[ComparedSide]) -> Iterator[Source]:
    """Those that stand open on paper: of people not unlike the person, with a transplant."""
    for side in sides:
        outcomes = (*side.direct, *side.type_open)
        yield from (c.source for outcome in outcomes for c in outcome.comparisons)
        yield from (match.sourced.source for match in side.ratios)
        compared = [c for outcome in outcomes for c in outcome.comparisons]
        arms = [m.sourced.arm for c in compared for m in c.matches]
        arms += [match.sourced.versus for match in side.ratios if match.sourced.versus]
        yield from (evidence_base().sources[by] for arm in arms for by in arm.status_by)


def in_rules(rules: RulesView) -> Iterator[CriteriaSet]:
    """Those that come first, on fitness, and what else there is of the place."""
    fitness = (rules.fitness,) if rules.fitness else ()
    yield from (each.rules for each in (*rules.first, *rules.own_others, *fitness))


def cited_html(listed: Iterable[Listed]) -> SafeString:
    """In the order of their names."""
    language = get_language() or ""
    return mark_safe("".join(_cited(each, language) for each in sorted(listed, key=_label)))


def _label(each: Listed) -> str:
    return short_name(each) if isinstance(each, CriteriaSet) else each.label


@lru_cache(maxsize=512)
def _cited(each: Listed, _language: str) -> SafeString:
    context = {"label": _label(each), "citation": each.citation}
    return mark_safe(render_to_string("results/cited_source.html", context))
