"""The boxes of the evidence map by name, so that an address can ask for the studies in one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.study_map import (
    ROWS,
    Cell,
    Place,
    Row,
    map_cells,
    studies_without_type,
)
from decision_aid.domain.evidence.study_size import Study
from decision_aid.web.drawing.study_map import evidence_map_context
from decision_aid.web.drawing.study_map_words import MapBox, MapRow, evidence_map_heads, row_name
from decision_aid.web.loaded import evidence_base

_NO_LIMITS = "none"


@dataclass(frozen=True, slots=True)
class MapBoxOfStudies:
    """``name`` is for addresses, such as ``rrms-active-4``: type, activity, where the band begins.

    A band called ``none`` holds the studies that give no EDSS limits.
    """

    name: str
    row: Row
    place: int
    studies: tuple[Study, ...]

    @property
    def words(self) -> str:
        told = {"people": row_name(self.row), "edss": evidence_map_heads()[self.place]}
        return _("%(people)s, EDSS %(edss)s") % told

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(study.source for study in self.studies)


@lru_cache(maxsize=1)
def cells_of_the_map() -> tuple[Cell, ...]:
    base = evidence_base()
    return map_cells(base.sources.values(), base.transplant_arms)


def map_with(places: frozenset[Place]) -> SafeString:
    """The map with the tiles framed where a person is or may be."""
    return _map_html(places, get_language() or "")


@lru_cache(maxsize=8)
def _map_html(places: frozenset[Place], _language: str) -> SafeString:
    context = evidence_map_context(cells_of_the_map(), places, _without_type())
    return mark_safe(render_to_string("figures/study_map.html", context))


@lru_cache(maxsize=1)
def _without_type() -> int:
    base = evidence_base()
    return studies_without_type(base.sources.values(), base.transplant_arms)


@lru_cache(maxsize=1)
def boxes() -> dict[str, MapBoxOfStudies]:
    """Every box in the order of the map: a row at a time, the one without limits at its end."""
    return {box.name: box for row in ROWS for box in _row(row)}


def _row(row: Row) -> list[MapBoxOfStudies]:
    own = [cell for cell in cells_of_the_map() if cell.place.row == row]
    studies = [cell.studies for cell in own] + [own[0].without_limits]
    bands = [str(cell.place.band.first) for cell in own] + [_NO_LIMITS]
    activity = "active" if row.active else "not-active"
    return [
        MapBoxOfStudies(f"{row.subtype}-{activity}-{band}", row, place, found)
        for place, (band, found) in enumerate(zip(bands, studies, strict=True))
    ]


def rows_with_links(rows: Iterable[MapRow]) -> tuple[MapRow, ...]:
    """The table of the map with a way from each box that holds studies to the list of them.

    Only for pages that show no person's place: an address would tell where they stand.
    """
    names = iter(boxes().values())
    return tuple(
        replace(row, boxes=tuple(_linked(box, next(names)) for box in row.boxes)) for row in rows
    )


def _linked(box: MapBox, of_studies: MapBoxOfStudies) -> MapBox:
    if not of_studies.studies:
        return box
    return replace(box, url=f"{reverse('sources')}?box={of_studies.name}")
