"""No server is asked but one that the host named, and only as it has to answer."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import httpx
import pytest
from django.test import Client

import decision_aid.urls  # noqa: F401  # before a clinic is named below
from tests.conftest import ROOT
from tests.web.page import Page

pytestmark = pytest.mark.slow

FHIR, SIGN_IN = "https://clinic.example/fhir", "https://sign-in.example"


def test_a_clinic_that_leads_elsewhere_or_does_not_answer_gets_nothing(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ROOT_URLCONF = "tests.web.clinic.urls"
    settings.CLINIC_SERVERS, settings.CLINIC_SIGN_IN = (FHIR,), (SIGN_IN,)
    settings.CLINIC_CLIENT = "decision-aid"
    place = f"{FHIR}/.well-known/smart-configuration"
    good = {"authorization_endpoint": f"{SIGN_IN}/authorize",
            "token_endpoint": f"{SIGN_IN}/token",
            "code_challenge_methods_supported": ["S256"]}  # fmt: skip
    asked: list[str] = []
    says = [httpx.Response(500)]

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return says[0]

    real = httpx.Client

    def client(**given: Any) -> httpx.Client:
        return real(**given, transport=httpx.MockTransport(answer))

    monkeypatch.setattr(httpx, "Client", client)
    for said in (
        httpx.Response(302, headers={"Location": "https://evil.example/"}),
        httpx.Response(500), httpx.Response(200, text="<html>"), httpx.Response(200, text="[]"),
        httpx.Response(200, text="[" * 100_000),
        httpx.Response(200, content=b'"' + b"x" * 9_000_000 + b'"'),
        httpx.Response(200, json={**good, "token_endpoint": "https://evil.example/token"}),
        httpx.Response(200, json={**good, "authorization_endpoint": 7}),
        httpx.Response(200, json={**good, "code_challenge_methods_supported": ["plain"]}),
    ):  # fmt: skip
        says[0] = said
        refused = Client().get("/clinic/launch/", {"iss": FHIR, "launch": "x"})
        assert refused.status_code == 502
    assert set(asked) == {place}
    says[0] = httpx.Response(200, json=good)
    assert Client().get("/clinic/launch/", {"iss": FHIR, "launch": "x"}).status_code == 302


def test_without_a_named_server_there_is_no_such_address_and_no_such_code(settings: Any) -> None:
    settings.ROOT_URLCONF = "decision_aid.urls"
    for name in ("", "launch/", "start/", "back/", "record/", "hand-back/", "leave/"):
        assert Client().get(f"/clinic/{name}").status_code == 404
    script = (
        "import sys, django; django.setup(); import decision_aid.urls;"
        "print(sorted({'httpx', 'httpcore', 'h11'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env={"DJANGO_SETTINGS_MODULE": "decision_aid.settings"},
    )  # fmt: skip
    assert told.stdout.strip() == "[]"


def test_a_page_of_what_a_clinic_said_that_is_too_old_leads_back_to_the_clinic(
    settings: Any,
) -> None:
    settings.ROOT_URLCONF = "tests.web.clinic.urls"
    settings.CLINIC_SERVERS, settings.RECORDS = (FHIR,), False
    refused = Client().post("/record/take/", {"found": "old", "take": ["0"]})
    assert refused.status_code == 422
    page = Page(refused.content.decode())
    assert not page.main.all("form")
    assert "/clinic/" in [link["href"] for link in page.main.all("a")]
