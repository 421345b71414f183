"""Treatments side by side for templates: one row a study, one column a kind of treatment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from decision_aid.domain.evidence.sources import Arm
from decision_aid.domain.logic.relapses_before import NoneBefore
from decision_aid.domain.results.compared.outcomes import (
    ComparedOutcome,
    ComparedSide,
    ComparedTreatments,
)
from decision_aid.web.figures.compared.drugs_had import NamedDrug, named_drugs
from decision_aid.web.figures.compared.good_side import one_way
from decision_aid.web.figures.compared.group import Group
from decision_aid.web.figures.compared.of_treatments import filled, with_entry
from decision_aid.web.figures.compared.ratios import Cards, cards_of


@dataclass(frozen=True, slots=True)
class CompareView:
    """One side. ``beside``: each treatment that a transplant was compared with, by name.

    ``direct`` and ``cards``: what fits the person, with two numbers and as ratios; ``open_groups``
    and ``open_cards``: where nobody knows. ``folds``: ways of a transplant, drugs alone, and people
    unlike.
    """

    side: str
    beside: tuple[NamedDrug, ...]
    direct: SafeString
    cards: Cards
    open_groups: SafeString
    open_cards: Cards
    folds: SafeString

    @property
    def is_open(self) -> bool:
        return bool(self.open_groups or self.open_cards)


def compare_html(compared: ComparedTreatments, none_before: NoneBefore | None) -> SafeString:
    """The section that sets treatments side by side: hopes first, then harms, in the same form."""
    views = [_view(side, compared, none_before) for side in compared.sides]
    html = render_to_string("figures/compare.html", {"views": views})
    return with_entry(filled(html, compared.had), compared.match_of.person.facts)


def _view(
    side: ComparedSide, compared: ComparedTreatments, none_before: NoneBefore | None
) -> CompareView:
    fit, type_open = cards_of(side.ratios, compared, (len(side.direct), len(side.type_open)))
    language = get_language() or ""
    return CompareView(
        side=side.side.value,
        beside=named_drugs(_beside_transplant(side), compared.had),
        direct=_groups_html(side.direct, none_before, True, language),
        cards=fit,
        open_groups=_groups_html(side.type_open, none_before, False, language),
        open_cards=type_open,
        folds=_folds_html(side.ways, side.drugs, side.unlike, none_before, language),
    )


@lru_cache(maxsize=8)
def _groups_html(
    found: tuple[ComparedOutcome, ...],
    none_before: NoneBefore | None,
    has_lead: bool,
    _language: str,
) -> SafeString:
    """Kept by how the people of each study compared; no answer is part of the key.

    ``has_lead``: the first stands open, unless it happened to so few that it tells nothing.
    """
    if not found:
        return SafeString("")
    groups = [Group(each, none_before) for each in one_way(found)]
    lead = (
        next((each for each in groups if not each.is_too_few_to_know), None) if has_lead else None
    )
    context = {"groups": [(each, each is not lead) for each in groups]}
    return mark_safe(render_to_string("figures/compare_groups.html", context))


@lru_cache(maxsize=4)
def _folds_html(
    ways: tuple[ComparedOutcome, ...],
    drugs: tuple[ComparedOutcome, ...],
    unlike: tuple[ComparedOutcome, ...],
    none_before: NoneBefore | None,
    _language: str,
) -> SafeString:
    several = (ways, drugs, unlike)
    ways_of, drugs_of, unlike_of = (
        tuple(Group(e, none_before) for e in one_way(each)) for each in several
    )
    context = {"ways": ways_of, "drugs": drugs_of, "unlike": unlike_of}
    return mark_safe(render_to_string("figures/compare_folds.html", context))


def _beside_transplant(side: ComparedSide) -> Iterator[Arm]:
    for outcome in (*side.direct, *side.type_open):
        for comparison in outcome.comparisons:
            for match in comparison.matches:
                if not match.sourced.arm.is_transplant:
                    yield match.sourced.arm
    for ratio in side.ratios:
        if ratio.sourced.versus:
            yield ratio.sourced.versus
