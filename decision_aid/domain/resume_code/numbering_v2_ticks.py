"""Ticks of one question, and what is asked about each: the place among all such sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from math import factorial

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer
from decision_aid.domain.resume_code.layout import IN_ORDER, Slot
from decision_aid.domain.resume_code.numbering_v2_chain import Chain, OutsideError, Scope, Told


@dataclass(frozen=True)
class Ticks:
    """``asked`` are the questions about each tick; ``scope`` says what is counted."""

    slot: Slot
    asked: tuple[Slot, ...]
    scope: Scope

    @cached_property
    def about(self) -> Mapping[str, Chain]:
        """What is asked about each tick."""
        repeated = frozenset(slot.key for slot in self.asked)
        return {item: Chain(tuple(slot.about(item, repeated) for slot in self.asked
                                  if item in slot.items), self.scope)
                for item in self.slot.options}  # fmt: skip

    @cached_property
    def most(self) -> int:
        if self.scope.usual and self.slot.usually:
            return min(int(self.slot.usually[1]), len(self.slot.options))
        return self.slot.most or len(self.slot.options)

    @cached_property
    def _sets(self) -> list[list[int]]:
        """How many sets the options from the n-th on give, by the number of ticks in them."""
        table = [[1] + [0] * self.most]
        for option in reversed(self.slot.options):
            each, after = self.about[option].ways({}), table[0]
            grown = [n + each * (after[k - 1] if k else 0) for k, n in enumerate(after)]
            table.insert(0, grown)
        return table

    @cached_property
    def sizes(self) -> list[int]:
        """How many answers there are, by the number of ticks."""
        return [n * self._orders(k) for k, n in enumerate(self._sets[0])]

    @property
    def heads(self) -> int:
        """The answers without ticks: left open, and "I do not know"."""
        return self.scope.may_miss(self.slot) + 1

    @property
    def counted_first(self) -> bool:
        """How many ticks, then which; otherwise all sets are one number."""
        return bool(self.slot.usually) and not self.scope.flat

    def digits_of(self, told: Told) -> Iterator[tuple[int, int]]:
        """Raises OutsideError."""
        answer = told.get(self.slot.key)
        if answer is None or answer == (UNSURE,):
            yield (0 if answer is None else self.heads - 1), self._radix
            return
        ticked = [] if answer == (NONE,) else [each for each in answer if each != IN_ORDER]
        if len(ticked) > self.most:
            raise OutsideError
        place = self._place(ticked, told) * self._orders(len(ticked))
        place += self._order(ticked) if IN_ORDER in answer else 0
        if self.counted_first:
            yield self.heads + len(ticked), self._radix
            yield place, self.sizes[len(ticked)]
        else:
            yield self.heads + sum(self.sizes[: len(ticked)]) + place, self._radix

    def read(self, number: int, told: Told) -> tuple[Told, int]:
        """What is told with the lowest digits of a number, and the rest of the number."""
        number, place = divmod(number, self._radix)
        if place < self.heads:
            unsure = place == self.heads - 1
            return ({**told, self.slot.key: (UNSURE,)} if unsure else told), number
        count, place = self._count_at(place - self.heads)
        if self.counted_first:
            number, place = divmod(number, self.sizes[count])
        place, order = divmod(place, self._orders(count))
        return {**told, **self._at(place, count, order)}, number

    @property
    def largest(self) -> int:
        """More than any number that the digits make."""
        return self._radix * (max(self.sizes) if self.counted_first else 1)

    @property
    def _radix(self) -> int:
        return self.heads + (len(self.sizes) if self.counted_first else sum(self.sizes))

    def _count_at(self, place: int) -> tuple[int, int]:
        if self.counted_first:
            return place, 0
        count = 0
        while place >= self.sizes[count]:
            place -= self.sizes[count]
            count += 1
        return count, place

    def _orders(self, count: int) -> int:
        """No order, or one of all orders."""
        return 1 + factorial(count) if self.slot.in_order and count > 1 else 1

    def _place(self, ticked: list[str], told: Told) -> int:
        place, left = 0, len(ticked)
        for option, after in zip(self.slot.options, self._sets[1:], strict=True):
            if option in ticked:
                state = self.about[option].place({}, told)
                place += after[left] + state * after[left - 1]
                left -= 1
        return place

    def _at(self, place: int, left: int, order: int) -> Told:
        told: dict[str, Answer] = {}
        ticked: list[str] = []
        for option, after in zip(self.slot.options, self._sets[1:], strict=True):
            if left and place >= after[left]:
                state, place = divmod(place - after[left], after[left - 1])
                left -= 1
                ticked.append(option)
                told.update(self.about[option].answers_at(state, {}))
        if order:
            ticked = [IN_ORDER, *list(permutations(ticked))[order - 1]]
        return {self.slot.key: tuple(ticked) or (NONE,), **told}

    def _order(self, ticked: list[str]) -> int:
        """From 1; 0 is "in no order"."""
        sorted_ticks = [option for option in self.slot.options if option in ticked]
        return list(permutations(sorted_ticks)).index(tuple(ticked)) + 1
