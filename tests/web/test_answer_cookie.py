"""A page that is only looked at never costs anybody an answer; of several cookies one is read."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.web.cookies import answers_in, session_of, signed, told
from tests.web.page import Page
from tests.web.people import RRMS_KEPT
from tests.web.processes.house import PRODUCTION, ROOT, run

NAME = settings.SESSION_COOKIE_NAME
TOKEN = {"_csrftoken": "t" * 32}
GOOD = signed(told(RRMS_KEPT) | TOKEN)
OF_ANOTHER_KEY = signed(told({"age": "61"}) | TOKEN, key="another key of fifty signs, more or less")
OF_LATER = signed(told({"age": "61"}, version=2) | TOKEN)
PAGES = ("/", "/questions/age/", "/check/", "/results/", "/summary/", "/delete/", "/help/", "/no/")
UNREADABLE = {
    "another key": OF_ANOTHER_KEY,
    "a newer version": OF_LATER,
    "changed": GOOD[:-2] + "xx",
    "nonsense": "nonsense",
}


def _get(address: str, *cookies: str, name: str = NAME) -> HttpResponse:
    header = "; ".join(f"{name}={each}" for each in cookies)
    return Client().get(address, HTTP_COOKIE=header)


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_page_leaves_a_cookie_that_cannot_be_read_alone(kind: str, page: str) -> None:
    assert NAME not in _get(page, UNREADABLE[kind]).cookies


@pytest.mark.parametrize("page", PAGES)
def test_looking_at_a_page_writes_no_answers_again(page: str) -> None:
    """An answer given in another tab meanwhile would be lost."""
    assert NAME not in _get(page, GOOD).cookies


@pytest.mark.parametrize("others", [(OF_ANOTHER_KEY, GOOD), (GOOD, OF_ANOTHER_KEY), ("x", GOOD)])
def test_of_several_cookies_the_one_of_ours_is_read(others: tuple[str, ...]) -> None:
    response = _get("/check/", *others)
    assert RRMS_KEPT["age"] in response.content.decode()
    assert "could not read" not in response.content.decode()


def test_an_answer_is_added_to_the_cookie_that_was_read() -> None:
    header = f"{NAME}=nonsense; {NAME}={GOOD}"
    client = Client()
    response = client.post("/questions/age/", {"answer": "47"}, HTTP_COOKIE=header)
    assert response.status_code == 302
    assert answers_in(client) == {**RRMS_KEPT, "age": "47"}


def test_what_cannot_be_read_goes_when_the_person_starts_anew() -> None:
    client = Client(enforce_csrf_checks=True)
    header = f"{NAME}={OF_ANOTHER_KEY}"
    page = Page(client.get("/check/", HTTP_COOKIE=header).content.decode())
    assert page.main.all("form")[0]["action"] == "/start-anew/"
    refused = client.post("/questions/age/", {"answer": "47"}, HTTP_COOKIE=header)
    assert refused.status_code == 403
    assert NAME not in refused.cookies
    assert "/start-anew/" in refused.content.decode()
    started = client.post("/start-anew/", HTTP_COOKIE=header)
    assert (started.status_code, started["Location"]) == (302, "/")
    assert started.cookies[NAME].value == ""
    assert started.cookies[NAME]["max-age"] == 0


def test_starting_anew_from_elsewhere_takes_no_answers_away() -> None:
    client = Client(enforce_csrf_checks=True)
    started = client.post("/start-anew/", HTTP_COOKIE=f"{NAME}={GOOD}")
    assert NAME not in started.cookies


def test_answers_of_a_newer_version_are_carried_along() -> None:
    asked_later = {"asked_later": "yes", "asked_later_too:alemtuzumab": ["a", "b"]}
    client = Client()
    client.cookies[NAME] = signed(told({**RRMS_KEPT, **asked_later}) | TOKEN)
    client.post("/questions/age/", {"answer": "47"})
    assert answers_in(client) == {**RRMS_KEPT, **asked_later, "age": "47"}


@pytest.mark.parametrize("odd", [{"a" * 60: "x"}, {"later": "x" * 41}, {"later": 7}, {"<b>": "x"}])
def test_nonsense_under_our_signature_is_not_carried(odd: dict[str, object]) -> None:
    client = Client()
    client.cookies[NAME] = signed(told({**RRMS_KEPT, **odd}) | TOKEN)
    client.post("/questions/age/", {"answer": "47"})
    assert answers_in(client) == {**RRMS_KEPT, "age": "47"}


def test_deleting_clears_what_the_browser_kept_but_no_cookie_of_a_neighbour() -> None:
    client = Client()
    client.cookies[NAME] = GOOD
    gone = client.post("/delete/", secure=True)
    assert gone["Clear-Site-Data"] == '"cache", "storage"'
    assert gone.cookies[NAME].value == ""


@pytest.mark.slow
def test_in_production_the_name_is_bound_to_one_host() -> None:
    asked = "from decision_aid import settings; print(settings.SESSION_COOKIE_NAME)"
    done = run(ROOT, "-c", asked, env=PRODUCTION)
    assert done.stdout.strip() == "__Host-answers", done.stderr


def test_a_first_form_brings_its_token() -> None:
    client = Client()
    client.get("/")
    assert set(session_of(client.cookies[NAME].value)) == {"_csrftoken"}
