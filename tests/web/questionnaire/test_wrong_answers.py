"""An answer that cannot be taken: what is wrong, where it is, and nothing lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from decision_aid.domain.questionnaire.journey import Questionnaire
from tests.web import people
from tests.web.cookies import Given, answers_in, client_with
from tests.web.page import Page
from tests.web.walk import walk, walk_detail

THIS_YEAR = timezone.localdate().year


def _is_an_error_page(response: Any) -> Page:
    """Status, title, summary, link to the field, and the same words beside the field."""
    assert response.status_code == 422
    page = Page(response.content.decode())
    assert page.title.startswith("Error:")
    summary = page.one(css="error-summary")
    assert summary["role"] == "alert"
    links = summary.all("a")
    assert links
    for link in links:
        field = page.by_id(link["href"].removeprefix("#"))
        assert field.tag == "input"
    beside = page.by_id("answer-error")
    assert links[0].text in beside.text
    assert "answer-error" in _described_by(page)
    assert page.ids.count("answer-error") == 1
    return page


def _described_by(page: Page) -> str:
    return " ".join(each["aria-describedby"] for each in page.main if each.get("aria-describedby"))


@pytest.mark.slow
def test_every_question_says_what_is_missing_where_nothing_was_answered(
    questionnaire: Questionnaire,
) -> None:
    courses = {**people.RRMS, "dmt_tried": ["cladribine"], "dmt_after_course": "yes"}
    courses["dmt_outcome"] = "not-controlled"
    walks = [(people.SHORT, "short"), (people.SPMS, "full"), (people.PPMS, "full")]
    walks.append((courses, "full"))
    asked = {slug for person, route in walks for slug in _asked(Client(), person, route)}
    asked |= set(_asked(Client(), people.DETAIL, "full", detail=True))
    keys = {re.sub(r"^(dmt(?:-[a-z]+)+)-\d+$", r"\1", slug).replace("-", "_") for slug in asked}
    assert keys == set(questionnaire.questions)


def _asked(client: Client, person: Given, route: str, detail: bool = False) -> list[str]:
    """Every question on somebody's way, after sending each of them nothing."""
    slugs = walk(client, person, route).slugs
    slugs += walk_detail(client, person).slugs if detail else []
    before = answers_in(client)
    for slug in slugs:
        _is_an_error_page(client.post(f"/questions/{slug}/", {}))
    assert answers_in(client) == before
    return slugs


REFUSED = {
    "age": ["17", "101", "forty", "45.5", "-3", "1e2", "４２", "9999999", "4 2", ".", "1.2.3"],
    "year-diagnosis": ["19", str(THIS_YEAR + 1), str(THIS_YEAR - 101), "last year", "2016.5"],
    "year-onset": ["2019", str(THIS_YEAR - 101), "'99"],
    "edss-value": ["10", "4.2", "-1", "four", "4,,5"],
    "relapses-12m": ["21", "1.5", "none", "-1"],
}


@pytest.mark.parametrize(
    ("slug", "typed"), [(slug, typed) for slug, each in REFUSED.items() for typed in each]
)
def test_a_number_outside_its_limits_is_refused_and_what_was_typed_stays(
    slug: str, typed: str
) -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post(f"/questions/{slug}/", {"answer": typed}))
    field = page.by_id("answer")
    assert (field["value"], field["aria-invalid"]) == (typed, "true")
    assert answers_in(client) == people.RRMS_KEPT


TAKEN = {
    "age": [("18", "18"), ("100", "100"), (" 42 ", "42"), ("42.0", "42"), ("042", "42")],
    "year-diagnosis": [(str(THIS_YEAR), str(THIS_YEAR)), ("2017", "2017")],
    "year-onset": [("2018", "2018")],
    "edss-value": [("0", "0"), ("9.5", "9.5"), ("4,5", "4.5"), ("4.0", "4"), ("4.50", "4.5")],
    "relapses-12m": [("0", "0"), ("6", "6")],
}


@pytest.mark.parametrize(
    ("slug", "typed", "kept"), [(slug, *pair) for slug, each in TAKEN.items() for pair in each]
)
def test_a_number_is_taken_as_people_type_it(slug: str, typed: str, kept: str) -> None:
    client = client_with(people.RRMS_KEPT)
    assert client.post(f"/questions/{slug}/", {"answer": typed}).status_code == 302
    assert answers_in(client)[slug.replace("-", "_")] == kept


BAD_CHOICES = [
    ("subtype", {"answer": "cis"}),
    ("subtype", {"answer": ["rrms", "spms"]}),
    ("subtype", {"answer": "x" * 5000}),
    ("edss-known", {"answer": "maybe\x00"}),
    ("dmt-tried", {"answer": ["natalizumab", "none"]}),
    ("dmt-tried", {"answer": ["natalizumab", "unsure"]}),
    ("dmt-tried", {"answer": ["natalizumab", "aspirin"]}),
    ("dmt-outcome-1", {"answer": ""}),
]


@pytest.mark.parametrize(("slug", "sent"), BAD_CHOICES)
def test_a_choice_that_is_not_offered_is_refused(slug: str, sent: dict[str, Any]) -> None:
    client = client_with(people.RRMS_KEPT)
    _is_an_error_page(client.post(f"/questions/{slug}/", sent))
    assert answers_in(client) == people.RRMS_KEPT


def test_ticks_stay_ticked_where_they_do_not_go_together() -> None:
    client = client_with(people.RRMS_KEPT)
    sent = {"answer": ["ocrelizumab", "rituximab", "none"]}
    page = _is_an_error_page(client.post("/questions/dmt-tried/", sent))
    ticked = [each["value"] for each in page.main.all("input", checked="")]
    assert ticked == ["ocrelizumab", "rituximab", "none"]


def test_the_error_for_one_of_several_drugs_names_the_drug() -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post("/questions/dmt-outcome-2/", {}))
    assert "glatiramer" in page.one(css="error-summary").text
    assert "{drug}" not in page.html


def test_an_error_while_changing_still_leads_back_to_the_answers() -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post("/questions/age/?change", {"answer": "old"}))
    assert page.one("p", css="back").one("a")["href"] == "/check/"


def test_typed_text_is_shown_as_text_and_never_as_markup() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/age/", {"answer": '"><script>alert(1)</script>'})
    page = _is_an_error_page(response)
    assert not page.all("script")
    assert page.by_id("answer")["value"] == '"><script>alert(1)</script>'


def test_a_number_wins_over_the_box_for_not_knowing() -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/questions/age/", {"answer": "44", "unsure": "unsure"})
    assert answers_in(client)["age"] == "44"
