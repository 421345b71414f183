"""Which figures count the same kind of thing, so that they may stand in one spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.counted_as import EVERY_DEATH, CountedAs
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit

NEVER_MIXED = frozenset(
    {
        CountedAs.HAZARD,
        CountedAs.AS_DEFINED,
        CountedAs.OVARIES_STOPPED,
        CountedAs.EDSS_WALK_OR_HANDS,
        CountedAs.EDSS_OR_HANDS,
    }
)
"""Ways of counting that make another outcome of it: these stand in no spread with others. All other
ways (worsening that may not have lasted, deaths counted in) are said in the line of the study."""
_NOT_SAID_TO_LAST = frozenset(
    {
        CountedAs.WORSENING,
        CountedAs.IMPROVEMENT,
        CountedAs.AT_LAST_VISIT,
        CountedAs.ALIVE_NOT_WORSE,
    }
)
_IMPROVED = "disability-improved"

Kind = tuple[str, str, str]
"""Endpoint, unit (one word for every share of people), and what makes another outcome of it."""
FROM_TREATMENT = "treatment-related-death"
SHARE = "share"


def how_counted(sourced: SourcedFigure) -> CountedAs | None:
    """How the outcome was counted; None: as its words say. The only reader of that knowledge."""
    return sourced.figure.counts_otherwise


@lru_cache(maxsize=4096)
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


@dataclass(frozen=True, slots=True)
class CountedMostly:
    """How several figures of one outcome counted, as far as one sentence can say it.

    ``way``: what may be said of them, None: as the words of the outcome say. ``told_by``: a figure
    that counted so; None where what is said is only what is so in all of them. ``differ``: whether
    some counted something else.
    """

    way: CountedAs | None
    told_by: SourcedFigure | None
    differ: bool


def counted_mostly(figures: Sequence[SourcedFigure]) -> CountedMostly:
    """As most of them did; that it lasted is said only where all of them counted that."""
    return _mostly(tuple(figures))


@lru_cache(maxsize=512)
def _mostly(figures: tuple[SourcedFigure, ...]) -> CountedMostly:
    shares = [each for each in figures if share_of(each.figure) is not None]
    ways = Counter(map(_way, shares))
    counted = {way for way, _at in ways}
    if len(counted) > 1 and not _NOT_SAID_TO_LAST.isdisjoint(counted):
        is_better = shares[0].figure.endpoint == _IMPROVED
        plain = CountedAs.IMPROVEMENT if is_better else CountedAs.WORSENING
        return CountedMostly(plain, None, differ=True)
    most = max(ways.values(), default=0)
    fit = [each for each in shares if ways[_way(each)] == most]
    told_by = next((e for e in fit if how_counted(e) is None), next(iter(fit), None))
    way = how_counted(told_by) if told_by else None
    return CountedMostly(way, told_by, differ=len(ways) > 1)


def _way(sourced: SourcedFigure) -> tuple[CountedAs | None, object]:
    """Of every death the words name the time too."""
    way = how_counted(sourced)
    return way, sourced.figure.at if way in EVERY_DEATH else None


def counts_like(sourced: SourcedFigure, way: CountedAs | None, kind: Kind) -> bool:
    """Whether a figure of the same outcome counted so, and nothing of its own."""
    own = kind_of(sourced)
    return how_counted(sourced) is way and own is not None and own[-1] == kind[-1]
