"""One study in one sentence: both frames at once, and its range in a word."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.web.figures import sentences
from decision_aid.web.figures.statement import FigureStatement


def said_in_short(told: FigureStatement) -> str:
    """ "95 of 100 had no relapse; this was not so for the other 5."

    The longer words where no people are counted, or too few to give a whole number.
    """
    return f"{both_frames(told)}." if both_frames(told) else told.said


def said_with_time(told: FigureStatement) -> str:
    """The same, and when it was counted."""
    frames = both_frames(told)
    said = {"said": frames or told.said.rstrip("."), "time": told.time}
    return _("%(said)s (%(time)s).") % said


def both_frames(told: FigureStatement) -> str:
    """Empty where no people are counted, or too few for a whole number."""
    frames, one = told.frames, told.endpoint.one
    if frames is None or not one:
        return ""
    if 0 in (frames.affected, frames.others) and not (frames.nobody or frames.everybody):
        return ""
    counted, people = told.counted_people
    words = {
        "counted": told.short.counted,
        "one": one,
        "rest": sentences.whole(people - counted),
        "people": told.short.people,
    }
    if frames.nobody and told.published.people:
        return _("None of the %(people)s people %(one)s") % words
    if frames.everybody:
        return _("%(counted)s %(one)s") % words
    return _("%(counted)s %(one)s; this was not so for the other %(rest)s") % words


def range_in_short(told: FigureStatement) -> str:
    """ "Range: 46 to 62 (ours).", "Range: not given."; of what counts no people as printed."""
    given = told.range_cell if told.frames else told.range_as_printed
    return _("Range: %(range)s.") % {"range": given} if given else ""
