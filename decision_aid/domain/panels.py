"""Panels of the result page: one outcome at one time, the figure that leads and the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.evidence import At, SourcedFigure
from decision_aid.domain.matching import Closeness, Match, lead_key

PanelKey = tuple[str, Decimal | None]
"""Endpoint and time in years; None where the figure is not tied to a time."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One endpoint at one time after a transplant.

    ``lead`` is None where nobody like the person has been studied. ``others`` are in the order of
    the rule. Ratios are among them and never lead: a ratio needs absolute numbers beside it.
    """

    endpoint: str
    at: At | None
    lead: Match | None
    others: tuple[Match, ...]


def panel_key(sourced: SourcedFigure) -> PanelKey:
    figure = sourced.figure
    return figure.endpoint, None if figure.at is None else figure.at.in_years


def build_panels(headlines: Iterable[Match], subtype: str | None) -> tuple[Panel, ...]:
    """Panels in the order of endpoint id and time; those without a time last."""
    by_key: defaultdict[PanelKey, list[Match]] = defaultdict(list)
    for match in headlines:
        by_key[panel_key(match.sourced)].append(match)
    return tuple(
        _panel(sorted(by_key[key], key=lambda match: lead_key(match, subtype)))
        for key in sorted(by_key, key=_place)
    )


def _place(key: PanelKey) -> tuple[str, bool, Decimal]:
    endpoint, years = key
    return endpoint, years is None, years or Decimal(0)


def _panel(ranked: list[Match]) -> Panel:
    figure = ranked[0].sourced.figure
    lead = next((match for match in ranked if _may_lead(match)), None)
    others = tuple(match for match in ranked if match is not lead)
    return Panel(figure.endpoint, figure.at, lead, others)


def _may_lead(match: Match) -> bool:
    if match.sourced.figure.compared_with:
        return False
    return match.closeness is not Closeness.DIFFERENT
