"""Unusual pairs of answers: asked about once, kindly, and then accepted."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page

PAIRS = [
    pytest.param("year-diagnosis", "1985", {"year_onset": "1980"}, id="diagnosed before birth"),
    pytest.param("year-onset", "1986", {}, id="40 years of MS at 38"),
    pytest.param("relapses-12m", "9", {}, id="9 relapses in a year"),
]


def _asked_about(client: Client, slug: str, typed: str) -> Page:
    response = client.post(f"/questions/{slug}/", {"answer": typed})
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert page.one(css="ask")["role"] == "alert"
    assert not page.title.startswith("Error:")
    assert page.by_id("answer")["value"] == typed
    return page


@pytest.mark.parametrize(("slug", "typed", "changed"), PAIRS)
def test_an_improbable_answer_is_asked_about_and_not_yet_kept(
    slug: str, typed: str, changed: dict[str, str]
) -> None:
    kept = {**people.RRMS_KEPT, **changed}
    client = client_with(kept)
    _asked_about(client, slug, typed)
    assert answers_in(client) == kept


@pytest.mark.parametrize(("slug", "typed", "changed"), PAIRS)
def test_an_improbable_answer_is_accepted_when_it_is_sent_again(
    slug: str, typed: str, changed: dict[str, str]
) -> None:
    client = client_with({**people.RRMS_KEPT, **changed})
    page = _asked_about(client, slug, typed)
    confirmed = page.main.one("input", name="confirmed")["value"]
    again = {"answer": typed, "confirmed": confirmed}
    assert client.post(f"/questions/{slug}/", again).status_code == 302
    assert answers_in(client)[slug.replace("-", "_")] == typed


def test_an_accepted_answer_is_not_asked_about_again() -> None:
    client = client_with({**people.RRMS_KEPT, "relapses_12m": "9"})
    assert client.post("/questions/relapses-12m/", {"answer": "9"}).status_code == 302


def test_saying_yes_to_one_number_does_not_say_yes_to_another() -> None:
    client = client_with(people.RRMS_KEPT)
    sent = {"answer": "12", "confirmed": "9"}
    response = client.post("/questions/relapses-12m/", sent)
    assert response.status_code == 200
    assert Page(response.content.decode()).main.one("input", name="confirmed")["value"] == "12"


def test_an_improbable_answer_can_be_corrected() -> None:
    client = client_with(people.RRMS_KEPT)
    _asked_about(client, "relapses-12m", "9")
    sent = {"answer": "1", "confirmed": "9"}
    assert client.post("/questions/relapses-12m/", sent).status_code == 302
    assert answers_in(client)["relapses_12m"] == "1"


def test_a_change_to_an_improbable_answer_still_leads_back_to_the_answers() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/relapses-12m/?change", {"answer": "9"})
    page = Page(response.content.decode())
    assert page.one("p", css="back").one("a")["href"] == "/check/"
    sent = {"answer": "9", "confirmed": "9"}
    response = client.post("/questions/relapses-12m/?change", sent)
    assert response.headers["Location"] == "/check/"


def test_an_unknown_age_makes_no_year_improbable() -> None:
    client = client_with({**people.RRMS_KEPT, "age": "unsure"})
    assert client.post("/questions/year-onset/", {"answer": "1975"}).status_code == 302
