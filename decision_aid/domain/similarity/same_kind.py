"""Which figures count the same kind of thing, so that they may stand in one spread."""

from __future__ import annotations

from decision_aid.domain.evidence.counted_as import CountedAs, counted_as
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit

NEVER_MIXED = frozenset({CountedAs.HAZARD, CountedAs.AS_DEFINED, CountedAs.OVARIES_STOPPED})
"""Ways of counting that make another outcome of it: these stand in no spread with others. All other
ways (worsening that may not have lasted, deaths counted in) are said in the line of the study."""

Kind = tuple[str, str, str]
"""Endpoint, unit (one word for every share of people), and what makes another outcome of it."""
SHARE = "share"


def how_counted(sourced: SourcedFigure) -> CountedAs | None:
    """How the outcome was counted; None: as its words say. The only reader of that knowledge."""
    return counted_as(sourced)


def kind_of(sourced: SourcedFigure) -> Kind | None:
    """Equal for figures of one spread; None for ratios, differences and counts without people."""
    figure, counted = sourced.figure, how_counted(sourced)
    if figure.unit.is_ratio or figure.unit is Unit.MEAN_DIFFERENCE or figure.compared_with:
        return None
    if figure.unit is Unit.PEOPLE and not figure.people:
        return None
    unit = SHARE if figure.unit.is_share else f"{figure.unit}:{figure.of}"
    apart = ""
    if counted in NEVER_MIXED:
        own = counted is CountedAs.AS_DEFINED
        apart = ":".join(sourced.ref) if own else counted.name
    return figure.endpoint, unit, apart
