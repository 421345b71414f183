"""What a transplant meeting asks first stands in text, PDF and FHIR document alike."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle

from decision_aid.domain.eligibility.criteria import FITNESS_SET
from decision_aid.web.handover.summary import pdf as pdf_module
from decision_aid.web.loaded import evidence_base
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.referral.referral_people import FROM_A_LETTER
from tests.web.handover.summary.pdf_tools import text_of
from tests.web.page import Page
from tests.web.processes.private_answers import STANDS_OUT
from tests.web.words_never_said import words_never_said

TEXT, PDF, FHIR = (f"/consult/referral.{ending}/" for ending in ("txt", "pdf", "json"))
_TOLD = (
    "Sep 2019", "Jan 2021", "at least 6 months [", "no time in what we read",
    "MS not controlled on it; time on it: a year or more", "Aug 2026", "incomplete recovery",
    "EDSS a year ago: 3", "JCV tested: November 2025", "Serology positive: CMV; EBV; VZV",
    "serology: HSV", "Wish for a child: no plan to become pregnant",
    "WHO performance status: 1", "Sum: 5, if each line is confirmed", "Table 11.5",
    "EDSS 3.5, a year ago 3; relapses in 12 months 2; last relapse Aug 2026;",
    "MS not controlled on natalizumab (last dose May 2026,",
    "HCT-CI with age 5, to be confirmed", "131 g/L", "1.05", "November 2026",
    "Still missing for the meeting", "To complete from the record", "Platelets",
    "for the clinician to add: bilirubin, AST and ALT; BMI, kg/m2; creatinine",
    "FEV1, % of predicted",
)  # fmt: skip


@pytest.fixture
def clinic() -> Client:
    return client_with(FROM_A_LETTER, "detail")


def _squeezed(text: str) -> str:
    plain = re.sub(r"<[^>]+>", " ", text).replace("–", "-").replace("\u2060", "")
    return "".join(plain.split()).casefold()


def _document(client: Client, **sent: str) -> dict[str, Any]:
    return dict(json.loads(client.post(FHIR, sent).content))


def test_what_is_asked_first_stands_in_every_form(clinic: Client) -> None:
    forms = {
        "text": clinic.post(TEXT).content.decode(),
        "pdf": text_of(clinic.post(PDF).content),
        "fhir": clinic.post(FHIR).content.decode(),
    }
    for name, form in forms.items():
        squeezed = _squeezed(form)
        missing = [each for each in _TOLD if _squeezed(each) not in squeezed]
        assert missing == [], name
        assert words_never_said(re.sub(r"<[^>]+>", " ", form)) == [], name


def test_a_man_is_not_told_to_be_not_pregnant() -> None:
    of_a_woman = ("menopause", "pregnancy", "fertility")
    told = {key: answer for key, answer in FROM_A_LETTER.items() if key not in of_a_woman}
    text = client_with({**told, "sex": "male"}, "detail").post(TEXT).content.decode()
    fertility = text.partition("FERTILITY")[2].partition("PERFORMANCE")[0]
    assert "male" in fertility
    assert "regnan" not in fertility


def test_the_document_is_valid_whole_and_names_nobody() -> None:
    for answers, route in ((FROM_A_LETTER, "detail"), (people.RRMS_KEPT, "full"),
                           (people.SPMS_KEPT, "full"), ({"age": "unsure"}, "short")):  # fmt: skip
        document = _document(client_with(answers, route))
        Bundle.model_validate(document)
        first, patient, *_ = (entry["resource"] for entry in document["entry"])
        assert document["type"] == "document"
        assert first["resourceType"] == "Composition"
        assert patient == {"resourceType": "Patient"}
        addresses = [entry["fullUrl"] for entry in document["entry"]]
        assert len(set(addresses)) == len(addresses)
        named = set(re.findall(r'"reference": "([^"]+)"', json.dumps(document)))
        assert named <= set(addresses)
        listed = {each["reference"] for s in first["section"] for each in s.get("entry", ())}
        assert set(addresses[3:]) == listed


def test_drugs_and_findings_are_coded_where_a_code_is_certain(clinic: Client) -> None:
    found = [entry["resource"] for entry in _document(clinic)["entry"]]
    drugs = {r["medicationCodeableConcept"]["coding"][0]["code"]: r for r in found
             if r["resourceType"] == "MedicationStatement"}  # fmt: skip
    assert drugs["L04AG03"]["effectivePeriod"] == {"start": "2021-03", "end": "2026-06"}
    assert drugs["L04AG03"]["status"] == "completed"
    (lvef,) = (r for r in found if {"10230-1"} & {c["code"] for c in _codings(r)})
    assert (lvef["valueQuantity"]["value"], lvef["valueQuantity"]["code"]) == (60, "%")
    (cells,) = (r for r in found if {"26474-7"} & {c["code"] for c in _codings(r)})
    assert (cells["valueQuantity"]["value"], cells["valueQuantity"]["code"]) == (1.05, "10*9/L")
    assert cells["effectiveDateTime"] == "2026-11"


def _codings(resource: dict[str, Any]) -> list[dict[str, str]]:
    return list(resource.get("code", {}).get("coding", ()))


def test_two_documents_of_one_second_share_no_number(
    clinic: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A receiver would take the second person for a copy of the first."""
    moment = timezone.localtime()
    monkeypatch.setattr(timezone, "localtime", lambda *_given: moment)
    one, other = (_document(each) for each in (clinic, client_with(people.SPMS_KEPT, "full")))
    assert one["timestamp"] == other["timestamp"]
    numbers = [
        {d["identifier"]["value"], *(e["fullUrl"] for e in d["entry"])} for d in (one, other)
    ]
    assert numbers[0] & numbers[1] == set()
    assert all(each.startswith("urn:uuid:") for each in numbers[0] | numbers[1])


def test_what_nobody_said_is_no_finding_and_numbers_have_their_unit() -> None:
    told = {"subtype": "ppms", "edss_known": "yes", "edss_value": "9.5", "age": "60",
            "relapses_12m": "0"}  # fmt: skip
    found = {each["code"]["text"]: each for each in _observations(client_with(told, "full"))}
    assert set(found) == {"type of MS", "age", "EDSS", "relapses in 12 months"}
    assert found["age"]["valueQuantity"]["code"] == "a"
    assert found["EDSS"]["valueQuantity"]["code"] == "{score}"
    walks = {"edss_known": "no", "walk_unaided": "300"}
    (edss,) = (e for e in _observations(client_with(walks, "full")) if e["code"]["text"] == "EDSS")
    assert edss["valueRange"]["high"]["code"] == "{score}"


def _observations(client: Client) -> list[dict[str, Any]]:
    found = (entry["resource"] for entry in _document(client)["entry"])
    return [each for each in found if each["resourceType"] == "Observation"]


def test_the_fitness_list_stands_once(clinic: Client) -> None:
    fitness = evidence_base().criteria[FITNESS_SET]
    sentence = _squeezed(fitness.criterion[0].statement)
    for sent in ({}, {"set": FITNESS_SET}):
        assert _squeezed(clinic.post(TEXT, sent).content.decode()).count(sentence) == 1
    whole = clinic.post(TEXT).content.decode()
    assert whole.count("toxoplasma") == 2  # in the results and in the list of tests


def test_dates_that_cannot_be_right_are_told_and_missing_ones_asked_for() -> None:
    wrong = {**FROM_A_LETTER, "drug_until:natalizumab": "2020-01"}
    text = client_with(wrong, "detail").post(TEXT).content.decode()
    assert "- To look at again: The dates of natalizumab: they are not in order" in text
    without = {key: value for key, value in FROM_A_LETTER.items() if key != "drug_from:glatiramer"}
    text = client_with(without, "detail").post(TEXT).content.decode()
    assert "- Drugs: start of glatiramer acetate" in text


def test_a_drug_given_in_courses_is_told_by_them_and_what_was_not_counted_is_missing() -> None:
    drug = "alemtuzumab"
    told = {**FROM_A_LETTER, "dmt_tried": [drug, "glatiramer"], f"drug_from:{drug}": "2023-05",
            f"dmt_outcome:{drug}": "not-controlled", f"drug_last:{drug}": "2024-05",
            f"drug_courses:{drug}": "2"}  # fmt: skip
    text = " ".join(client_with(told, "detail").post(TEXT).content.decode().split())
    named = r"MS not controlled on alemtuzumab \(2 courses, last dose May 2024, [^)]+ ago\)"
    assert re.search(named, text)
    assert "Until: 2 courses" in text
    assert "Since alemtuzumab" in text
    assert "clinicspeak" not in text  # what one doctor thinks is for no letter
    del told[f"drug_courses:{drug}"]
    text = " ".join(client_with(told, "detail").post(TEXT).content.decode().split())
    assert "Until: courses not known" in text
    assert "number of courses of alemtuzumab" in text


def test_what_is_missing_stands_on_the_first_page_of_every_form(clinic: Client) -> None:
    """A blood test is told or a line to fill in; no relapse without a date is passed over."""
    text = " ".join(clinic.post(TEXT).content.decode().split())
    assert "Platelets: [value] x10^9/L, on [day]" in text
    assert "Lymphocytes: 1.05 x10^9/L" in text
    assert "Lymphocytes: [value]" not in text
    more = client_with({**FROM_A_LETTER, "relapses_24m": "5"}, "detail")
    assert "- Relapses: dates of 2 relapses" in more.post(TEXT).content.decode()
    page = Page(clinic.get("/consult/referral/").content.decode()).main.text
    for form in (text, " ".join(page.split()), text_of(clinic.post(PDF).content)):
        first = form.partition("Page 1 / ")[0]
        assert "HSV" in first.partition("Disease course:")[0]
        assert re.search(r"(?i)still missing for the meeting", first)
    titles = [each["title"] for each in _document(clinic)["entry"][0]["resource"]["section"]]
    assert titles[1] == "Still missing for the meeting"


def test_the_files_come_by_post_only_and_no_address_holds_an_answer(clinic: Client) -> None:
    for address, kind in ((PDF, "application/pdf"), (FHIR, "application/fhir+json")):
        assert clinic.get(address).status_code == 405
        response = clinic.post(address)
        assert response["Content-Type"] == kind
        assert response["Cache-Control"] == "no-store"
        assert not [word for word in STANDS_OUT if word in response["Content-Disposition"]]
        assert Client().post(address).headers["Location"] == "/"
        assert clinic.post(address, {"set": "nobody-1999"}).status_code == 404


def test_where_no_pdf_can_be_made_a_page_offers_the_text(
    clinic: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_module, "LONGEST_WAIT", 0.01)
    with pdf_module._turn, pdf_module._turn:
        response = clinic.post(PDF)
    assert response.status_code == 503
    assert "/consult/referral/" in Page(response.content.decode()).links


@pytest.mark.parametrize(
    ("country", "number"),
    [("GB-ENG", "NHS"), ("GB-WLS", "NHS"), ("GB-SCT", "Patient"), ("DE", "Patient"),
     ("unsure", "Patient")],
)  # fmt: skip
def test_the_number_of_a_patient_is_called_as_it_is_there(country: str, number: str) -> None:
    text = client_with({**FROM_A_LETTER, "country": country}, "detail").post(TEXT).content.decode()
    assert re.findall(r"(\w+) or hospital number", text) == [number]


def test_nobody_in_a_chair_or_in_bed_is_told_of_walking() -> None:
    told = {"subtype": "spms", "age": "50", "mobility_short": "chair-or-bed", "country": "GB-ENG"}
    client = client_with(told, "short")
    summary = Page(client.get("/summary/").content.decode()).main.text
    assert "How I get about points to an EDSS score of 8.0 to 9.5." in summary
    consultation = Page(client.get("/consult/").content.decode()).by_id("p-unknowns").text
    for text in (summary, consultation, client.post(TEXT).content.decode()):
        assert not re.search(r"(?i)my walking|from\s+walking", text)
