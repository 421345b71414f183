"""Reads codes of version 2, whose numbering is no longer written: see ``numbering`` for that.

In it, questions that hang together are one digit. All that can be answered is lined up: first
answers whose codes grow with what was ticked, after them those whose code would grow too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, permutations
from math import factorial, prod

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import DETAIL, ROUTES, SHORT
from decision_aid.domain.resume_code.layout import IN_ORDER, Layout, Slot
from decision_aid.domain.resume_code.numbering_v2_chain import Chain, Given, Scope

_GROWING = tuple(
    (route, Scope(usual, gaps))
    for usual in (True, False)
    for gaps in (False, True)
    for route in ROUTES
    if not (usual and route == SHORT)
)
_FLAT = tuple(
    (route, Scope(usual=False, gaps=gaps, flat=True)) for gaps in (False, True) for route in ROUTES
)


def held_in(number: int, layout: Layout) -> tuple[str, Answers] | None:
    """Route and answers. None for a number larger than any answers make."""
    line = _line(layout)
    if number < line.growing:
        number, kind = divmod(number, len(_GROWING))
        return line.read(*_GROWING[kind], number)
    if number >= line.starts[-1]:
        return None
    kind = max(at for at, start in enumerate(line.starts) if start <= number)
    return line.read(*_FLAT[kind], number - line.starts[kind])


@dataclass(frozen=True)
class _Line:
    """All answers of one layout, in the order in which they are numbered."""

    layout: Layout

    @cached_property
    def growing(self) -> int:
        """Where the codes that do not grow begin: usual complete answers all stand before it."""
        return self._largest(DETAIL, Scope(usual=True, gaps=False)) * len(_GROWING)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each flat kind begins, and where the last ends."""
        return tuple(accumulate((self._largest(*kind) for kind in _FLAT), initial=self.growing))

    def read(self, route: str, scope: Scope, number: int) -> tuple[str, Answers] | None:
        given: Given = {}
        for each in self._counted(route, scope):
            given, number = each.read(number, given)
        return None if number else (route, Answers(given))

    def _largest(self, route: str, scope: Scope) -> int:
        return prod(each.largest for each in self._counted(route, scope))

    @cached_property
    def _seen(self) -> dict[tuple[str, int, Scope], Chain | Ticks]:
        return {}

    def _counted(self, route: str, scope: Scope) -> Iterator[Chain | Ticks]:
        """What makes the digits, one after the other. Kept, as it counts for a moment."""
        for group in self.layout.groups_on(route):
            first, *others = group
            name = first.key, len(group), scope
            if name not in self._seen:
                ticks = Ticks(first, tuple(others), scope)
                self._seen[name] = ticks if first.several else Chain(group, scope)
            yield self._seen[name]


@lru_cache(maxsize=8)
def _line(layout: Layout) -> _Line:
    return _Line(layout)


@dataclass(frozen=True)
class Ticks:
    """Ticks of one question, and what is ``asked`` about each: the place among all such sets."""

    slot: Slot
    asked: tuple[Slot, ...]
    scope: Scope

    def read(self, number: int, given: Given) -> tuple[Given, int]:
        """What is given with the lowest digits of a number, and the rest of the number."""
        number, place = divmod(number, self._radix)
        if place < self._heads:
            unsure = place == self._heads - 1
            return ({**given, self.slot.key: (UNSURE,)} if unsure else given), number
        count, place = self._count_at(place - self._heads)
        if self._counted_first:
            number, place = divmod(number, self._sizes[count])
        place, order = divmod(place, self._orders(count))
        return {**given, **self._at(place, count, order)}, number

    @property
    def largest(self) -> int:
        """More than any number that the digits make."""
        return self._radix * (max(self._sizes) if self._counted_first else 1)

    @cached_property
    def _about(self) -> Mapping[str, Chain]:
        """What is asked about each tick."""
        repeated = frozenset(slot.key for slot in self.asked)
        return {item: Chain(tuple(slot.about(item, repeated) for slot in self.asked
                                  if item in slot.items), self.scope)
                for item in self.slot.options}  # fmt: skip

    @cached_property
    def _sets(self) -> list[list[int]]:
        """How many sets the options from the n-th on give, by the number of ticks in them."""
        most = self.slot.most or len(self.slot.options)
        if self.scope.usual and self.slot.usually:
            most = min(int(self.slot.usually[1]), len(self.slot.options))
        table = [[1] + [0] * most]
        for option in reversed(self.slot.options):
            each, after = self._about[option].ways({}), table[0]
            table.insert(0, [n + each * (after[k - 1] if k else 0) for k, n in enumerate(after)])
        return table

    @cached_property
    def _sizes(self) -> list[int]:
        """How many answers there are, by the number of ticks."""
        return [n * self._orders(k) for k, n in enumerate(self._sets[0])]

    @property
    def _heads(self) -> int:
        """The answers without ticks: left open, and "I do not know"."""
        return self.scope.may_miss(self.slot) + 1

    @property
    def _counted_first(self) -> bool:
        """How many ticks, then which; otherwise all sets are one number."""
        return bool(self.slot.usually) and not self.scope.flat

    @property
    def _radix(self) -> int:
        return self._heads + (len(self._sizes) if self._counted_first else sum(self._sizes))

    def _count_at(self, place: int) -> tuple[int, int]:
        if self._counted_first:
            return place, 0
        count = 0
        while place >= self._sizes[count]:
            place -= self._sizes[count]
            count += 1
        return count, place

    def _orders(self, count: int) -> int:
        """No order, or one of all orders."""
        return 1 + factorial(count) if self.slot.in_order and count > 1 else 1

    def _at(self, place: int, left: int, order: int) -> Given:
        given: dict[str, Answer] = {}
        ticked: list[str] = []
        for option, after in zip(self.slot.options, self._sets[1:], strict=True):
            if left and place >= after[left]:
                state, place = divmod(place - after[left], after[left - 1])
                left -= 1
                ticked.append(option)
                given.update(self._about[option].answers_at(state, {}))
        if order:
            ticked = [IN_ORDER, *list(permutations(ticked))[order - 1]]
        return {self.slot.key: tuple(ticked) or (NONE,), **given}
