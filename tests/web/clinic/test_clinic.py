"""A start out of a clinic's system, end to end; and all that must not come of it."""

from __future__ import annotations

import base64
import json
import logging
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle

import decision_aid.urls  # noqa: F401  # before a clinic is named below
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import FULL
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.clinic.cookie import Held, TooLongError, ended_in, held_in, keep
from decision_aid.web.handover.clinic.handed_back import bundle_for, referral_paper
from decision_aid.web.handover.clinic.servers import AccessEndedError, Asking, ClinicError
from tests.conftest import ROOT
from tests.web import people
from tests.web.clinic.system import System, running
from tests.web.cookies import answers_in, session_of
from tests.web.page import Page
from tests.web.record.records import PATIENT, TODAY, WHOLE, bundle, edss

pytestmark = pytest.mark.slow
OTHER = {**PATIENT, "id": "other"}


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    others = {**edss(9, "2026-11-01"), "subject": {"reference": "Patient/other"}}
    resources = [{"id": f"e{n}", **each} for n, each in enumerate((*WHOLE, others))]
    with running(bundle(*resources, OTHER)) as started:
        yield started


@pytest.fixture(autouse=True)
def a_host_with_a_clinic(system: System, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "tests.web.clinic.urls"
    settings.CLINIC_SERVERS = (system.fhir,)
    settings.CLINIC_SIGN_IN = (system.sign_in,)
    settings.CLINIC_CLIENT = "decision-aid"
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    system.signs_in_for("made-up")


def _page(response: Any) -> Page:
    return Page(response.content.decode())


def _signed_in(client: Client, leads_to: Any) -> Any:
    """What the clinic's sign-in, which asks nothing here, leads back to."""
    assert leads_to.status_code == 302
    back = httpx.get(leads_to.headers["Location"])
    told = urlsplit(back.headers["Location"])
    assert (told.netloc, told.path) == ("testserver", "/clinic/back/")
    return client.get(f"{told.path}?{told.query}")


def _launched(client: Client, system: System) -> Any:
    return client.get("/clinic/launch/", {"iss": system.fhir, "launch": "a-visit"})


def _at_the_record(system: System) -> tuple[Client, Page]:
    client = Client()
    back = _signed_in(client, _launched(client, system))
    assert (back.status_code, back.headers["Location"]) == (302, "/clinic/record/")
    return client, _page(client.get("/clinic/record/"))


def _with_answers(system: System) -> Client:
    client, page = _at_the_record(system)
    found = [e["value"] for e in page.main.all("input") if e["name"] == "found"]
    ticks = [e["value"] for e in page.main.all("input") if e["name"] == "take"]
    taken = client.post("/record/take/", {"found": found[0], "take": ticks})
    assert taken.headers["Location"] == "/check/"
    return client


def test_a_record_becomes_results_in_ten_seconds_and_five_confirmations(system: System) -> None:
    """The best of three passes: others may work on the machine."""
    took = []
    while len(took) < 3 and min(took, default=10.0) >= 10:
        began = time.monotonic()
        client, page = _at_the_record(system)
        found = page.main.one("input", name="found")["value"]
        ticks = [e["value"] for e in page.main.all("input") if e["name"] == "take"][:5]
        client.post("/record/take/", {"found": found, "take": ticks})
        results = client.get("/results/")
        took.append(time.monotonic() - began)
        assert len(ticks) == 5
        assert results.status_code == 200
        assert {"age", "subtype", "edss_value", "dmt_tried"} <= set(answers_in(client))
    assert min(took) < 10


def test_from_the_launch_to_the_results_and_back_into_the_record(
    system: System, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client, page = _at_the_record(system)
    assert "15 September 2026" in page.main.text
    assert "Unreal" not in page.html
    client = _with_answers(system)
    assert answers_in(client)["edss_value"] == "4.5"
    already = "There are answers in this browser already"
    assert already not in page.main.text
    assert already in _page(client.get("/clinic/record/")).main.text
    assert client.get("/results/").status_code == 200
    parts = [client.cookies[name].value for name in settings.CLINIC_COOKIES]
    assert [bool(part) for part in parts] == [True, True, False]
    assert sum(map(len, parts)) > 4000
    assert all(word not in "".join(parts) for word in ("made-up", "token"))
    assert "clinic" not in session_of(client.cookies["answers"].value)

    done = _signed_in(client, client.post("/clinic/hand-back/"))
    assert (done.status_code, done.headers["Location"]) == (302, "/clinic/handed-back/")
    assert "Handed back" in _page(client.get("/clinic/handed-back/")).main.text
    assert not any(client.cookies[name].value for name in settings.CLINIC_COOKIES)
    assert client.get("/clinic/record/").status_code == 422
    seen = system.seen()
    assert set(seen["methods"]) == {"S256"}
    assert set(seen["auds"]) == {system.fhir}
    reading, writing = seen["scopes"][0], seen["scopes"][-1]
    assert reading.startswith("launch ")
    assert all(each.endswith(".read") for each in reading.split()[1:])
    assert writing.startswith("launch/patient ")
    assert all(each.endswith(".write") for each in writing.split()[1:])
    written = _written(system)
    assert set(written) == {"QuestionnaireResponse", "DocumentReference", "Composition"}
    for resource in written.values():
        assert resource["subject"]["reference"] == "Patient/made-up"
    attachment = written["DocumentReference"]["content"][0]["attachment"]
    assert base64.b64decode(attachment["data"]).startswith(b"%PDF")
    linked = [each["entry"][0]["reference"] for each in written["Composition"]["section"]]
    kinds = ("QuestionnaireResponse", "DocumentReference")
    assert linked == [f"{kind}/{written[kind]['id']}" for kind in kinds]
    assert not any("made-up" in each.getMessage() for each in caplog.records)


def _written(system: System) -> dict[str, Any]:
    kinds = ("QuestionnaireResponse", "DocumentReference", "Composition")
    return {kind: all_[-1] for kind in kinds if (all_ := _all_written(system, kind))}


def _all_written(system: System, kind: str) -> list[Any]:
    token = httpx.post(f"{system.sign_in}/token", data={"grant_type": "client_credentials"}).json()[
        "access_token"
    ]
    address, key = f"{system.fhir}/{kind}", {"Authorization": f"Bearer {token}"}
    entries = httpx.get(address, headers=key).json().get("entry", [])
    return [entry["resource"] for entry in entries]


def test_begun_on_this_side_the_clinic_asks_which_patient(system: System) -> None:
    client = Client()
    page = client.get("/clinic/")
    policy = page.headers["Content-Security-Policy"]
    allowed = next(part for part in policy.split("; ") if part.startswith("form-action"))
    origin = "/".join(system.fhir.split("/")[:3])
    assert allowed.split()[1:] == ["'self'", origin, system.sign_in]
    assert "connect-src 'self';" in f"{policy};"
    started = client.post("/clinic/start/", {"server": system.fhir})
    asked = parse_qs(urlsplit(started.headers["Location"]).query)
    assert asked["scope"][0].startswith("launch/patient ")
    assert "launch" not in asked
    assert _signed_in(client, started).headers["Location"] == "/clinic/record/"
    assert system.sign_in not in client.get("/check/").headers["Content-Security-Policy"]


def test_what_was_not_begun_here_or_by_this_clinic_ends(system: System) -> None:
    client = Client()
    for iss in ("", "https://evil.example/fhir", f"{system.fhir}/x", system.sign_in):
        refused = client.get("/clinic/launch/", {"iss": iss, "launch": "x"})
        assert refused.status_code == 422
        assert "clinic" not in client.cookies
    started = _launched(client, system)
    asked = parse_qs(urlsplit(started.headers["Location"]).query)
    for state, code in (("x", "c"), ("", "c"), (asked["state"][0], "")):
        other = Client()
        other.cookies["clinic"] = client.cookies["clinic"].value
        refused = other.get("/clinic/back/", {"state": state, "code": code})
        assert refused.status_code == 422
        assert other.cookies["clinic"].value == ""
    wrong = client.get("/clinic/back/", {"state": asked["state"][0], "code": "never given"})
    assert wrong.status_code == 502
    assert Client().get("/clinic/back/", {"state": "x", "code": "y"}).status_code == 422
    assert Client().get("/clinic/record/").status_code == 422
    assert Client().post("/clinic/hand-back/").status_code == 422


def test_nothing_is_written_into_the_record_of_another_patient(system: System) -> None:
    client = _with_answers(system)
    before = system.seen()["answers"]
    began = client.post("/clinic/hand-back/")
    system.signs_in_for("other")
    refused = _signed_in(client, began)
    assert refused.status_code == 502
    assert client.cookies["clinic"].value == ""
    assert system.seen()["answers"] == before


def test_what_a_server_does_not_give_is_told_and_tests_are_asked_for_by_name(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = Asking.get, []

    def get(asking: Asking, address: str) -> dict[str, Any]:
        asked.append(address)
        is_unnamed = "/Observation?" in address and "code=" not in address
        if is_unnamed or "/MedicationStatement?" in address:
            raise ClinicError
        return real(asking, address)

    monkeypatch.setattr(Asking, "get", get)
    _client, page = _at_the_record(system)
    assert "Missing: MedicationStatement" in page.main.text
    assert "From a test or score of 15 September 2026" in page.main.text
    assert any("273554001" in each for each in asked)


def test_deleting_the_answers_or_leaving_takes_the_token_too(system: System, settings: Any) -> None:
    client = _with_answers(system)
    client.post("/delete/")
    assert not any(client.cookies[name].value for name in settings.CLINIC_COOKIES)
    client, _page_of_record = _at_the_record(system)
    assert client.post("/clinic/leave/").headers["Location"] == "/clinic/"
    assert not any(client.cookies[name].value for name in settings.CLINIC_COOKIES)


def test_once_the_permission_has_ended_nothing_is_lost_and_the_result_can_be_handed_back(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, now = _with_answers(system), time.time()
    with monkeypatch.context() as later:
        later.setattr(time, "time", lambda: now + 2 * 60 * 60)
        for address in ("/clinic/", "/clinic/record/"):
            page = _page(client.get(address))
            assert "has ended" in page.main.text
            assert "Nothing is lost" in page.main.text
            assert "You are signed in" not in page.main.text
        later.setattr(time, "time", lambda: now + 13 * 60 * 60)
        assert "has ended" not in _page(client.get("/clinic/")).main.text
    with monkeypatch.context() as ended:
        ended.setattr(Asking, "get", _refuses)
        assert client.get("/clinic/record/").headers["Location"] == "/clinic/"
    assert "has ended" in _page(client.get("/clinic/")).main.text
    rules = "london-ahsct-2016"
    chosen = _page(client.get("/clinic/", {"set": rules})).main.one("option", selected="")
    assert chosen["value"] == rules
    refused = client.post("/clinic/hand-back/", {"paper": "referral", "set": "nobody-1999"})
    assert refused.status_code == 422
    began = client.post("/clinic/hand-back/", {"paper": "referral", "set": rules})
    done = _signed_in(client, began)
    assert done.headers["Location"] == "/clinic/handed-back/"
    letters = [e for e in _all_written(system, "Composition") if "contained" in e]
    assert letters[-1]["type"]["coding"][0]["code"] == "57133-1"
    assert letters[-1]["subject"]["reference"] == "Patient/made-up"
    assert "London MS-AHSCT" in json.dumps(letters[-1]["section"])
    assert {each["resourceType"] for each in letters[-1]["contained"]} >= {"Device", "Observation"}


def _refuses(*_: Any) -> Any:
    raise AccessEndedError


def test_a_long_token_is_held_in_parts_which_open_together_or_not_at_all(settings: Any) -> None:
    held = Held("https://clinic.example/fhir", "7", secrets.token_urlsafe(6000), time.time() + 60)
    asked, other = (_asking(held) for _ in range(2))
    assert sum(map(len, asked.COOKIES.values())) < 12_000
    assert all(len(value) < 4000 for value in asked.COOKIES.values())
    assert held_in(asked) == held
    assert ended_in(asked) is None
    for name in settings.CLINIC_COOKIES:
        for instead in ("", other.COOKIES[name]):
            mixed = _asking(held)
            mixed.COOKIES = {**asked.COOKIES, name: instead}
            assert held_in(mixed) is None
    assert held_in(_asking(replace(held, until=time.time() - 1))) is None
    assert ended_in(_asking(replace(held, until=0))) == replace(held, token="", until=0)
    with pytest.raises(TooLongError):
        _asking(replace(held, token=secrets.token_urlsafe(12_000)))


def _asking(held: Held) -> HttpRequest:
    """A request with the cookies that this makes."""
    response, request = HttpResponse(), HttpRequest()
    keep(response, held)
    request.COOKIES = {name: each.value for name, each in response.cookies.items() if each.value}
    return request


def test_a_clinic_that_leads_elsewhere_or_does_not_answer_gets_nothing(
    system: System, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = f"{system.fhir}/.well-known/smart-configuration"
    good = {"authorization_endpoint": f"{system.sign_in}/authorize",
            "token_endpoint": f"{system.sign_in}/token",
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
        refused = Client().get("/clinic/launch/", {"iss": system.fhir, "launch": "x"})
        assert refused.status_code == 502
    assert set(asked) == {place}
    says[0] = httpx.Response(200, json=good)
    assert Client().get("/clinic/launch/", {"iss": system.fhir, "launch": "x"}).status_code == 302


def test_what_goes_back_is_valid_fhir() -> None:
    answers = {"resourceType": "QuestionnaireResponse", "status": "completed"}
    told = {key: tuple(a) if isinstance(a, list) else a for key, a in people.RRMS_KEPT.items()}
    draft = referral_paper(SavedAnswers(FULL, Answers(told)), "made-up", timezone.now())
    assert draft is not None
    made = bundle_for("made-up", answers, draft, timezone.now())
    Bundle.model_validate_json(json.dumps(made))
    letter = made["entry"][2]["resource"]
    inside = {f"#{each['id']}" for each in letter["contained"]}
    pointed_at = {e["reference"] for s in letter["section"] for e in s.get("entry", ())}
    assert inside == {*(each for each in pointed_at if each[0] == "#"), "#device"}


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
