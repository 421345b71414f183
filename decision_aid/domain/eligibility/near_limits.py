"""Known answers that stand close to a published limit, or will surely reach one soon.

An answer that spans much, such as a score guessed from how far somebody walks, is near nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Compare, comparisons

EDSS_NEAR = Decimal("0.5")
"""Two examiners can differ by half a point."""
YEARS_NEAR = Decimal(2)
_DAYS_IN_A_YEAR = Decimal("365.25")
_GROWING = frozenset({"age", *CLOCKS})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NearLimit:
    """One limit that an answer is close to, and the sets that state it.

    ``reached`` is the span of days in which a growing number (age, years with MS) gets there; None
    for a limit that lies within reach without time passing, such as EDSS.
    """

    fact: str
    limit: Decimal
    sets: tuple[str, ...]
    reached: tuple[date, date] | None


def near_limits(facts: Facts, sets: Iterable[CriteriaSet], today: date) -> tuple[NearLimit, ...]:
    """Limits within half an EDSS point, or within 24 months of age or of years with MS."""
    stated = _stated(tuple(sets))
    found = (_near(facts, name, limit, ids, today) for (name, limit), ids in stated.items())
    return tuple(sorted((n for n in found if n is not None), key=lambda n: (n.fact, n.limit)))


@lru_cache(maxsize=4)
def _stated(sets: tuple[CriteriaSet, ...]) -> Mapping[tuple[str, Decimal], tuple[str, ...]]:
    """Every limit with the sets that state it; depends on the evidence alone."""
    stated: defaultdict[tuple[str, Decimal], dict[str, None]] = defaultdict(dict)
    for criteria_set in sets:
        for limit in _limits(criteria_set):
            stated[limit][criteria_set.id] = None
    return {limit: tuple(ids) for limit, ids in stated.items()}


def _limits(criteria_set: CriteriaSet) -> Iterator[tuple[str, Decimal]]:
    """Limits that the words of a line print; others are ours. Those of a seller are left out."""
    if criteria_set.terms_of_a_seller:
        return
    for criterion in criteria_set.criterion:
        if criterion.strength in (Strength.REQUIRED, Strength.PREFERRED):
            printed = frozenset(map(Decimal, _NUMBER.findall(criterion.statement)))
            for compare in comparisons(criterion.rule):
                yield from _limits_of(compare, printed)


def _limits_of(compare: Compare, printed: frozenset[Decimal]) -> Iterator[tuple[str, Decimal]]:
    limits = compare.limits
    upper = [each for each in (limits.max, limits.lt) if each in printed]
    lower = [each for each in (limits.min, limits.gt) if each in printed]
    if compare.name == "edss":
        yield from (("edss", each) for each in (*upper, *lower) if each > 0)
    elif compare.name == "age":
        yield from (("age", each if limits.lt else each + 1) for each in upper)
    elif compare.name in CLOCKS or compare.name == BOTH_CLOCKS:
        clocks = CLOCKS if compare.name == BOTH_CLOCKS else (compare.name,)
        yield from ((clock, each) for clock in clocks for each in upper)


def _near(
    facts: Facts, name: str, limit: Decimal, sets: tuple[str, ...], today: date
) -> NearLimit | None:
    answer = facts.number(name)
    if answer is None:
        return None
    if name in _GROWING:
        reached = _reached(name, answer, limit, today)
        return None if reached is None else NearLimit(name, limit, sets, reached)
    is_near = answer.low - EDSS_NEAR <= limit <= answer.high + EDSS_NEAR
    is_exact = answer.high - answer.low <= EDSS_NEAR
    return NearLimit(name, limit, sets, None) if is_near and is_exact else None


def _reached(name: str, answer: Range, limit: Decimal, today: date) -> tuple[date, date] | None:
    """The first and the last day on which the number may reach the limit; None if past or far."""
    high = answer.high + 1 if name == "age" else answer.high
    earliest, latest = limit - high, limit - answer.low
    if latest <= 0 or latest > YEARS_NEAR:
        return None
    return _after(today, max(earliest, Decimal(0))), _after(today, latest)


def _after(today: date, years: Decimal) -> date:
    return today + timedelta(days=int(years * _DAYS_IN_A_YEAR))
