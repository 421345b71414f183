"""Which figure leads a panel, and the order of those behind it.

The rule is published on the methods page.
"""

from __future__ import annotations

from decision_aid.domain.behind import people_behind
from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.matching import (
    Closeness,
    Match,
    Outcomes,
    Studied,
    closeness_of,
    people_studied,
)
from decision_aid.domain.vocabulary import Design

_CLOSENESS_ORDER = {c: place for place, c in enumerate(Closeness)}
_DESIGN_ORDER = {d: place for place, d in enumerate(Design)}

Nearness = tuple[bool, bool, int]
Precedence = tuple[int, int, int]


def nearness(studied: Studied, outcomes: Outcomes, subtype: str | None) -> Nearness:
    """Sorts figures by how their people compare with one person; the least leads.

    People unlike the person never lead over others. A meta-analysis or a mixed group never leads
    over the person's own subtype. Then closeness.
    """
    closeness = closeness_of(outcomes)
    is_own = studied.subtypes == (subtype,) and not studied.pooled
    return (
        closeness is Closeness.DIFFERENT,
        subtype is not None and not is_own,
        _CLOSENESS_ORDER[closeness],
    )


def precedence(sourced: SourcedFigure) -> Precedence:
    """Sorts figures that are equally near: by design, number of people, year; the least leads.

    A figure whose people are not counted stands behind those whose people are.
    """
    source = sourced.source
    people, year = people_behind(sourced) or 0, source.citation.year or 0
    return _DESIGN_ORDER[source.design], -people, -year


def lead_key(match: Match, subtype: str | None) -> tuple[Nearness, Precedence]:
    """The whole order of figures; the least leads."""
    sourced = match.sourced
    studied = people_studied(sourced.source, sourced.subtypes)
    return nearness(studied, match.outcomes, subtype), precedence(sourced)
