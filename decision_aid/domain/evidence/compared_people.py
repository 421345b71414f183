"""Which figures of a study are about the same people, so that they may be set side by side.

The note of a figure tells a narrower group, a dose or whom people were matched with. Only words say
which, so figures with different notes stay apart unless the source names their people alike
(``compared_people``).
"""

from __future__ import annotations

from decision_aid.domain.evidence.sources import SourcedFigure

EVERYBODY = "everybody"
"""In ``compared_people``: the note tells no narrower group."""

Counted = tuple[object, ...]


def people_of(sourced: SourcedFigure) -> Counted:
    """Equal for figures about people of one study who may be compared, whatever the arm."""
    figure = sourced.figure
    named = figure.compared_people or figure.group_note
    return sourced.source, figure.group, "" if named == EVERYBODY else named


def counted_alike(sourced: SourcedFigure) -> Counted:
    """Equal for figures that count the same in people who may be compared."""
    figure = sourced.figure
    return figure.endpoint, figure.at, figure.unit, figure.definition, *people_of(sourced)
