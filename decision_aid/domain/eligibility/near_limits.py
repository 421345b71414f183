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

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, Strength
from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, Facts
from decision_aid.domain.logic.ranges import DAYS_IN_A_YEAR, Range
from decision_aid.domain.logic.rules import AllOf, Compare, Rule, comparisons
from decision_aid.domain.logic.truth import Truth

EDSS_NEAR = Decimal("0.5")
"""Two examiners can differ by half a point."""
YEARS_NEAR = Decimal(2)
_ROUNDED = timedelta(days=3)
"""A year that was told is kept as years since, to a hundredth: its first and last day get back into
it.
"""
_GROWING = frozenset({"age", *CLOCKS})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Limit:
    """One printed limit: of which number, on which side the numbers lie that fit, and its weight.

    ``is_upper``: lower numbers fit. ``takes_in``: the limit itself fits. ``is_asked``: otherwise
    it is only preferred. ``of_either_clock``: the rules do not say from when years count.
    ``is_about``: the words leave open how far beyond the number still fits ("not much over 50");
    ``until``: they leave it open up to this number, which they print ("10 to 15 years").
    """

    fact: str
    number: Decimal
    is_upper: bool
    takes_in: bool
    is_asked: bool
    of_either_clock: bool = False
    is_about: bool = False
    until: Decimal | None = None

    @property
    def reached_at(self) -> Decimal:
        """The number that a growing answer gets to and no longer fits: one is 45 for a year. Where
        the words are vague, the number itself.
        """
        is_a_year_long = self.fact == "age" and self.takes_in and not self.is_about
        return self.number + 1 if is_a_year_long else self.number

    def admits(self, answer: Range) -> Truth:
        if self.is_upper:
            told = answer.at_most if self.takes_in else answer.below
        else:
            told = answer.at_least if self.takes_in else answer.above
        return told(self.number)

    @property
    def just_outside(self) -> Range:
        """The nearest number of half a point that does not fit."""
        step = EDSS_NEAR if self.is_upper else -EDSS_NEAR
        return Range.exactly(self.number + step if self.takes_in else self.number)

    def decides(self, rule: Rule, facts: Facts) -> bool:
        """Whether the person's line turns on it: not where something else meets the line too."""
        return rule.holds_for(facts.having(self.fact, self.just_outside)) is not Truth.YES


@dataclass(frozen=True, slots=True)
class NearLimit:
    """One limit that an answer is close to, and the sets that state it, in the order given.

    ``reached`` is the span of days in which a growing number (age, years with MS) gets there; None
    for a limit that lies within reach without time passing, such as EDSS.
    """

    limit: Limit
    answer: Range
    sets: tuple[CriteriaSet, ...]
    reached: tuple[date, date] | None


def near_limits(facts: Facts, sets: Iterable[CriteriaSet], today: date) -> tuple[NearLimit, ...]:
    """Limits within half an EDSS point, or within 24 months of age or of years with MS.

    Of rules in use alone; those that come first in ``sets`` lead.
    """
    stated = _stated(sets, facts)
    found = (_near(facts, limit, own, today) for limit, own in stated.items())
    return tuple(each for each in found if each is not None)


def _stated(sets: Iterable[CriteriaSet], facts: Facts) -> Mapping[Limit, tuple[CriteriaSet, ...]]:
    """Every limit with the sets that state it, in their order; where their line turns on it."""
    stated: defaultdict[Limit, dict[str, CriteriaSet]] = defaultdict(dict)
    for criteria_set in sets:
        for limit in (each for each, rule in _limits(criteria_set) if each.decides(rule, facts)):
            stated[limit][criteria_set.id] = criteria_set
    return {limit: tuple(own.values()) for limit, own in stated.items()}


@lru_cache(maxsize=256)
def _limits(criteria_set: CriteriaSet) -> tuple[tuple[Limit, Rule], ...]:
    """Limits that the words of a line print, each with the rule of its line; others are ours."""
    return tuple(_printed_limits(criteria_set))


def _printed_limits(criteria_set: CriteriaSet) -> Iterator[tuple[Limit, Rule]]:
    """The same one by one.

    Left out: what is old, the terms of a seller, and whom a trial took in.
    """
    if not criteria_set.is_read_first or criteria_set.kind is CriteriaKind.TRIAL:
        return
    for criterion in criteria_set.criterion:
        if criterion.strength in (Strength.REQUIRED, Strength.PREFERRED):
            for compare in _by_themselves(criterion.rule):
                for limit in _limits_of(compare, criterion):
                    yield limit, criterion.rule


def _by_themselves(rule: Rule) -> Iterator[Compare]:
    """Comparisons that are limits alone: not those that hold together with another number, as an
    EDSS within so many years, of which neither is a limit by itself.
    """
    if isinstance(rule, Compare):
        yield rule
    elif not isinstance(rule, AllOf) or len({each.name for each in comparisons(rule)}) == 1:
        for part in rule.parts:
            yield from _by_themselves(part)


def _limits_of(compare: Compare, criterion: Criterion) -> Iterator[Limit]:
    limits, name = compare.limits, compare.name
    either = name == BOTH_CLOCKS
    if name != "edss" and name not in _GROWING and not either:
        return
    sides = [(limits.max, True, True), (limits.lt, True, False)]
    if name == "edss":
        sides += [(limits.min, False, True), (limits.gt, False, False)]
    printed = frozenset(map(Decimal, _NUMBER.findall(criterion.statement)))
    is_asked = criterion.strength is Strength.REQUIRED
    for fact in CLOCKS if either else (name,):
        for number, is_upper, takes_in in sides:
            if number is not None and number in printed and number > 0:
                end = _left_open_to(criterion, name, number) if is_upper else None
                until = end if end in printed else None
                is_about = end is not None and until is None
                yield Limit(fact, number, is_upper, takes_in, is_asked, either, is_about, until)


def _left_open_to(criterion: Criterion, name: str, number: Decimal) -> Decimal | None:
    """The number up to which the published words do not say what follows; mostly none."""
    unclear = comparisons(criterion.unclear_when) if criterion.unclear_when else ()
    ends = (e for c in unclear if c.name == name for e in (c.limits.max, c.limits.lt))
    return max((end for end in ends if end is not None and end > number), default=None)


def _near(
    facts: Facts, limit: Limit, sets: tuple[CriteriaSet, ...], today: date
) -> NearLimit | None:
    answer = facts.number(limit.fact)
    if answer is None:
        return None
    if limit.fact in _GROWING:
        reached = _reached(limit.fact, answer, limit.reached_at, today)
        return None if reached is None else NearLimit(limit, answer, sets, reached)
    is_near = answer.low - EDSS_NEAR <= limit.number <= answer.high + EDSS_NEAR
    is_exact = answer.high - answer.low <= EDSS_NEAR
    return NearLimit(limit, answer, sets, None) if is_near and is_exact else None


def _reached(name: str, answer: Range, limit: Decimal, today: date) -> tuple[date, date] | None:
    """The first and the last day on which the number may reach the limit; None if past or far."""
    high = answer.high + 1 if name == "age" else answer.high
    earliest, latest = limit - high, limit - answer.low
    if latest <= 0 or latest > YEARS_NEAR:
        return None
    first, last = _after(today, max(earliest, Decimal(0))), _after(today, latest)
    if name == "age" or last - first < 2 * _ROUNDED:
        return first, last
    return first + _ROUNDED if earliest > 0 else first, max(last - _ROUNDED, today)


def _after(today: date, years: Decimal) -> date:
    return today + timedelta(days=int(years * DAYS_IN_A_YEAR))
