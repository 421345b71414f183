"""A small disc in six parts, as many of them filled as there are points that match.

The share that is filled tells it, so it reads without colour; the words stand beside it.
"""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from django.utils.safestring import SafeString, mark_safe

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
