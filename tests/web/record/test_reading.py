"""What is certain in a record becomes a proposal, however it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from decision_aid.domain.record.findings import Doubt, Why
from decision_aid.domain.record.proposals import proposals_of
from decision_aid.web.loaded import questionnaire, record_terms
from tests.web.record.proposed import given, read
from tests.web.record.records import (
    ATC,
    ICD,
    INDEX,
    JCV,
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
    r5,
    statement,
    with_patient,
)


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
    ("R5: recorded, and over", [r5("stopped-as-directed", effectivePeriod={"end": "2026-02-01"})],
     {"dmt_tried": ("natalizumab",), "last_dose": "2026-02"}),
    ("R5: recorded, with MS as the reason",
     [r5("", reason=[{"concept": RRMS}])], {"dmt_tried": ("natalizumab",)}),
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


def test_an_age_is_told_only_where_the_birthday_leaves_one() -> None:
    for born, age in (("1984-11-20", "42"), ("1984-11-21", "41"), ("1984-03", "42")):
        found = read(bundle({**PATIENT, "birthDate": born}, edss(4)))
        assert {p.key: p.answer for p in found.proposals}["age"] == age
    for born in ("1984", "1984-11", "2020-01-01", "next week", 7):
        found = read(bundle({**PATIENT, "birthDate": born}, edss(4)))
        assert "age" not in {p.key for p in found.proposals}


def test_a_test_that_is_asked_only_beside_a_clinician_says_that_one_is_there() -> None:
    asked = questionnaire()
    rule = asked.questions["lvef"].asked_when_rule
    beside = replace(asked.questions["performance"], asked_when_rule=rule)
    changed = replace(asked, questions={**asked.questions, "performance": beside})
    record = with_patient(observation(concept(LOINC, "89247-1"), valueInteger=1))
    for listed, says_so in ((asked, False), (changed, True)):
        told = given(proposals_of(record, listed, record_terms(), TODAY))
        assert told["performance"] == "light"
        assert (told.get("filled_in_by") == "clinician") is says_so
