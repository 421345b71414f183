"""How many people stand behind numbers that are set side by side, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.evidence.absolute_risk import events_of
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.study_size import people_of_study, sample_size
from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.results.compared.few_events import is_clear_beside, is_too_few_to_know
from decision_aid.domain.similarity.deaths import OF_ANY_CAUSE
from decision_aid.web.figures import sentences
from decision_aid.web.figures.both_frames import too_few_in_line
from decision_aid.web.figures.statement import FigureStatement


def people_of_each(figures: Sequence[SourcedFigure]) -> str:
    """ "55 people each", "31 and 62 people" in the order of the figures; of the study where it does
    not tell them apart; empty where it tells none.
    """
    behind = [sample_size(each) for each in figures]
    known = [people for people in behind if people]
    if len(known) < len(behind):
        study = people_of_study(figures[0].source)
        return _("%(n)s people in all") % {"n": sentences.whole(study)} if study else ""
    *first, last = map(sentences.whole, known)
    if len(set(known)) == 1:
        return _("%(n)s people each") % {"n": last}
    return _("%(first)s and %(last)s people") % {"first": ", ".join(first), "last": last}


def result_with_people(told: FigureStatement) -> str:
    """ "57 of 100 (69 people)"; a result that is told of those studied says it already."""
    people = _people(told)
    if not people:
        return told.result
    rate = sentences.rate_in_people(told.published) if told.frames is None else ""
    if rate:
        words = {"rate": rate, "printed": told.value, "people": people}
        return _("%(rate)s (%(printed)s, %(people)s)") % words
    return _("%(result)s (%(people)s)") % {"result": told.result, "people": people}


def all_or_none_of_few(told: FigureStatement, group: Sequence[FigureStatement]) -> str:
    """ "none of 75 (too few to know)", "all 24 (too few to know)"; empty for any other result, and
    in a ``group`` where others clearly fared otherwise.
    """
    few = too_few_in_line(told.published)
    if not few or is_clear_beside(told.published, [each.sourced for each in group]):
        return ""
    words = {"n": sentences.whole(told.published.people or 0), "few": few}
    return (
        _("all %(n)s (%(few)s)") % words
        if told.published.value
        else (_("none of %(n)s (%(few)s)") % words)
    )


def died_of(told: FigureStatement) -> str:
    """ "1 of the 139 people": deaths are few, so they are counted out."""
    return _counted(told) if told.endpoint.id == OF_ANY_CAUSE else ""


def _counted(told: FigureStatement) -> str:
    events, people = events_of(told.published), told.published.people
    if events is None or not people:
        return ""
    whole = sentences.whole(people)
    if not events:
        return sentences.none_of(whole)
    return _("%(n)s of the %(people)s people") % {"n": sentences.whole(events), "people": whole}


def counted_out(told: FigureStatement, group: Iterable[FigureStatement]) -> str:
    """The same of any harm that happened to too few to tell whether the treatments differ."""
    is_few = is_too_few_to_know([each.sourced for each in group])
    return _counted(told) if is_few and told.published.unit is Unit.PEOPLE else died_of(told)


def are_counted(group: Iterable[FigureStatement]) -> bool:
    """Whether deaths are counted out on any of the treatments: then on none a rate stands big."""
    return any(died_of(each) for each in group)


def died_not_given() -> str:
    """Of a rate beside deaths that are counted out."""
    return _("how many died is not given")


def _people(told: FigureStatement) -> str:
    people = told.published.people
    if people:
        words = ngettext("%(n)s person", "%(n)s people", people) % {"n": sentences.whole(people)}
        return "" if told.says_people else words
    study = sample_size(told.sourced) or people_of_study(told.source)
    return _("%(n)s people in the study") % {"n": sentences.whole(study)} if study else ""
