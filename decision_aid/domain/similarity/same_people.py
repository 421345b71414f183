"""Of sources on the same people only one stands in a spread; the others are named in its line."""

from __future__ import annotations

from collections import defaultdict

from decision_aid.domain.similarity.overlaps import Overlaps, size_and_year
from decision_aid.domain.similarity.spread import StudyLine


def once(lines: list[StudyLine], overlaps: Overlaps) -> list[StudyLine]:
    """Each group of people once, where its first line stood. ``lines``: one a source."""
    linked = [line for line in lines if line.sourced.source.id in overlaps.linked]
    if len(linked) < 2:
        return lines
    groups: defaultdict[str, list[StudyLine]] = defaultdict(list)
    for line in linked:
        groups[overlaps.group(line.sourced.source.id)].append(line)
    kept = [(max(each, key=_counts_first), each) for each in groups.values()]
    there = {line.sourced.source.id for line, _ in kept}
    standing: dict[str, StudyLine | None] = {
        each.sourced.source.id: None for several in groups.values() for each in several[1:]
    }
    for line, several in kept:
        standing[several[0].sourced.source.id] = _with_overlaps(line, several, there, overlaps)
    stands = (standing.get(line.sourced.source.id, line) for line in lines)
    return [line for line in stands if line is not None]


def others_than(
    there: list[StudyLine], lines: list[StudyLine], overlaps: Overlaps
) -> list[StudyLine]:
    """Without sources on people who are there already."""
    groups = {overlaps.group(line.sourced.source.id) for line in there}
    return [line for line in lines if overlaps.group(line.sourced.source.id) not in groups]


def _with_overlaps(
    line: StudyLine, several: list[StudyLine], there: set[str], overlaps: Overlaps
) -> StudyLine:
    own = line.sourced.source.id
    perhaps = overlaps.perhaps(own)
    if len(several) == 1 and perhaps.isdisjoint(there):
        return line
    others = {other.sourced.source.id for other in several} - {own}
    return StudyLine(
        line.sourced, line.likeness, tuple(sorted(others)), tuple(sorted(perhaps & there))
    )


def _counts_first(line: StudyLine) -> tuple[int, int, str]:
    return size_and_year(line.sourced.source)
