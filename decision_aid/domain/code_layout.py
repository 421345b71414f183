"""The frozen order in which a resume code holds answers; see ``decision_aid/code_layout.toml``.

A layout is never changed once somebody may hold a code of it: a code tells only places in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from decision_aid.domain.answers import Answer

NOT_ANSWERED = "not-answered"
Condition = Mapping[str, tuple[str, ...]]
"""What each of some earlier questions must have been answered; ``1..40`` stands for numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """What can be answered to one question, in the order in which a code counts it.

    ``asked_if``: the slot is there if one of the conditions holds, or always where there is none.
    ``maybe``: the conditions are wider than those of the question, so it may stay unanswered.
    ``for_each``: there once for each of ``items`` that was ticked in that question.
    """

    key: str
    options: tuple[str, ...] = ()
    several: bool = False
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    asked_if: tuple[Condition, ...] = ()
    maybe: bool = False
    for_each: str = ""
    items: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many answers there are beside "I do not know"; of several ticks, how many counts."""
        if self.options:
            return len(self.options) + self.several
        return int((self.high - self.low) / self.step) + 1

    def place_of(self, answer: str) -> int | None:
        """Where one option or number stands; None if the layout does not know it."""
        if self.options:
            return self.options.index(answer) if answer in self.options else None
        number = _number(answer)
        if number is None or not self.low <= number <= self.high:
            return None
        steps = (number - self.low) / self.step
        return int(steps) if steps == int(steps) else None

    def answer_at(self, place: int) -> str:
        if self.options:
            return self.options[place]
        number = self.low + place * self.step
        return str(number.normalize() + 0) if number % 1 else str(int(number))

    def steps(self, told: Mapping[str, Answer]) -> Iterator[str]:
        """The step keys of this slot that are there after what was told before it."""
        if not self.for_each:
            if self._is_there(told, ""):
                yield self.key
            return
        ticked = told.get(self.for_each, ())
        for item in self.items:
            if item in ticked and self._is_there(told, item):
                yield f"{self.key}:{item}"

    def _is_there(self, told: Mapping[str, Answer], item: str) -> bool:
        return not self.asked_if or any(_holds(each, told, item) for each in self.asked_if)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Every slot of one version: those of each route, and the tail that all routes have."""

    version: int
    frozen_on: date
    routes: Mapping[str, tuple[str, ...]]
    tail: tuple[str, ...]
    question: tuple[Slot, ...]

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        return {slot.key: slot for slot in self.question}

    def on(self, route: str) -> tuple[Slot, ...]:
        return tuple(self.slots[key] for key in (*self.routes[route], *self.tail))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _holds(condition: Condition, told: Mapping[str, Answer], item: str) -> bool:
    """A repeated question is asked about its own item."""
    return all(
        _is_among(told.get(f"{key}:{item}", told.get(key, NOT_ANSWERED)), wanted)
        for key, wanted in condition.items()
    )


def _is_among(answer: Answer, wanted: tuple[str, ...]) -> bool:
    if isinstance(answer, tuple):
        return any(value in wanted for value in answer)
    return answer in wanted or any(_lies_in(answer, each) for each in wanted)


def _lies_in(answer: str, span: str) -> bool:
    low, dots, high = span.partition("..")
    number = _number(answer) if dots else None
    return number is not None and Decimal(low) <= number <= Decimal(high)
