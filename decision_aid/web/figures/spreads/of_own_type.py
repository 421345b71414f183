"""Said of one study of several types of MS: how many had the reader's, and whether fewer did."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.difference import Difference
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Better
from decision_aid.domain.logic.facts import PROGRESSIVE, Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.dimensions.ms_type import types_studied
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.domain.similarity.spread import StudyLine
from decision_aid.web.figures import sentences
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


def fewer_of(line: StudyLine, subtype: str | None) -> str:
    """That a good outcome was rarer in progressive MS, where the study found it and gives no
    numbers for the types of MS.
    """
    sourced = line.sourced
    is_own = line.likeness.outcomes[0] is Outcome.ALIKE
    if subtype not in PROGRESSIVE or is_own or sourced.endpoint.better is not Better.HIGHER:
        return ""
    if any(_is_rarer(each, sourced, subtype) for each in sourced.source.difference):
        return _("In progressive MS it was fewer; how many is not told.")
    return ""


def fewer_in_short() -> str:
    """The same behind a study, where it was said before in full."""
    return _("fewer in progressive MS")


def _is_rarer(each: Difference, sourced: SourcedFigure, subtype: str) -> bool:
    if (each.factor, each.endpoint) != ("subtype", sourced.figure.endpoint):
        return False
    if any(side.value is not None for side in each.arms):
        return False
    better = each.better_when
    return better is not None and better.holds_for(Facts({"subtype": subtype})) is Truth.NO
