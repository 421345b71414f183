"""Ways into the consultation: by a code, from other pages, from the short way."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from tests.web import people
from tests.web.consultation.consulting import form_of, screen, swap
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page


@pytest.mark.parametrize("way", ["short", "full"])
def test_a_code_opens_the_screen_from_the_page_that_shows_what_it_holds(
    client: Client, way: str
) -> None:
    kept = people.SHORT if way == "short" else people.RRMS_KEPT
    given = Answers({k: tuple(v) if isinstance(v, list) else v for k, v in kept.items()})
    sent = {"code": code_of(SavedAnswers(way, given))}
    page = Page(client.post("/code/", sent, follow=True).content.decode())
    buttons = {b["value"] for b in page.main.all("button", name="use")}
    assert buttons == {"yes", "consult", "no"}


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


@pytest.mark.slow
def test_a_letter_typed_in_has_changed_from_nothing_until_it_is_complete(client: Client) -> None:
    """Then what is tried is told beside what the letter said, and the way back leads there."""
    for key, answer in people.RRMS_KEPT.items():
        swap(client, **{key: answer})
    swap(client, age="33")
    swap(client, age="38")
    page = screen(client)
    assert "was:" not in page.by_id("fields").text
    assert page.all("button", value="reopen") == []
    swap(client, edss_value="6")
    swap(client, fertility="none")
    page = screen(client)
    assert [each.text for each in page.all(css="c-was") if "EDSS" not in each.text] != []
    assert "was: 3.5" in page.by_id("n-edss_value").text
    assert "was:" not in page.by_id("fitness-panel").text
    client.post("/consult/", {"do": "reopen"})
    kept = answers_in(client)
    assert (kept["edss_value"], kept["fertility"], kept["age"]) == ("3.5", "none", "38")


def test_a_wrong_key_in_an_unfinished_letter_is_no_change(client: Client) -> None:
    swap(client, age="83")
    swap(client, age="38")
    assert "was:" not in screen(client).by_id("fields").text


@pytest.mark.parametrize(
    "to", ["/consult/finish/", "/consult/show/death/", "/sources/?q=edss", "/what-matters/"]
)
def test_whatever_leads_on_takes_along_what_was_typed(client: Client, to: str) -> None:
    """Without a script too: the button sends the answers and then leads there."""
    sent = form_of(screen(client)) | {"age": "44", "to": to}
    response = client.post("/consult/", sent)
    assert (response.status_code, response.headers["Location"]) == (302, to)
    assert answers_in(client)["age"] == "44"


@pytest.mark.parametrize("do", ["plain", "keys-off", "compare-relapses", "wide"])
def test_every_button_of_the_screen_takes_along_what_was_typed(client: Client, do: str) -> None:
    client.post("/consult/", form_of(screen(client)) | {"age": "44", "do": do})
    assert answers_in(client)["age"] == "44"


def test_every_button_of_the_screen_sends_the_answers(rrms: Client) -> None:
    page = screen(rrms)
    buttons = [each for each in page.all("button") if each.get("id") != "update"]
    assert len(buttons) > 12
    assert {each.get("form") for each in buttons} == {"answers"}
    assert [form["id"] for form in page.all("form")] == ["answers"]
    assert page.all("button")[0]["id"] == "update"


def test_what_is_typed_wrong_is_told_before_the_screen_is_left(rrms: Client) -> None:
    response = rrms.post("/consult/", {"age": "441", "to": "/consult/finish/"})
    assert response.status_code == 422
    assert "100 or less" in Page(response.content.decode()).by_id("n-age").text


@pytest.mark.parametrize("to", ["//evil.example/", "https://evil.example/", "/\\evil.example", "x"])
def test_no_button_leads_to_another_place(rrms: Client, to: str) -> None:
    assert rrms.post("/consult/", {"to": to}).headers["Location"] == "/consult/"


def test_leaving_without_a_change_writes_no_answer(client: Client, rrms: Client) -> None:
    client.post("/consult/", {"to": "/consult/finish/"})
    assert answers_in(client) == {}
    rrms.post("/consult/", {"to": "/consult/finish/"})
    assert answers_in(rrms) == people.RRMS_KEPT
