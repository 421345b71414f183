"""Figures turned to the person in a consultation, and what is taken along at its end."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web import people
from tests.web.consultation.consulting import figures, screen
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.words_never_said import words_never_said


def test_what_matters_to_the_person_stands_on_the_screen() -> None:
    client = client_with(people.RRMS_KEPT)
    asked = Page(client.get("/what-matters/pick/").content.decode())
    value = asked.main.all("input", type="checkbox")[0]["value"]
    client.post("/what-matters/pick/", {"picked": [value]})
    page = screen(client)
    assert "Not said yet" not in page.main.text
    assert page.one("p", css="c-values").one("b").text


@pytest.mark.parametrize(
    "topic", ["worsening", "relapses", "death", "infection", "early-worsening"]
)
def test_a_figure_for_the_person_has_both_frames_and_the_way_on(rrms: Client, topic: str) -> None:
    page = Page(rrms.get(f"/consult/show/{topic}/").content.decode())
    assert page.one("h1").text
    assert page.by_id("c-back")["href"] == "/consult/"
    assert len([link for link in page.links if link.startswith("/consult/show/")]) in (1, 2)
    assert words_never_said(page.html) == []


@pytest.mark.parametrize(
    "kept", [people.RRMS_KEPT, {"age": "38", "pml": "yes"}, {"subtype": "ppms", "age": "45"}]
)
def test_no_rounded_number_of_one_study_stands_above_what_all_studies_counted(
    kept: dict[str, Any],
) -> None:
    """ "About 1 in 18" of 35 people stood first, above the spread of seven large reports."""
    client, told = client_with(kept), 0
    for topic in figures(screen(client)):
        page = Page(client.get(f"/consult/show/{topic}/").content.decode())
        spread, rounded = page.all("p", css="c-message"), page.all("p", css="one-in")
        assert spread, topic
        told += bool(page.all("p", css="c-near"))
        if page.all("p", css="c-near"):
            assert not rounded, topic
    assert told > 3


def test_the_key_beside_a_picture_names_the_dots_that_are_drawn() -> None:
    keys = set()
    for told in (people.RRMS_KEPT, people.SPMS_KEPT):
        page = Page(client_with(told).get("/consult/show/worsening/").content.decode())
        titles = [each.text for each in page.main.one("svg", "dot-strip").all("title")]
        has_alike = any("partly alike" in each or "much alike" in each for each in titles)
        assert ("partly" in page.main.one("p", "key-line").text) is has_alike
        keys.add(has_alike)
    assert True in keys


def test_the_figures_for_the_person_follow_one_another_from_first_to_last(rrms: Client) -> None:
    seen, address = [], "/consult/show/worsening/"
    while address:
        page = Page(rrms.get(address).content.decode())
        seen.append(address)
        onward = page.all("a", rel="next")
        address = onward[0]["href"] if onward else ""
    assert len(seen) == len(set(seen)) == len(figures(screen(rrms)))


def test_a_topic_that_is_not_shown_gets_a_page_that_says_so(rrms: Client) -> None:
    assert rrms.get("/consult/show/cost/").status_code == 404


def test_the_end_offers_record_text_pdf_code_and_deleting(rrms: Client) -> None:
    page = Page(rrms.get("/consult/finish/").content.decode())
    assert "EDSS 3.5" in page.by_id("plain").text
    assert {form["action"] for form in page.main.all("form")} == {"/summary.pdf/", "/summary.txt/"}
    assert {"/code/mine/", "/delete/", "/consult/", "/consult/referral/"} <= set(page.links)


def test_without_answers_there_is_nothing_to_take_along(client: Client) -> None:
    page = Page(client.get("/consult/finish/").content.decode())
    assert "No answer has been entered" in page.main.text
    assert {"/consult/", "/code/"} <= set(page.links)
    assert not page.main.all("form")
