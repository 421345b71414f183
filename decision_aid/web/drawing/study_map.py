"""The evidence map: a tile for each kind of person, darker where a larger study took them in.

The tiles are cached for everybody; the frames that show where one person stands are not, so that
no answer is kept on the server.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.study_map import ROWS, Band, Cell, Place, Row, largest_of
from decision_aid.domain.evidence.study_size import Study
from decision_aid.web.drawing.marks import INK, LINE, PAPER, num, text
from decision_aid.web.drawing.study_map_words import (
    evidence_map_heads,
    evidence_map_rows,
    map_sentence,
    row_name,
)

WIDTH = 288
_TILE, _TALL, _HEAD, _ROW_HEAD = 52, 42, 38, 33
_ROW = _ROW_HEAD + _TALL + 4
HEIGHT = _HEAD + len(ROWS) * _ROW
_STEPS = ((200, "1"), (50, ".4"), (0, ".13"))
"""From how many people in the largest study a tile has which strength of ink."""

_PERSON = '<circle cx="5" cy="3" r="2.6"/><path d="M.8 13V9.6a4.2 3.6 0 0 1 8.4 0V13z"/>'
_PAGE = '<path fill-rule="evenodd" d="M0 0h6.5L9 2.5V12H0zM2 4.5v1.3h5V4.5zM2 7.6v1.3h5V7.6z"/>'


def evidence_map(cells: tuple[Cell, ...], places: Collection[Place], title: str) -> SafeString:
    """The map as a picture; ``places`` are framed. The title says the same in words."""
    frames = "".join(_frame(cell.place) for cell in cells if cell.place in places)
    return mark_safe(
        f'<svg class="forest map" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title>{_tiles(cells, get_language() or '')}{frames}</svg>"
    )


def evidence_map_context(
    cells: tuple[Cell, ...], places: Collection[Place], without_type: int
) -> dict[str, Any]:
    """Everything that ``figures/study_map.html`` shows; no places: nobody is compared."""
    sentence = map_sentence(cells, places)
    picture = evidence_map(cells, places, sentence)
    return {
        "picture": picture,
        "sentence": sentence,
        "heads": evidence_map_heads(),
        "rows": evidence_map_rows(cells, places),
        "is_somebody": bool(places),
        "has_upper_limits": "≤" in picture,
        "has_lower_limits": "≥" in picture,
        "without_type": without_type,
    }


@lru_cache(maxsize=16)
def _tiles(cells: tuple[Cell, ...], _language: str) -> str:
    drawn = [_heads()]
    for row in ROWS:
        own = [cell for cell in cells if cell.place.row == row]
        top = _row_top(row)
        drawn.append(_say(text(0, top - 17, escape(row_name(row)), anchor="start", room=WIDTH)))
        drawn.extend(_tile(_column_left(i), top, cell.studies) for i, cell in enumerate(own))
        drawn.append(_tile(_column_left(len(own)), top, own[0].without_limits))
    return "".join(drawn)


def _heads() -> str:
    drawn = text(0, 13, _("EDSS"), anchor="start")
    for place, head in enumerate((*map(_in_short, Band), _("not given"))):
        for up, line in enumerate(reversed(escape(head).split(" ", 1))):
            drawn += text(
                _column_left(place) + _TILE / 2, 31 - 15 * up, line, size=13.5, room=_TILE
            )
    return _say(drawn)


def _in_short(band: Band) -> str:
    return f"{band.first}+" if band.last is None else f"{band.first}–{band.last}"


def _tile(left: float, top: float, studies: tuple[Study, ...]) -> str:
    at = (
        f'x="{num(left + 0.5)}" y="{num(top + 0.5)}" width="{_TILE - 1}" height="{_TALL - 1}" '
        'rx="3"'
    )
    if not studies:
        empty = f'<rect {at} class="rest" fill="{PAPER}" stroke="{INK}" stroke-dasharray="3 3"/>'
        return empty + _say(text(left + _TILE / 2, top + 26, escape(_("none"))))
    largest = largest_of(studies)
    strength = _strength(largest)
    ground = f'<rect {at} class="hit" fill="{INK}" fill-opacity="{strength}" stroke="{INK}"/>'
    mark = "" if largest is None else "≤" if largest.at_most else "≥" if largest.at_least else ""
    people = "?" if largest is None else f"{mark}{largest.people:,}"
    size = 14.5 if len(people) < 4 else 13
    return ground + _say(
        _counted(left, top + 5, _PAGE, text(12, 12.5, str(len(studies)), anchor="start"))
        + _counted(left, top + 24, _PERSON, text(12, 11.5, people, anchor="start", size=size)),
        on_ink=strength == "1",
    )


def _strength(largest: Study | None) -> str:
    """An upper limit is drawn as the least, because it may be."""
    people = 0 if largest is None or largest.at_most else largest.people or 0
    return next(strength for least, strength in _STEPS if people >= least)


def _counted(left: float, top: float, picture: str, number: str) -> str:
    return f'<g transform="translate({num(left + 3.5)} {num(top)})">{picture}{number}</g>'


def _say(inside: str, *, on_ink: bool = False) -> str:
    """Words and small pictures, readable on the tile under them."""
    name, colour = ("on", PAPER) if on_ink else ("say", LINE)
    return f'<g class="{name}" fill="{colour}">{inside}</g>'


def _frame(place: Place) -> str:
    """A thick frame around the tile with a pointer on top: seen in black and white too."""
    left, top = _column_left(list(Band).index(place.band)), _row_top(place.row)
    return (
        f'<rect class="whisker" x="{num(left - 2.5)}" y="{num(top - 2.5)}" width="{_TILE + 5}" '
        f'height="{_TALL + 5}" rx="5" fill="none" stroke="{LINE}" stroke-width="3"/>'
        f'<path class="say" d="M{num(left + _TILE / 2 - 8)} {num(top - 11)}h16l-8 9z" '
        f'fill="{LINE}"/>'
    )


def _column_left(place: int) -> float:
    return 4 + place * (_TILE + 5.5)


def _row_top(row: Row) -> float:
    return _HEAD + ROWS.index(row) * _ROW + _ROW_HEAD
