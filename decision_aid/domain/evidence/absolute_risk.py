"""People out of 100 or 1,000, and intervals: the only place that rounds.

Wilson's score interval: Wilson EB. J Am Stat Assoc 1927;22:209-212, as recommended for small
numbers and for zero events by Brown, Cai and DasGupta, Statist Sci 2001;16:101-133.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache

from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.sources import Figure, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit

HUNDRED = 100
THOUSAND = 1000
TOPS_OF_1000 = (50, 100, 200, 500, THOUSAND)
"""Where a scale of what is rare may end."""
_ONE_PERCENT = Decimal("0.01")
_Z_95 = Decimal("1.959963984540054")


class IntervalBy(Enum):
    """Who worked out a range."""

    THE_STUDY = "the study"
    US = "our calculation"


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """A range of shares, each from 0 to 1; ``level`` in percent."""

    low: Decimal
    high: Decimal
    level: int
    by: IntervalBy


@dataclass(frozen=True, slots=True)
class NaturalFrequency:
    """Whole people out of a round number, both ways round.

    ``nobody`` and ``everybody`` are about the share itself: a rare event may round to 0 people.
    """

    affected: int
    others: int
    out_of: int
    low: int | None
    high: int | None
    nobody: bool = False
    everybody: bool = False


def share_of(figure: Figure) -> Decimal | None:
    """The figure as a share from 0 to 1; None where it does not count people.

    A count of people becomes a share of ``figure.people``.
    """
    if figure.unit is Unit.PERCENT:
        return figure.value / HUNDRED
    if figure.unit is Unit.PER_1000_PEOPLE:
        return figure.value / THOUSAND
    if figure.unit is Unit.PEOPLE and figure.people:
        return figure.value / figure.people
    return None


def events_of(figure: Figure) -> int | None:
    """How many people it happened to, where that was printed."""
    return int(figure.value) if figure.unit is Unit.PEOPLE else figure.events


def interval_of(figure: Figure) -> ShareInterval | None:
    """The published interval of a share, else Wilson's where the counts are known, else None."""
    if share_of(figure) is None:
        return None
    if figure.ci is not None:
        return _published(figure, figure.ci)
    if figure.events is None or not figure.people:
        return None
    low, high = wilson_95(figure.events, figure.people)
    return ShareInterval(low, high, 95, IntervalBy.US)


def _published(figure: Figure, ci: Interval) -> ShareInterval:
    scale = {Unit.PERCENT: HUNDRED, Unit.PER_1000_PEOPLE: THOUSAND}.get(
        figure.unit, figure.people or 1
    )
    low, high = max(ci.low / scale, Decimal(0)), min(ci.high / scale, Decimal(1))
    return ShareInterval(low, high, ci.level, IntervalBy.THE_STUDY)


@lru_cache(maxsize=4096)
def wilson_95(events: int, people: int) -> tuple[Decimal, Decimal]:
    """Wilson's 95 % score interval of a share, both ends from 0 to 1.

    Raises ValueError where the counts are impossible.
    """
    if people < 1 or not 0 <= events <= people:
        raise ValueError(f"{events} of {people} people is not a share")
    n, share, z2 = Decimal(people), Decimal(events) / people, _Z_95 * _Z_95
    middle = share + z2 / (2 * n)
    spread = _Z_95 * (share * (1 - share) / n + z2 / (4 * n * n)).sqrt()
    whole = 1 + z2 / n
    low = Decimal(0) if events == 0 else (middle - spread) / whole
    high = Decimal(1) if events == people else (middle + spread) / whole
    return low, high


def natural_frequency(
    share: Decimal, out_of: int, interval: ShareInterval | None
) -> NaturalFrequency:
    """Rounds once, half up, so that both frames add up to ``out_of``.

    The range never excludes the figure itself, even where a printed percentage and the interval of
    its printed counts differ by rounding.
    """
    affected = _whole(share * out_of)
    low = high = None
    if interval is not None:
        low = min(_whole(interval.low * out_of), affected)
        high = max(_whole(interval.high * out_of), affected)
    others = out_of - affected
    return NaturalFrequency(
        affected, others, out_of, low, high, nobody=share == 0, everybody=share == 1
    )


ALWAYS_OUT_OF_1000 = frozenset({"treatment-related-death", "death-any-cause", "pml"})
"""Outcomes so grave and so rare that they are told out of 1,000 wherever they stand."""


def denominator_for(endpoint: str, figures: Iterable[Figure]) -> int:
    """One denominator for a whole comparison: 1,000 if it holds something rarer than 1 in 100."""
    if endpoint in ALWAYS_OUT_OF_1000:
        return THOUSAND
    shares = (share_of(figure) for figure in figures)
    rare = any(s is not None and 0 < min(s, 1 - s) < _ONE_PERCENT for s in shares)
    return THOUSAND if rare else HUNDRED


@lru_cache(maxsize=4096)
def panel_denominator(endpoint: str, figures: tuple[SourcedFigure, ...]) -> int:
    """One denominator, 100 or 1,000 people, for everything that stands together."""
    return denominator_for(endpoint, (each.figure for each in figures))


def _whole(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))
