"""My questions: what is suggested, what is picked, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.preparation.chosen_questions import MOST_CHOSEN
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.words.team_questions import ask_of, bank
from tests.web import people
from tests.web.page import Page
from tests.web.preparation.own_list import (
    CHOSEN,
    ORDER,
    PICK,
    holding,
    on_the_summary,
    page_of,
    questions_in,
    ticked,
)
from tests.web.words_never_said import words_never_said


def test_what_is_suggested_is_ticked_and_stands_first() -> None:
    client = holding()
    page = page_of(client, PICK)
    texts = [label.one("b").text for label in page.main.all("label", css="choice")]
    suggested = on_the_summary(client)
    assert texts[: len(suggested)] == suggested
    assert [ask_of(each).text for each in ticked(page)][: len(suggested)] == suggested
    assert 3 <= len(suggested) <= 5
    assert questions_in(client) is None


def test_unknown_answers_come_as_questions_before_the_rest_by_topic() -> None:
    page = page_of(holding(answers={"country": "unsure", "age": "40"}), PICK)
    groups = [legend.text for legend in page.main.all("legend")]
    assert groups[:2] == ["Suggested for you", "What you do not know yet"]
    unknown = page.main.all("fieldset")[1].all("input")
    assert {"find-subtype", "find-edss-none", "fact:who_ps"} <= {each["value"] for each in unknown}
    assert all(label.one("b").text.endswith("?") for label in page.main.all("label", css="choice"))


@pytest.mark.parametrize("answers", [people.RRMS_KEPT, people.SPMS_KEPT, {}])
def test_every_question_can_be_ticked_once_or_another_tells_it(
    answers: Any, base: EvidenceBase
) -> None:
    """The year of the first symptoms alone is not offered beside that of both years, and nothing
    is that would say something false in the person's name.
    """
    boxes = page_of(holding(answers=answers), PICK).main.all("input", name="question")
    values = [box["value"] for box in boxes]
    assert len(values) == len(set(values))
    missing = {each.id for each in base.team_questions} - set(values)
    assert "find-onset" in missing
    false = {"mitoxantrone", "ppms-evidence", "find-subtype"}
    assert false & missing == (false if answers else set())
    told = [ask_of(each).text for each in values]
    assert len(told) == len(set(told))
    assert answers or missing == {"find-onset", "find-edss-none"}


def test_picking_leads_to_the_list_and_new_ones_come_last() -> None:
    client = holding(["work", "aim"])
    response = client.post(PICK, {"question": ["aim", "regimen", "work", "shoe-size"]})
    assert (response.status_code, response.headers["Location"]) == (302, ORDER)
    assert questions_in(client) == ["work", "aim", "regimen"]
    rows = page_of(client, ORDER).main.one("ol", css="my-list").all("li")
    assert [row.all("b")[0].text for row in rows] == [
        ask_of(each).text for each in ("work", "aim", "regimen")
    ]


@pytest.mark.parametrize(("press", "after", "place"), [
    ({"up": "fact:who_ps"}, ["regimen", "fact:who_ps", "find-jcv", "aim"], 2),
    ({"down": "regimen"}, ["find-jcv", "regimen", "fact:who_ps", "aim"], 2),
    ({"up": "regimen"}, CHOSEN, 1),
    ({"down": "aim"}, CHOSEN, 4),
    ({"off": "find-jcv"}, ["regimen", "fact:who_ps", "aim"], 1),
    ({"up": "shoe-size"}, CHOSEN, 1),
    ({}, CHOSEN, 1),
])  # fmt: skip
def test_one_press_moves_one_question_and_no_address_names_it(
    press: dict[str, str], after: list[str], place: int
) -> None:
    client = holding(CHOSEN)
    response = client.post(ORDER, press)
    assert response.headers["Location"] == f"{ORDER}#place-{place}"
    assert questions_in(client) == after
    assert f"place-{place}" in page_of(client, ORDER).ids


def test_every_button_of_the_list_says_which_question_it_moves() -> None:
    buttons = page_of(holding(CHOSEN), ORDER).main.one("ol", css="my-list").all("button")
    assert [b.text for b in buttons if "up" in b["name"]] == [
        f"Move up {ask_of(each).text}" for each in CHOSEN[1:]
    ]
    assert len({button.text for button in buttons}) == len(buttons) == 3 * len(CHOSEN) - 2


def test_taking_the_last_one_off_brings_the_suggestions_back() -> None:
    client = holding(["aim"])
    client.post(ORDER, {"off": "aim"})
    assert questions_in(client) is None
    assert client.get(ORDER).headers["Location"] == PICK
    assert on_the_summary(client) == on_the_summary(holding())


def test_the_suggestions_can_be_had_again() -> None:
    client = holding(CHOSEN)
    assert page_of(client, PICK).main.one("button", name="suggested")
    client.post(PICK, {"suggested": "yes"})
    assert questions_in(client) is None
    assert not page_of(client, PICK).main.all("button", name="suggested")


@pytest.mark.parametrize("number", [0, MOST_CHOSEN + 3])
def test_too_many_or_none_is_told_kindly_and_nothing_is_lost(number: int) -> None:
    client = holding(CHOSEN)
    sent = list(bank())[:number]
    response = client.post(PICK, {"question": sent})
    assert response.status_code == 422
    page = Page(response.content.decode())
    link = page.one(css="error-summary").one("a")
    assert link["href"].lstrip("#") in page.ids
    assert page.by_id("question-error").text.endswith(link.text)
    assert page.title.startswith("Error:")
    assert sorted(ticked(page)) == sorted(sent)
    open_or_first = page.main.all("details", open="")
    assert all(each.all("input", checked="") for each in open_or_first)
    assert questions_in(client) == CHOSEN


def test_the_most_can_be_chosen() -> None:
    client = holding()
    assert client.post(PICK, {"question": list(bank())[:MOST_CHOSEN]}).status_code == 302
    assert len(questions_in(client)) == MOST_CHOSEN


def test_without_answers_the_bank_can_be_read_and_leads_on() -> None:
    page = page_of(Client(), PICK)
    assert "/" in page.links
    assert ticked(page) == []
    client = Client()
    client.post(PICK, {"question": ["aim"]})
    assert questions_in(client) == ["aim"]
    assert "/" in page_of(client, ORDER).links


@pytest.mark.parametrize("address", ["/results/next/", "/summary/"])
def test_results_and_summary_lead_to_the_list(address: str) -> None:
    assert PICK in page_of(holding(), address).links


@pytest.mark.parametrize("address", [PICK, ORDER])
def test_no_page_promises_or_advises(address: str) -> None:
    assert words_never_said(holding(CHOSEN).get(address).content.decode()) == []
