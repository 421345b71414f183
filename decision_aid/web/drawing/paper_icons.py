"""Icon arrays for paper: a filled square for each person affected, a ring for each other.

Rings are the dots of a dashed line, grey with white upon it: a path for each ring costs a quarter
of the time of a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}" fill="none">'
    '<path d="{squares}" fill="#000"/><g stroke-dasharray=".001 .999" stroke-linecap="round">'
    '<path d="{dots}" stroke="#666" stroke-width=".74"/>'
    '<path d="{dots}" stroke="#fff" stroke-width=".57"/></g></svg>'
)


@lru_cache(maxsize=512)
def paper_icons(affected: int, out_of: int) -> str:
    """An SVG of cells one unit wide: 10 across, of 1,000 people 25."""
    across = 25 if out_of == 1000 else 10
    return _SVG.format(
        across=across,
        down=out_of // across,
        squares="".join(_squares(affected, across)),
        dots="".join(_rows_of_dots(affected, out_of, across)),
    )


def _squares(affected: int, across: int) -> Iterator[str]:
    for place in range(affected):
        down, right = divmod(place, across)
        yield f"M{right + 0.12:g} {down + 0.12:g}h.76v.76h-.76z"


def _rows_of_dots(first: int, end: int, across: int) -> Iterator[str]:
    while first < end:
        down, right = divmod(first, across)
        many = min(across - right, end - first)
        yield f"M{right + 0.5:g} {down + 0.5:g}h{many - 0.5:g}"
        first += many
