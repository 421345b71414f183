"""The cookie that holds the answers: what is read from it, and what is dropped."""

from __future__ import annotations

import time
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.test import Client

from decision_aid.web.answer_store import restored
from tests.web import people
from tests.web.cookies import (
    answers_in,
    client_holding,
    client_with,
    session_of,
    signed,
    told,
    without_expired_cookies,
)
from tests.web.page import Page
from tests.web.walk import walk

_GOOD = signed(told(people.RRMS_KEPT))
_WEEK_OLD = time.time() - settings.SESSION_COOKIE_AGE - 60
KINDLY_REFUSED = {
    "tampered with": _GOOD[:10] + ("A" if _GOOD[10] != "A" else "B") + _GOOD[11:],
    "cut short": _GOOD[:-7],
    "cut in half": _GOOD[: len(_GOOD) // 2],
    "signed with another key": signed(told(people.RRMS_KEPT), key="x" * 60),
    "of an old version": signed(told(people.RRMS_KEPT, version=0)),
    "no cookie of ours": "hello",
    "very long": "A" * 4000,
}
PAGES = ["/", "/questions/country/", "/check/", "/sources/", "/help/", "/delete/"]


@pytest.mark.parametrize("cookie", KINDLY_REFUSED.values(), ids=KINDLY_REFUSED)
def test_answers_that_cannot_be_read_are_told_kindly_on_every_page(cookie: str) -> None:
    client = client_holding(cookie)
    for address in PAGES:
        response = client.get(address, follow=True)
        assert response.status_code == 200
        page = Page(response.content.decode())
        notes = [each for each in page.main.all(css="note") if "earlier answers" in each.text]
        assert len(notes) == 1, address
        assert "/results/" not in [a["href"] for a in page.one("header", css="top").all("a")]


def test_somebody_whose_answers_cannot_be_read_can_walk_the_whole_way_again() -> None:
    client = client_holding(KINDLY_REFUSED["tampered with"])
    assert walk(client, people.SHORT, "short").ended_at == "/results/"
    assert answers_in(client) == people.SHORT


@pytest.mark.parametrize("cookie", KINDLY_REFUSED.values(), ids=KINDLY_REFUSED)
def test_somebody_whose_answers_cannot_be_read_can_answer_again(cookie: str) -> None:
    client = client_holding(cookie)
    client.post("/route/", {"route": "short"})
    client.post("/questions/subtype/", {"answer": "rrms"})
    assert answers_in(client) == {"subtype": "rrms"}
    assert "earlier answers" not in Page(client.get("/check/").content.decode()).main.text


@pytest.mark.parametrize("cookie", KINDLY_REFUSED.values(), ids=KINDLY_REFUSED)
def test_results_without_readable_answers_lead_to_the_start(cookie: str) -> None:
    response = client_holding(cookie).get("/results/")
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_a_cookie_older_than_seven_days_is_not_read() -> None:
    with mock.patch("time.time", return_value=_WEEK_OLD):
        cookie = signed(told(people.RRMS_KEPT))
    page = Page(client_holding(cookie).get("/check/").content.decode())
    assert not page.all("dl", css="answers")


def test_a_first_visit_is_not_told_of_earlier_answers(client: Client) -> None:
    page = Page(client.get("/").content.decode())
    assert "earlier answers" not in page.main.text


NOT_ANSWERS: dict[str, Any] = {
    "an unknown question": {"shoe_size": "42"},
    "a value that is not offered": {"subtype": "cis"},
    "a number outside the limits": {"age": "1000"},
    "a number that is no text": {"age": 42},
    "a table": {"age": {"low": 1}},
    "a list for one choice": {"subtype": ["rrms"]},
    "one text for several ticks": {"dmt_tried": "natalizumab"},
    "a tick that is not offered": {"dmt_tried": ["natalizumab", "aspirin"]},
    "a list of numbers": {"dmt_tried": [1, 2]},
    "ticks in another order": {"dmt_tried": ["glatiramer", "natalizumab"]},
    "a drug that was not ticked": {"dmt_outcome:natalizumab": "quiet"},
    "a drug that does not exist": {"dmt_outcome:wine": "quiet"},
    "a repeated question without its drug": {"dmt_outcome": "quiet"},
    "a very long text": {"subtype": "r" * 5000},
    "nothing": {"age": None, "subtype": True},
    "an empty text": {"age": "", "dmt_tried": []},
}


@pytest.mark.parametrize("given", NOT_ANSWERS.values(), ids=NOT_ANSWERS)
def test_what_is_no_answer_is_dropped_and_never_guessed(given: dict[str, Any]) -> None:
    client = client_with({"country": "SE", **given})
    page = Page(client.get("/check/").content.decode())
    told_rows = [dd for dl in page.all("dl", css="answers") for dd in dl.all("dd")[::2]
                 if "unknown" not in dd.classes]  # fmt: skip
    assert [dd.text for dd in told_rows] == ["Sweden"]
    for address in ("/results/", "/questions/age/"):
        assert client.get(address).status_code == 200


def test_an_answer_to_a_question_of_another_version_stands_apart() -> None:
    read = restored(told({"age": "42", "shoe_size": "42"})["told"])
    assert read is not None
    assert list(read.answers) == ["age"]
    assert read.newer == (("shoe_size", "42"),)


@pytest.mark.parametrize("session", [
    {"told": "text"}, {"told": []}, {"told": None}, {"told": {"v": 1}},
    {"told": {"v": "1", "answers": {"age": "40"}}}, {"told": {"v": 1, "answers": ["age"]}},
    {"told": {"v": 1, "route": 7, "answers": "age"}}, {"other": 1},
])  # fmt: skip
def test_a_session_of_another_form_holds_no_answers(session: dict[str, Any]) -> None:
    client = client_holding(signed(session))
    assert client.get("/results/").status_code == 302
    assert client.get("/check/").status_code == 200


def test_an_unknown_route_in_the_cookie_is_taken_for_the_full_one() -> None:
    client = client_with({"country": "SE"}, route="scenic")
    page = Page(client.get("/questions/age/").content.decode())
    assert page.one("progress")["max"] == "900"


def test_the_cookie_holds_route_and_answers_and_the_form_token_only(client: Client) -> None:
    walk(client, people.RRMS)
    session = session_of(client.cookies["answers"].value)
    assert set(session) == {"told", "_csrftoken"}
    assert set(session["told"]) == {"v", "route", "answers"}
    assert len(client.cookies["answers"].value) < 1500


def test_delete_my_answers_asks_once_and_then_forgets_them() -> None:
    client = client_with(people.RRMS_KEPT)
    asked = Page(client.get("/delete/").content.decode())
    assert [form["action"] for form in asked.main.all("form")] == ["/delete/"]
    assert answers_in(client) == people.RRMS_KEPT
    response = client.post("/delete/")
    assert response.headers["Location"] == "/deleted/"
    assert client.cookies["answers"].value == ""
    assert client.cookies["answers"]["max-age"] == 0


def test_after_deleting_there_is_nothing_to_go_back_to() -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/delete/")
    without_expired_cookies(client)
    page = Page(client.get("/deleted/").content.decode())
    assert not {"/results/", "/check/"} & set(page.links)
    assert "earlier answers" not in page.main.text
    assert "answers" not in client.cookies
    assert client.get("/results/").status_code == 302


def test_deleting_without_answers_is_no_dead_end(client: Client) -> None:
    page = Page(client.get("/delete/").content.decode())
    assert not page.main.all("form")
    assert {"/", "/sources/", "/help/"} <= {a["href"] for a in page.main.all("a")}
