"""Everything about one treatment, for templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Arm, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Use
from decision_aid.web.addresses import (
    crumb,
    evidence_trail,
    outcome_url,
    sources_url,
    treatment_url,
)
from decision_aid.web.evidence_pages.outcome import outcome_scale
from decision_aid.web.figures.compared.within_studies import direct_rows, groups_with
from decision_aid.web.figures.tables import Matcher, by_table, tables
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import evidence

_FEW = 40
"""Up to so many figures stand unfolded."""
_MOST_ON_PAPER = 120
"""A page of more figures prints the names of its outcomes: nobody reads 50 sheets."""
_MOST = 600
"""So many figures stand on one page; of more, every outcome shows as many as any other."""
_MOST_DIRECT = 60


@lru_cache(maxsize=1)
def _by_arm() -> dict[str, tuple[SourcedFigure, ...]]:
    """Figures about a treatment, also those that compare another one with it."""
    found: dict[str, list[SourcedFigure]] = {name: [] for name in evidence_base().arms}
    for sourced in evidence_base().figures.values():
        for name in {sourced.figure.arm, sourced.figure.compared_with} - {""}:
            found[name].append(sourced)
    return {name: tuple(figures) for name, figures in found.items()}


def treatments_context() -> dict[str, Any]:
    arms = sorted(evidence_base().arms.values(), key=lambda arm: arm.name.casefold())
    groups = [
        {"name": evidence.USE[use], "arms": [_brief(arm) for arm in arms if arm.use is use]}
        for use in Use
    ]
    trail = evidence_trail((_("Treatments"), ""))
    return {"page_id": "sources", "trail": trail, "groups": groups}


def _brief(arm: Arm) -> dict[str, Any]:
    return {"name": arm.name, "url": treatment_url(arm.id), **_counts(arm.id)}


@lru_cache(maxsize=128)
def _counts(arm: str) -> dict[str, int]:
    figures = _by_arm()[arm]
    return {"figures": len(figures), "studies": len({f.source.id for f in figures})}


@lru_cache(maxsize=128)
def _by_outcome(arm: str) -> dict[str, tuple[SourcedFigure, ...]]:
    """The figures about a treatment by outcome, in the order of their tables."""
    found: dict[str, list[SourcedFigure]] = {}
    for sourced in _by_arm()[arm]:
        found.setdefault(sourced.figure.endpoint, []).append(sourced)
    return {name: by_table(figures) for name, figures in found.items()}


def treatment_context(arm: Arm, match: Matcher) -> dict[str, Any]:
    figures, direct = _by_outcome(arm.id), groups_with(arm.id)
    counts = _counts(arm.id)
    most = counts["figures"] if counts["figures"] <= _MOST else _MOST // len(figures)
    return {
        "page_id": "sources",
        "trail": evidence_trail(crumb(_("Treatments"), "treatments"), (arm.name, "")),
        "arm": arm,
        **counts,
        "direct": direct_rows(direct[:_MOST_DIRECT], outcome_scale, name_outcome=True),
        "direct_more": max(0, len(direct) - _MOST_DIRECT),
        "sides": [s for a in Aspect if (s := _side(a, figures, most, match))["outcomes"]],
        "unfolded": counts["figures"] <= _FEW,
        "prints_heads": counts["figures"] > _MOST_ON_PAPER,
        "sources_url": sources_url(arm=arm.id) if figures else "",
        "compared": match is not None,
    }


def _side(
    aspect: Aspect, figures: Mapping[str, tuple[SourcedFigure, ...]], most: int, match: Matcher
) -> dict[str, Any]:
    endpoints = sorted(evidence_base().endpoints.values(), key=lambda e: e.name.casefold())
    outcomes = [
        {
            "id": endpoint.id,
            "name": endpoint.name,
            "url": outcome_url(endpoint.id),
            "count": len(own),
            "more": max(0, len(own) - most),
            "tables": tables(own[:most], outcome_scale(endpoint.id), match),
        }
        for endpoint in endpoints
        if endpoint.aspect is aspect
        if (own := figures.get(endpoint.id, ()))
    ]
    return {"name": evidence.ASPECT[aspect], "outcomes": outcomes}
