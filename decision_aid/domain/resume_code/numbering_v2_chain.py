"""A few questions counted as one: the place of their answers among all ways to answer them.

So nothing is spent on answers that cannot stand together, as a count of lesions without a scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.resume_code.layout import Slot

Told = Mapping[str, Answer]
_Branches = tuple[tuple[Answer | None, int], ...]


class OutsideError(Exception):
    """An answer that lies outside the span that is counted."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: only usual answers or all; with questions left open, or without.

    ``flat``: whoever ticks little is spared no characters, and whoever ticks much pays none.
    """

    usual: bool
    gaps: bool
    flat: bool = False

    def may_miss(self, slot: Slot) -> bool:
        return self.gaps or slot.maybe


@dataclass(frozen=True)
class Chain:
    """Questions of which later ones may hang on earlier ones. ``at`` is where one begins."""

    slots: tuple[Slot, ...]
    scope: Scope

    def ways(self, told: Told, at: int = 0) -> int:
        """In how many ways the questions can be answered after what was told."""
        if at == len(self.slots):
            return 1
        if not self._is_asked(at, told):
            return self.ways(told, at + 1)
        return sum(after for _, after in self._branches(at, told))

    def place(self, told: Told, given: Told, at: int = 0) -> int:
        """Of the answers given, counted from 0. Raises OutsideError."""
        if at == len(self.slots):
            return 0
        if not self._is_asked(at, told):
            return self.place(told, given, at + 1)
        before = 0
        for answer, after in self._branches(at, told):
            if answer == given.get(self.slots[at].key):
                return before + self.place(self._having(told, at, answer), given, at + 1)
            before += after
        raise OutsideError

    def answers_at(self, place: int, told: Told, at: int = 0) -> Told:
        """What was told, and the answers that stand at a place less than ``ways``."""
        if at == len(self.slots):
            return told
        if not self._is_asked(at, told):
            return self.answers_at(place, told, at + 1)
        for answer, after in self._branches(at, told):
            if place < after:
                return self.answers_at(place, self._having(told, at, answer), at + 1)
            place -= after
        raise OutsideError

    def digits_of(self, told: Told) -> Iterator[tuple[int, int]]:
        """One digit. Raises OutsideError."""
        own = {slot.key for slot in self.slots}
        before = {key: answer for key, answer in told.items() if key not in own}
        yield self.place(before, told), self.ways(before)

    def read(self, number: int, told: Told) -> tuple[Told, int]:
        """What is told with the lowest digit of a number, and the rest of the number."""
        number, place = divmod(number, self.ways(told))
        return self.answers_at(place, told), number

    @property
    def largest(self) -> int:
        """More than any digit, as many as there are where the first question is asked."""
        if not self.slots[0].asked_if:
            return self.ways({})
        always = replace(self.slots[0], asked_if=())
        return Chain((always, *self.slots[1:]), self.scope).ways({})

    @cached_property
    def _seen(self) -> dict[tuple[object, ...], _Branches]:
        return {}

    @cached_property
    def _looks_at(self) -> tuple[frozenset[str], ...]:
        """What each question and those after it look at."""
        named = [slot.looks_at for slot in self.slots]
        return tuple(frozenset[str]().union(*named[at:]) for at in range(len(named) + 1))

    def _is_asked(self, at: int, told: Told) -> bool:
        return any(True for _ in self.slots[at].steps(told))

    def _having(self, told: Told, at: int, answer: Answer | None) -> Told:
        return told if answer is None else {**told, self.slots[at].key: answer}

    def _branches(self, at: int, told: Told) -> _Branches:
        """Each answer to a question, and in how many ways it goes on. Kept, as it takes long."""
        key = (at, *(told.get(name) for name in sorted(self._looks_at[at])))
        if key not in self._seen:
            self._seen[key] = tuple(self._new_branches(at, told))
        return self._seen[key]

    def _new_branches(self, at: int, told: Told) -> Iterator[tuple[Answer | None, int]]:
        matters = self.slots[at].key in self._looks_at[at + 1]
        same = 0 if matters else self.ways(told, at + 1)
        for answer in self._answers(self.slots[at], told):
            yield answer, same or self.ways(self._having(told, at, answer), at + 1)

    def _answers(self, slot: Slot, told: Told) -> Iterator[Answer | None]:
        if self.scope.may_miss(slot):
            yield None
        yield UNSURE
        here = slot.within(told, usual=self.scope.usual)
        yield from (here.answer_at(place) for place in range(len(here.options) or here.size))
