"""The pages for FHIR files: downloads, and pasting one back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.handover.fhir.fhir_files import answers_file, item_of, journey_of
from tests.web.page import Page
from tests.web.words_never_said import words_never_said

OTHERS = {"country": "SE", "subtype": "ppms"}


def _page(response: Any) -> Page:
    return Page(response.content.decode())


def _file(answers: Any = people.RRMS_KEPT, route: str = "full") -> dict[str, Any]:
    return answers_file(journey_of(questionnaire(), answers, route))


TEXT = json.dumps(_file(), ensure_ascii=False, indent=1)


def test_the_page_is_reached_from_the_code_and_explains_the_files() -> None:
    client = client_with(people.RRMS_KEPT)
    assert "/fhir/" in _page(client.get("/code/mine/")).links
    page = _page(client.get("/fhir/"))
    assert "facts about your health" in page.main.one(css="ask").text
    forms = {form["action"]: form["method"] for form in page.main.all("form")}
    assert forms == {"/fhir/response/": "post", "/fhir/questionnaire/": "get"}
    assert "/fhir/import/" in page.links
    assert words_never_said(page.html) == []


def test_without_answers_there_is_a_way_on_and_no_file(client: Client) -> None:
    page = _page(client.get("/fhir/"))
    assert "/fhir/response/" not in [form["action"] for form in page.main.all("form")]
    assert "/" in page.links
    response = client.post("/fhir/response/")
    assert (response.status_code, response.headers["Location"]) == (302, "/fhir/")


def test_the_questions_are_a_valid_download_for_anybody(client: Client) -> None:
    response = client.get("/fhir/questionnaire/")
    assert response.headers["Content-Type"] == "application/fhir+json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="ahsct-questions.json"'
    Questionnaire.model_validate_json(response.content)
    assert response.content == client_with(people.RRMS_KEPT).get("/fhir/questionnaire/").content
    assert list(client.cookies) == []


def test_the_answers_are_a_valid_download_by_post_only() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/fhir/response/")
    assert response.headers["Content-Type"] == "application/fhir+json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="ahsct-answers.json"'
    assert response.headers["Cache-Control"] == "no-store"
    QuestionnaireResponse.model_validate_json(response.content)
    assert item_of(json.loads(response.content), "age")["answer"] == [{"valueInteger": 38}]
    assert client.get("/fhir/response/").status_code == 405
    assert client.post("/fhir/questionnaire/").status_code == 405


def test_a_form_from_elsewhere_gets_no_answers() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client_with(people.RRMS_KEPT).cookies
    assert strict.post("/fhir/response/").status_code == 403
    assert strict.post("/fhir/import/", {"file": TEXT}).status_code == 403


def test_a_pasted_file_shows_its_answers_and_replaces_nothing_yet() -> None:
    client = client_with(OTHERS)
    page = _page(client.post("/fhir/import/", {"file": TEXT}))
    shown = {div.one("dt").text: div.one("dd").text
             for rows in page.main.all("dl", css="answers") for div in rows.all("div")}  # fmt: skip
    assert shown["How old are you?"] == "38"
    assert len(shown) == len(people.RRMS_KEPT)
    assert answers_in(client) == OTHERS
    assert "Keep mine" in [link.text for link in page.main.all("a")]
    assert words_never_said(page.html) == []


@pytest.mark.parametrize(("answers", "route"), [
    (people.RRMS_KEPT, "full"), (people.SPMS_KEPT, "full"), (people.SHORT, "short"),
    ({**people.RRMS_KEPT, "health": ["hiv", "pml"], "jcv": "unsure"}, "detail"),
])  # fmt: skip
def test_a_yes_takes_the_answers_of_the_file(answers: Any, route: str) -> None:
    downloaded = client_with(answers, route).post("/fhir/response/").content.decode()
    client = client_with(OTHERS)
    form = _page(client.post("/fhir/import/", {"file": downloaded})).main.one("form")
    sent = {"code": form.one("input", name="code")["value"], "use": "yes"}
    response = client.post(form["action"], sent)
    assert (response.status_code, response.headers["Location"]) == (302, "/check/")
    assert answers_in(client) == dict(answers)
    assert session_of(client.cookies["answers"].value)["told"]["route"] == route


def test_what_was_left_out_and_changed_stands_below_the_answers() -> None:
    file = _file()
    item_of(file, "age")["answer"] = [{"valueInteger": 17}]
    item_of(file, "country")["answer"] = [{"valueCoding": {"code": "XX"}}]
    item_of(file, "year_diagnosis")["answer"] = [{"valueDate": "2019-05-03"}]
    file["item"] += [{"linkId": f"<b>{n}</b>", "answer": [{"valueInteger": n}]} for n in range(30)]
    file["subject"] = {"display": "Ann Example"}
    response = client_with(OTHERS).post("/fhir/import/", {"file": json.dumps(file)})
    page = _page(response)
    assert response.status_code == 200
    left_out, otherwise = page.main.all("ul", css="told-of-file")
    lines = [each.text for each in left_out.all("li")]
    assert lines[0].startswith("Where do you have your MS care? We could not tell")
    assert any("How old are you?" in each and "18 and over" in each for each in lines)
    assert lines[-1] == "12 more parts of the file were left out."
    assert otherwise.all("li")[0].text.endswith("We kept the year and left out the rest.")
    assert "whom it is about" in page.main.text
    assert "Ann Example" not in page.html
    assert "<b>" not in page.html
    assert words_never_said(page.html) == []


def test_a_file_without_an_answer_of_ours_has_nothing_to_use() -> None:
    file = {**_file(), "item": [{"linkId": "shoe_size", "answer": [{"valueInteger": 42}]}]}
    page = _page(client_with(OTHERS).post("/fhir/import/", {"file": json.dumps(file)}))
    assert "no answers that we could take" in page.main.text
    assert "Use these answers" not in page.main.text


def test_a_refused_file_keeps_its_text() -> None:
    text = json.dumps({**_file(), "resourceType": "Patient"})
    client = client_with(OTHERS)
    response = client.post("/fhir/import/", {"file": text})
    page = _page(response)
    assert response.status_code == 422
    assert page.title.startswith("Error:")
    (link,) = page.main.one(css="error-summary").all("a")
    assert link["href"] == "#fhir-text"
    field = page.by_id("fhir-text")
    assert field.text == text
    assert field["aria-invalid"] == "true"
    assert set(field["aria-describedby"].split()) == {"fhir-hint", "fhir-error"}
    assert link.text in page.by_id("fhir-error").text
    assert answers_in(client) == OTHERS


def test_what_files_name_stands_at_its_address(client: Client) -> None:
    page = _page(client_with(people.RRMS_KEPT).get("/fhir/"))
    named = [link for link in page.links if link.startswith("/fhir/") and not link.endswith("/")]
    assert len(named) == 4
    for address in (*named, "/fhir/ValueSet/ahsct-ms-subtype"):
        response = client.get(address)
        assert response.headers["Content-Type"] == "application/fhir+json"
        kind, resource_id = address.split("/")[2:]
        resource = json.loads(response.content)
        assert (resource["resourceType"], resource["id"]) == (kind, resource_id)
    for address in ("/fhir/ValueSet/ahsct-ms-age", "/fhir/Patient/1", "/fhir/CodeSystem/x"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("text", [
    "", "hello", "[" * 50_000, "{}", "\x00", "🙂", "9" * 9000, '{"resourceType": 1e999999}',
    TEXT[:-2], re.sub(r"\|\d+\b", "|77", TEXT),
])  # fmt: skip
def test_anything_else_is_refused_in_words(client: Client, text: str) -> None:
    response = client.post("/fhir/import/", {"file": text})
    assert response.status_code == 422
    page = _page(response)
    assert all(link.text for link in page.main.one(css="error-summary").all("a"))
    assert {"/code/", "/"} <= set(page.links)


def test_a_post_without_text_or_with_an_uploaded_file_is_refused_in_words(client: Client) -> None:
    assert client.post("/fhir/import/").status_code == 422
    upload = {"file": SimpleUploadedFile("answers.json", TEXT.encode())}
    assert client.post("/fhir/import/", upload).status_code == 400


def test_the_largest_file_of_ours_can_be_pasted_back() -> None:
    """Even as a browser would send it that writes each line end as two signs."""
    listed = questionnaire()
    drugs = [option.value for option in listed.questions["dmt_tried"].option]
    answers = {**people.DETAIL, "dmt_tried": drugs,
               **{f"dmt_outcome:{drug}": "not-controlled" for drug in drugs},
               **{f"dmt_months:{drug}": "6-11" for drug in drugs},
               "health": [each.value for each in listed.questions["health"].option]}  # fmt: skip
    kept = {key: value for key, value in answers.items() if "-" not in key.partition(":")[0]}
    client = client_with(kept, "detail")
    text = client.post("/fhir/response/").content.decode().replace("\n", "\r\n")
    assert len(text.encode()) < settings.LARGEST_POST * 0.75
    assert client.post("/fhir/import/", {"file": text}).status_code == 200


@pytest.mark.parametrize(("answers", "route"), [
    (people.RRMS_KEPT, "full"),
    ({"subtype": "rrms", "age": "38", "year_diagnosis": "2020", "mobility_short": "500",
      "relapses_12m": "2", "mri_short": "both", "treatment_short": "strong",
      "country": "GB-ENG", "brings": "drug"}, "short"),
])  # fmt: skip
def test_no_heading_stands_twice_above_the_answers_of_a_file(
    client: Client, answers: Any, route: str
) -> None:
    page = _page(client.post("/fhir/import/", {"file": json.dumps(_file(answers, route))}))
    headings = [each.text for each in page.main.all("h2")]
    assert len(headings) > 5
    assert len(set(headings)) == len(headings)
