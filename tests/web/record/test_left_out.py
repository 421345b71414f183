"""What is not so is left out and counted; what is not certain is told and never proposed."""

from __future__ import annotations

from decision_aid.domain.record.findings import Doubt, Why
from tests.web.record.proposed import given, read
from tests.web.record.records import (
    ICD,
    INDEX,
    JCV,
    LOINC,
    NATALIZUMAB,
    RRMS,
    Resource,
    concept,
    condition,
    edss,
    observation,
    quantity,
    r5,
    statement,
    with_patient,
)

LEFT: tuple[tuple[str, Resource, Why], ...] = (
    ("entered in error", edss(4, status="entered-in-error"), Why.MISTAKE),
    ("cancelled", edss(4, status="cancelled"), Why.MISTAKE),
    ("preliminary", edss(4, status="preliminary"), Why.NOT_CERTAIN),
    ("no status", edss(4, status=None), Why.NOT_CERTAIN),
    ("in the future", edss(4, "2027-01-01"), Why.AHEAD),
    ("no value", observation({"text": "EDSS"}, dataAbsentReason={"text": "?"}), Why.NO_VALUE),
    ("a code that is not known", observation(concept(LOINC, "718-7")), Why.NOT_READ),
    ("a right code of another list", condition(concept(ICD, "426373005")), Why.NOT_READ),
    ("refuted", condition(RRMS, verificationStatus=concept("x", "refuted")), Why.MISTAKE),
    ("provisional", condition(RRMS, verificationStatus=concept("x", "provisional")),
     Why.NOT_CERTAIN),
    ("ruled out in the end", condition(RRMS, abatementDateTime="2020"), Why.NOT_NOW),
    ("a code and words that differ", condition({**RRMS, "text": "SPMS"}), Why.NOT_READ),
    ("resolved", condition(RRMS, clinicalStatus=concept("x", "resolved")), Why.NOT_NOW),
    ("an intention", statement(NATALIZUMAB, "intended"), Why.NOT_TAKEN),
    ("not taken", statement(NATALIZUMAB, "not-taken"), Why.NOT_TAKEN),
    ("STU3: not taken", statement(NATALIZUMAB, taken="n"), Why.NOT_TAKEN),
    ("STU3: nobody knows", statement(NATALIZUMAB, taken="unk"), Why.NOT_CERTAIN),
    ("DSTU2: not taken", statement(NATALIZUMAB, wasNotTaken=True), Why.NOT_TAKEN),
    ("R5: not taken", r5("not-taking"), Why.NOT_TAKEN),
    ("R5: nobody knows", r5("unknown"), Why.NOT_CERTAIN),
    ("refuted in words", condition(RRMS, verificationStatus={"text": "Refuted"}), Why.MISTAKE),
    ("words that nobody knows", condition(RRMS, verificationStatus={"text": "Ruled out"}),
     Why.NOT_CERTAIN),
    ("over, in words", condition(RRMS, clinicalStatus={"coding": [{"display": "Resolved"}]}),
     Why.NOT_NOW),
    ("suspected", condition({"text": "MS (suspected)"}), Why.NOT_READ),
    ("asked, not told", condition({"text": "?RRMS"}), Why.NOT_READ),
    ("words that doubt the code", condition({**RRMS, "text": "Possible RRMS"}), Why.NOT_READ),
    ("thought of", statement({"text": "Consider natalizumab"}), Why.NOT_READ),
    ("warned of", statement({**NATALIZUMAB, "text": "natalizumab: contraindicated"}),
     Why.NOT_READ),
    ("changed by what is not known here",
     edss(4, modifierExtension=[{"url": "https://x.example/not", "valueBoolean": True}]),
     Why.NOT_CERTAIN),
    ("of another number", {**edss(4), "subject": {"identifier": {"value": "9"}}}, Why.STRANGER),
    ("of another name", {**edss(4), "subject": {"display": "Other, Olga"}}, Why.STRANGER),
    ("two types in one name", condition({"text": "RRMS (SPMS)"}), Why.NOT_READ),
    ("about another in this one", edss(4, focus=[{"reference": "Patient/x"}]), Why.STRANGER),
    ("a range of scores", observation({"text": "EDSS"}, valueRange={"low": {"value": 3}}),
     Why.NO_VALUE),
    ("a plan", {**statement(NATALIZUMAB), "resourceType": "MedicationRequest", "intent": "plan"},
     Why.NOT_TAKEN),
    ("not to be given", {**statement(NATALIZUMAB), "resourceType": "MedicationRequest",
                         "intent": "order", "doNotPerform": True}, Why.NOT_TAKEN),
    ("a cancelled order", {**statement(NATALIZUMAB), "resourceType": "MedicationRequest",
                           "intent": "order", "status": "cancelled"}, Why.MISTAKE),
    ("a drug that is not ours", statement({"text": "Paracetamol 500 mg"}), Why.NOT_READ),
    ("two drugs in one name", statement({"text": "natalizumab or rituximab"}), Why.NOT_READ),
    ("somebody else's", {**edss(4), "subject": {"reference": "Patient/other"}}, Why.STRANGER),
    ("the mother's", {"resourceType": "FamilyMemberHistory", "condition": [{"code": RRMS}]},
     Why.NOT_READ),
)  # fmt: skip


def test_what_is_not_so_is_left_out_and_counted() -> None:
    wrong = {}
    for name, resource, why in LEFT:
        found = read(with_patient(resource))
        if (given(found), found.remarks, found.left) != ({}, (), {why: 1}):
            wrong[name] = found
    assert wrong == {}


DOUBTED: tuple[tuple[str, list[Resource], tuple[str, Doubt]], ...] = (
    ("two scores of one day", [edss(4, "2026-10-01"), edss(5, "2026-10-01")],
     ("edss_value", Doubt.TWO_VALUES)),
    ("two without dates", [edss(4), edss(5)], ("edss_value", Doubt.TWO_VALUES)),
    ("a day inside a month", [edss(4, "2026-10"), edss(5, "2026-10-01")],
     ("edss_value", Doubt.TWO_VALUES)),
    ("a score that may be two", [observation({"text": "EDSS"}, valueString="4-4.5")],
     ("edss_value", Doubt.DOES_NOT_FIT)),
    ("out of ten where that is no scale",
     [observation({"text": "ECOG"}, valueString="1/10")], ("performance", Doubt.UNIT)),
    ("no such score", [edss(0.5)], ("edss_value", Doubt.DOES_NOT_FIT)),
    ("beyond the scale", [edss(41)], ("edss_value", Doubt.DOES_NOT_FIT)),
    ("huge", [edss(10**30)], ("edss_value", Doubt.DOES_NOT_FIT)),
    ("another unit", [observation(concept(LOINC, "10230-1"), valueQuantity=quantity(0.6, "mL"))],
     ("lvef", Doubt.UNIT)),
    ("no unit", [observation(concept(LOINC, "10230-1"), valueQuantity=quantity(60))],
     ("lvef", Doubt.UNIT)),
    ("less than", [observation(concept(LOINC, "10230-1"),
                               valueQuantity={**quantity(20, "%"), "comparator": "<"})],
     ("lvef", Doubt.NOT_EXACT)),
    ("a part of a per cent", [observation(concept(LOINC, "10230-1"),
                                          valueQuantity=quantity(57.5, "%"))],
     ("lvef", Doubt.DOES_NOT_FIT)),
    ("filtration and not clearance", [observation({"text": "eGFR"}, valueInteger=80)],
     ("crcl", Doubt.KIN)),
    ("a low index alone", [observation(INDEX, valueQuantity=quantity(0.3))], ("jcv", Doubt.KIN)),
    ("an unclear result", [observation(JCV, valueString="indeterminate")],
     ("jcv", Doubt.DOES_NOT_FIT)),
    ("an illness among many", [condition(concept(ICD, "A81.2"), abatementDateTime="2019")],
     ("health:pml", Doubt.ONE_OF_MANY)),
    ("a drug for another illness", [statement({"text": "MabThera"},
                                              reasonCode=[{"text": "Rheumatoid arthritis"}])],
     ("dmt_tried", Doubt.OTHER_ILLNESS)),
)  # fmt: skip


def test_two_years_of_onset_are_told_unless_one_was_written_later() -> None:
    first, second = condition(RRMS, onsetDateTime="2014"), condition(RRMS, onsetDateTime="2015-03")
    found = read(with_patient(first, second))
    assert given(found) == {"subtype": "rrms"}
    assert {(r.key, r.doubt) for r in found.remarks} == {("year_onset", Doubt.TWO_VALUES)}
    found = read(with_patient({**first, "recordedDate": "2020-01-01"}, second))
    assert given(found) == {"subtype": "rrms", "year_onset": "2014"}


def test_what_is_not_certain_is_told_and_never_proposed() -> None:
    wrong = {}
    for name, resources, expected in DOUBTED:
        found = read(with_patient(*resources))
        if given(found) != {} or {(r.key, r.doubt) for r in found.remarks} != {expected}:
            wrong[name] = found
    assert wrong == {}
