"""The frozen order in which a resume code holds answers; see ``decision_aid/code_layout.toml``.

A layout is never changed once somebody may hold a code of it: a code tells only places in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.typed import MONTHS_IN_A_SLOT, month_at, place_of_month

NOT_ANSWERED = "not-answered"
IN_ORDER = "in-order"
Condition = Mapping[str, tuple[str, ...]]
"""What each of some earlier questions must have been answered; ``1..40`` stands for numbers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """What can be answered to one question, in the order in which a code counts it.

    ``asked_if``: the slot is there if one of the conditions holds, or always where there is none.
    ``maybe``: the conditions are wider than those of the question, so it may stay unanswered.
    ``for_each``: there once for each of ``items`` that was ticked in that question.
    In version 2 alone: ``not_above`` and ``not_below`` name the question whose number bounds this
    one. ``usually`` is the span, or the count of ticks, of nearly all answers, and ``apart`` how
    far from that bound they lie: outside it a code is longer. ``most``: no more ticks than that.
    ``months``: a year between ``low`` and ``high``, alone or with one of its months.
    ``in_order``: the ticks may be put in order; then ``IN_ORDER`` stands before them.
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
    not_above: str = ""
    not_below: str = ""
    usually: tuple[Decimal, ...] = ()
    apart: int = 0
    most: int = 0
    in_order: bool = False
    months: bool = False

    @property
    def size(self) -> int:
        """How many answers there are beside "I do not know"; of several ticks, how many counts."""
        if self.options:
            return len(self.options) + self.several
        if self.months:
            return int(self.high - self.low + 1) * MONTHS_IN_A_SLOT
        return int((self.high - self.low) / self.step) + 1

    @property
    def looks_at(self) -> frozenset[str]:
        """The earlier questions on whose answers this one hangs."""
        named = {self.not_above, self.not_below, self.for_each} - {""}
        return frozenset(named.union(*self.asked_if))

    def place_of(self, answer: str) -> int | None:
        """Where one option or number stands; None if the layout does not know it."""
        if self.options:
            return self.options.index(answer) if answer in self.options else None
        if self.months:
            month = place_of_month(answer, int(self.low))
            return month if month is not None and 0 <= month < self.size else None
        number = _number(answer)
        if number is None or not self.low <= number <= self.high:
            return None
        steps = (number - self.low) / self.step
        return int(steps) if steps == int(steps) else None

    def answer_at(self, place: int) -> str:
        if self.options:
            return self.options[place]
        if self.months:
            return month_at(place, int(self.low))
        number = self.low + place * self.step
        return str(number.normalize() + 0) if number % 1 else str(int(number))

    def within(self, told: Mapping[str, Answer], *, usual: bool) -> Slot:
        """The same slot with the limits that hold after what was told before it."""
        low, high = self.usually if usual and self.usually else (self.low, self.high)
        above, below = (_number(str(told.get(key, ""))) for key in (self.not_above, self.not_below))
        if above is not None:
            low, high = (above - self.apart if usual else self.low), above
        elif below is not None:
            low, high = below, (below + self.apart if usual else self.high)
        return replace(self, low=max(low, self.low), high=min(high, self.high))

    def about(self, item: str, repeated: frozenset[str]) -> Slot:
        """The slot of one item; ``repeated`` are the questions that are asked about each."""
        asked_if = tuple(
            {f"{key}:{item}" if key in repeated else key: wanted for key, wanted in each.items()}
            for each in self.asked_if
        )
        return replace(self, key=f"{self.key}:{item}", asked_if=asked_if, for_each="", items=())

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
    """Every slot of one version: those of each route, and the tail that all routes have.

    ``together``: questions that a code of version 2 alone counts as one (``numbering_v2``).
    """

    version: int
    frozen_on: date
    routes: Mapping[str, tuple[str, ...]]
    tail: tuple[str, ...]
    question: tuple[Slot, ...]
    together: tuple[tuple[str, ...], ...] = ()

    def __hash__(self) -> int:
        return hash((self.version, self.frozen_on))

    @property
    def is_read_only(self) -> bool:
        """Whether its codes are numbered as in version 2, which nobody writes any more."""
        return bool(self.together)

    @cached_property
    def slots(self) -> Mapping[str, Slot]:
        return {slot.key: slot for slot in self.question}

    def on(self, route: str) -> tuple[Slot, ...]:
        return tuple(self.slots[key] for key in (*self.routes[route], *self.tail))

    def groups_on(self, route: str) -> tuple[tuple[Slot, ...], ...]:
        """The questions of a route, those that are counted as one side by side."""
        groups: dict[tuple[str, ...], list[Slot]] = {}
        for slot in self.on(route):
            group = next((each for each in self.together if slot.key in each), (slot.key,))
            groups.setdefault(group, []).append(slot)
        return tuple(map(tuple, groups.values()))


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
