"""Icon arrays for screen and paper: one small person for each of 100, as cached SVG.

There are two states, which differ in shape and in tone; the range stands beside it in words.
People are drawn by patterns, so that an array costs a few rectangles. On paper a filled
square stands for each person affected and a ring for each other, or dots where rings would not
print cleanly; both are the dots of a dashed line, because a path for each costs a quarter of a
PDF's time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows; the whole array has the same width and height whatever it counts."""

    total: int
    columns: int
    width: float
    height: float
    person: str
    ring: str
    stroke: float

    @property
    def size(self) -> tuple[float, float]:
        return self.columns * self.width, self.total / self.columns * self.height


GRIDS = {
    100: Grid(
        100, 10, 24, 26,
        '<circle cx="12" cy="6.5" r="4"/><path d="M5.5 23.5v-6a6.5 5.5 0 0 1 13 0v6z"/>',
        '<circle cx="12" cy="13" r="4.8"/>', 1.5,
    ),
}  # fmt: skip
"""A person for the affected, a ring for the others: told apart without any colour."""

_INK, _FAINT = "#0b4f5c", "#738389"
_TONES = {
    "on": ("hit", _INK, _INK),
    "off": ("rest", "#fff", _FAINT),
}
"""Class, fill and stroke: classes recolour on screen, attributes hold where no style sheet does."""


def pattern_definitions() -> SafeString:
    """The people themselves, once a page, before the first array."""
    found = "".join(_pattern(tone, grid) for grid in GRIDS.values() for tone in _TONES)
    return mark_safe(
        '<svg class="icon-patterns" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{found}</defs></svg>"
    )


def _pattern(tone: str, grid: Grid) -> str:
    name, fill, stroke = _TONES[tone]
    shape = grid.ring if tone == "off" else grid.person
    return (
        f'<pattern id="p{grid.total}-{tone}" patternUnits="userSpaceOnUse" '
        f'width="{grid.width:g}" height="{grid.height:g}">'
        f'<g class="{name}" fill="{fill}" stroke="{stroke}" stroke-width="{grid.stroke:g}">'
        f"{shape}</g></pattern>"
    )


@lru_cache(maxsize=512)
def icon_array(affected: int, total: int, title: str) -> SafeString:
    """An array of ``total`` people of whom ``affected`` are affected.

    Raises KeyError for another total than 100 and ValueError for more affected than people.
    """
    grid = GRIDS[total]
    if not 0 <= affected <= total:
        raise ValueError(f"0 <= {affected} <= {total} does not hold")
    spans = (("on", 0, affected), ("off", affected, total))
    cells = "".join(cell for tone, start, end in spans for cell in _cells(grid, tone, start, end))
    wide, tall = grid.size
    return mark_safe(
        f'<svg class="icons" viewBox="0 0 {wide:g} {tall:g}" role="img">'
        f"<title>{escape(title)}</title>{cells}</svg>"
    )


def _cells(grid: Grid, tone: str, start: int, end: int) -> Iterator[str]:
    """Rectangles that cover the places from ``start`` up to ``end``, row by row."""
    place = start
    while place < end:
        row, column = divmod(place, grid.columns)
        rows = (end - place) // grid.columns if column == 0 else 0
        count = grid.columns if rows else min(end - place, grid.columns - column)
        tall = max(rows, 1)
        yield (
            f'<rect x="{column * grid.width:g}" y="{row * grid.height:g}" '
            f'width="{count * grid.width:g}" height="{tall * grid.height:g}" '
            f'fill="url(#p{grid.total}-{tone})"/>'
        )
        place += count * tall
