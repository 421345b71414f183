"""Codes of version 1: each answer is a digit of its own, and only questions asked take one."""

from __future__ import annotations

from collections.abc import Callable

from decision_aid.domain.answers import Answer, Answers
from decision_aid.domain.code_digits import Reader, digits_of, is_known, packed
from decision_aid.domain.code_layout import Layout, Slot
from decision_aid.domain.journey import ROUTES


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
