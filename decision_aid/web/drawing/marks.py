"""Marks of one study in a plot, and the disc that tells how many points match.

Filled, half filled or hollow, as its people were like the person; crossed out where they were
unlike. A square has a range; a diamond inside a ring of paper has none. The disc has six parts, as
many filled as there are points that match. All are told apart without any colour; the words stand
beside them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import cos, pi, sin

from django.utils.safestring import SafeString, mark_safe

INK, LINE, PAPER, GRID, TEXT = "#0b4f5c", "#1b2930", "#fff", "#c9d2d4", "#47575e"
"""Colours where no style sheet reaches; on screen the classes recolour."""

LINES_OF_100 = (0, 25, 50, 75, 100)
"""Where a scale out of 100 has its lines."""
MARKS = ("like", "may", "type", "diff")
_WIDE = 0.56
"""Width of a letter as a part of its height, on average, on the wide side."""
HALF = 5
"""Half the width of a square; a diamond reaches 1.5 further."""

_HIT = f'class="hit" fill="{INK}" stroke="{INK}" stroke-width="1.5"'
_OPEN = f'class="open" fill="{PAPER}" stroke="{INK}" stroke-width="1.5" stroke-linejoin="round"'
_PLAIN = f'class="hit" fill="{INK}" stroke="none"'


def mark_at(x: float, y: float, mark: str, *, has_range: bool) -> str:
    """The mark with its middle at (x, y). Raises ValueError for an unknown mark."""
    _check(mark)
    return _square(x, y, mark) if has_range else _diamond(x, y, mark)


def _square(x: float, y: float, mark: str) -> str:
    side = 2 * HALF
    box = f'x="{num(x - HALF)}" y="{num(y - HALF)}" width="{side}" height="{side}"'
    if mark == "like":
        return f"<rect {box} {_HIT}/>"
    half = f'x="{num(x - HALF)}" y="{num(y - HALF)}" width="{HALF}" height="{side}"'
    inside = {"may": f"<rect {half} {_PLAIN}/>", "diff": _crossed(x, y)}
    return f"<rect {box} {_OPEN}/>" + inside.get(mark, "")


def _crossed(x: float, y: float) -> str:
    """A line through a mark of people unlike the person."""
    reach = HALF - 1
    ends = f"M{num(x - reach)} {num(y + reach)}L{num(x + reach)} {num(y - reach)}"
    return f'<path d="{ends}" {_OPEN}/>'


def _diamond(x: float, y: float, mark: str) -> str:
    outer = f'<path d="{_lozenge(x, y, HALF + 1.5)}" {_OPEN}/>'
    if mark == "like":
        return f'{outer}<path d="{_lozenge(x, y, HALF - 1.5)}" {_PLAIN}/>'
    if mark == "may":
        top, left = num(y - HALF + 1.5), num(x - HALF + 1.5)
        return f'{outer}<path d="M{num(x)} {top}V{num(y + HALF - 1.5)}L{left} {num(y)}z" {_PLAIN}/>'
    return outer + (_crossed(x, y) if mark == "diff" else "")


def _lozenge(x: float, y: float, reach: float) -> str:
    r = num(reach)
    return f"M{num(x)} {num(y - reach)}l{r} {r}l-{r} {r}l-{r} -{r}z"


def arrow_at(x: float, y: float, mark: str, *, to_left: bool = False) -> str:
    """A mark that lies beyond the end of the scale, at ``x``: an arrow that points to where."""
    _check(mark)
    tip = -11 if to_left else 11
    whole = (
        f'<path d="M{num(x)} {num(y - 7)}l{tip} 7l{-tip} 7z" {_HIT if mark == "like" else _OPEN}/>'
    )
    half = f'<path d="M{num(x)} {num(y - 7)}l{tip} 7h{-tip}z" {_PLAIN}/>' if mark == "may" else ""
    return whole + half


def _check(mark: str) -> None:
    if mark not in MARKS:
        raise ValueError(f"{mark} is not one of {', '.join(MARKS)}")


@lru_cache(maxsize=len(MARKS))
def key_mark(mark: str) -> SafeString:
    """A mark alone, for the key beside plots. Raises ValueError for an unknown mark."""
    return mark_safe(
        '<svg class="key-mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" '
        f'focusable="false">{mark_at(7, 7, mark, has_range=True)}</svg>'
    )


def whisker(path: str) -> str:
    return (
        f'<path class="whisker" d="{path}" fill="none" stroke="{LINE}" stroke-width="1.6" '
        'stroke-linecap="square"/>'
    )


def grid(path: str) -> str:
    return f'<path class="axis" d="{path}" fill="none" stroke="{GRID}"/>'


def text(
    x: float, y: float, words: str, *, anchor: str = "middle", size: float = 14, room: float = 0
) -> str:
    """Words with the middle of their line at the given place. They must be escaped already.

    ``room``: how wide they may be; longer words, as other languages have them, are drawn narrower.
    """
    narrow = ' lengthAdjust="spacingAndGlyphs"'
    pressed = f' textLength="{num(room)}"{narrow}' if 0 < room < wide_of(words, size) else ""
    return (
        f'<text x="{num(x)}" y="{num(y)}" text-anchor="{anchor}" font-size="{num(size)}" '
        f'font-weight="400" fill="{TEXT}"{pressed}>{words}</text>'
    )


def wide_of(words: str, size: float) -> float:
    """About how wide they are, rather too wide."""
    return len(words) * size * _WIDE


def num(number: float | Decimal) -> str:
    """A coordinate: two places at most, no empty decimals, the same on every machine."""
    return f"{round(float(number), 2) + 0:g}"


PARTS = 6
_MIDDLE, _RADIUS = 8, 6.5


@lru_cache(maxsize=PARTS + 1)
def six_parts(filled: int) -> SafeString:
    """Filled from the top, with the clock."""
    if not 0 <= filled <= PARTS:
        raise ValueError(f"{filled} of {PARTS} parts cannot be filled")
    ring = f'<circle cx="8" cy="8" r="{_RADIUS}" fill="{_ring_fill(filled)}"/>'
    return mark_safe(
        '<svg class="c-six" viewBox="0 0 16 16" aria-hidden="true" focusable="false" '
        f'stroke="currentColor" stroke-width="1.5">{ring}{_wedge(filled)}</svg>'
    )


def _ring_fill(filled: int) -> str:
    return "currentColor" if filled == PARTS else "none"


def _wedge(filled: int) -> str:
    if filled in (0, PARTS):
        return ""
    angle = 2 * pi * filled / PARTS
    x, y = _MIDDLE + _RADIUS * sin(angle), _MIDDLE - _RADIUS * cos(angle)
    far = int(filled > PARTS / 2)
    arc = f"M8 8V{_MIDDLE - _RADIUS}A{_RADIUS} {_RADIUS} 0 {far} 1 {x:.2f} {y:.2f}Z"
    return f'<path d="{arc}" fill="currentColor" stroke="none"/>'
