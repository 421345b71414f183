"""Icon arrays for paper: a filled square for each person affected, a ring for each other.

Where there are too many for rings that print cleanly, the others are dots. Both are the dots of a
dashed line: a path for each of them costs a quarter of the time of a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" fill="none">'
    '<path d="{squares}" fill="#000"/><g stroke-dasharray=".001 .999" stroke-linecap="round">'
    "{others}</g></svg>"
)
_RING = (
    '<path d="{dots}" stroke="#444" stroke-width=".76"/>'
    '<path d="{dots}" stroke="#fff" stroke-width=".52"/>'
)
_DOT = '<path d="{dots}" stroke="#000" stroke-width=".3"/>'
MOST_PEOPLE = 1000
_MOST_RINGS = 300
_ACROSS = ((100, 10), (_MOST_RINGS, 15), (MOST_PEOPLE, 25))
"""Up to so many people, so many stand in a row."""


def across(people: int) -> int:
    """How many stand in a row. Raises ValueError for more people than can be drawn."""
    for most, in_a_row in _ACROSS:
        if people <= most:
            return in_a_row
    raise ValueError(people)


@lru_cache(maxsize=512)
def paper_icons(affected: int, people: int) -> str:
    """An SVG of cells one unit wide, row by row, the affected first."""
    in_a_row = across(people)
    other = _RING if people <= _MOST_RINGS else _DOT
    return _SVG.format(
        across=in_a_row,
        down=-(-people // in_a_row),
        squares="".join(_squares(affected, in_a_row)),
        others=other.format(dots="".join(_rows_of_dots(affected, people, in_a_row))),
    )


def _squares(affected: int, in_a_row: int) -> Iterator[str]:
    for place in range(affected):
        down, right = divmod(place, in_a_row)
        yield f"M{right + 0.12:g} {down + 0.12:g}h.76v.76h-.76z"


def _rows_of_dots(first: int, end: int, in_a_row: int) -> Iterator[str]:
    while first < end:
        down, right = divmod(first, in_a_row)
        many = min(in_a_row - right, end - first)
        yield f"M{right + 0.5:g} {down + 0.5:g}h{many - 0.5:g}"
        first += many
