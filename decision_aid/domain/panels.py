"""Panels of the result page: one outcome at one time, the figure that leads and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.evidence import At
from decision_aid.domain.matching import Closeness, Match
from decision_aid.domain.shown import Compared, Ranked

MOST_OTHERS = 12
"""So many figures stand under one that leads; nobody reads more, and the page stays light."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One endpoint at one time after a transplant.

    ``lead`` is None where nobody like the person has been studied. ``others`` are in the order of
    the rule, ``more`` counts those that follow and stand on the page of the outcome only. Ratios
    are among them and never lead: a ratio needs absolute numbers beside it.
    """

    endpoint: str
    at: At | None
    lead: Match | None
    others: tuple[Match, ...]
    more: int = 0


def build_panels(compared: Compared) -> tuple[Panel, ...]:
    """Panels in the order of endpoint id and time; those without a time last."""
    return tuple(_panel(ranked, compared) for ranked in compared.shown.panels)


def _panel(ranked: Ranked, compared: Compared) -> Panel:
    """Nobody different from the person leads, and they come last: there the search for one ends."""
    lead: Match | None = None
    others: list[Match] = []
    for match in compared.in_order(ranked):
        if lead is None and _may_lead(match):
            lead = match
        elif len(others) < MOST_OTHERS:
            others.append(match)
        elif lead is not None or match.closeness is Closeness.DIFFERENT:
            break
    first = next(compared.in_order(ranked)).sourced.figure
    more = len(ranked.figures) - len(others) - (lead is not None)
    return Panel(first.endpoint, first.at, lead, tuple(others), more)


def _may_lead(match: Match) -> bool:
    if match.sourced.figure.compared_with:
        return False
    return match.closeness is not Closeness.DIFFERENT
