"""One axis, and a dot for each study on it: its middle lies where the study's number is.

The area of a dot tells how many people the study had; how it is filled, how like the person they
were; a second ring, that it is the nearest. Dots that would hide one another move up or down, never
along the axis. Larger dots are drawn first, so that no dot lies behind another.

Of rare things the axis shows the beginning only: it ends in a break, and the whole stands beyond.
Where many studies found nothing, they stand in a box of their own before the axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import hypot, sqrt
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from decision_aid.web.drawing.dot_places import (
    BOX,
    END,
    WIDTH,
    Axis,
    Dot,
    PlacedDot,
    Scale,
    places_of,
)
from decision_aid.web.drawing.marks import INK, LINE, MARKS, PAPER, num, text, wide_of

_LINE, _AIR, _LEAST_TALL = 1.8, 4, 24
_UNDER_AXIS, _FINGER, _APART = 20, 14, 2.6
_SMALL, _APART_WORDS = 13, 10
"""The size of the words below an axis, and how far apart two of them stay."""
_SPAN = "#d8e6e8"
NEAREST = 'class="near"'
"""In the ring around the dot of the nearest study."""
ALIKE = 'class="hit"'
"""In dots of people much or partly like the person."""


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
    """In languages from right to left zero stands on the right.

    ``low``: dots may overlap more, so that many at one place take less height.
    """
    mirrored = get_language_bidi()
    laid = _laid_out(tuple([(dot.value, dot.people) for dot in dots]), scale, mirrored, low)
    own = [(each, dots[each.place]) for each in laid.places]
    drawn = [_dot(each, dot.mark, dot.title, dot.is_nearest, mirrored) for each, dot in own]
    return mark_safe(
        f'<svg class="dot-strip" viewBox="0 0 {WIDTH} {num(laid.frame.axis + _UNDER_AXIS)}" '
        f'role="img" aria-label="{escape(title)}">{laid.behind}{"".join(drawn)}</svg>'
    )


class _Spot(NamedTuple):
    """Where a dot lies and how far it answers, whoever looks at it.

    ``place``: its number among those given. ``is_told``: how many people it stands for.
    """

    place: int
    x: float
    y: float
    radius: float
    reach: float
    is_told: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """All of a picture but what its dots say: where each lies and how far it answers."""

    frame: _Frame
    places: tuple[_Spot, ...]
    behind: str


@lru_cache(maxsize=128)
def _laid_out(
    sizes: tuple[tuple[Decimal, int], ...], scale: Scale, mirrored: bool, low: bool
) -> _Layout:
    """The same for everybody who sees these numbers, however like them the people were."""
    bare = tuple(Dot(value, people, "", "") for value, people in sizes)
    axis, in_box, on_axis = places_of(bare, scale, mirrored=mirrored, low=low)
    found = (*in_box, *on_axis)
    frame = _frame_of(found)
    box = _box(scale, axis, frame) if in_box else ""
    return _Layout(
        frame,
        tuple(_spot(each, _reach(each, found), frame) for each in found),
        f"{_span(on_axis, frame)}{box}{_drawn_axis(scale, axis, frame)}",
    )


def _spot(each: PlacedDot, reach: float, frame: _Frame) -> _Spot:
    is_told = bool(each.dot.people)
    return _Spot(each.place, each.x, frame.middle + each.y, each.radius, reach, is_told)


def _span(dots: Sequence[PlacedDot], frame: _Frame) -> str:
    """From the lowest study to the highest; one study spans nothing."""
    ends = [each.x for each in dots]
    if not ends or max(ends) - min(ends) < 1:
        return ""
    return (
        f'<rect class="span" x="{num(min(ends))}" y="{num(frame.middle - _LEAST_TALL / 2)}" '
        f'width="{num(max(ends) - min(ends))}" height="{_LEAST_TALL}" rx="3" fill="{_SPAN}"/>'
    )


def _box(scale: Scale, axis: Axis, frame: _Frame) -> str:
    left = min(axis.turned(1), axis.turned(1 + BOX))
    words = text(left + BOX / 2, frame.axis + 16, escape(scale.nobody), size=_SMALL, room=BOX + 2)
    return (
        f'<rect class="box" x="{num(left)}" y="1" width="{BOX}" height="{num(frame.axis - 1)}" '
        f'rx="5" fill="none" stroke="{LINE}"/>{words}'
    )


def _drawn_axis(scale: Scale, axis: Axis, frame: _Frame) -> str:
    at = [axis.x_of(Decimal(scale.top * part) / 2) for part in range(3)]
    y = num(frame.axis)
    ticks = "".join(f"M{num(x)} {num(frame.axis - 3)}v6" for x in at)
    line = (
        f'<path class="whisker" d="M{num(at[0])} {y}H{num(at[2])}{ticks}" fill="none" '
        f'stroke="{LINE}"/>'
    )
    end, outer = ("start", -12) if axis.mirrored else ("end", 12)
    words = [("0", at[0], "middle"), (f"{scale.top // 2:,}", at[1], "middle")]
    if scale.beyond:
        words.append((f"{scale.top:,}", at[2], "middle"))
        line += _broken_end(axis, frame.axis)
    edge = axis.turned(END) + outer
    before = words[-1][0], words[-1][1]
    numbers = (
        text(x, frame.axis + 16, escape(word), anchor=anchor, size=_SMALL)
        for word, x, anchor in words
    )
    whole = escape(scale.beyond or scale.last)
    room = abs(edge - before[1]) - wide_of(before[0], _SMALL) / 2 - _APART_WORDS
    last = text(edge, frame.axis + 16, whole, anchor=end, size=_SMALL, room=room)
    return line + "".join(numbers) + last


def _broken_end(axis: Axis, y: float) -> str:
    """Two strokes across, then the line goes on, broken, to the whole."""
    one, two, far = (axis.turned(x) for x in (axis.end + 8, axis.end + 13, END))
    strokes = "".join(f"M{num(x - 2)} {num(y + 5)}l4 -10" for x in (one, two))
    return (
        f'<path class="whisker" d="M{num(axis.turned(axis.end))} {num(y)}H{num(one)}{strokes}" '
        f'fill="none" stroke="{LINE}"/><path class="whisker" d="M{num(two)} {num(y)}H{num(far)}'
        f'M{num(far)} {num(y - 3)}v6" fill="none" stroke="{LINE}" stroke-dasharray="3 3"/>'
    )


def _reach(own: PlacedDot, others: Sequence[PlacedDot]) -> float:
    """How far around a dot it still answers to a pointer: up to the next dot."""
    gaps = (
        hypot(each.x - own.x, each.y - own.y) - each.radius for each in others if each is not own
    )
    return max(own.radius, min([_FINGER, *gaps]))


@lru_cache(maxsize=2048)
def _dot(each: _Spot, mark: str, title: str, is_nearest: bool, mirrored: bool) -> str:
    at = f'cx="{num(each.x)}" cy="{num(each.y)}"'
    return (
        f'<g class="dot n{each.place + 1}"><title>{escape(title)}</title>'
        f'<circle {at} r="{num(each.reach)}" fill="none" pointer-events="all"/>'
        f'<circle class="halo" {at} r="{num(each.radius + 0.8)}" fill="{PAPER}"/>'
        f"{''.join(_inside(each, mark, is_nearest=is_nearest, mirrored=mirrored))}</g>"
    )


def _inside(each: _Spot, mark: str, *, is_nearest: bool, mirrored: bool) -> Iterator[str]:
    """The line of the circle lies inside it: every kind of dot is as large as its people ask.

    A half is filled on the side where lines of text begin, as beside the words that tell of it.
    """
    if mark not in MARKS:
        raise ValueError(f"{mark} is not one of {', '.join(MARKS)}")
    x, y = each.x, each.y
    wide = min(_LINE, each.radius / 2)
    radius = each.radius - wide / 2
    name, fill = ("hit", INK) if mark == "like" else ("open", PAPER)
    dashes = "" if each.is_told else ' stroke-dasharray="2 1.6"'
    yield (
        f'<circle class="{name}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}" '
        f'stroke="{INK}" stroke-width="{num(wide)}"{dashes}/>'
    )
    r, plain = num(radius), f'{ALIKE} fill="{INK}" stroke="none"'
    if mark == "may":
        half = f"M{num(x)} {num(y - radius)}a{r} {r} 0 0 {int(mirrored)} 0 {num(2 * radius)}z"
        yield f'<path d="{half}" {plain}/>'
    if mark == "diff":
        far = radius / sqrt(2)
        yield (
            f'<path class="open" d="M{num(x - far)} {num(y + far)}L{num(x + far)} {num(y - far)}" '
            f'fill="none" stroke="{INK}" stroke-width="{num(wide)}"/>'
        )
    if is_nearest:
        yield (
            f'<circle {NEAREST} cx="{num(x)}" cy="{num(y)}" r="{num(each.radius + _APART)}" '
            f'fill="none" stroke="{LINE}" stroke-width="1.6"/>'
        )


def key_dot(mark: str) -> SafeString:
    """A dot alone, for the key beside strips; "near": a dot of the nearest study.

    Raises ValueError for an unknown mark.
    """
    return _key_dot(mark, get_language_bidi())


@lru_cache(maxsize=2 * len(MARKS))
def _key_dot(mark: str, mirrored: bool) -> SafeString:
    is_near = mark == "near"
    spot = _Spot(0, 8, 8, 3.6 if is_near else 7, 0, is_told=True)
    own = "type" if is_near else mark
    drawn = "".join(_inside(spot, own, is_nearest=is_near, mirrored=mirrored))
    return mark_safe(
        '<svg class="key-dot" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" '
        f'focusable="false">{drawn}</svg>'
    )
