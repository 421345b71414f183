"""The study that is nearest, in one sentence; where nobody knows, by the types of MS in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.web.figures import notes, sentences
from decision_aid.web.figures.statement import FigureStatement


def nearest_study(told: FigureStatement, number: int, *, is_all: bool) -> str:
    """The closest study where there is little room, by name alone where no other is told.

    Nobody of few people is never a plain zero.
    """
    study = told.short.study
    if told.published.people:
        study = _("%(study)s, %(n)s people") % {"study": study, "n": told.short.people}
    words = {"named": _("In the study closest to you"), "study": study, "source": number}
    if not told.short.is_near:
        words["named"] = in_a_study(told)
    if is_all and not told.short.is_near:
        words["types"] = told.short.types
        return _("That study is %(study)s [%(source)s], on %(types)s.") % words
    if is_all:
        return _("That study is %(study)s [%(source)s].") % words
    is_none = bool(told.frames and told.frames.nobody and told.published.people)
    if told.frames is None:
        words["value"] = told.value
    elif is_none:
        words |= {"value": sentences.none_of(told.short.people), "study": told.short.study}
    else:
        words["value"] = told.short.counted
    said = _("%(named)s: %(value)s (%(study)s) [%(source)s].") % words
    return f"{said} {notes.too_few_to_know()}" if is_none else said


def in_a_study(told: FigureStatement) -> str:
    return _("In a study of %(types)s") % {"types": told.short.types}


def named(told: FigureStatement) -> str:
    """What it is called above all that is told of it."""
    if told.short.is_near:
        return _("The study closest to you")
    return _("A study of %(types)s") % {"types": told.short.types}
