"""Ways into the consultation: by a code, from other pages, from the short way."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from tests.web import people
from tests.web.consulting import form_of, screen
from tests.web.cookies import client_with
from tests.web.page import Page


@pytest.mark.parametrize("way", ["short", "full"])
def test_a_code_opens_the_screen_from_the_page_that_shows_what_it_holds(
    client: Client, way: str
) -> None:
    kept = people.SHORT if way == "short" else people.RRMS_KEPT
    given = Answers({k: tuple(v) if isinstance(v, list) else v for k, v in kept.items()})
    page = Page(client.post("/code/", {"code": code_of(SavedAnswers(way, given))}).content.decode())
    buttons = {b["value"] for b in page.main.all("button", name="use")}
    assert buttons == {"yes", "consult"}


def test_the_screen_can_be_reached_from_results_summary_and_every_foot(rrms: Client) -> None:
    for address in ("/results/", "/summary/", "/", "/help/"):
        assert "/consult/" in Page(rrms.get(address).content.decode()).links, address


def test_the_short_way_can_be_widened_without_losing_an_answer() -> None:
    client = client_with({**people.SHORT, "mobility_short": "500", "mri_short": "new"}, "short")
    page = screen(client)
    assert "f-mobility_short" in page.ids
    assert "f-lvef" not in page.ids
    client.post("/consult/", {"do": "wide"})
    sent = form_of(screen(client))
    assert sent["walk_unaided"] == ["500"]
    assert sent["new_t2_12m"] == ["some"]
    assert "lvef" in sent


def test_answers_left_off_the_path_do_not_come_in_by_opening() -> None:
    client = client_with({**people.RRMS_KEPT, "lvef": "20", "health": ["heart"]})
    assert "f-lvef" not in screen(client).ids
    client.post("/consult/", {"do": "wide"})
    assert screen(client).by_id("a-lvef")["value"] == "20"
