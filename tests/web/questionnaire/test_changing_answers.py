"""Changing an answer from the page "Check your answers", and what becomes of the others."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web import people
from tests.web.cookies import Given, answers_in, client_with
from tests.web.page import Page
from tests.web.walk import Walk, go_on, walked


def _change(client: Client, slug: str, answer: str) -> Walk:
    """Presses Change, gives an answer, and goes on through what it opens."""
    response = client.post(f"/questions/{slug}/?change", {"answer": answer})
    return go_on(Walk(client), response, people.NOTHING_KNOWN)


def _change_links(client: Client) -> list[str]:
    page = Page(client.get("/check/").content.decode())
    links = [a["href"] for rows in page.all("dl", css="answers") for a in rows.all("a")]
    assert links
    return links


def _told(client: Client) -> str:
    return Page(client.get("/results/next/").content.decode()).by_id("answers").text


@pytest.mark.parametrize("kept", [people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT])
def test_every_answer_can_be_changed_and_brings_the_person_back(kept: Given) -> None:
    client = client_with(kept)
    links = _change_links(client)
    assert len(links) == len(kept)
    links = [link for link in links if "brings" not in link]
    for link in links:
        page = Page(client.get(link).content.decode())
        assert page.one("p", css="back").one("a")["href"] == "/check/"
        given = _as_sent(page)
        response = client.post(link, given)
        assert (response.status_code, response.headers["Location"]) == (302, "/check/")
    assert answers_in(client) == kept


@pytest.mark.slow
@pytest.mark.parametrize("person", [people.RRMS, people.SPMS, people.PPMS, people.NOTHING_KNOWN])
def test_nobody_is_asked_the_same_question_twice(person: Given) -> None:
    """Redundant entry, WCAG 3.3.7; whoever comes back finds the answer in place, as above."""
    found = walked(person, detail=True)
    both = (found.full, found.detail)
    asked = [page.one("h1").text for each in both for page in each.pages.values()]
    assert len(asked) > 15
    slugs = found.full.slugs + found.detail.slugs
    assert [slug for slug in slugs if slugs.count(slug) > 1] == []
    assert [text for text in asked if asked.count(text) > 1] == []


def _as_sent(page: Page) -> dict[str, list[str]]:
    chosen = page.main.all("input", name="answer", checked="")
    typed = page.main.all("input", name="answer", type="text")
    return {"answer": [each["value"] for each in chosen or typed]}


def test_a_changed_answer_changes_the_results() -> None:
    client = client_with(people.RRMS_KEPT)
    before = Page(client.get("/results/hopes/").content.decode()).by_id("outcomes").text
    assert _change(client, "subtype", "spms").ended_at == "/check/"
    assert answers_in(client)["subtype"] == "spms"
    after = Page(client.get("/results/hopes/").content.decode()).by_id("outcomes").text
    assert after != before


def test_a_change_that_opens_a_question_asks_it_before_coming_back() -> None:
    client = client_with({**people.RRMS_KEPT, "relapses_12m": "0"})
    walked = _change(client, "subtype", "ppms")
    assert "csf-ocb" in walked.slugs
    assert all(each.endswith("/?change") for each in walked.addresses[:-1])
    assert walked.ended_at == "/check/"


def test_a_change_that_opens_several_questions_asks_them_one_after_another() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/edss-known/?change", {"answer": "no"})
    walking = {"walk_unaided": "not-without-help", "walk_help": "both-sides"}
    walked = go_on(Walk(client), response, walking)
    opened = ["walk-unaided", "walk-help", "walk-with-help", "edss-recent-relapse"]
    assert walked.slugs == opened
    assert all(each.endswith("/?change") for each in walked.addresses[:-1])
    assert walked.ended_at == "/check/"


def test_a_drug_added_later_is_asked_about_before_coming_back() -> None:
    client = client_with(people.RRMS_KEPT)
    drugs = {"answer": ["natalizumab", "ocrelizumab", "glatiramer"]}
    response = client.post("/questions/dmt-tried/?change", drugs)
    walked = go_on(Walk(client), response, {"dmt_outcome": "not-controlled", "dmt_months": "3-5"})
    assert walked.slugs == ["dmt-outcome-1", "dmt-months-1"]
    given = answers_in(client)
    assert given["dmt_outcome:ocrelizumab"] == "not-controlled"
    assert given["dmt_outcome:glatiramer"] == "side-effects"


def test_an_earlier_diagnosis_asks_again_for_the_first_symptoms() -> None:
    """The symptoms cannot have started after the diagnosis."""
    client = client_with(people.RRMS_KEPT)
    first = client.post("/questions/year-diagnosis/?change", {"answer": "2012"})
    page = Page(first.content.decode())
    assert "2016" in page.one(css="ask").text
    sent = {"answer": "2012", "confirmed": "2012"}
    response = client.post("/questions/year-diagnosis/?change", sent)
    walked = go_on(Walk(client), response, people.NOTHING_KNOWN)
    assert walked.addresses == ["/questions/year-onset/?change", "/check/"]


@pytest.mark.slow
def test_an_answer_off_the_path_never_reaches_the_result() -> None:
    client = client_with(people.RRMS_KEPT)
    assert "3.5" in _told(client)
    _change(client, "edss-known", "no")
    assert "3.5" not in _told(client)
    titles = Page(client.get("/check/").content.decode()).main.text
    assert "What is your EDSS score?" not in titles


def test_an_answer_comes_back_when_the_path_comes_back() -> None:
    client = client_with(people.RRMS_KEPT)
    _change(client, "edss-known", "no")
    walked = _change(client, "edss-known", "yes")
    assert walked.ended_at == "/check/"
    assert walked.slugs == []
    assert "3.5" in _told(client)


@pytest.mark.slow
def test_a_drug_that_is_no_longer_ticked_leaves_the_result() -> None:
    client = client_with(people.RRMS_KEPT)
    assert "natalizumab" in _told(client)
    client.post("/questions/dmt-tried/?change", {"answer": ["glatiramer"]})
    assert "natalizumab" not in _told(client)
    assert "glatiramer" in _told(client)


def test_the_check_page_tells_unknown_answers_apart_from_given_ones() -> None:
    client = client_with({"country": "SE", "age": "unsure", "subtype": "spms"})
    page = Page(client.get("/check/").content.decode())
    rows = {row.one("a")["href"]: row for dl in page.all("dl", css="answers") for row in dl
            if row.tag == "div"}  # fmt: skip
    assert "unknown" in rows["/questions/age/?change"].all("dd")[0].classes
    assert "unknown" not in rows["/questions/country/?change"].all("dd")[0].classes
    assert "Sweden" in rows["/questions/country/?change"].text


def test_the_check_page_of_the_short_route_offers_the_full_one() -> None:
    client = client_with(people.SHORT, "short")
    page = Page(client.get("/check/").content.decode())
    form = next(f for f in page.main.all("form") if f["action"] == "/route/")
    assert form.one("button")["value"] == "full"
    response = client.post("/route/", {"route": "full"})
    assert response.headers["Location"] == "/questions/year-onset/"
    assert answers_in(client) == people.SHORT


def test_the_check_page_without_answers_leads_to_the_start(client: Client) -> None:
    page = Page(client.get("/check/").content.decode())
    assert not page.all("dl", css="answers")
    assert "/" in [a["href"] for a in page.main.all("a")]
