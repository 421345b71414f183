"""Drugs: which MS drugs were taken or given, and when the last one ended."""

from __future__ import annotations

from datetime import date

from decision_aid.domain.logic.facts import SUBTYPES
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
from decision_aid.domain.record.parts import (
    Day,
    Part,
    code_in,
    day_in,
    first_day,
    part,
    parts,
    words_of,
)
from decision_aid.domain.record.terms import DRUG, GENERAL, RecordTerms

TRIED = "dmt_tried"
_TAKEN = {
    "MedicationStatement": frozenset({"active", "completed", "stopped", "on-hold", "recorded"}),
    "MedicationRequest": frozenset({"active", "completed", "stopped", "on-hold", "ended"}),
    "MedicationAdministration": frozenset({"in-progress", "completed", "stopped", "on-hold"}),
    "MedicationDispense": frozenset({"completed"}),
}
KINDS = tuple(_TAKEN)
_MISTAKEN = frozenset({"entered-in-error", "cancelled", "declined"})
_NOT_TAKEN = frozenset({"not-taken", "not-done", "intended", "draft", "preparation"})
_ONLY_PLANNED = frozenset({"proposal", "plan", "option"})
_DATES = (
    "effectiveDateTime", "effectivePeriod", "occurenceDateTime", "occurencePeriod",
    "whenHandedOver", "dateAsserted", "authoredOn",
)  # fmt: skip
_PERIODS, _DAYS = ("effectivePeriod", "occurencePeriod"), ("effectiveDateTime", "occurenceDateTime")
"""R4 and R5, which writes it with one r."""
_OVER = frozenset({"completed", "stopped"})
_GOES_ON = frozenset({"active", "in-progress", "taking"})
_ADHERENCE = frozenset({"", "taking", "on-hold", "stopped"})


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
    found.is_on_a_drug |= _state(resource) in _GOES_ON
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
    if _was_not_taken(resource):
        return Why.NOT_TAKEN
    is_told = status in _TAKEN[str(resource.get("resourceType"))]
    if not is_told or resource.get("taken", "y") != "y" or _adherence(resource) not in _ADHERENCE:
        return Why.NOT_CERTAIN
    began = next((d for p in _PERIODS if (d := day_in(part(resource, p).get("start")))), None)
    day = began or first_day(resource, *_DATES)
    return Why.AHEAD if day is not None and day.first > today else None


def _was_not_taken(resource: Part) -> bool:
    """As DSTU2, STU3 and R5 say it, each in a part of its own beside the status."""
    told = (resource.get("wasNotTaken"), resource.get("wasNotGiven"), resource.get("notGiven"))
    return True in told or resource.get("taken") == "n" or _adherence(resource) == "not-taking"


def _adherence(resource: Part) -> str:
    """R5: whether what was recorded is taken, in one word; how well it is taken is left out."""
    told = code_in(part(resource, "adherence", "code"))
    return told.removesuffix("-as-directed").removesuffix("-not")


def _state(resource: Part) -> str:
    """The status; of R5, which only records, what it says beside it."""
    status = status_of(resource)
    return _adherence(resource) or status if status == "recorded" else status


def _words(resource: Part, concept: Part, drug: str) -> str:
    status = _state(resource)
    name = words_of(concept) or drug
    return f"{name} ({status})" if status else name


def _is_for_another_illness(resource: Part, record: Record, terms: RecordTerms) -> bool:
    """A reason is told and none of it is MS; where no reason is told, nothing is known."""
    told = parts(resource.get("reason"))  # R5 has codes and references under one name
    reasons = [*parts(resource.get("reasonCode")), *(c for e in told if (c := part(e, "concept")))]
    pointed = [part(each, "reference") for each in told]
    for each in (*parts(resource.get("reasonReference")), *pointed):
        coded = part(record.pointed_at(resource, each), "code")
        if coded:
            reasons.append(coded)
    meant = {terms.meaning("diagnosis", each) for each in reasons}
    return bool(reasons) and not meant & {*SUBTYPES, GENERAL}


def last_dose_in(resource: Part, today: date) -> Day | None:
    """The end of what is over, or the day of what was given; never the date of a prescription."""
    kind, status = resource.get("resourceType"), _state(resource)
    if kind not in ("MedicationStatement", "MedicationAdministration") or status not in _OVER:
        return None
    ends = [day_in(part(resource, name).get("end")) for name in _PERIODS]
    if kind == "MedicationAdministration":
        ends += [day_in(resource.get(name)) for name in _DAYS]
    end = next((each for each in ends if each is not None), None)
    return end if end is not None and end.first <= today and end.month else None
