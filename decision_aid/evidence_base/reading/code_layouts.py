"""Reads ``decision_aid/code_layout.toml``: every version of the layout of resume codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.questionnaire.journey import ROUTES
from decision_aid.domain.resume_code.layout import Layout, Slot
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.evidence_base.reading.toml import read_toml, structure


@dataclass(frozen=True, kw_only=True)
class _Written:
    """The file as it is written."""

    layout: tuple[Layout, ...]


def open_layouts(path: Path) -> Mapping[int, Layout]:
    """All versions by number. Raises BrokenEvidenceError."""
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from None
    written, mistakes = structure(raw, _Written, path.name)
    if written is not None:
        mistakes = [Mistake(path.name, at, why) for at, why in _wrong(written)]
    if written is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    return {layout.version: layout for layout in written.layout}


def _wrong(written: _Written) -> Iterator[tuple[str, str]]:
    """A layout holds all that it names: what it lacks would break every code of it."""
    if not written.layout:
        yield "layout", "none stands there"
    for version, times in Counter(each.version for each in written.layout).items():
        if times > 1:
            yield f"layout {version}", "stands there twice"
    for each in written.layout:
        for reason in _of_a_layout(each):
            yield f"layout {each.version}", reason


def _of_a_layout(layout: Layout) -> Iterator[str]:
    if set(layout.routes) != set(ROUTES):
        yield f"its routes are {', '.join(ROUTES)}"
    keys = [slot.key for slot in layout.question]
    yield from (f"'{key}' stands there twice" for key, n in Counter(keys).items() if n > 1)
    placed = {key for route in (*layout.routes.values(), layout.tail) for key in route}
    for key in sorted(placed.difference(keys)):
        yield f"'{key}' stands in a route and is no question of it"
    for key in sorted(set(keys) - placed):
        yield f"question {key} stands in no route of it"
    for slot in layout.question:
        yield from (f"question {slot.key} {reason}" for reason in _of_a_slot(slot, keys))
    for key in sorted({key for group in layout.together for key in group}.difference(keys)):
        yield f"'{key}' is counted with others and is no question of it"


def _of_a_slot(slot: Slot, keys: list[str]) -> Iterator[str]:
    for key in sorted(slot.looks_at.difference(keys)):
        yield f"looks at '{key}', which is no question of it"
    if bool(slot.for_each) != bool(slot.items):
        yield "is there for each of some items, and names none, or names some without them"
    if slot.step <= 0 or slot.low > slot.high:
        yield f"counts from {slot.low} to {slot.high} in steps of {slot.step}"


def newest(layouts: Mapping[int, Layout]) -> Layout:
    return layouts[max(layouts)]
