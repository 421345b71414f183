"""Of sources on the same people only one stands in a spread; the others are named in its line."""

from __future__ import annotations

from decision_aid.domain.similarity.overlaps import Overlaps, Stands
from decision_aid.domain.similarity.spread import StudyLine


def once(lines: list[StudyLine], overlaps: Overlaps) -> list[StudyLine]:
    """Each group of people once, where its first line stood. ``lines``: one a source."""
    sources = tuple([line.sourced.source.id for line in lines])
    return [_standing(lines[each.place], each) for each in overlaps.once(sources)]


def others_than(
    there: list[StudyLine], lines: list[StudyLine], overlaps: Overlaps
) -> list[StudyLine]:
    """Without sources on people who are there already."""
    groups = {overlaps.group(line.sourced.source.id) for line in there}
    return [line for line in lines if overlaps.group(line.sourced.source.id) not in groups]


def _standing(line: StudyLine, stands: Stands) -> StudyLine:
    if not stands.surely and not stands.perhaps:
        return line
    return StudyLine(line.sourced, line.likeness, stands.surely, stands.perhaps)
