"""Diagnoses: the type of MS, when it began and was told, and illnesses that a team asks about."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.record.findings import (
    Doubt,
    Finding,
    Found,
    Given,
    Remark,
    Why,
    origin,
    status_of,
)
from decision_aid.domain.record.parts import (
    Day,
    Part,
    day_in,
    extension,
    first_day,
    part,
    words_of,
)
from decision_aid.domain.record.terms import GENERAL, RecordTerms

_CERTAIN = frozenset({"", "confirmed"})
_MISTAKEN = frozenset({"refuted", "entered-in-error"})
_PRESENT = frozenset({"", "active", "recurrence", "relapse", "remission"})
"""MS in remission is MS all the same."""
_TOLD_ON = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"
_EVER = ("pml", "cancer")
"""Ticks for what was ever so."""


def read_condition(resource: Part, terms: RecordTerms, today: date, found: Found) -> None:
    means = terms.meaning("diagnosis", resource.get("code"))
    why = Why.NOT_READ if means is None else _left_out(resource, means, today)
    if means is None or why is not None:
        found.leave(resource, why or Why.NOT_READ)
        return
    day = _known_on(resource)
    where = origin(resource, day, words_of(resource.get("code")) or means.upper())
    if means not in (*SUBTYPES, GENERAL):
        found.remarks.append(Remark(f"health:{means}", Doubt.ONE_OF_MANY, where))
        return
    if means != GENERAL:
        found.findings.append(Finding("subtype", (("subtype", means),), where))
    for key, when, words in _years(resource, means):
        given: Given = ((key, str(when.year)),)
        written = first_day(resource, "recordedDate", "dateRecorded")
        found.findings.append(Finding(key, given, origin(resource, written, words)))
    if means == GENERAL and not list(_years(resource, means)):
        found.leave(resource, Why.NO_VALUE)


def _left_out(resource: Part, means: str, today: date) -> Why | None:
    verified = status_of(resource, "verificationStatus")
    if verified in _MISTAKEN or status_of(resource) == "entered-in-error":
        return Why.MISTAKE
    if verified not in _CERTAIN:
        return Why.NOT_CERTAIN
    ends = (told for name, told in resource.items() if name.startswith("abatement"))
    is_over = any(told is not False for told in ends)
    is_over |= status_of(resource, "clinicalStatus") not in _PRESENT
    if is_over and means not in _EVER:
        return Why.NOT_NOW
    days = [each for each in (_onset(resource), _known_on(resource)) if each is not None]
    return Why.AHEAD if any(day.first > today for day in days) else None


def _known_on(resource: Part) -> Day | None:
    """As of when the entry speaks."""
    told = day_in(extension(resource, _TOLD_ON).get("valueDateTime"))
    written = first_day(resource, "recordedDate", "dateRecorded", "assertedDate")
    return written or told or _onset(resource)


def _onset(resource: Part) -> Day | None:
    period = day_in(part(resource, "onsetPeriod").get("start"))
    return day_in(resource.get("onsetDateTime")) or period or day_in(resource.get("onsetString"))


def _years(resource: Part, means: str) -> list[tuple[str, Day, str]]:
    """Key, year and words. Progressive MS after relapses began long before its own entry did."""
    name = words_of(resource.get("code")) or means.upper()
    years: list[tuple[str, Day, str]] = []
    onset = _onset(resource)
    if onset is not None and means != "spms":
        years.append(("year_onset", onset, f"{name}: onset {_iso(onset)}"))
    told = day_in(extension(resource, _TOLD_ON).get("valueDateTime"))
    told = told or day_in(resource.get("assertedDate"))
    if told is not None and means != "spms":
        years.append(("year_diagnosis", told, f"{name}: diagnosed {_iso(told)}"))
    return years


def _iso(day: Day) -> str:
    return f"{day.as_month}-{day.day:02}" if day.day else day.as_month
