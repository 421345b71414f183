"""Of sources on the same people only one stands in a spread; the others are named in its line."""

from __future__ import annotations

from collections.abc import Iterable

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.similarity.overlaps import Overlaps, Stands
from decision_aid.domain.similarity.spread import StudyLine


def once(lines: list[StudyLine], overlaps: Overlaps) -> list[StudyLine]:
    """Each group of people once, where its first line stood. ``lines``: one a source."""
    figures = tuple([line.sourced for line in lines])
    return [as_it_stands(lines[each.place], each) for each in overlaps.once(figures)]


def others_than(
    there: list[StudyLine], lines: list[StudyLine], overlaps: Overlaps
) -> list[StudyLine]:
    """Without sources on people who are there already."""
    if not lines:
        return lines
    groups = {_group(line, overlaps) for line in there}
    return [line for line in lines if _group(line, overlaps) not in groups]


def is_of_type(sourced: SourcedFigure, subtype: str | None) -> bool:
    """Everybody of the study with this type of MS, and nobody with another."""
    is_part = sourced.figure.where is not None or sourced.figure.outside is not None
    return subtype is not None and sourced.subtypes == (subtype,) and not is_part


def without_stand_ins(
    like: list[StudyLine], unlike: Iterable[StudyLine], subtype: str | None, overlaps: Overlaps
) -> list[StudyLine]:
    """Without mixed groups of whose people those with this type are told apart, and are unlike.

    Else a report on all of them together would stand in for those whom the person differs from.
    """
    apart = {_group(line, overlaps) for line in unlike if is_of_type(line.sourced, subtype)}
    if not apart:
        return like
    return [
        line
        for line in like
        if is_of_type(line.sourced, subtype) or _group(line, overlaps) not in apart
    ]


def _group(line: StudyLine, overlaps: Overlaps) -> str:
    return overlaps.group(line.sourced.source.id)


def as_it_stands(line: StudyLine, stands: Stands) -> StudyLine:
    if not stands.surely and not stands.perhaps:
        return line
    return line._replace(same_people_as=stands.surely, perhaps_same_people_as=stands.perhaps)
