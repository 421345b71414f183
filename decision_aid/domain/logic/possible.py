"""Whether anybody could meet a rule: limits that shut each other out, or that no answer reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from itertools import product

from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, FACT_NAMES, Kind
from decision_aid.domain.logic.rules import AllOf, AnyOf, AskClinic, Compare, Not, OneOf, Rule

_HIGHEST = {"edss": Decimal(10), "age": Decimal(120), **dict.fromkeys(CLOCKS, Decimal(80))}
_ENDLESS = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers that are left, from ``low`` to ``high``; an end may be shut out."""

    low: Decimal
    high: Decimal
    without_low: bool = False
    without_high: bool = False

    def and_(self, other: _Numbers) -> _Numbers:
        low = max((self.low, self.without_low), (other.low, other.without_low))
        high = min((self.high, not self.without_high), (other.high, not other.without_high))
        return _Numbers(low[0], high[0], low[1], not high[1])

    @property
    def is_empty(self) -> bool:
        is_point = self.low == self.high and not (self.without_low or self.without_high)
        return self.low >= self.high and not is_point


_Left = Mapping[str, _Numbers | frozenset[str | bool]]
"""What each fact may still be."""


def can_be_met(rule: Rule) -> bool:
    """Whether any person could meet the rule; what a clinic judges can be."""
    return any(_can_all_be(left) for left in _ways(rule, wanted=True))


def _ways(rule: Rule, *, wanted: bool) -> Iterator[_Left]:
    """Every way in which the rule comes out as wanted, each as what the facts may be."""
    if isinstance(rule, Not):
        yield from _ways(rule.part, wanted=not wanted)
    elif isinstance(rule, AskClinic):
        yield {}
    elif isinstance(rule, OneOf):
        yield {rule.name: _words(rule, wanted=wanted)}
    elif isinstance(rule, Compare):
        yield from _numbers(rule, wanted=wanted)
    elif isinstance(rule, AllOf if wanted else AnyOf):
        each = [[*_ways(part, wanted=wanted)] for part in rule.parts]
        yield from (reduce(_both, chosen) for chosen in product(*each))
    else:
        for part in rule.parts:
            yield from _ways(part, wanted=wanted)


def _words(rule: OneOf, *, wanted: bool) -> frozenset[str | bool]:
    if wanted:
        return frozenset(rule.values)
    fact = FACT_NAMES.get(rule.name)
    every: tuple[str | bool, ...] = () if fact is None else fact.words
    if fact is not None and fact.kind is Kind.YES_NO:
        every = (True, False)
    return frozenset(every or ("anything else",)) - frozenset(rule.values)


def _numbers(rule: Compare, *, wanted: bool) -> Iterator[_Left]:
    names = CLOCKS if rule.name == BOTH_CLOCKS else (rule.name,)
    whole = _Numbers(Decimal(0), _HIGHEST.get(names[0], _ENDLESS))
    limits = rule.limits
    parts = []
    if limits.min is not None:
        parts.append((_Numbers(limits.min, _ENDLESS), _Numbers(-_ENDLESS, limits.min, False, True)))
    if limits.gt is not None:
        parts.append((_Numbers(limits.gt, _ENDLESS, True), _Numbers(-_ENDLESS, limits.gt)))
    if limits.max is not None:
        parts.append((_Numbers(-_ENDLESS, limits.max), _Numbers(limits.max, _ENDLESS, True)))
    if limits.lt is not None:
        parts.append((_Numbers(-_ENDLESS, limits.lt, False, True), _Numbers(limits.lt, _ENDLESS)))
    if wanted:
        left = reduce(_Numbers.and_, (inside for inside, _ in parts), whole)
        yield dict.fromkeys(names, left)
    else:
        yield from (dict.fromkeys(names, whole.and_(outside)) for _, outside in parts)


def _both(one: _Left, other: _Left) -> _Left:
    return {**one, **{name: _meet(one.get(name), left) for name, left in other.items()}}


def _meet(
    one: _Numbers | frozenset[str | bool] | None, other: _Numbers | frozenset[str | bool]
) -> _Numbers | frozenset[str | bool]:
    if one is None:
        return other
    if isinstance(one, _Numbers) and isinstance(other, _Numbers):
        return one.and_(other)
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one & other
    return frozenset()


def _can_all_be(left: _Left) -> bool:
    return not any(each.is_empty if isinstance(each, _Numbers) else not each
                   for each in left.values())  # fmt: skip
