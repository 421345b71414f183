"""One outcome at one time: the figure that leads, the rest, and the one of the person's own type.

Which figure leads is decided within one time. A figure of the person's own type of MS at another
time, or at no stated one, would then stay out of sight: it is named beside the lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.results.figure_order import RankedFigures
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.outcomes import Closeness

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
    at: FollowUpTime | None
    lead: Match | None
    others: tuple[Match, ...]
    more: int = 0

    @property
    def outcome(self) -> Endpoint:
        """Of any of its figures: all count the same."""
        return (self.lead or self.others[0]).sourced.endpoint


def build_panels(compared: MatchedFigures) -> tuple[Panel, ...]:
    """Panels in the order of endpoint id and time; those without a time last."""
    return tuple(_panel(ranked, compared) for ranked in compared.shown.panels)


def _panel(ranked: RankedFigures, compared: MatchedFigures) -> Panel:
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


def leads_on(endpoint: str, compared: MatchedFigures) -> Iterator[Match | None]:
    """The lead of each panel of one outcome, in their order, without the panels."""
    for ranked in compared.shown.panels_on.get(endpoint, ()):
        yield next((match for match in compared.in_order(ranked) if _may_lead(match)), None)


def _may_lead(match: Match) -> bool:
    if match.sourced.figure.compared_with:
        return False
    return match.closeness is not Closeness.DIFFERENT


def is_of_own_type(match: Match, subtype: str | None) -> bool:
    """Whether it is about this type of MS alone, and from one study.

    The figure itself has to name the type: of a study of "mostly" one type, no figure does.
    """
    is_pooled = match.sourced.source.design is Design.META_ANALYSIS
    return match.sourced.figure.group.value == subtype and not is_pooled


def subtype_figure(panel: Panel, same: Iterable[Panel], subtype: str | None) -> Match | None:
    """Of the panels of the same outcome, the lead of the person's own type nearest in time.

    None where the type is unknown, where the panel's lead is of no other, and where there is none.
    """
    if panel.lead is None or subtype is None or panel.lead.sourced.subtypes == (subtype,):
        return None
    own = [
        each
        for each in same
        if each.lead is not None
        and each.endpoint == panel.endpoint
        and is_of_own_type(each.lead, subtype)
    ]
    nearest = min(own, key=lambda each: _apart(each.at, panel.at), default=None)
    return None if nearest is None else nearest.lead


def _apart(one: FollowUpTime | None, other: FollowUpTime | None) -> tuple[bool, Decimal, Decimal]:
    """The nearest in time first, the earlier of two; without a time last."""
    if one is None:
        return True, Decimal(0), Decimal(0)
    between = Decimal(0) if other is None else abs(one.in_years - other.in_years)
    return False, between, one.in_years
