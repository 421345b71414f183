"""Treatments of one study in one line: so many of so many, what happened to them, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import events_of
from decision_aid.web.figures import both_frames, sentences
from decision_aid.web.figures.compared.people import result_with_people, says_people
from decision_aid.web.figures.statement import FigureStatement


@dataclass(frozen=True, slots=True)
class TreatmentInLine:
    """ "Alemtuzumab", "37 of 100 (75 people)"; the first of a line says what happened to them."""

    name: str
    told: str


def in_line(figures: Sequence[FigureStatement]) -> Iterator[TreatmentInLine]:
    """In their order. A number alone would leave open whether more is better."""
    for place, each in enumerate(figures):
        told = _counted_out(each) or result_with_people(each)
        if place == 0 and each.frames and each.endpoint.one:
            one = sentences.agreeing(each.counted_people[0], each.endpoint.one)
            told = told.replace(each.result, f"{each.result} {one}", 1)
        yield TreatmentInLine(each.arm.name, told)


def _counted_out(told: FigureStatement) -> str:
    """ "3 of 100 (1 of 31 people)": of few people it says how many they were; else empty."""
    events, people = events_of(told.published), told.published.people
    if told.frames is None or events is None or not people or says_people(told):
        return ""
    if not both_frames.is_few(told.published):
        return ""
    counted = sentences.of_total(sentences.whole(events), sentences.whole(people))
    return _("%(result)s (%(counted)s people)") % {"result": told.result, "counted": counted}
