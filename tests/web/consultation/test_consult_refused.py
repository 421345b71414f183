"""Answers that the consultation screen refuses, or takes with a kind word."""

from __future__ import annotations

from django.test import Client

from tests.web import people
from tests.web.consultation.consulting import figures, form_of, pieces, screen, swap
from tests.web.cookies import answers_in
from tests.web.page import Page


def test_a_refused_answer_is_told_beside_it_and_above_and_loses_nothing(rrms: Client) -> None:
    before = screen(rrms)
    sent = {**form_of(before), "age": "441", "relapses_12m": "3", "year_onset": "2031"}
    response = rrms.post("/consult/", sent)
    assert response.status_code == 422
    page = Page(response.content.decode())
    links = page.one("div", css="error-summary").all("a")
    assert [link["href"] for link in links] == ["#a-age", "#a-year_onset"]
    assert "Age must be 100 or less" in page.by_id("n-age").text
    assert page.by_id("a-age")["aria-invalid"] == "true"
    typed = [page.by_id(f"a-{key}")["value"] for key in ("age", "relapses_12m", "year_onset")]
    assert typed == ["441", "3", "2031"]
    assert figures(page) == figures(before)
    assert answers_in(rrms) == people.RRMS_KEPT


def test_a_refused_swap_brings_the_problem_and_no_figure(rrms: Client) -> None:
    response = swap(rrms, age="441")
    assert response.status_code == 422
    brought = pieces(response)
    assert set(brought) == {"innerHTML:#n-age", "innerHTML:#p-problems"}
    assert brought["innerHTML:#p-problems"].one("a")["href"] == "#a-age"
    assert answers_in(rrms) == people.RRMS_KEPT


def test_a_swap_after_a_refusal_takes_the_problem_away(rrms: Client) -> None:
    swap(rrms, age="441")
    brought = pieces(swap(rrms, age="40"))
    assert brought["innerHTML:#p-problems"].text == ""
    assert "must be" not in brought["innerHTML:#n-age"].text


def test_an_unusual_answer_is_taken_with_a_kind_word(rrms: Client) -> None:
    brought = pieces(swap(rrms, relapses_12m="9"))
    assert "unusual" in brought["innerHTML:#n-relapses_12m"].text
    assert answers_in(rrms)["relapses_12m"] == "9"


def test_what_is_unusual_about_several_answers_is_said_once(rrms: Client) -> None:
    taken = {"dmt_tried": ["natalizumab", "ocrelizumab"]}
    for drug in taken["dmt_tried"]:
        taken[f"dmt_outcome:{drug}"] = ["quiet"]
    swap(rrms, dmt_tried=taken["dmt_tried"])
    swap(rrms, **{key: given[0] for key, given in taken.items() if key != "dmt_tried"})
    page = rrms.get("/consult/").content.decode()
    assert page.count("Two MS drugs are hardly ever taken together") == 1
