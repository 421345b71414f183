"""Where the dots of a strip lie: along the axis by numbers, beside it so that none is hidden.

Where many studies found nothing, they stand in rows in a box of their own before the axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import hypot, sqrt

WIDTH = 320
START, END = 20, WIDTH - 20
"""Where the axis begins and ends: the largest dot there, with a ring around it, lies inside."""
FEWEST, MOST = 20, 550
"""People: smaller studies are drawn as if they had the one, larger ones as if they had the other.
Between them the area tells the number."""
BOX, _AFTER_BOX, _BREAK = 84, 104, 58
"""How wide the box is, where the axis begins after it, and how much of it a break takes."""
_MANY = 3
"""So many studies that found nothing stand in a box."""
PER_PERSON = 0.7
"""The radius of a study of one person; it grows with the square root of the people."""
_OVERLAP, _LOW_OVERLAP = 0.78, 0.38
"""How near two middles may be, as a part of both radii; the second where room is scarce."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One study. ``value``: people out of ``Scale.out_of``; ``people``: 0 where nobody told.

    ``mark``: like, may, type or diff. ``title`` names the study.
    """

    value: Decimal
    people: int
    mark: str
    title: str
    is_nearest: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top``; ``last`` tells its end.

    ``beyond``: the whole, where the axis breaks off before it.
    ``nobody``: words under the box of studies that found nothing; without them there is no box.
    """

    top: int
    last: str
    beyond: str = ""
    nobody: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a scale lies in the picture. ``mirrored``: zero stands on the right."""

    top: int
    start: float = START
    end: float = END
    mirrored: bool = False

    def x_of(self, value: Decimal) -> float:
        """Raises ValueError for what lies outside the axis: nothing is cut off."""
        if not 0 <= value <= self.top:
            raise ValueError(f"{value} does not lie between 0 and {self.top}")
        return self.turned(self.start + float(value) * (self.end - self.start) / self.top)

    def turned(self, x: float) -> float:
        return WIDTH - x if self.mirrored else x


@dataclass(frozen=True, slots=True)
class PlacedDot:
    """A dot where it is drawn, with ``place``, its number among those given."""

    dot: Dot
    place: int
    x: float
    y: float
    radius: float


def radius_of(people: int) -> float:
    return PER_PERSON * sqrt(min(max(people, FEWEST), MOST))


def _largest_first(dots: Sequence[Dot]) -> list[tuple[int, Dot]]:
    return sorted(enumerate(dots), key=lambda each: (-each[1].people, each[0]))


def _on_axis(dots: Sequence[tuple[int, Dot]], axis: Axis, low: bool) -> tuple[PlacedDot, ...]:
    overlap = _LOW_OVERLAP if low else _OVERLAP
    done: list[PlacedDot] = []
    for place, dot in dots:
        x, radius = axis.x_of(dot.value), radius_of(dot.people)
        done.append(PlacedDot(dot, place, x, _free_height(x, radius, done, overlap), radius))
    return tuple(done)


def _in_box(dots: Sequence[tuple[int, Dot]], axis: Axis) -> tuple[PlacedDot, ...]:
    """In rows, the largest first, around the middle line."""
    rows: list[list[tuple[int, Dot]]] = [[]]
    for each in dots:
        if _wide([*rows[-1], each]) > BOX:
            rows.append([])
        rows[-1].append(each)
    heights = [max(_room(dot) for _, dot in row) for row in rows]
    y, done = -sum(heights) / 2, []
    for row, height in zip(rows, heights, strict=True):
        x = 1 + (BOX - _wide(row)) / 2
        for place, dot in row:
            middle = axis.turned(x + _room(dot) / 2)
            done.append(PlacedDot(dot, place, middle, y + height / 2, radius_of(dot.people)))
            x += _room(dot)
        y += height
    return tuple(done)


def _room(dot: Dot) -> float:
    return 2 * radius_of(dot.people) + 1.5


def _wide(row: Sequence[tuple[int, Dot]]) -> float:
    return sum(_room(dot) for _, dot in row)


def _free_height(x: float, radius: float, done: Sequence[PlacedDot], overlap: float) -> float:
    """Above or below, whichever is nearer; at the same distance on the emptier side."""
    near = [
        (each, apart) for each in done
        if abs(each.x - x) < (apart := overlap * (each.radius + radius))
    ]  # fmt: skip
    heights = [0.0]
    for each, apart in near:
        up = sqrt(apart**2 - (each.x - x) ** 2)
        heights += [each.y - up, each.y + up]
    free = (y for y in heights if all(_is_apart(x, y, each, d) for each, d in near))
    leaning = sum(each.y for each, _ in near)
    return min(free, key=lambda y: (round(abs(y), 6), y * leaning > 0, y))


def _is_apart(x: float, y: float, other: PlacedDot, apart: float) -> bool:
    return hypot(other.x - x, other.y - y) > apart - 1e-6


def places_of(
    dots: Sequence[Dot], scale: Scale, *, mirrored: bool, low: bool = False
) -> tuple[Axis, tuple[PlacedDot, ...], tuple[PlacedDot, ...]]:
    """The axis, the dots in the box, which may be none, and those on the axis."""
    order = _largest_first(dots)
    boxed = [each for each in order if scale.nobody and not each[1].value]
    if len(boxed) < _MANY:
        boxed = []
    start, end = _AFTER_BOX if boxed else START, END - _BREAK if scale.beyond else END
    axis = Axis(scale.top, start, end, mirrored)
    on_axis = _on_axis([each for each in order if each not in boxed], axis, low)
    return axis, _in_box(boxed, axis) if boxed else (), on_axis
