"""Rows of a forest plot, each for its own row of a table, and the axis over or under them.

All rows of one table share one scale, so that they may be compared by eye.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import log

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from decision_aid.web.drawing.marks import (
    HALF,
    LINES_OF_100,
    arrow_at,
    grid,
    mark_at,
    num,
    text,
    whisker,
)

Number = int | Decimal

WIDTH, HEIGHT = 220, 24
LEFT, RIGHT, MIDDLE = 16, 200, HEIGHT / 2
_TICK, _HEAD = 7, 4
_RATIO_ENDS = (0.05, 20)
_RATIO_LINES = (0.05, 0.2, 1, 5, 20)


def place_of(value: Number, top: int) -> float:
    """Where a value lies on the scale from 0 to ``top``, from the left of the picture."""
    return LEFT + float((RIGHT - LEFT) * value / top)


def ratio_place_of(value: Number) -> float:
    """The same for a ratio, on a log scale; 1 lies in the middle. Zero lies beyond the end."""
    low, high = _RATIO_ENDS
    part = -1.0 if value <= 0 else log(float(value) / low) / log(high / low)
    return LEFT + (RIGHT - LEFT) * part


@lru_cache(maxsize=1024)
def forest_row(
    value: Number,
    low: Number | None,
    high: Number | None,
    out_of: int,
    mark: str,
    title: str,
    top: int | None = None,
) -> SafeString:
    """One figure out of ``out_of`` people on a scale that ends at ``top`` (all of them if None).

    ``mark`` is like, may or diff. Without both ends of the range there is no whisker, and the mark
    has another shape. What lies beyond the scale becomes an arrow. Raises ValueError where the
    numbers do not fit into one another.
    """
    end = out_of if top is None else top
    if not 0 < end <= out_of:
        raise ValueError(f"a scale of {out_of} people cannot end at {end}")
    _check(value, low, high, out_of)
    lines = "".join(f"M{num(place_of(part, 100))} 0V{HEIGHT}" for part in LINES_OF_100)
    spots = [None if each is None else place_of(each, end) for each in (value, low, high)]
    return _svg(HEIGHT, grid(lines) + _study(spots, mark), title)


@lru_cache(maxsize=64)
def forest_axis(out_of: int, top: int | None = None, title: str = "") -> SafeString:
    """The numbers of the scale, for the head or foot of the table.

    Without a title it is mere decoration: then the words beside it must say what the scale is.
    """
    end = out_of if top is None else top
    lines = "".join(f"M{num(place_of(part, 100))} 0V5" for part in LINES_OF_100)
    numbers = "".join(
        text(place_of(part, 100), 18, f"{end * part // 100:,}", size=13)
        for part in LINES_OF_100
        if end * part % 100 == 0
    )
    return _svg(HEIGHT, grid(f"M{LEFT} .5H{RIGHT}{lines}") + numbers, title)


@lru_cache(maxsize=512)
def ratio_row(
    value: Number, low: Number | None, high: Number | None, title: str, mark: str = "like"
) -> SafeString:
    """A ratio on a log scale from 0.05 to 20, with a dashed line at 1: no difference."""
    _check(value, low, high, None)
    lines = "".join(f"M{num(ratio_place_of(Decimal(str(r))))} 0V{HEIGHT}" for r in _RATIO_LINES)
    spots = [None if each is None else ratio_place_of(each) for each in (value, low, high)]
    return _svg(HEIGHT, grid(lines) + _line_at_one(HEIGHT) + _study(spots, mark), title)


@lru_cache(maxsize=64)
def ratio_axis(fewer: str, more: str, title: str = "") -> SafeString:
    """The scale of ``ratio_row``; ``fewer`` and ``more`` say what lies left and right of 1."""
    lines = "".join(f"M{num(ratio_place_of(Decimal(str(r))))} 0V5" for r in _RATIO_LINES)
    numbers = "".join(
        text(ratio_place_of(Decimal(str(r))), 18, f"{r:g}", size=13) for r in _RATIO_LINES
    )
    sides = text(LEFT, 36, f"← {escape(fewer)}", anchor="start", size=13)
    sides += text(RIGHT, 36, f"{escape(more)} →", anchor="end", size=13)
    return _svg(42, grid(f"M{LEFT} .5H{RIGHT}{lines}") + _line_at_one(5) + numbers + sides, title)


def _line_at_one(tall: int) -> str:
    x = num(ratio_place_of(1))
    return whisker(f"M{x} 0V{tall}").replace("<path", '<path stroke-dasharray="2 3"')


def _check(value: Number, low: Number | None, high: Number | None, most: int | None) -> None:
    first = value if low is None else low
    last = value if high is None else high
    if not 0 <= first <= value <= last <= (last if most is None else most):
        raise ValueError(f"{first} <= {value} <= {last} does not hold, or lies outside 0 to {most}")


def _study(spots: list[float | None], mark: str) -> str:
    """The range and the mark; ``spots`` are the places of value, low and high."""
    point, low, high = spots
    assert point is not None
    has_range = low is not None and high is not None
    line = _range(low, high, point) if low is not None and high is not None else ""
    if point < LEFT:
        return line + arrow_at(LEFT, MIDDLE, mark, to_left=True)
    if point > RIGHT:
        return line + arrow_at(RIGHT, MIDDLE, mark)
    return line + mark_at(point, MIDDLE, mark, has_range=has_range)


def _range(low: float, high: float, point: float) -> str:
    """A line with a tick at each end; an end beyond the scale has an arrow head.

    Where the mark itself is the arrow, the line runs into it.
    """
    start, end = (min(max(each, LEFT), RIGHT) for each in (low, high))
    if start == end and not LEFT <= point <= RIGHT:
        return ""
    path = f"M{num(start)} {num(MIDDLE)}H{num(end)}"
    path += "" if point < LEFT else _end(low, start, -1)
    return whisker(path + ("" if point > RIGHT else _end(high, end, 1)))


def _end(wanted: float, drawn: float, way: int) -> str:
    if wanted == drawn:
        return f"M{num(drawn)} {num(MIDDLE - _TICK)}v{2 * _TICK}"
    tip = drawn + way * 2 * HALF
    return (
        f"M{num(drawn)} {num(MIDDLE)}H{num(tip)}"
        f"m{num(-way * _HEAD)} {-_HEAD}l{num(way * _HEAD)} {_HEAD}l{num(-way * _HEAD)} {_HEAD}"
    )


def _svg(tall: int, inside: str, title: str) -> SafeString:
    named = f'role="img"><title>{escape(title)}</title>' if title else 'aria-hidden="true">'
    return mark_safe(f'<svg class="forest" viewBox="0 0 {WIDTH} {tall}" {named}{inside}</svg>')
