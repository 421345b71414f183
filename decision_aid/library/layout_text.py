"""A layout of resume codes as TOML, to be appended to ``decision_aid/code_layout.toml``."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.code_layout import Condition, Layout, Slot


def layout_as_toml(layout: Layout) -> str:
    return "\n".join(_lines(layout)) + "\n"


def _lines(layout: Layout) -> Iterator[str]:
    yield "[[layout]]"
    yield f"version = {layout.version}"
    yield f"frozen_on = {layout.frozen_on.isoformat()}"
    yield f"tail = {_list(layout.tail)}"
    if layout.together:
        yield "together = ["
        yield from (f"  {_list(group)}," for group in layout.together)
        yield "]"
    yield "[layout.routes]"
    for route, keys in layout.routes.items():
        yield f"{route} = {_list(keys)}"
    for slot in layout.question:
        yield ""
        yield "[[layout.question]]"
        yield from _slot(slot)


def _slot(slot: Slot) -> Iterator[str]:
    yield f'key = "{slot.key}"'
    if slot.options:
        yield f"options = {_list(slot.options)}"
    else:
        yield f"low = {slot.low}"
        yield f"high = {slot.high}"
        yield f"step = {slot.step}"
    if slot.several:
        yield "several = true"
    if slot.for_each:
        yield f'for_each = "{slot.for_each}"'
        yield f"items = {_list(slot.items)}"
    if slot.asked_if:
        yield f"asked_if = [{', '.join(_condition(each) for each in slot.asked_if)}]"
    if slot.maybe:
        yield "maybe = true"
    yield from _bounds(slot)


def _bounds(slot: Slot) -> Iterator[str]:
    if slot.not_above:
        yield f'not_above = "{slot.not_above}"'
    if slot.not_below:
        yield f'not_below = "{slot.not_below}"'
    if slot.usually:
        yield f"usually = [{', '.join(map(str, slot.usually))}]"
    if slot.apart:
        yield f"apart = {slot.apart}"
    if slot.most:
        yield f"most = {slot.most}"
    if slot.in_order:
        yield "in_order = true"


def _condition(condition: Condition) -> str:
    return "{ " + ", ".join(f"{key} = {_list(states)}" for key, states in condition.items()) + " }"


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"
