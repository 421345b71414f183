"""The study that is nearest, in one sentence; where nobody knows, by the types of MS in it."""

from __future__ import annotations

from django.utils.translation import gettext as _

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
        words["named"] = _("In a study of %(types)s") % {"types": told.short.types}
    if is_all and not told.short.is_near:
        words["types"] = told.short.types
        return _("That study is %(study)s [%(source)s], on %(types)s.") % words
    if is_all:
        return _("That study is %(study)s [%(source)s].") % words
    if told.frames is None:
        words["value"] = told.value
        return _("%(named)s: %(value)s (%(study)s) [%(source)s].") % words
    if told.frames.nobody and told.published.people:
        words |= {"n": told.short.people, "study": told.short.study}
        none = _(
            "%(named)s: none of the %(n)s people. That is too few to know (%(study)s) [%(source)s]."
        )
        return none % words
    words["counted"] = told.short.counted
    return _("%(named)s: %(counted)s (%(study)s) [%(source)s].") % words


def named(told: FigureStatement) -> str:
    """What it is called above all that is told of it."""
    if told.short.is_near:
        return _("The study closest to you")
    return _("A study of %(types)s") % {"types": told.short.types}
