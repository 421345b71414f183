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


def _condition(condition: Condition) -> str:
    return "{ " + ", ".join(f"{key} = {_list(states)}" for key, states in condition.items()) + " }"


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"
