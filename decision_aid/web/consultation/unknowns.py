"""What is not known yet, each with the control that answers it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from decision_aid.domain.questionnaire.questions import facts_of
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.consultation.answer_form import FieldGroup, field_id
from decision_aid.web.consultation.wording import Register
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import questions_by_fact

_FEWEST, _MOST = 2, 6
_LETTERS = 90
"""In two lines of the strip, with an estimate of the EDSS that stands there too."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing not known yet. ``field`` is the control that answers it, if it is on the screen."""

    name: str
    waiting: str
    field: str


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Those on which most conditions and figures depend, and how many more there are."""

    first: tuple[Unknown, ...]
    more: int


def unknowns_of(
    page: PatientResult, groups: tuple[FieldGroup, ...], register: Register, edss: str = ""
) -> Unknowns:
    """As many as have room beside ``edss``; the others are counted."""
    shown = {field.name for group in groups for field in group.fields}
    found: list[Unknown] = []
    room = _LETTERS - len(edss)
    for unknown in page.unknown_facts[:_MOST]:
        key = _control_for(unknown.fact, shown)
        waits = unknown.criteria + unknown.figures
        waiting = ngettext(
            "%(n)s condition or figure depends on it",
            "%(n)s conditions and figures depend on it",
            waits,
        )
        name = register.fact(unknown.fact)
        room -= len(name) + 2
        if room < 0 and len(found) >= _FEWEST:
            break
        found.append(Unknown(name, waiting % {"n": waits}, field_id(key)))
    return Unknowns(tuple(found), len(page.unknown_facts) - len(found))


def _control_for(name: str, shown: set[str], deep: int = 4) -> str:
    """The question on the screen that gives a fact, or that opens the way to it; else empty."""
    if name in shown or not deep:
        return name if name in shown else ""
    gives = [q for q in questionnaire().questions.values() if name in {q.key, *facts_of(q)}]
    found = [q.key for q in gives if q.key in shown]
    if found:
        return found[0]
    together = questions_by_fact().get(name)
    for question in [*gives, *([together] if together else [])]:
        if question.key in shown:
            return question.key
        rule = question.asked_when_rule
        for read in sorted(rule.reads) if rule else ():
            if read != name and (key := _control_for(read, shown, deep - 1)):
                return key
    return ""
