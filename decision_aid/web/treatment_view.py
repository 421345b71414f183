"""Everything about one treatment, for templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from decision_aid.domain.evidence import Arm, SourcedFigure
from decision_aid.domain.vocabulary import Aspect, Use
from decision_aid.web import library_words
from decision_aid.web.addresses import outcome_url, treatment_url
from decision_aid.web.direct_view import direct_rows
from decision_aid.web.evidence import library
from decision_aid.web.figure_tables import Matcher, tables
from decision_aid.web.finding_view import sources_url
from decision_aid.web.outcome_view import figures_by_outcome, outcome_scale
from decision_aid.web.trail import crumb, evidence_trail

_FEW = 40
"""Up to so many figures stand unfolded."""


@lru_cache(maxsize=1)
def _by_arm() -> dict[str, tuple[SourcedFigure, ...]]:
    """Figures about a treatment, also those that compare another one with it."""
    found: dict[str, list[SourcedFigure]] = {name: [] for name in library().arms}
    for sourced in library().figures.values():
        for name in {sourced.figure.arm, sourced.figure.compared_with} - {""}:
            found[name].append(sourced)
    return {name: tuple(figures) for name, figures in found.items()}


def treatments_context() -> dict[str, Any]:
    arms = sorted(library().arms.values(), key=lambda arm: arm.name.casefold())
    groups = [
        {"name": library_words.USE[use], "arms": [_brief(arm) for arm in arms if arm.use is use]}
        for use in Use
    ]
    trail = evidence_trail((_("Treatments"), ""))
    return {"page_id": "sources", "trail": trail, "groups": groups}


def _brief(arm: Arm) -> dict[str, Any]:
    figures = _by_arm()[arm.id]
    return {
        "name": arm.name,
        "url": treatment_url(arm.id),
        "figures": len(figures),
        "studies": len({f.source.id for f in figures}),
    }


def treatment_context(arm: Arm, match: Matcher) -> dict[str, Any]:
    figures = _by_arm()[arm.id]
    return {
        "page_id": "sources",
        "trail": evidence_trail(crumb(_("Treatments"), "treatments"), (arm.name, "")),
        "arm": arm,
        **{key: value for key, value in _brief(arm).items() if key in ("figures", "studies")},
        "direct": direct_rows(lambda g: any(s.figure.arm == arm.id for s in g), outcome_scale),
        "sides": [side for a in Aspect if (side := _side(a, figures, match))["outcomes"]],
        "unfolded": len(figures) <= _FEW,
        "sources_url": sources_url(arm=arm.id) if figures else "",
        "compared": match is not None,
    }


def _side(aspect: Aspect, figures: tuple[SourcedFigure, ...], match: Matcher) -> dict[str, Any]:
    endpoints = sorted(library().endpoints.values(), key=lambda e: e.name.casefold())
    chosen = frozenset(figures)
    outcomes = [
        {
            "id": endpoint.id,
            "name": endpoint.name,
            "url": outcome_url(endpoint.id),
            "count": len(own),
            "tables": tables(own, outcome_scale(endpoint.id), match),
        }
        for endpoint in endpoints
        if endpoint.aspect is aspect
        if (own := [f for f in figures_by_outcome()[endpoint.id] if f in chosen])
    ]
    return {"name": library_words.ASPECT[aspect], "outcomes": outcomes}
