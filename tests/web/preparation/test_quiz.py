"""Check what you have taken in: explained at once, no score, nothing kept."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import QuizQuestion
from decision_aid.web.loaded import evidence_base
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.words_never_said import words_never_said

NUMBERED = list(enumerate(evidence_base().quiz, start=1))


def _page(response: object) -> Page:
    return Page(response.content.decode())  # type: ignore[attr-defined]


def test_there_are_five_questions_one_per_page(client: Client, base: EvidenceBase) -> None:
    assert len(base.quiz) == 5
    assert "/check-yourself/1/" in _page(client.get("/check-yourself/")).links
    for number, question in NUMBERED:
        page = _page(client.get(f"/check-yourself/{number}/"))
        assert page.one("h1").text == question.title
    for number in (0, 6, 99):
        assert client.get(f"/check-yourself/{number}/").status_code == 404


@pytest.mark.parametrize(("number", "question"), NUMBERED)
def test_every_answer_is_explained_at_once(
    client: Client, base: EvidenceBase, number: int, question: QuizQuestion
) -> None:
    for sent in ("a", "b", "c", "unsure"):
        response = client.post(f"/check-yourself/{number}/", {"answer": sent})
        assert response.status_code == 200
        page = _page(response)
        assert question.explanation in page.main.text
        right = next(o.label for o in question.option if o.value == question.right)
        assert right in page.one(css="note").text
        assert ("Yes, that is right." in page.main.text) == (sent == question.right)
        links = [a["href"] for a in page.main.all("a")]
        for source in question.sources:
            kind = "sources" if source in base.sources else "criteria"
            assert f"/{kind}/{source}/" in links
        if number < 5:
            assert f"/check-yourself/{number + 1}/" in links


def test_one_question_asks_what_a_figure_of_other_people_means(client: Client) -> None:
    number, question = next(each for each in NUMBERED if each[1].id == "relapsing-or-progressive")
    page = _page(client.post(f"/check-yourself/{number}/", {"answer": question.right}))
    assert "reads a figure from people with" in page.one("h1").text
    assert "It is about other people." in page.one(css="note").text


def test_nothing_is_kept_and_nothing_is_counted() -> None:
    client = client_with(people.RRMS_KEPT)
    client.get("/check-yourself/1/")
    before = client.cookies["answers"].value
    for number, _question in NUMBERED:
        response = client.post(f"/check-yourself/{number}/", {"answer": "a"})
        assert not response.cookies
        text = _page(response).main.text.lower()
        assert not [word for word in ("score", "points", "correct answers") if word in text]
    assert client.cookies["answers"].value == before


def test_no_answer_gets_a_message_that_leads_to_the_field(client: Client) -> None:
    for sent in ({}, {"answer": "z"}):
        response = client.post("/check-yourself/2/", sent)
        assert response.status_code == 422
        page = _page(response)
        assert page.one(css="error-summary").one("a")["href"].lstrip("#") in page.ids


def test_the_last_page_is_no_dead_end(client: Client) -> None:
    page = _page(client.post("/check-yourself/5/", {"answer": "c"}))
    assert {"/", "/heard/"} <= {a["href"] for a in page.main.all("a")}


def test_no_page_promises_or_advises(client: Client) -> None:
    for number, _question in NUMBERED:
        html = client.post(f"/check-yourself/{number}/", {"answer": "a"}).content.decode()
        assert words_never_said(html) == []
