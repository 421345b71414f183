"""The figure of a person's own type of MS beside one of a mixed group that leads.

Which figure leads is decided within one time. A figure of the person's own type at another time, or
at no stated one, would then stay out of sight: it is named beside the lead.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from decision_aid.domain.evidence import At
from decision_aid.domain.matching import Match
from decision_aid.domain.panels import Panel
from decision_aid.domain.vocabulary import Design


def is_of_own_type(match: Match, subtype: str | None) -> bool:
    """Whether it is about this type of MS alone, and from one study.

    The figure itself has to name the type: of a study of "mostly" one type, no figure does.
    """
    is_pooled = match.sourced.source.design is Design.META_ANALYSIS
    return match.sourced.figure.group.value == subtype and not is_pooled


def own_type_beside(panel: Panel, same: Iterable[Panel], subtype: str | None) -> Match | None:
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


def _apart(one: At | None, other: At | None) -> tuple[bool, Decimal, Decimal]:
    """The nearest in time first, the earlier of two; without a time last."""
    if one is None:
        return True, Decimal(0), Decimal(0)
    between = Decimal(0) if other is None else abs(one.in_years - other.in_years)
    return False, between, one.in_years
