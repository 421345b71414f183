"""A start out of a clinic's system, end to end; and all that must not come of it."""

from __future__ import annotations

import base64
import json
import logging
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client
from django.utils import timezone

import decision_aid.urls  # noqa: F401  # before a clinic is named below
from decision_aid.web.handover.clinic.servers import AccessEndedError, Asking, ClinicError
from tests.web.clinic.system import System, running
from tests.web.clinic.visits import at_the_record, launched, page_of, signed_in, with_answers
from tests.web.cookies import answers_in, session_of
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


def test_a_record_becomes_results_in_ten_seconds_and_five_confirmations(system: System) -> None:
    """The best of three passes: others may work on the machine."""
    took = []
    while len(took) < 3 and min(took, default=10.0) >= 10:
        began = time.monotonic()
        client, page = at_the_record(system)
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
    client, page = at_the_record(system)
    assert "15 September 2026" in page.main.text
    assert "Unreal" not in page.html
    client = with_answers(system)
    assert answers_in(client)["edss_value"] == "4.5"
    already = "There are answers in this browser already"
    assert already not in page.main.text
    assert already in page_of(client.get("/clinic/record/")).main.text
    assert client.get("/results/").status_code == 200
    parts = [client.cookies[name].value for name in settings.CLINIC_COOKIES]
    assert [bool(part) for part in parts] == [True, True, False]
    assert sum(map(len, parts)) > 4000
    assert all(word not in "".join(parts) for word in ("made-up", "token"))
    assert "clinic" not in session_of(client.cookies["answers"].value)

    done = signed_in(client, client.post("/clinic/hand-back/"))
    assert (done.status_code, done.headers["Location"]) == (302, "/clinic/handed-back/")
    assert "Handed back" in page_of(client.get("/clinic/handed-back/")).main.text
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
    assert signed_in(client, started).headers["Location"] == "/clinic/record/"
    assert system.sign_in not in client.get("/check/").headers["Content-Security-Policy"]


def test_what_was_not_begun_here_or_by_this_clinic_ends(system: System) -> None:
    client = Client()
    for iss in ("", "https://evil.example/fhir", f"{system.fhir}/x", system.sign_in):
        refused = client.get("/clinic/launch/", {"iss": iss, "launch": "x"})
        assert refused.status_code == 422
        assert "clinic" not in client.cookies
    started = launched(client, system)
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
    client = with_answers(system)
    before = system.seen()["answers"]
    began = client.post("/clinic/hand-back/")
    system.signs_in_for("other")
    refused = signed_in(client, began)
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
    _client, page = at_the_record(system)
    assert "Missing: MedicationStatement" in page.main.text
    assert "From a test or score of 15 September 2026" in page.main.text
    assert any("273554001" in each for each in asked)


def test_deleting_the_answers_or_leaving_takes_the_token_too(system: System, settings: Any) -> None:
    client = with_answers(system)
    client.post("/delete/")
    assert not any(client.cookies[name].value for name in settings.CLINIC_COOKIES)
    client, _page_of_record = at_the_record(system)
    assert client.post("/clinic/leave/").headers["Location"] == "/clinic/"
    assert not any(client.cookies[name].value for name in settings.CLINIC_COOKIES)


def test_once_the_permission_has_ended_nothing_is_lost_and_the_result_can_be_handed_back(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, now = with_answers(system), time.time()
    with monkeypatch.context() as later:
        later.setattr(time, "time", lambda: now + 2 * 60 * 60)
        for address in ("/clinic/", "/clinic/record/"):
            page = page_of(client.get(address))
            assert "has ended" in page.main.text
            assert "Nothing is lost" in page.main.text
            assert "You are signed in" not in page.main.text
        later.setattr(time, "time", lambda: now + 13 * 60 * 60)
        assert "has ended" not in page_of(client.get("/clinic/")).main.text
    with monkeypatch.context() as ended:
        ended.setattr(Asking, "get", _refuses)
        assert client.get("/clinic/record/").headers["Location"] == "/clinic/"
    assert "has ended" in page_of(client.get("/clinic/")).main.text
    rules = "london-ahsct-2016"
    chosen = page_of(client.get("/clinic/", {"set": rules})).main.one("option", selected="")
    assert chosen["value"] == rules
    refused = client.post("/clinic/hand-back/", {"paper": "referral", "set": "nobody-1999"})
    assert refused.status_code == 422
    began = client.post("/clinic/hand-back/", {"paper": "referral", "set": rules})
    done = signed_in(client, began)
    assert done.headers["Location"] == "/clinic/handed-back/"
    letters = [e for e in _all_written(system, "Composition") if "contained" in e]
    assert letters[-1]["type"]["coding"][0]["code"] == "57133-1"
    assert letters[-1]["subject"]["reference"] == "Patient/made-up"
    assert "London MS-AHSCT" in json.dumps(letters[-1]["section"])
    assert {each["resourceType"] for each in letters[-1]["contained"]} >= {"Device", "Observation"}


def _refuses(*_: Any) -> Any:
    raise AccessEndedError
