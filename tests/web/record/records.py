"""A made-up patient's record, as a clinic's server writes one; tests change single entries."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

TODAY = date(2026, 11, 20)
LOINC, SNOMED = "http://loinc.org", "http://snomed.info/sct"
ATC = "http://www.whocc.no/atc"
ICD = "http://hl7.org/fhir/sid/icd-10"
JCV, INDEX = {"text": "JC virus antibody"}, {"text": "JCV index"}
Resource = dict[str, Any]


def concept(system: str, code: str, display: str = "") -> Resource:
    coding = {"system": system, "code": code, **({"display": display} if display else {})}
    return {"coding": [coding]}


def observation(code: Resource, day: str = "", **more: Any) -> Resource:
    dated = {"effectiveDateTime": day} if day else {}
    told = {"resourceType": "Observation", "status": "final", "code": code, **dated}
    return {**told, "subject": {"reference": "Patient/made-up"}, **more}


def quantity(value: Any, unit: str = "") -> Resource:
    coded = {"unit": unit, "system": "http://unitsofmeasure.org", "code": unit} if unit else {}
    return {"value": value, **coded}


def edss(value: float, day: str = "", **more: Any) -> Resource:
    code = concept(SNOMED, "273554001", "Kurtzke multiple sclerosis rating scale")
    return observation(code, day, valueQuantity=quantity(value, "{score}"), **more)


def condition(code: Resource, **more: Any) -> Resource:
    where = "http://terminology.hl7.org/CodeSystem"
    return {
        "resourceType": "Condition",
        "clinicalStatus": concept(f"{where}/condition-clinical", "active"),
        "verificationStatus": concept(f"{where}/condition-ver-status", "confirmed"),
        "code": code,
        "subject": {"reference": "Patient/made-up"},
        **more,
    }


def statement(code: Resource, status: str = "active", **more: Any) -> Resource:
    return {
        "resourceType": "MedicationStatement",
        "status": status,
        "medicationCodeableConcept": code,
        "subject": {"reference": "Patient/made-up"},
        **more,
    }


PATIENT: Resource = {
    "resourceType": "Patient",
    "id": "made-up",
    "name": [{"family": "Unreal", "given": ["Quirin"]}],
    "gender": "female",
    "birthDate": "1984-05-02",
}
RRMS = concept(SNOMED, "426373005", "Relapsing remitting multiple sclerosis")
NATALIZUMAB = concept(ATC, "L04AG03", "natalizumab")
WHOLE: tuple[Resource, ...] = (
    PATIENT,
    condition(RRMS, onsetDateTime="2014-03", recordedDate="2019-02-01"),
    edss(4.5, "2026-09-15"),
    edss(3.5, "2025-10-02"),
    observation(concept(LOINC, "10230-1"), "2026-08-01", valueQuantity=quantity(62, "%")),
    observation(concept(LOINC, "98979-8", "eGFR"), "2026-08-01",
                valueQuantity=quantity(88, "mL/min/{1.73_m2}")),
    observation({"text": "JCV antibody index"}, "2026-07-03", valueQuantity=quantity(2.1)),
    statement(NATALIZUMAB, effectivePeriod={"start": "2022-04-01"}),
    {"resourceType": "MedicationRequest", "status": "stopped", "intent": "order",
     "medicationCodeableConcept": {"text": "Tecfidera 240 mg capsules"},
     "subject": {"reference": "Patient/made-up"}, "authoredOn": "2020-01-10"},
    {"resourceType": "AllergyIntolerance", "patient": {"reference": "Patient/made-up"},
     "code": {"text": "Penicillin"}},
)  # fmt: skip


def r5(adherence: str, **more: Any) -> Resource:
    """A statement on a drug as the fifth release writes it."""
    told = {"adherence": {"code": {"coding": [{"code": adherence}]}}} if adherence else {}
    return {"resourceType": "MedicationStatement", "status": "recorded",
            "medication": {"concept": NATALIZUMAB}, **told, **more}  # fmt: skip


def bundle(*resources: Resource) -> Resource:
    entries = [{"resource": deepcopy(each)} for each in resources]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def with_patient(*resources: Resource) -> Resource:
    return bundle(PATIENT, *resources)


class File(SimpleUploadedFile):
    """A file that can be sent more than once."""

    def read(self, *_: Any) -> bytes:
        self.seek(0)
        return bytes(super().read())


def record_file(content: object) -> File:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return File("record.json", body)
