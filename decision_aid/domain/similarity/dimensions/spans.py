"""The comparisons by EDSS, age and years with MS: limits first, then the distance to the middle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.vocabulary import Clock, LimitsAre
from decision_aid.domain.logic.facts import CLOCKS, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.constants import ALIKE_UP_TO, EDGE_UP_TO, MIDDLE_HALF_IN_SPREADS
from decision_aid.domain.similarity.outcomes import Outcome

_ONSET, _DIAGNOSIS = CLOCKS
_NEXT_TO = Decimal(0)
_CLOCK_FACTS = {Clock.ONSET: (_ONSET,), Clock.DIAGNOSIS: (_DIAGNOSIS,)}
_BADNESS = {
    Outcome.SILENT: 0,
    Outcome.ALIKE: 1,
    Outcome.EDGE: 2,
    Outcome.OPEN: 3,
    Outcome.UNLIKE: 4,
}


@dataclass(frozen=True)
class NumberTold:
    """What a study told of one number of its people, ready to compare.

    ``facts``: the facts of the person that it is compared with; several must agree. ``spread``: the
    study's own standard deviation, or the median one of the studies that print one.
    """

    facts: tuple[str, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    middle: Decimal | None = None
    spread: Decimal | None = None
    are_entry_limits: bool = False

    @cached_property
    def has_limits(self) -> bool:
        return self.low is not None or self.high is not None

    @cached_property
    def is_silent(self) -> bool:
        """Neither limits nor a middle with a spread to measure by."""
        return not self.has_limits and self.zones is None

    @cached_property
    def zones(self) -> tuple[Decimal, Decimal] | None:
        """How far from the middle people are alike, and how far they are at the edge."""
        if self.middle is None or self.spread is None:
            return None
        return ALIKE_UP_TO * self.spread, EDGE_UP_TO * self.spread


def spread_of(span: Span) -> Decimal | None:
    """The printed standard deviation, or the middle half in its place; None where neither was."""
    if span.sd is not None:
        return span.sd
    if len(span.iqr) == 2:
        return (span.iqr[1] - span.iqr[0]) / MIDDLE_HALF_IN_SPREADS
    return None


def number_told(
    name: str, span: Span, limits_are: LimitsAre | None, usual_spread: Decimal | None
) -> NumberTold:
    """``limits_are`` of the population holds where the span has none of its own."""
    own = spread_of(span)
    return NumberTold(
        facts=facts_of(name, span.clock),
        low=span.low,
        high=span.high,
        middle=span.typical,
        spread=usual_spread if own is None else own,
        are_entry_limits=(span.limits_are or limits_are) is LimitsAre.ENTRY,
    )


def facts_of(name: str, clock: Clock | None) -> tuple[str, ...]:
    """A study that names no clock is compared with both."""
    if name != "years_with_ms":
        return (name,)
    return _CLOCK_FACTS.get(clock or Clock.NOT_STATED, (_ONSET, _DIAGNOSIS))


def compare_number(told: NumberTold, facts: Facts) -> Outcome:
    return worst(compare_with(told, certain_number(facts, name)) for name in told.facts)


def certain_number(facts: Facts, name: str) -> Range | None:
    value = facts.certain(name)
    return value if isinstance(value, Range) else None


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Unlike before open before edge before alike: of two clocks that differ, the worse."""
    return max(outcomes, key=_BADNESS.__getitem__)


def worse(one: Outcome, other: Outcome) -> Outcome:
    return other if _BADNESS[other] > _BADNESS[one] else one


def compare_with(told: NumberTold, answer: Range | None) -> Outcome:
    """By one of the facts alone."""
    if told.is_silent:
        return Outcome.SILENT
    if answer is None:
        return Outcome.OPEN
    if told.has_limits:
        inside = answer.is_within(told.low, told.high)
        if inside is not Truth.YES:
            return Outcome.UNLIKE if inside is Truth.NO else Outcome.OPEN
    if told.middle is not None and told.zones is not None:
        return _by_distance(answer, told.middle, *told.zones)
    return Outcome.ALIKE if told.are_entry_limits else Outcome.EDGE


def _by_distance(answer: Range, middle: Decimal, alike: Decimal, edge: Decimal) -> Outcome:
    """A range answer of which one part is nearer than another is open, as across any limit."""
    low, high = abs(answer.low - middle), abs(answer.high - middle)
    farthest = max(low, high)
    if farthest <= alike:
        return Outcome.ALIKE
    nearest = _NEXT_TO if answer.low <= middle <= answer.high else min(low, high)
    if nearest > edge:
        return Outcome.UNLIKE
    return Outcome.EDGE if alike < nearest and farthest <= edge else Outcome.OPEN
