"""One bar for one treatment; bars that stand together share one scale, so that lengths compare."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from decision_aid.web.drawing.marks import INK, PAPER, num

WIDTH, HEIGHT = 320, 16
_EDGE = 0.75
LONGEST = WIDTH - 2 * _EDGE
"""The length of a bar that is full."""
_FRAME = "#738389"


def bar(value: Decimal, top: Decimal | int) -> SafeString:
    """A part of a whole that is ``top``; the words beside it say the number.

    In languages from right to left it grows from the right. Raises ValueError for what would be
    longer than the whole.
    """
    return _bar(Decimal(value), Decimal(top), get_language_bidi())


@lru_cache(maxsize=512)
def _bar(value: Decimal, top: Decimal, mirrored: bool) -> SafeString:
    if not 0 <= value <= top or not top:
        raise ValueError(f"{value} is no part of {top}")
    long = LONGEST * float(value / top)
    start = WIDTH - _EDGE - long if mirrored else _EDGE
    tall = HEIGHT - 2 * _EDGE
    filled = (
        f'<rect class="full" x="{num(start)}" y="{_EDGE}" width="{num(long)}" height="{tall}" '
        f'fill="{INK}"/>'
    )
    return mark_safe(
        f'<svg class="bar-of" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">'
        f'<rect class="whole" x="{_EDGE}" y="{_EDGE}" width="{num(LONGEST)}" height="{tall}" '
        f'fill="{PAPER}" stroke="{_FRAME}" stroke-width="{2 * _EDGE}" '
        f'vector-effect="non-scaling-stroke"/>{filled if value else ""}</svg>'
    )
