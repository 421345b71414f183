"""Codes from version 2 on: questions that hang together are one digit, without wasted places.

All that can be answered is lined up. First come answers whose codes grow with what was ticked,
after them those whose code would grow too long (many drugs and rare numbers, and all the rest).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from math import prod

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import DETAIL, ROUTES, SHORT
from decision_aid.domain.resume_code.layout import IN_ORDER, Layout, Slot
from decision_aid.domain.resume_code.numbering import packed
from decision_aid.domain.resume_code.numbering_v2_chain import Chain, OutsideError, Scope, Told
from decision_aid.domain.resume_code.numbering_v2_ticks import Ticks


@dataclass(frozen=True, slots=True)
class Kind:
    """Answers that are numbered in one way."""

    route: str
    scope: Scope


_GROWING = tuple(
    Kind(route, Scope(usual, gaps))
    for usual in (True, False)
    for gaps in (False, True)
    for route in ROUTES
    if not (usual and route == SHORT)
)
_FLAT = tuple(
    Kind(route, Scope(usual=False, gaps=gaps, flat=True))
    for gaps in (False, True)
    for route in ROUTES
)


def number_of(route: str, answers: Answers, layout: Layout) -> int:
    """What the layout does not know is left out."""
    line = _line(layout)
    told, gaps = line.path(route, answers)
    for place, kind in enumerate(_GROWING):
        if (kind.route, kind.scope.gaps) == (route, gaps):
            number = line.number(kind, told)
            if number is not None and number * len(_GROWING) + place < line.growing:
                return number * len(_GROWING) + place
    flat = Kind(route, Scope(usual=False, gaps=gaps, flat=True))
    return line.starts[_FLAT.index(flat)] + (line.number(flat, told) or 0)


def held_in(number: int, layout: Layout) -> tuple[str, Answers] | None:
    """Route and answers. They give another number again where no answers give this one."""
    line = _line(layout)
    if number < line.growing:
        number, kind = divmod(number, len(_GROWING))
        return line.read(_GROWING[kind], number)
    if number >= line.starts[-1]:
        return None
    kind = max(at for at, start in enumerate(line.starts) if start <= number)
    return line.read(_FLAT[kind], number - line.starts[kind])


@dataclass(frozen=True)
class Line:
    """All answers of one layout, in the order in which they are numbered."""

    layout: Layout

    @cached_property
    def growing(self) -> int:
        """Where the codes that do not grow begin: usual complete answers all stand before it."""
        return self.largest(Kind(DETAIL, Scope(usual=True, gaps=False))) * len(_GROWING)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each flat kind begins, and where the last ends."""
        return tuple(accumulate(map(self.largest, _FLAT), initial=self.growing))

    def largest(self, kind: Kind) -> int:
        """More than any number of this kind."""
        return prod(each.largest for each in self._counted(kind))

    def path(self, route: str, answers: Answers) -> tuple[Told, bool]:
        """The answers that the layout has a place for, and whether any is missing."""
        told: dict[str, Answer] = {}
        gaps = False
        for slot in (slot for group in self.layout.groups_on(route) for slot in group):
            for key in slot.steps(told):
                answer = answers.get(key)
                if answer is not None and _is_known(slot, answer, told):
                    told[key] = answer
                else:
                    gaps |= not slot.maybe
        return told, gaps

    def number(self, kind: Kind, told: Told) -> int | None:
        """None where an answer is not usual enough."""
        try:
            return packed([digit for each in self._counted(kind) for digit in each.digits_of(told)])
        except OutsideError:
            return None

    def read(self, kind: Kind, number: int) -> tuple[str, Answers]:
        told: Told = {}
        for each in self._counted(kind):
            told, number = each.read(number, told)
        return kind.route, Answers(told)

    @cached_property
    def _seen(self) -> dict[tuple[str, int, Scope], Chain | Ticks]:
        return {}

    def _counted(self, kind: Kind) -> Iterator[Chain | Ticks]:
        """What makes the digits, one after the other. Kept, as it counts for a moment."""
        for group in self.layout.groups_on(kind.route):
            first, *others = group
            name = first.key, len(group), kind.scope
            if name not in self._seen:
                ticks = Ticks(first, tuple(others), kind.scope)
                self._seen[name] = ticks if first.several else Chain(group, kind.scope)
            yield self._seen[name]


@lru_cache(maxsize=8)
def _line(layout: Layout) -> Line:
    return Line(layout)


def _is_known(slot: Slot, answer: Answer, told: Told) -> bool:
    if not slot.several:
        here = slot.within(told, usual=False)
        return isinstance(answer, str) and (answer == UNSURE or here.place_of(answer) is not None)
    if answer in ((UNSURE,), (NONE,)):
        return True
    ticked = [each for each in answer if each != IN_ORDER]
    known = isinstance(answer, tuple) and set(ticked) <= set(slot.options)
    return known and 0 < len(ticked) == len(set(ticked)) <= (slot.most or len(slot.options))
