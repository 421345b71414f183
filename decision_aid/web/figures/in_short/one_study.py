"""One study in one sentence: both frames at once, and its range in a word."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.web.figures.both_frames import in_one_sentence
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import figure_statement


def short_label(source: Source) -> str:
    """Author and year."""
    return source.short_name.partition(" (")[0]


def said_in_short(told: FigureStatement) -> str:
    """ "95 of 100 people had no relapse; 5 did." Longer where no people are counted."""
    return told.said


def said_with_time(told: FigureStatement) -> str:
    """The same, and when it was counted."""
    said = {"said": both_frames(told) or told.said.rstrip("."), "time": told.time}
    return _("%(said)s (%(time)s).") % said


def both_frames(told: FigureStatement) -> str:
    """Without a full stop; empty where no people are counted."""
    if told.frames is None or not told.endpoint.has_both_frames:
        return ""
    return in_one_sentence(told.endpoint, told.published, told.frames)


def range_in_short(told: FigureStatement) -> str:
    """ "Range: 46 to 62 (ours).", "Range: not given."; of what counts no people as printed."""
    given = told.range_cell if told.frames else told.range_as_printed
    return _("Range: %(range)s.") % {"range": given} if given else ""


def small_report(sourced: SourcedFigure) -> tuple[str, str, str]:
    """The study; what came out, of which type of MS and of how many people; and its place."""
    figure = figure_statement(sourced)
    types = "" if figure.part_of_study else figure.short.types
    people = "" if sourced.figure.unit is Unit.PEOPLE else figure.people_told
    told = figure.measured
    if whom := ", ".join(filter(None, (types, people))):
        told = _("%(measured)s (%(whom)s)") % {"measured": told, "whom": whom}
    return figure.label, told, figure.url
