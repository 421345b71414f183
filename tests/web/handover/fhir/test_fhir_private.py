"""What is left of a FHIR file anywhere but in the page that was asked for: nothing."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client

from decision_aid.web.loaded import questionnaire
from tests.web import people
from tests.web.cookies import client_with
from tests.web.handover.fhir.fhir_files import answers_file, journey_of
from tests.web.page import Page
from tests.web.processes.private_answers import STANDS_OUT

TEXT = json.dumps(answers_file(journey_of(questionnaire(), people.RRMS_KEPT)))


def test_a_file_in_an_address_is_not_looked_at(client: Client) -> None:
    page = Page(client.get("/fhir/import/", {"file": "hello"}).content.decode())
    assert page.by_id("fhir-text").text == ""
    assert "hello" not in page.html
    assert page.main.one("form")["method"] == "post"


def test_no_address_header_or_log_record_holds_an_answer(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", "django", "django.request", "django.server", "decision_aid"):
        logging.getLogger(name).addHandler(caplog.handler)
    caplog.set_level(logging.DEBUG)
    whole = client_with(people.SPMS_KEPT)
    responses = [
        whole.post("/fhir/response/"),
        whole.get("/fhir/response/"),
        whole.post("/fhir/import/", {"file": TEXT.replace("38", "8")}),
        whole.post("/fhir/import/", {"file": TEXT}),
        whole.post("/fhir/", {"file": TEXT}),
        client.put("/fhir/import/", TEXT),
    ]
    words = [*STANDS_OUT, "natalizumab", "siponimod", "dmt_tried", "rrms", "426373005"]
    for response in responses:
        told_to_browser = f"{response.status_code} {dict(response.headers)}"
        assert not [word for word in words if word in told_to_browser]
    assert caplog.records
    assert not [word for word in words if word in caplog.text]


def test_a_crash_leaves_no_file_in_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(text: str, *_: Any) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr("decision_aid.web.handover.fhir.views.read_response", crash)
    client = Client(raise_request_exception=False)
    assert client.post("/fhir/import/", {"file": TEXT}).status_code == 500
    printed = capsys.readouterr()
    assert "natalizumab" not in printed.err + printed.out
