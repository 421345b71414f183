"""Drugs: which MS drugs were taken or given, and when the last one ended."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.record.bundle import Record
from decision_aid.domain.record.findings import (
    Doubt,
    Finding,
    Found,
    Remark,
    Why,
    origin,
    status_of,
)
from decision_aid.domain.record.parts import Day, Part, day_in, first_day, part, parts, words_of
from decision_aid.domain.record.terms import DRUG, GENERAL, TYPES, RecordTerms

TRIED = "dmt_tried"
_TAKEN = {
    "MedicationStatement": frozenset({"active", "completed", "stopped", "on-hold"}),
    "MedicationRequest": frozenset({"active", "completed", "stopped", "on-hold"}),
    "MedicationAdministration": frozenset({"in-progress", "completed", "stopped", "on-hold"}),
    "MedicationDispense": frozenset({"completed"}),
}
KINDS = tuple(_TAKEN)
_MISTAKEN = frozenset({"entered-in-error", "cancelled", "declined"})
_NOT_TAKEN = frozenset({"not-taken", "not-done", "intended", "draft", "preparation"})
_ONLY_PLANNED = frozenset({"proposal", "plan", "option"})
_DATES = (
    "effectiveDateTime", "effectivePeriod", "whenHandedOver", "dateAsserted", "authoredOn",
)  # fmt: skip
_OVER = frozenset({"completed", "stopped"})
_GOES_ON = frozenset({"active", "in-progress"})


def read_medicine(
    resource: Part, record: Record, terms: RecordTerms, today: date, found: Found
) -> None:
    concept = _concept(resource, record)
    drug = terms.meaning(DRUG, concept)
    if drug is None:
        found.leave(resource, Why.NOT_READ)
        return
    why = _left_out(resource, today)
    if why is not None:
        found.leave(resource, why)
        return
    where = origin(resource, first_day(resource, *_DATES), _words(resource, concept, drug))
    if _is_for_another_illness(resource, record, terms):
        found.remarks.append(Remark(TRIED, Doubt.OTHER_ILLNESS, where))
        return
    found.findings.append(Finding(f"{TRIED}:{drug}", ((TRIED, (drug,)),), where))
    found.is_on_a_drug |= status_of(resource) in _GOES_ON
    ended = last_dose_in(resource, today)
    if ended is not None:
        given = (("last_dose", ended.as_month),)
        found.findings.append(Finding("last_dose", given, origin(resource, ended, where.words)))


def _concept(resource: Part, record: Record) -> Part:
    """R4 names the drug in the entry or points at it; R5 does either under one name."""
    own = part(resource, "medicationCodeableConcept") or part(resource, "medication", "concept")
    if own:
        return own
    pointed = part(resource, "medicationReference") or part(resource, "medication", "reference")
    medicine = record.pointed_at(resource, pointed)
    coded = part(medicine, "code")
    if coded:
        return coded
    ingredients = parts(medicine.get("ingredient"))
    if len(ingredients) == 1:
        return part(ingredients[0], "itemCodeableConcept")
    display = pointed.get("display")
    return {"text": display} if isinstance(display, str) else {}


def _left_out(resource: Part, today: date) -> Why | None:
    status = status_of(resource)
    if status in _MISTAKEN:
        return Why.MISTAKE
    planned = status_of(resource, "intent") in _ONLY_PLANNED
    if status in _NOT_TAKEN or planned or resource.get("doNotPerform") is True:
        return Why.NOT_TAKEN
    if status not in _TAKEN[str(resource.get("resourceType"))]:
        return Why.NOT_CERTAIN
    began = day_in(part(resource, "effectivePeriod").get("start"))
    day = began or first_day(resource, *_DATES)
    return Why.AHEAD if day is not None and day.first > today else None


def _words(resource: Part, concept: Part, drug: str) -> str:
    status = status_of(resource)
    name = words_of(concept) or drug
    return f"{name} ({status})" if status else name


def _is_for_another_illness(resource: Part, record: Record, terms: RecordTerms) -> bool:
    """A reason is told and none of it is MS; where no reason is told, nothing is known."""
    reasons = parts(resource.get("reasonCode"))
    for each in parts(resource.get("reasonReference")):
        coded = part(record.pointed_at(resource, each), "code")
        if coded:
            reasons.append(coded)
    meant = {terms.meaning("diagnosis", each) for each in reasons}
    return bool(reasons) and not meant & {*TYPES, GENERAL}


def last_dose_in(resource: Part, today: date) -> Day | None:
    """The end of what is over, or the day of what was given; never the date of a prescription."""
    kind, status = resource.get("resourceType"), status_of(resource)
    if kind not in ("MedicationStatement", "MedicationAdministration") or status not in _OVER:
        return None
    end = day_in(part(resource, "effectivePeriod").get("end"))
    if kind == "MedicationAdministration":
        end = end or day_in(resource.get("effectiveDateTime"))
    return end if end is not None and end.first <= today and end.month else None
