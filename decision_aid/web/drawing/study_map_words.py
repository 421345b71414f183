"""The evidence map in words: the table twin of the picture and the sentence that sums it up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.evidence.study_map import (
    ROWS,
    Band,
    Cell,
    Place,
    Row,
    largest_of,
    studies_at,
    without_limits_at,
)
from decision_aid.domain.evidence.study_size import Study


@dataclass(frozen=True, slots=True)
class MapBox:
    """One box of the table twin, in words."""

    label: str
    words: str
    is_here: bool
    url: str = ""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the table twin: a type of MS, active or not."""

    name: str
    boxes: tuple[MapBox, ...]


def evidence_map_rows(cells: tuple[Cell, ...], places: Collection[Place]) -> tuple[MapRow, ...]:
    """The same as a table: one row for each type of MS and activity, EDSS across."""
    return tuple(_map_row(row, cells, places) for row in ROWS)


def evidence_map_heads() -> tuple[str, ...]:
    """What stands over the columns of the table."""
    return (*map(_head, Band), _("not given"))


def _head(band: Band) -> str:
    if band.last is None:
        return _("%(first)s or more") % {"first": band.first}
    return _("%(first)s to %(last)s") % {"first": band.first, "last": band.last}


def row_name(row: Row) -> str:
    types = {
        "rrms": _("Relapsing-remitting"),
        "spms": _("Secondary progressive"),
        "ppms": _("Primary progressive"),
    }
    activity = _("active") if row.active else _("not active")
    return _("%(type)s, %(activity)s") % {"type": types[row.subtype], "activity": activity}


def _map_row(row: Row, cells: tuple[Cell, ...], places: Collection[Place]) -> MapRow:
    own = [cell for cell in cells if cell.place.row == row]
    boxes = [(studies_in_words(cell.studies), cell.place in places) for cell in own]
    boxes.append((studies_in_words(own[0].without_limits), False))
    heads = evidence_map_heads()
    return MapRow(
        row_name(row),
        tuple(MapBox(head, told, here) for head, (told, here) in zip(heads, boxes, strict=True)),
    )


def studies_in_words(studies: Collection[Study]) -> str:
    """How many studies took in such people; people of the type in all of the largest.

    No study says how many of them had the EDSS of one box.
    """
    if not studies:
        return _("no study")
    told = ngettext("%(n)s study", "%(n)s studies", len(studies)) % {"n": len(studies)}
    largest = largest_of(studies)
    if largest is None:
        return _("%(studies)s; people not given") % {"studies": told}
    said = {"studies": told, "people": _people(largest)}
    if len(studies) == 1:
        return _("%(studies)s; of this type it had %(people)s in all") % said
    return _("%(studies)s; of this type the largest had %(people)s in all") % said


def _people(study: Study) -> str:
    """How many people of the type; "up to" where the study does not tell them apart, "at least"
    where it tells the type of some."""
    count = study.people or 0
    told = ngettext("%(n)s person", "%(n)s people", count) % {"n": f"{count:,}"}
    if study.at_least:
        return _("at least %(people)s") % {"people": told}
    return _("up to %(people)s") % {"people": told} if study.at_most else told


def map_sentence(cells: tuple[Cell, ...], places: Collection[Place]) -> str:
    """What the map says of the boxes where a person is or may be; of all where nobody is asked."""
    if not places:
        return _of_all(cells)
    return " ".join([_where(places), _found(studies_at(cells, places)), *_more(cells, places)])


def _of_all(cells: tuple[Cell, ...]) -> str:
    every = [cell.place for cell in cells]
    return _(
        "Transplant studies on the map: %(n)s that give EDSS limits and %(more)s that give none."
    ) % {"n": len(studies_at(cells, every)), "more": len(without_limits_at(cells, every))}


def _where(places: Collection[Place]) -> str:
    if len(places) == 1:
        return _("Studies with your type of MS, EDSS and activity:")
    return _("You may be in %(n)s boxes of the map. Studies in these boxes:") % {"n": len(places)}


def _found(studies: tuple[Study, ...]) -> str:
    if not studies:
        return _("none that we found.")
    largest = largest_of(studies)
    if largest is None:
        return _("%(n)s; they do not say how many people had a transplant.") % {"n": len(studies)}
    people = _people(largest)
    if len(studies) == 1:
        return _("1; it had %(people)s of this type in all.") % {"people": people}
    return _("%(n)s; the largest that counted this type of MS had %(people)s of it in all.") % {
        "n": len(studies),
        "people": people,
    }


def _more(cells: tuple[Cell, ...], places: Collection[Place]) -> list[str]:
    count = len(without_limits_at(cells, places))
    if not count:
        return []
    told = ngettext(
        "%(n)s more study took in people of this type, but does not give its EDSS limits.",
        "%(n)s more studies took in people of this type, but do not give their EDSS limits.",
        count,
    )
    return [told % {"n": count}]
