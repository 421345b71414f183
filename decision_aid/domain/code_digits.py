"""Answers as digits of one large number, each to the base of what can be answered there."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb

from decision_aid.domain.answers import NONE, UNSURE, Answer
from decision_aid.domain.code_layout import Slot


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
