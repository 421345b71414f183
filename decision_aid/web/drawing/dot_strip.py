"""One axis, and a dot for each study on it: its middle lies where the study's number is.

The area of a dot tells how many people the study had; how it is filled, how like the person they
were. Dots that would hide one another move up or down, never along the axis. Larger dots are drawn
first, so that no dot lies behind another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import hypot, sqrt

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from decision_aid.web.drawing.marks import INK, LINE, MARKS, PAPER, num, text

WIDTH = 320
START, END = 18, WIDTH - 18
"""Where the axis begins and ends: the largest dot at either end still lies inside the picture."""
FEWEST, MOST = 20, 550
"""People: smaller studies are drawn as if they had the one, larger ones as if they had the other.
Between them the area tells the number."""
PER_PERSON = 0.7
"""The radius of a study of one person; it grows with the square root of the people."""
_OVERLAP, _LOW_OVERLAP = 0.78, 0.38
"""How near two middles may be, as a part of both radii; the second where room is scarce."""
_LINE, _AIR, _LEAST_TALL = 1.8, 3, 24
_UNDER_AXIS, _FINGER = 20, 14
_SPAN = "#d8e6e8"


@dataclass(frozen=True, slots=True)
class Dot:
    """One study. ``value``: people out of ``Scale.out_of``; ``people``: 0 where nobody told.

    ``mark``: like, may, type or diff. ``title`` names the study.
    """

    value: Decimal
    people: int
    mark: str
    title: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top``; ``last`` is what stands at its end."""

    top: int
    last: str


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


def x_of(value: Decimal, top: int, *, mirrored: bool = False) -> float:
    """Raises ValueError for what lies outside the axis: nothing is cut off."""
    if not 0 <= value <= top:
        raise ValueError(f"{value} does not lie between 0 and {top}")
    along = float((END - START) * value / top)
    return END - along if mirrored else START + along


def placed(
    dots: Sequence[Dot], top: int, *, mirrored: bool = False, low: bool = False
) -> tuple[PlacedDot, ...]:
    """The largest first, each as near to the middle line as those before it allow."""
    overlap = _LOW_OVERLAP if low else _OVERLAP
    done: list[PlacedDot] = []
    order = sorted(enumerate(dots), key=lambda each: (-each[1].people, each[0]))
    for place, dot in order:
        x, radius = x_of(dot.value, top, mirrored=mirrored), radius_of(dot.people)
        done.append(PlacedDot(dot, place, x, _free_height(x, radius, done, overlap), radius))
    return tuple(done)


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


@dataclass(frozen=True, slots=True)
class _Frame:
    """The heights of the picture, from the dots in it."""

    middle: float
    tall: float

    @property
    def axis(self) -> float:
        return self.tall + _AIR


def _frame_of(dots: Sequence[PlacedDot]) -> _Frame:
    above = max([_LEAST_TALL / 2, *(each.radius - each.y for each in dots)])
    below = max([_LEAST_TALL / 2, *(each.radius + each.y for each in dots)])
    return _Frame(above + _AIR, above + below + 2 * _AIR)


def dot_strip(dots: tuple[Dot, ...], scale: Scale, title: str, *, low: bool = False) -> SafeString:
    """Kept by its numbers and words. In languages from right to left zero stands on the right.

    ``low``: dots may overlap more, so that many at one place take less height.
    """
    return _dot_strip(dots, scale, title, get_language_bidi(), low)


@lru_cache(maxsize=48)
def _dot_strip(
    dots: tuple[Dot, ...], scale: Scale, title: str, mirrored: bool, low: bool
) -> SafeString:
    found = placed(dots, scale.top, mirrored=mirrored, low=low)
    frame = _frame_of(found)
    drawn = "".join(
        _dot(each, frame.middle, _reach(each, found), mirrored=mirrored) for each in found
    )
    return mark_safe(
        f'<svg class="dot-strip" viewBox="0 0 {WIDTH} {num(frame.axis + _UNDER_AXIS)}" role="img" '
        f'aria-label="{escape(title)}">'
        f"{_span(found, frame)}{_axis(scale, frame, mirrored=mirrored)}{drawn}</svg>"
    )


def _span(dots: Sequence[PlacedDot], frame: _Frame) -> str:
    """From the lowest study to the highest; one study spans nothing."""
    ends = [each.x for each in dots]
    if not ends or max(ends) - min(ends) < 1:
        return ""
    return (
        f'<rect class="span" x="{num(min(ends))}" y="{num(frame.middle - _LEAST_TALL / 2)}" '
        f'width="{num(max(ends) - min(ends))}" height="{_LEAST_TALL}" rx="3" fill="{_SPAN}"/>'
    )


def _axis(scale: Scale, frame: _Frame, *, mirrored: bool) -> str:
    at = [x_of(Decimal(scale.top * part) / 2, scale.top, mirrored=mirrored) for part in range(3)]
    ticks = "".join(f"M{num(x)} {num(frame.axis - 3)}v6" for x in at)
    line = (
        f'<path class="whisker" d="M{START} {num(frame.axis)}H{END}{ticks}" fill="none" '
        f'stroke="{LINE}"/>'
    )
    words = ("0", f"{scale.top // 2:,}", scale.last)
    ends = ("end", "middle", "start") if mirrored else ("start", "middle", "end")
    outer = -12 if mirrored else 12
    spots = (at[0] - outer, at[1], at[2] + outer)
    numbers = (
        text(x, frame.axis + 16, escape(word), anchor=anchor, size=13)
        for x, word, anchor in zip(spots, words, ends, strict=True)
    )
    return line + "".join(numbers)


def _reach(own: PlacedDot, others: Sequence[PlacedDot]) -> float:
    """How far around a dot it still answers to a pointer: up to the next dot."""
    gaps = (
        hypot(each.x - own.x, each.y - own.y) - each.radius for each in others if each is not own
    )
    return max(own.radius, min([_FINGER, *gaps]))


def _dot(each: PlacedDot, middle: float, reach: float, *, mirrored: bool) -> str:
    x, y = each.x, middle + each.y
    at = f'cx="{num(x)}" cy="{num(y)}"'
    return (
        f'<g class="dot n{each.place + 1}"><title>{escape(each.dot.title)}</title>'
        f'<circle {at} r="{num(reach)}" fill="none" pointer-events="all"/>'
        f'<circle class="halo" {at} r="{num(each.radius + 0.8)}" fill="{PAPER}"/>'
        f"{''.join(_inside(each, x, y, mirrored=mirrored))}</g>"
    )


def _inside(each: PlacedDot, x: float, y: float, *, mirrored: bool) -> Iterator[str]:
    """The line of the circle lies inside it: every kind of dot is as large as its people ask.

    A half is filled on the side where lines of text begin, as beside the words that tell of it.
    """
    mark = each.dot.mark
    if mark not in MARKS:
        raise ValueError(f"{mark} is not one of {', '.join(MARKS)}")
    wide = min(_LINE, each.radius / 2)
    radius = each.radius - wide / 2
    name, fill = ("hit", INK) if mark == "like" else ("open", PAPER)
    dashes = "" if each.dot.people else ' stroke-dasharray="2 1.6"'
    yield (
        f'<circle class="{name}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="{num(wide)}"{dashes}/>'
    )
    r, plain = num(radius), f'class="hit" fill="{INK}" stroke="none"'
    if mark == "may":
        half = f"M{num(x)} {num(y - radius)}a{r} {r} 0 0 {int(mirrored)} 0 {num(2 * radius)}z"
        yield f'<path d="{half}" {plain}/>'
    if mark == "diff":
        far = radius / sqrt(2)
        yield (
            f'<path class="open" d="M{num(x - far)} {num(y + far)}L{num(x + far)} {num(y - far)}" '
            f'fill="none" stroke="{INK}" stroke-width="{num(wide)}"/>'
        )


def key_dot(mark: str) -> SafeString:
    """A dot alone, for the key beside strips. Raises ValueError for an unknown mark."""
    return _key_dot(mark, get_language_bidi())


@lru_cache(maxsize=2 * len(MARKS))
def _key_dot(mark: str, mirrored: bool) -> SafeString:
    own = PlacedDot(Dot(Decimal(0), 1, mark, ""), 0, 8, 8, 7)
    drawn = "".join(_inside(own, 8, 8, mirrored=mirrored))
    return mark_safe(
        '<svg class="key-dot" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false">{drawn}</svg>'
    )
