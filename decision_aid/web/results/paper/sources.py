"""The list at the end of a printed page: all sources that the page names, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Arm, Source, SourcedFigure
from decision_aid.domain.results.compared.outcomes import ComparedOutcome, ComparedSide
from decision_aid.web.loaded import evidence_base
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sets import short_name

Listed = Source | CriteriaSet


def in_comparisons(sides: Iterable[ComparedSide]) -> Iterator[Source]:
    """Those that stand open on paper: of people not unlike the person, and of drugs alone; and
    what tells where their treatments are approved.
    """
    said = set[Arm]()
    for side in sides:
        printed = _treated((*side.direct, *side.type_open))
        yield from (each.source for each in printed)
        yield from (match.sourced.source for match in side.ratios)
        others = (match.sourced.versus for match in side.ratios)
        named = {each.arm for each in printed} | {each for each in others if each is not None}
        yield from _on_status(named - said)
        # The status of a treatment stands once on a page: in a fold that is not printed it is lost.
        said |= named | _arms(side.ways)
        yield from (each.source for each in _treated(side.drugs))
        yield from _on_status(_arms(side.drugs) - said)
        said |= _arms(side.drugs) | _arms(side.unlike)


def _treated(found: Iterable[ComparedOutcome]) -> list[SourcedFigure]:
    return [m.sourced for each in found for c in each.comparisons for m in c.matches]


def _arms(found: Iterable[ComparedOutcome]) -> set[Arm]:
    return {each.arm for each in _treated(found)}


def _on_status(arms: Iterable[Arm]) -> Iterator[Source]:
    known = evidence_base().sources
    yield from (known[each] for arm in arms for each in arm.status_by)


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
