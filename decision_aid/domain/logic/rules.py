"""The rule language of published criteria: comparisons of facts, joined by all, any and not.

One rule tree answers with a Truth; a fact that is missing makes a comparison UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from decision_aid.domain.logic.facts import BOTH_CLOCKS, CLOCKS, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import UNKNOWN, Truth, agreed, every, invert, of, some


class Rule(Protocol):
    """Something that can be asked whether it holds for a person."""

    def holds_for(self, facts: Facts) -> Truth: ...

    @property
    def reads(self) -> frozenset[str]:
        """The facts that the answer may depend on."""
        ...

    @property
    def parts(self) -> tuple[Rule, ...]:
        """The rules directly inside this one."""
        ...


class _Leaf:
    """A rule with no rules inside."""

    @property
    def parts(self) -> tuple[Rule, ...]:
        return ()


@dataclass(frozen=True)
class AllOf:
    """Every part must hold."""

    parts: tuple[Rule, ...]

    def holds_for(self, facts: Facts) -> Truth:
        return every(part.holds_for(facts) for part in self.parts)

    @cached_property
    def reads(self) -> frozenset[str]:
        return _read_by(self.parts)


@dataclass(frozen=True)
class AnyOf:
    """At least one part must hold."""

    parts: tuple[Rule, ...]

    def holds_for(self, facts: Facts) -> Truth:
        return some(part.holds_for(facts) for part in self.parts)

    @cached_property
    def reads(self) -> frozenset[str]:
        return _read_by(self.parts)


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: Rule

    def holds_for(self, facts: Facts) -> Truth:
        return invert(self.part.holds_for(facts))

    @property
    def reads(self) -> frozenset[str]:
        return self.part.reads

    @property
    def parts(self) -> tuple[Rule, ...]:
        return (self.part,)


@dataclass(frozen=True)
class Limits:
    """``min`` and ``max`` include the limit, ``gt`` and ``lt`` do not; None is open."""

    min: Decimal | None = None
    max: Decimal | None = None
    gt: Decimal | None = None
    lt: Decimal | None = None

    @property
    def ends(self) -> tuple[Decimal, ...]:
        return tuple(e for e in (self.min, self.max, self.gt, self.lt) if e is not None)

    def admit(self, number: Range) -> Truth:
        asked = self._asked
        if len(asked) == 1:
            passes, end = asked[0]
            return passes(number, end)
        return every(passes(number, end) for passes, end in asked)

    @cached_property
    def _asked(self) -> tuple[tuple[Callable[[Range, Decimal], Truth], Decimal], ...]:
        """Most have one end."""
        asked = (
            (Range.at_least, self.min),
            (Range.at_most, self.max),
            (Range.above, self.gt),
            (Range.below, self.lt),
        )
        return tuple((passes, end) for passes, end in asked if end is not None)


@dataclass(frozen=True)
class Compare(_Leaf):
    """A number must lie within limits.

    ``disease_duration`` stands for both clocks, since first symptoms and since diagnosis: where
    only one of the two passes, or one is unknown, the answer is UNKNOWN.
    """

    name: str
    limits: Limits

    def holds_for(self, facts: Facts) -> Truth:
        if self.name != BOTH_CLOCKS:
            return self._one(facts, self.name)
        return agreed(self._one(facts, clock) for clock in CLOCKS)

    def _one(self, facts: Facts, name: str) -> Truth:
        number = facts.certain(name)
        return self.limits.admit(number) if isinstance(number, Range) else UNKNOWN

    def across(self, facts: Facts) -> frozenset[str]:
        """The facts, all known, whose range lies on both sides of a limit; none where two clocks
        are sure and disagree.
        """
        if self.name != BOTH_CLOCKS:
            return self.reads
        return frozenset(clock for clock in CLOCKS if self._one(facts, clock) is UNKNOWN)

    def is_left_by_clocks(self, facts: Facts) -> bool:
        """Whether two clocks are sure and disagree, and nobody says which of them counts."""
        knows_all = all(map(facts.knows, self.reads))
        return knows_all and self.holds_for(facts) is UNKNOWN and not self.across(facts)

    @cached_property
    def reads(self) -> frozenset[str]:
        return frozenset(CLOCKS) if self.name == BOTH_CLOCKS else frozenset((self.name,))


@dataclass(frozen=True)
class OneOf(_Leaf):
    """A word or a yes-no fact must be one of these values."""

    name: str
    values: tuple[str | bool, ...]

    def holds_for(self, facts: Facts) -> Truth:
        value = facts.get(self.name)
        if value is None:
            return UNKNOWN
        return of(value in self.values)

    @cached_property
    def reads(self) -> frozenset[str]:
        return frozenset((self.name,))


@dataclass(frozen=True)
class AskClinic(_Leaf):
    """A judgement that only a clinician can make; never computed."""

    what: str

    def holds_for(self, facts: Facts) -> Truth:  # noqa: ARG002
        return UNKNOWN

    @property
    def reads(self) -> frozenset[str]:
        return frozenset()


def _read_by(parts: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(part.reads for part in parts))


def decided_by(rule: Rule, facts: Facts) -> frozenset[str]:
    """The facts that settled the rule, and no others; none where it is open."""
    truth = rule.holds_for(facts)
    return frozenset() if truth is UNKNOWN else _behind(rule, facts, truth)


def _behind(rule: Rule, facts: Facts, truth: Truth) -> frozenset[str]:
    if isinstance(rule, Not):
        return _behind(rule.part, facts, invert(truth))
    if not rule.parts:
        return frozenset[str]().union(*map(facts.told_by, rule.reads))
    deciding = [part for part in rule.parts if part.holds_for(facts) is truth]
    return frozenset[str]().union(*(_behind(part, facts, truth) for part in deciding))


def left_open_by(rule: Rule, facts: Facts) -> frozenset[str]:
    """The facts for whose sake the rule cannot be settled: unknown, or known as too wide a range.

    None where only a clinic can tell, or where two clocks are sure and disagree.
    """
    if rule.holds_for(facts) is not UNKNOWN:
        return frozenset()
    if rule.parts:
        return frozenset[str]().union(*(left_open_by(part, facts) for part in rule.parts))
    unknown = frozenset(name for name in rule.reads if not facts.knows(name))
    if isinstance(rule, Compare):
        return unknown or rule.across(facts)
    return unknown or rule.reads


def leaves(rule: Rule) -> Iterator[Rule]:
    """Every comparison of one fact, anywhere in the rule."""
    if not rule.parts:
        yield rule
    for part in rule.parts:
        yield from leaves(part)


def comparisons(rule: Rule) -> tuple[Compare, ...]:
    """Every comparison of a number anywhere in the rule."""
    if isinstance(rule, Compare):
        return (rule,)
    return tuple(found for part in rule.parts for found in comparisons(part))
