"""Answers as digits of one large number, each to the base of what can be answered there.

Each answer is a digit of its own, and only questions asked take one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import comb

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import ROUTES
from decision_aid.domain.resume_code.layout import Layout, Slot


def packed(digits: list[tuple[int, int]]) -> int:
    """One number: the first digit counts ones, so that what nobody answered adds no length."""
    number = 0
    for digit, radix in reversed(digits):
        number = number * radix + digit
    return number


def is_known(slot: Slot, answer: Answer) -> bool:
    if not slot.several:
        return isinstance(answer, str) and (answer == UNSURE or slot.place_of(answer) is not None)
    if not isinstance(answer, tuple) or not answer:
        return False
    return answer in ((UNSURE,), (NONE,)) or set(answer) <= set(slot.options)


def digits_of(slot: Slot, answer: Answer | None, *, may_miss: bool) -> Iterator[tuple[int, int]]:
    """Left open, "I do not know", then the answers; for ticks how many, and which of the sets."""
    radix = may_miss + 1 + slot.size
    if answer is None:
        yield 0, radix
    elif answer in (UNSURE, (UNSURE,)):
        yield int(may_miss), radix
    elif isinstance(answer, tuple):
        ticked = [place for place, option in enumerate(slot.options) if option in answer]
        yield may_miss + 1 + len(ticked), radix
        yield _rank(ticked), comb(len(slot.options), len(ticked))
    else:
        yield may_miss + 1 + (slot.place_of(answer) or 0), radix


def _rank(places: list[int]) -> int:
    """The number of a set among all sets of its size (combinatorial number system)."""
    return sum(comb(place, count) for count, place in enumerate(places, start=1))


def _unranked(rank: int, size: int, of: int) -> list[int]:
    places: list[int] = []
    for count in range(size, 0, -1):
        of = next(place for place in range(of - 1, -1, -1) if comb(place, count) <= rank)
        rank -= comb(of, count)
        places.append(of)
    return places[::-1]


class Reader:
    """Takes the digits off a number again, one after the other."""

    def __init__(self, number: int) -> None:
        self.number = number

    def take(self, radix: int) -> int:
        self.number, digit = divmod(self.number, radix)
        return digit

    def answer(self, slot: Slot, *, may_miss: bool) -> Answer | None:
        digit = self.take(may_miss + 1 + slot.size) - may_miss
        if digit < 0:
            return None
        if digit == 0:
            return (UNSURE,) if slot.several else UNSURE
        if not slot.several:
            return slot.answer_at(digit - 1)
        size, of = digit - 1, len(slot.options)
        places = _unranked(self.take(comb(of, size)), size, of)
        return tuple(slot.options[place] for place in places) or (NONE,)


def number_of(route: str, answers: Answers, layout: Layout) -> int:
    """What the layout does not know is left out."""
    path: list[tuple[Slot, Answer | None]] = []

    def answered(slot: Slot, key: str) -> Answer | None:
        answer = answers.get(key)
        answer = answer if answer is not None and is_known(slot, answer) else None
        path.append((slot, answer))
        return answer

    _walk(layout, route, answered)
    has_gaps = any(answer is None and not slot.maybe for slot, answer in path)
    digits = [(ROUTES.index(route) * 2 + has_gaps, len(ROUTES) * 2)]
    for slot, answer in path:
        digits += digits_of(slot, answer, may_miss=has_gaps or slot.maybe)
    return packed(digits)


def held_in(number: int, layout: Layout) -> tuple[str, Answers]:
    """Route and answers. They give another number again where no answers give this one."""
    reader = Reader(number)
    first, has_gaps = divmod(reader.take(len(ROUTES) * 2), 2)
    told = _walk(
        layout,
        ROUTES[first],
        lambda slot, _: reader.answer(slot, may_miss=bool(has_gaps) or slot.maybe),
    )
    return ROUTES[first], Answers(told)


def _walk(
    layout: Layout, route: str, answered: Callable[[Slot, str], Answer | None]
) -> dict[str, Answer]:
    """Goes along the slots; each answer decides which slots follow."""
    told: dict[str, Answer] = {}
    for slot in layout.on(route):
        for key in slot.steps(told):
            answer = answered(slot, key)
            if answer is not None:
                told[key] = answer
    return told
