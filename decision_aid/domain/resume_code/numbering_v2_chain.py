"""A few questions counted as one digit, as codes of version 2 hold them: the place of the answers.

So nothing is spent on answers that cannot stand together, as a count of lesions without a scan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.resume_code.layout import Slot

Given = Mapping[str, Answer]
_Branches = tuple[tuple[Answer | None, int], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: only usual answers or all; with questions left open, or without.

    ``flat``: a set of ticks is one digit, where otherwise a second one tells which of its size.
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

    def ways(self, given: Given, at: int = 0) -> int:
        """In how many ways the questions can be answered after what was given before."""
        if at == len(self.slots):
            return 1
        if not self._is_asked(at, given):
            return self.ways(given, at + 1)
        return sum(after for _, after in self._branches(at, given))

    def answers_at(self, place: int, given: Given, at: int = 0) -> Given:
        """What was given before, and the answers that stand at a place less than ``ways``."""
        if at == len(self.slots):
            return given
        if not self._is_asked(at, given):
            return self.answers_at(place, given, at + 1)
        for answer, after in self._branches(at, given):
            if place < after:
                return self.answers_at(place, self._having(given, at, answer), at + 1)
            place -= after
        raise IndexError(place)

    def read(self, number: int, given: Given) -> tuple[Given, int]:
        """What is given with the lowest digit of a number, and the rest of the number."""
        number, place = divmod(number, self.ways(given))
        return self.answers_at(place, given), number

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

    def _is_asked(self, at: int, given: Given) -> bool:
        return any(True for _ in self.slots[at].steps(given))

    def _having(self, given: Given, at: int, answer: Answer | None) -> Given:
        return given if answer is None else {**given, self.slots[at].key: answer}

    def _branches(self, at: int, given: Given) -> _Branches:
        """Each answer to a question, and in how many ways it goes on. Kept, as it takes long."""
        key = (at, *(given.get(name) for name in sorted(self._looks_at[at])))
        if key not in self._seen:
            self._seen[key] = tuple(self._new_branches(at, given))
        return self._seen[key]

    def _new_branches(self, at: int, given: Given) -> Iterator[tuple[Answer | None, int]]:
        matters = self.slots[at].key in self._looks_at[at + 1]
        same = 0 if matters else self.ways(given, at + 1)
        for answer in self._answers(self.slots[at], given):
            yield answer, same or self.ways(self._having(given, at, answer), at + 1)

    def _answers(self, slot: Slot, given: Given) -> Iterator[Answer | None]:
        if self.scope.may_miss(slot):
            yield None
        yield UNSURE
        here = slot.within(given, usual=self.scope.usual)
        yield from (here.answer_at(place) for place in range(len(here.options) or here.size))
