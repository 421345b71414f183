"""One outcome over time: every figure as a point at its year, never joined by lines.

Points come from different people, so a line between them would tell a story that nobody saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.web.drawing.marks import HALF, LINES_OF_100, grid, mark_at, num, text, whisker

WIDTH, HEIGHT = 288, 284
LEFT, RIGHT, TOP, BOTTOM = 48, 276, 62, 218
AXIS = BOTTOM + 18
LAST_YEAR = 15
_YEARS = (0, 2, 5, 10, 15)
_NEAREST, _ROOMY = 2 * HALF + 5, 20
_FIRST = LEFT + 9
MOST_POINTS = 1 + (RIGHT - _FIRST) // _NEAREST
"""More do not fit side by side on a narrow screen; the rest needs a picture of its own."""
MOST_DRAWN = 4 * MOST_POINTS
"""Four pictures. More would tell less; a table holds the rest."""
_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A figure at its time; ``label`` is the number of its row in the table."""

    years: Decimal
    value: int
    low: int | None
    high: int | None
    mark: str
    label: str


def in_parts(items: Sequence[_Any]) -> tuple[tuple[_Any, ...], ...]:
    """As few pictures as hold all, each with about as many, in the order given."""
    pictures = -(-len(items) // MOST_POINTS)
    size = -(-len(items) // pictures) if pictures else 1
    return tuple(tuple(items[at : at + size]) for at in range(0, len(items), size))


def timeline(points: tuple[TimePoint, ...], out_of: int, title: str) -> SafeString:
    """Points from 0 to 15 years, by time, then in the order given; a later one stands at the end.

    Every point has a column of its own, with a thin line down to its true time. Raises ValueError
    for more than ``MOST_POINTS``, and where numbers do not fit into one another.
    """
    if len(points) > MOST_POINTS:
        raise ValueError(f"{len(points)} points: no more than {MOST_POINTS} fit side by side")
    return _timeline(points, out_of, title, get_language() or "")


@lru_cache(maxsize=48)
def _timeline(points: tuple[TimePoint, ...], out_of: int, title: str, _language: str) -> SafeString:
    ordered = sorted(points, key=lambda point: point.years)
    columns = columns_of(tuple(_year_place(point.years) for point in ordered))
    in_two_rows = _is_dense(len(points)) or any(len(point.label) > 1 for point in points)
    drawn = "".join(
        _point(point, x, out_of, raised=bool(place % 2) and in_two_rows)
        for place, (point, x) in enumerate(zip(ordered, columns, strict=True))
    )
    return mark_safe(
        f'<svg class="forest timeline" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title>{_frame(out_of)}{drawn}</svg>"
    )


def columns_of(wanted: tuple[float, ...]) -> tuple[float, ...]:
    """Where the points stand: as near to the wanted places as no overlap allows, left to right."""
    gap = _NEAREST if _is_dense(len(wanted)) else _ROOMY
    groups = [[place] for place in wanted]
    while True:
        spans = [_spread(group, gap) for group in groups]
        at = next((i for i, (a, b) in enumerate(pairwise(spans)) if b[0] - a[-1] < gap), None)
        if at is None:
            return tuple(x for span in spans for x in span)
        groups[at : at + 2] = [groups[at] + groups[at + 1]]


def _spread(group: list[float], gap: float) -> list[float]:
    """A group side by side around the middle of its wanted places, inside the plot."""
    half = gap * (len(group) - 1) / 2
    middle = sum(group) / len(group)
    middle = min(max(middle, _FIRST + half), RIGHT - half)
    return [middle - half + gap * place for place in range(len(group))]


def _is_dense(count: int) -> bool:
    return count > 1 + (RIGHT - _FIRST) // _ROOMY


def _year_place(years: Decimal | int) -> float:
    return LEFT + float((RIGHT - LEFT) * min(years, LAST_YEAR) / LAST_YEAR)


def _height_of(value: int, out_of: int) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / out_of


def _point(point: TimePoint, x: float, out_of: int, *, raised: bool) -> str:
    ends = (point.value if each is None else each for each in (point.low, point.high))
    low, high = ends
    if not 0 <= low <= point.value <= high <= out_of:
        raise ValueError(f"{low} <= {point.value} <= {high} <= {out_of} does not hold")
    has_range = point.low is not None and point.high is not None
    up = 14 if raised else 0
    return (
        grid(f"M{num(x)} {TOP - 12 - up}V{BOTTOM}L{num(_year_place(point.years))} {AXIS}")
        + (_range(x, _height_of(low, out_of), _height_of(high, out_of)) if has_range else "")
        + mark_at(x, _height_of(point.value, out_of), point.mark, has_range=has_range)
        + text(x, TOP - 16 - up, escape(point.label))
    )


def _range(x: float, bottom: float, top: float) -> str:
    tick, left = "h13", num(x - 6.5)
    return whisker(
        f"M{num(x)} {num(bottom)}V{num(top)}M{left} {num(top)}{tick}M{left} {num(bottom)}{tick}"
    )


def _frame(out_of: int) -> str:
    heights = [(_height_of(part, 100), f"{out_of * part // 100:,}") for part in LINES_OF_100]
    lines = "".join(f"M{LEFT} {num(y)}H{RIGHT}" for y, _ in heights)
    years = [_year_place(year) for year in _YEARS]
    ticks = "".join(f"M{num(x)} {AXIS}v5" for x in years)
    numbers = "".join(text(LEFT - 6, y + 5, words, anchor="end") for y, words in heights)
    numbers += "".join(text(x, AXIS + 21, str(y)) for x, y in zip(years, _YEARS, strict=True))
    numbers += text(0, 13, escape(_("people of %(n)s") % {"n": f"{out_of:,}"}), anchor="start")
    numbers += text(RIGHT, AXIS + 41, escape(_("years after the start")), anchor="end")
    return grid(lines) + whisker(f"M{LEFT} {AXIS}H{RIGHT}{ticks}") + numbers
