"""Said of one study of several types of MS: how many had the reader's, and whether fewer did."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.similarity.dimensions.ms_type import types_studied
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.domain.similarity.spread import StudyLine
from decision_aid.web.figures import notes, sentences
from decision_aid.web.words import vocabulary


def how_many_of(line: StudyLine, subtype: str | None) -> str:
    """ "39 with PPMS", where few in it had the reader's type; empty where its note says that, or
    where the types were counted among other people.
    """
    if subtype is None or line.likeness.outcomes[0] is not Outcome.SILENT:
        return ""
    name = str(vocabulary.SUBTYPE[subtype])
    studied, figure = types_studied(line.sourced), line.sourced.figure
    own = studied.count(subtype)
    if not own or studied.people != figure.people or name in figure.group_note:
        return ""
    return _("%(n)s with %(type)s") % {"n": sentences.whole(own), "type": name}


def fewer_of(line: StudyLine) -> str:
    """That fewer of the reader's type of MS had it, or may have, and nobody says how many."""
    return notes.fewer_in_progressive() if line.is_rarer else ""
