"""What records say and do not say: only what is certain becomes a proposal, the rest is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from decision_aid.domain.record.bundle import RecordError
from decision_aid.domain.record.findings import Doubt, Why
from decision_aid.domain.record.proposals import Proposals, proposals_of
from decision_aid.web.loaded import questionnaire, record_terms
from tests.web.record.records import (
    ATC,
    LOINC,
    NATALIZUMAB,
    PATIENT,
    RRMS,
    SNOMED,
    TODAY,
    WHOLE,
    Resource,
    bundle,
    concept,
    condition,
    edss,
    observation,
    quantity,
    statement,
    with_patient,
)

ICD = "http://hl7.org/fhir/sid/icd-10"
JCV, INDEX = {"text": "JC virus antibody"}, {"text": "JCV index"}
WRONG = condition(RRMS)["verificationStatus"]


def read(raw: object) -> Proposals:
    return proposals_of(raw, questionnaire(), record_terms(), TODAY)


def given(found: Proposals) -> dict[str, Any]:
    """All answers together; drugs are joined."""
    together: dict[str, Any] = {}
    for proposal in found.proposals:
        for key, answer in proposal.given:
            is_list = isinstance(answer, tuple)
            together[key] = (*together.get(key, ()), *answer) if is_list else answer
    together.pop("age", None)
    return together


def test_a_whole_record_gives_each_answer_with_its_entry() -> None:
    found = read(bundle(*WHOLE))
    assert given(found) == {
        "subtype": "rrms", "year_onset": "2014", "edss_known": "yes", "edss_value": "4.5",
        "edss_when": "6m", "edss_year_ago": "3.5", "filled_in_by": "clinician", "lvef": "62",
        "jcv": "high", "jcv_when": "2026-07", "dmt_tried": ("dimethyl-fumarate", "natalizumab"),
    }  # fmt: skip
    by_key = {each.key: each for each in found.proposals}
    assert by_key["age"].answer == "42"
    score = by_key["edss_value"]
    assert (score.origin.kind, score.origin.day and score.origin.day.as_month) == (
        "Observation", "2026-09",
    )  # fmt: skip
    assert [each.words for each in score.others] == ["Kurtzke multiple sclerosis rating scale: 3.5"]
    assert [(each.key, each.doubt) for each in found.remarks] == [("crcl", Doubt.KIN)]
    assert (found.left, found.kinds) == ({Why.NOT_READ: 1}, {"AllergyIntolerance": 1})


def _r5(adherence: str, **more: Any) -> Resource:
    told = {"adherence": {"code": {"coding": [{"code": adherence}]}}} if adherence else {}
    return {"resourceType": "MedicationStatement", "status": "recorded",
            "medication": {"concept": NATALIZUMAB}, **told, **more}  # fmt: skip


EDSS_4 = {"edss_known": "yes", "edss_value": "4"}
TAKEN: tuple[tuple[str, list[Resource], dict[str, Any]], ...] = (
    ("no date: the score without its age", [edss(4)], EDSS_4),
    ("a dated one before one without", [edss(6), edss(4, "2024-01-09")],
     {**EDSS_4, "edss_when": "older"}),
    ("a month that may be either side of six", [edss(4, "2026-05")], EDSS_4),
    ("a year", [edss(4, "2024")], {**EDSS_4, "edss_when": "older"}),
    ("the later hour of one day",
     [edss(3, "2026-10-01T08:00:00Z"), edss(4, "2026-10-01T09:00:00Z")],
     {**EDSS_4, "edss_when": "6m"}),
    ("by its name alone", [observation({"text": "EDSS score"}, "2026-10-01", valueInteger=4)],
     {**EDSS_4, "edss_when": "6m"}),
    ("in words, with a comma", [observation({"text": "EDSS"}, valueString="4,5")],
     {"edss_known": "yes", "edss_value": "4.5"}),
    ("inside a panel", [observation({"text": "Neurostatus"}, component=[
        {"code": {"text": "EDSS"}, "valueQuantity": quantity(4)}])], EDSS_4),
    ("amended", [edss(4, status="amended")], EDSS_4),
    ("MS and its type in one entry", [condition({"coding": [
        {"system": ICD, "code": "G35"}, *concept(SNOMED, "428700003")["coding"]]})],
     {"subtype": "ppms"}),
    ("a general code whose words tell the type",
     [condition({**concept(ICD, "G35"), "text": "Relapsing-remitting multiple sclerosis"})],
     {"subtype": "rrms"}),
    ("in remission is still MS", [condition(RRMS, clinicalStatus=concept("x", "remission"))],
     {"subtype": "rrms"}),
    ("the newer type", [condition(RRMS, recordedDate="2012-01-01"),
                        condition({"text": "SPMS"}, recordedDate="2024-01-01")],
     {"subtype": "spms"}),
    ("no year from the onset of secondary progression",
     [condition({"text": "SPMS"}, onsetDateTime="2024")], {"subtype": "spms"}),
    ("MS without a type, told on a day", [condition(concept(ICD, "G35.9"), extension=[{
        "url": "http://hl7.org/fhir/StructureDefinition/condition-assertedDate",
        "valueDateTime": "2015-06-01"}])], {"year_diagnosis": "2015"}),
    ("a code before the change, with a product",
     [statement({"coding": [{"system": ATC, "code": "L04AA36"}], "text": "Ocrevus 300 mg"})],
     {"dmt_tried": ("ocrelizumab",)}),
    ("a medicine elsewhere in the file", [
        {"resourceType": "Medication", "id": "m1", "code": NATALIZUMAB},
        {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
         "medicationReference": {"reference": "https://clinic.example/fhir/Medication/m1"}}],
     {"dmt_tried": ("natalizumab",)}),
    ("a contained medicine", [{
        "resourceType": "MedicationAdministration", "status": "completed",
        "contained": [{"resourceType": "Medication", "id": "c", "code": {"text": "Rituximab"}}],
        "medicationReference": {"reference": "#c"}, "effectiveDateTime": "2026-02-03"}],
     {"dmt_tried": ("rituximab",), "last_dose": "2026-02"}),
    ("the last dose of what is over", [statement(NATALIZUMAB, "stopped",
                                                 effectivePeriod={"end": "2026-04-30"})],
     {"dmt_tried": ("natalizumab",), "last_dose": "2026-04"}),
    ("no last dose while a drug goes on", [
        statement(NATALIZUMAB, "stopped", effectivePeriod={"end": "2026-04-30"}),
        statement({"text": "Kesimpta"})], {"dmt_tried": ("natalizumab", "ofatumumab")}),
    ("negative", [observation(JCV, "2026-07-03",
                              valueCodeableConcept=concept(SNOMED, "260385009"))],
     {"jcv": "negative", "jcv_when": "2026-07"}),
    ("positive and a low index of one day", [
        observation(JCV, "2026-07-03", valueString="Positive"),
        observation(INDEX, "2026-07-03", valueQuantity=quantity(0.9))],
     {"jcv": "low", "jcv_when": "2026-07"}),
    ("a low index that the laboratory calls positive", [
        observation(INDEX, valueQuantity=quantity(1.5), interpretation=[{"coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
            "code": "POS"}]}])], {"jcv": "low"}),
    ("a score of what somebody can do", [observation(concept(LOINC, "89247-1"), valueInteger=1)],
     {"performance": "light"}),
    ("a value as words, with its name, its unit or out of ten",
     [observation({"text": "Expanded Disability Status Scale (EDSS) score"}, valueString=words)
      for words in ("EDSS: 4", "4.0 points", "4,0/10")], EDSS_4),
    ("a value as words in a number's place",
     [observation({"text": "EDSS total"}, valueQuantity={"value": "4.0", "unit": "EDSS score"})],
     EDSS_4),
    ("the newest of three, not one that is still to come",
     [edss(6, "2019-01-01"), edss(4, "2026-09-01"), edss(5, "2022-01-01"), edss(9, "2030-01-01")],
     {**EDSS_4, "edss_when": "6m"}),
    ("per cent as words", [observation({"text": "LVEF"}, valueString="60 %")],
     {"lvef": "60", "filled_in_by": "clinician"}),
    ("said twice in one name",
     [condition({"text": "RRMS (relapsing-remitting multiple sclerosis)"}),
      condition({"text": "Multiple sclerosis, relapsing-remitting [G35.0]"})],
     {"subtype": "rrms"}),
    ("certain and present, in capitals and words; not over",
     [condition(RRMS, verificationStatus="Confirmed", clinicalStatus={"text": "Active"},
                abatementBoolean=False)], {"subtype": "rrms"}),
    ("a year of onset as words", [condition(RRMS, onsetString="2014")],
     {"subtype": "rrms", "year_onset": "2014"}),
    ("STU3: taken", [statement(NATALIZUMAB, taken="y")], {"dmt_tried": ("natalizumab",)}),
    ("R5: recorded, and over", [_r5("stopped-as-directed", effectivePeriod={"end": "2026-02-01"})],
     {"dmt_tried": ("natalizumab",), "last_dose": "2026-02"}),
    ("R5: recorded, with MS as the reason",
     [_r5("", reason=[{"concept": RRMS}])], {"dmt_tried": ("natalizumab",)}),
    ("R5: given on a day", [{"resourceType": "MedicationAdministration", "status": "completed",
                             "medication": {"concept": NATALIZUMAB},
                             "occurenceDateTime": "2026-02-03"}],
     {"dmt_tried": ("natalizumab",), "last_dose": "2026-02"}),
    ("sex at birth", [observation(concept(LOINC, "76689-9"),
                                  valueCodeableConcept=concept(SNOMED, "248152002"))],
     {"sex": "female"}),
    ("clearance", [observation(concept(LOINC, "2164-2"), valueQuantity=quantity(95, "mL/min"))],
     {"crcl": "95", "filled_in_by": "clinician"}),
    ("an odd part beside it", [edss(4), {"resourceType": ["?"]}, {"resourceType": "Observation",
     "code": [1], "component": {"code": 3}, "subject": "x", "status": {"a": 1}}], EDSS_4),
)  # fmt: skip


def test_what_is_certain_is_proposed_however_it_is_written() -> None:
    wrong = {
        name: found
        for name, resources, expected in TAKEN
        if (found := given(read(with_patient(*resources)))) != expected
    }
    assert wrong == {}


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
    ("R5: not taken", _r5("not-taking"), Why.NOT_TAKEN),
    ("R5: nobody knows", _r5("unknown"), Why.NOT_CERTAIN),
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


def test_an_entry_may_name_its_person_by_name_alone() -> None:
    for subject in ({"display": "UNREAL, Quirin"}, {"display": "Quirin Unreal"}, {}):
        assert given(read(with_patient({**edss(4), "subject": subject})))["edss_value"] == "4"


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


def test_an_age_is_told_only_where_the_birthday_leaves_one() -> None:
    for born, age in (("1984-11-20", "42"), ("1984-11-21", "41"), ("1984-03", "42")):
        found = read(bundle({**PATIENT, "birthDate": born}, edss(4)))
        assert {p.key: p.answer for p in found.proposals}["age"] == age
    for born in ("1984", "1984-11", "2020-01-01", "next week", 7):
        found = read(bundle({**PATIENT, "birthDate": born}, edss(4)))
        assert "age" not in {p.key for p in found.proposals}


def test_nothing_is_taken_of_two_people_or_of_no_record() -> None:
    other = {**edss(3), "subject": {"reference": "urn:uuid:2"}}
    for raw in (
        [], "x", 1, None, {}, {"resourceType": "Patient"}, bundle(), {"resourceType": "Bundle"},
        {**bundle(PATIENT), "type": "history"}, bundle(PATIENT, {**PATIENT, "id": "second"}),
        bundle(edss(4), other), bundle({**PATIENT, "deceasedBoolean": True}, edss(4)),
        {"resourceType": "Bundle", "entry": [1, None, {"resource": 3}]},
    ):  # fmt: skip
        try:
            found = read(raw)
        except RecordError:
            continue
        raise AssertionError(found)


def test_one_number_on_two_servers_is_two_people() -> None:
    def at(host: str, resource: Resource) -> Resource:
        where = f"https://{host}.example/fhir/{resource['resourceType']}/{resource['id']}"
        return {"fullUrl": where, "resource": resource}

    def file(*entries: Resource) -> Resource:
        return {"resourceType": "Bundle", "type": "collection", "entry": list(entries)}

    with pytest.raises(RecordError):
        read(file(at("a", PATIENT), at("b", {**PATIENT, "birthDate": "1950-01-01"})))
    score = {**edss(4, "2026-10-01"), "id": "s"}
    for host, takes in (("a", True), ("b", False)):
        where = f"https://{host}.example/fhir/Patient/made-up"
        entry = at("a", {**score, "subject": {"reference": where}})
        found = read(file(at("a", PATIENT), at("a", PATIENT), entry, {"resource": PATIENT}))
        assert ("edss_value" in given(found)) is takes
        assert found.left == ({} if takes else {Why.STRANGER: 1})


def test_answers_of_a_server_in_one_file_count_once() -> None:
    score = {**edss(4, "2026-10-01"), "id": "s"}
    inner = with_patient(score)
    raw = {"resourceType": "Bundle", "type": "batch-response",
           "entry": [{"resource": inner}, {"resource": inner}]}  # fmt: skip
    found = read(raw)
    assert len([p for p in found.proposals if p.key == "edss_value"]) == 1
    assert found.left == {}


def _replaced(value: Any, by: object) -> Iterator[Any]:
    """The value with each of its parts, at any depth, replaced in turn."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(pairs):
        copy = dict(value) if isinstance(value, dict) else list(value)
        copy[name] = by
        yield copy
        if isinstance(inner, dict | list):
            for changed in _replaced(inner, by):
                yield (
                    {**value, name: changed}
                    if isinstance(value, dict)
                    else [changed if place == name else each for place, each in enumerate(value)]
                )


@pytest.mark.slow
def test_no_part_of_a_record_can_be_so_wrong_that_reading_it_breaks() -> None:
    raw, seen = bundle(*WHOLE), 0
    for by in (None, [], {}, "x", "2026-13-45", 7, True, [[]], [{"coding": "x"}]):
        for changed in _replaced(raw, by):
            with suppress(RecordError):
                assert len(read(changed).proposals) <= 9
            seen += 1
    assert seen > 1000
