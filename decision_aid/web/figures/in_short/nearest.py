"""The study that is nearest, in one sentence; where nobody knows, by the types of MS in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.sources import Figure
from decision_aid.domain.similarity.windows import USUAL_YEARS, Window
from decision_aid.web.figures import both_frames, notes, people_and_time, sentences
from decision_aid.web.figures.in_short.limits import open_limits
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.figures.short_words import people_in_short
from decision_aid.web.figures.spreads import phrases
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.words import time as time_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Whom:
    """Told of a study by what it is told for. ``own``: how many in it had the person's type of MS.
    ``otherwise``: how it counted, where most studies before it did not. ``fewer``: that fewer of
    the person's type had it.
    """

    own: str = ""
    otherwise: str = ""
    fewer: str = ""


NOBODY_ASKS = Whom()


def nearest_study(
    told: FigureStatement, number: int, *, window: Window | None, whom: Whom = NOBODY_ASKS
) -> str:
    """The nearest study where there is little room. ``window``: of the spread before it, for its
    own time is told where that is another.

    Nobody of few people is never a plain zero.
    """
    study, people = short_label(told.source), told.published.people
    is_counted = bool(people) and told.counted_people[1] == people
    size = "" if is_counted else people_in_short(told.sourced)
    mixed = people_and_time.mixed_in_short(told.sourced) if told.short.is_near else ""
    is_none = bool(told.frames and told.frames.nobody and people)
    words: dict[str, object] = {
        "named": first_named(told),
        "study": _in_brackets(told, (study, "" if is_none else size), mixed, whom),
        "source": number,
    }
    if told.frames is None:
        words["value"] = told.value
    elif is_none:
        words["value"] = sentences.none_of(told.short.people)
    else:
        words["value"] = at_its_time(told.short.counted, told.published, window)
    said = _("%(named)s: %(value)s (%(study)s) [%(source)s].") % words
    is_extreme = is_none or bool(told.frames and told.frames.everybody and people)
    return f"{said} {both_frames.what_it_means(told.published)}" if is_extreme else said


def only_study(told: FigureStatement, whom: Whom, *, says_people: bool) -> str:
    """What the one study is called behind its number, as a row tells it: with its people, unless
    the number says them.
    """
    mixed = people_and_time.mixed_in_short(told.sourced) if told.short.is_near else ""
    size = "" if says_people else people_in_short(told.sourced)
    words = {
        "study": _in_brackets(told, (short_label(told.source), size), mixed, whom),
        "types": told.short.types,
        "studies": phrases.studies(1),
    }
    if told.short.is_near or not told.sourced.subtypes:
        return _("%(studies)s: %(study)s") % words
    return _("%(studies)s of %(types)s: %(study)s") % words


def _in_brackets(told: FigureStatement, study: Iterable[str], mixed: str, whom: Whom) -> str:
    """Whom it took in, as the first page says it; where nobody is near, the types come first."""
    limits = open_limits(told.sourced, told.outcomes) if told.outcomes else ""
    parts = (*study, told.short.note, mixed, whom.otherwise, whom.own, limits)
    return notes.with_fewer(", ".join(filter(None, parts)), whom.fewer)


def with_limits(told: FigureStatement) -> str:
    """The study in full, and whom it took in where the person may be another."""
    limits = open_limits(told.sourced, told.outcomes) if told.outcomes else ""
    return "; ".join(filter(None, (told.study, limits)))


def named(told: FigureStatement) -> str:
    """What it is called above all that is told of it."""
    if told.short.is_near:
        return _("The nearest study")
    if not told.sourced.subtypes:
        return capfirst(_of_no_type())
    return _("A study of %(types)s") % {"types": told.short.types}


def first_named(told: FigureStatement) -> str:
    """Before the study below a spread: near, else by the types of MS in it."""
    if told.short.is_near:
        return _("Nearest study")
    if not told.sourced.subtypes:
        return _("In %(what)s") % {"what": _of_no_type()}
    return _("In %(what)s") % {"what": told.short.types}


def _of_no_type() -> str:
    return _("a study that does not say which type of MS")


def at_its_time(result: str, figure: Figure, window: Window | None) -> str:
    """ "95 of 100 at 4 years", where the spread says "about 5 years"."""
    at, usual = figure.at, USUAL_YEARS.get(window) if window else None
    if at is None or usual is None or at.in_years == usual:
        return result
    return _("%(result)s at %(time)s") % {"result": result, "time": time_words.length_of(at)}
