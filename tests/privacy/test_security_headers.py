"""Headers and cookie flags, pinned exactly: each of them keeps a promise about privacy."""

from __future__ import annotations

import json
from functools import cache
from http.cookies import Morsel
from typing import Any

import pytest
from django.test import Client

from tests.privacy.pinned_headers import EXACTLY, NEVER_SENT
from tests.web import people
from tests.web.cookies import client_with
from tests.web.processes.house import PRODUCTION, ROOT, collected, run
from tests.web.walk import walk

pytestmark = pytest.mark.urls("tests.web.kinds_of_pages.raising_urls")

NONE, OURS = ["'none'"], ["'self'"]
CONTENT_SECURITY_POLICY = {
    "default-src": NONE,
    "script-src": OURS,
    "style-src": OURS,
    "img-src": OURS,
    "font-src": OURS,
    "connect-src": OURS,
    "form-action": OURS,
    "base-uri": NONE,
    "frame-ancestors": NONE,
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["default"],
}
PAGES = {
    "start": ("get", "/", 200),
    "question": ("get", "/questions/age/", 200),
    "check": ("get", "/check/", 200),
    "results": ("get", "/results/", 200),
    "hopes": ("get", "/results/hopes/", 200),
    "summary": ("get", "/summary/", 200),
    "summary as text": ("post", "/summary.txt/", 200),
    "summary as PDF": ("post", "/summary.pdf/", 200),
    "consultation": ("get", "/consult/", 200),
    "a figure to show": ("get", "/consult/show/death/", 200),
    "end of a consultation": ("get", "/consult/finish/", 200),
    "code": ("get", "/code/mine/", 200),
    "FHIR answers": ("post", "/fhir/response/", 200),
    "what matters": ("get", "/what-matters/", 200),
    "my questions": ("get", "/my-questions/", 200),
    "too many questions": ("post", "/my-questions/", 422),
    "referral draft": ("get", "/consult/referral/", 200),
    "referral draft as text": ("post", "/consult/referral.txt/", 200),
    "referral draft as PDF": ("post", "/consult/referral.pdf/", 200),
    "referral draft as FHIR": ("post", "/consult/referral.json/", 200),
    "trying an answer": ("post", "/results/try/age/", 422),
    "source": ("get", "/sources/muraro-2017/", 200),
    "criteria set": ("get", "/criteria/london-ahsct-2016/", 200),
    "gaps": ("get", "/gaps/", 200),
    "search": ("get", "/search/?q=death", 200),
    "help": ("get", "/help/", 200),
    "privacy": ("get", "/privacy/", 200),
    "security": ("get", "/security/", 200),
    "security.txt": ("get", "/.well-known/security.txt", 404),
    "safety": ("get", "/safety/", 200),
    "standards": ("get", "/standards/", 200),
    "contact": ("get", "/contact/", 200),
    "guide": ("get", "/guide/", 200),
    "delete": ("get", "/delete/", 200),
    "a HEAD": ("head", "/results/", 200),
    "a redirect": ("post", "/route/", 302),
    "a redirect to the slash": ("get", "/results", 301),
    "deleted answers": ("post", "/delete/", 302),
    "a refused answer": ("post", "/questions/age/", 422),
    "not found": ("get", "/nowhere/", 404),
    "a wrong method": ("get", "/route/", 405),
    "a mistake of ours": ("get", "/breaks/", 500),
}


def _policy(response: Any) -> dict[str, list[str]]:
    directives = response.headers["Content-Security-Policy"].split(";")
    return {words[0]: words[1:] for words in (each.split() for each in directives)}


def _is_guarded(response: Any) -> None:
    assert {name: response.headers.get(name) for name in EXACTLY} == EXACTLY
    assert _policy(response) == CONTENT_SECURITY_POLICY
    assert not [name for name in NEVER_SENT if name in response.headers]


@pytest.fixture
def somebody() -> Client:
    client = client_with(people.RRMS_KEPT)
    client.raise_request_exception = False
    return client


@cache
def _answered(name: str) -> Any:
    """By somebody with answers; asked for once by the tests that only read it."""
    client = client_with(people.RRMS_KEPT)
    client.raise_request_exception = False
    method, address, _status = PAGES[name]
    return getattr(client, method)(address)


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_is_guarded(name: str) -> None:
    response = _answered(name)
    assert response.status_code == PAGES[name][2]
    _is_guarded(response)


def test_a_page_that_refuses_a_large_post_is_guarded(somebody: Client) -> None:
    response = somebody.post("/questions/age/", {"answer": "9" * 100_000})
    assert response.status_code == 413
    _is_guarded(response)


def test_a_page_that_refuses_a_form_without_its_token_is_guarded() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/route/", {"route": "full"})
    assert response.status_code == 403
    _is_guarded(response)


def test_a_page_that_refuses_a_foreign_host_is_guarded(client: Client) -> None:
    response = client.get("/results", headers={"host": "evil.example.com"})
    assert response.status_code == 400
    _is_guarded(response)


def test_no_page_has_a_script_or_a_style_of_its_own() -> None:
    for name, (_method, address, _status) in PAGES.items():
        response = _answered(name)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode().lower().replace("http://testserver/", "its own address ")
        assert "<style" not in html, address
        assert " style=" not in html, address
        assert " onclick=" not in html, address
        assert "javascript:" not in html, address
        assert "http://" not in html, address


def _cookie(client: Client) -> Morsel[str]:
    assert list(client.cookies) == ["answers"]
    return client.cookies["answers"]


def test_a_whole_walk_sets_one_cookie_and_no_other(client: Client) -> None:
    walk(client, people.RRMS)
    client.get("/results/")
    _cookie(client)


def test_the_cookie_goes_with_the_browser_and_no_script_reads_it(client: Client) -> None:
    client.post("/route/", {"route": "full"})
    cookie = _cookie(client)
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert (cookie["expires"], cookie["max-age"], cookie["domain"]) == ("", "", "")


def test_somebody_who_only_reads_gets_no_cookie(client: Client) -> None:
    for address in ("/sources/", "/sources/muraro-2017/", "/criteria/", "/help/", "/privacy/"):
        client.get(address)
    assert list(client.cookies) == []


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    """What a browser is sent where the static files are collected and the settings are a host's."""
    env = {
        **PRODUCTION,
        "DECISION_AID_STATIC": str(collected() / "static"),
        "DECISION_AID_HOST_FILE": str(ROOT / "tests/web/host_filled.toml"),
    }
    done = run(ROOT, "-m", "tests.web.processes.production_run", env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_in_production_the_cookie_only_travels_encrypted(production: dict[str, Any]) -> None:
    for name in ("start", "route", "question"):
        for cookie in production[name]["cookies"].values():
            assert cookie["secure"] is True
            assert cookie["httponly"] is True
            assert (cookie["samesite"], cookie["expires"], cookie["max-age"]) == ("Lax", "", "")
    sent = [each for name, each in production.items() if name != "deployment"]
    assert {name for each in sent for name in each["cookies"]} == {"__Host-answers"}


def test_in_production_pages_are_guarded_and_only_sent_encrypted(
    production: dict[str, Any],
) -> None:
    assert production["insecure"]["status"] == 301
    assert production["insecure"]["headers"]["Location"] == "https://aid.example.org/about/"
    assert [production[n]["status"] for n in ("start", "question", "nowhere")] == [200, 200, 404]
    for name in ("start", "question", "nowhere"):
        headers = production[name]["headers"]
        assert {each: headers.get(each) for each in EXACTLY} == EXACTLY
        kept = "max-age=31536000"
        assert headers["Strict-Transport-Security"] == kept


def test_in_production_a_foreign_host_is_refused(production: dict[str, Any]) -> None:
    assert production["other_host"]["status"] == 400


def test_in_production_a_page_names_its_style_by_its_content(production: dict[str, Any]) -> None:
    """So that an old copy is never used with a new page."""
    page = production["start"]["page"]
    assert '/static/css/site.css"' not in page
    assert "/static/css/site." in page


def test_djangos_own_check_for_deployment_finds_nothing(production: dict[str, Any]) -> None:
    assert production["deployment"].strip() == ("System check identified no issues (2 silenced).")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("address", ["/", "/results/", "/code/", "/downloads/", "/delete/"])
def test_a_method_that_no_page_knows_is_told_so(method: str, address: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, address)
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) <= {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    "part", ["bytes=0-", "bytes=5-9", "bytes=-3", "bytes=0-1,4-5", "x", "bytes=9-2"]
)
def test_a_static_file_comes_whole_whatever_part_is_asked_for(part: str) -> None:
    whole = Client().get("/static/css/site.css")
    response = Client().get("/static/css/site.css", HTTP_RANGE=part)
    assert response.status_code == 200
    assert b"".join(response) == b"".join(whole)
