"""Treatments of one study in one line: so many of so many, what happened to them, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import events_of
from decision_aid.web.figures import both_frames, sentences
from decision_aid.web.figures.compared.good_side import counted_told, events_told
from decision_aid.web.figures.compared.of_treatments import place_of
from decision_aid.web.figures.compared.people import (
    are_counted,
    counted_out,
    died_not_given,
    result_with_people,
)
from decision_aid.web.figures.statement import FigureStatement


@dataclass(frozen=True, slots=True)
class TreatmentInLine:
    """ "Alemtuzumab", "37 of 100 (75 people)"; the first of a line says what happened to them."""

    name: str
    told: str
    place: SafeString


def in_line(figures: Sequence[FigureStatement]) -> Iterator[TreatmentInLine]:
    """In their order. A number alone would leave open whether more is better."""
    for place, each in enumerate(figures):
        died = counted_out(each, figures)
        is_rate = not died and each.frames is None and are_counted(figures)
        untold = _not_counted(each) if is_rate else ""
        told = died or untold or _counted_out(each) or result_with_people(each)
        if place == 0 and each.endpoint.one and (died or each.frames):
            said = died or each.result
            events = int(events_of(each.published) or 0) if died else counted_told(each)
            one = sentences.agreeing(events, each.endpoint.one)
            told = told.replace(said, f"{said} {one}", 1)
        yield TreatmentInLine(each.arm.name, told, place_of(each.arm))


def _not_counted(told: FigureStatement) -> str:
    """A rate beside deaths that are counted out: it stands behind."""
    words = {"not_given": died_not_given(), "rate": told.value, "people": told.people_told}
    return _("%(not_given)s (%(rate)s, %(people)s)") % words


def _counted_out(told: FigureStatement) -> str:
    """ "3 of 100 (1 of 31 people)": of few people it says how many they were; else empty."""
    events, people = events_told(told), told.published.people
    if told.frames is None or events is None or not people or told.says_people:
        return ""
    if not both_frames.is_few(told.published):
        return ""
    counted = sentences.of_total(sentences.whole(events), sentences.whole(people))
    return _("%(result)s (%(counted)s people)") % {"result": told.result, "counted": counted}
