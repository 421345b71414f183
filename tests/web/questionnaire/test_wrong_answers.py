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


OTHERS: Given = {"health": ["transplant"], "transplant_when": "2019", "sex": "male",
                 "fertility": "none", "child_wish": "later"}  # fmt: skip


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
    asked |= set(_asked(Client(), people.DETAIL | OTHERS, "full", detail=True))
    keys = {re.sub(r"^(dmt(?:-[a-z]+)+)-\d+$", r"\1", slug).replace("-", "_") for slug in asked}
    optional = {each.key for each in questionnaire.questions.values() if each.optional}
    assert keys == set(questionnaire.questions) - optional


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
    "age": [
        "17",
        "101",
        "forty",
        "45.5",
        "-3",
        "1e2",
        "4²",
        "9999999",
        "4 2",
        ".",
        "1.2.3",
        "1,042",
        "42 months",
        "1984",
    ],
    "year-diagnosis": [
        "19",
        str(THIS_YEAR + 1),
        str(THIS_YEAR - 101),
        "last year",
        "2016.5",
        "2,016",
        "2 016",
        "16",
        "1986",
    ],
    "year-onset": ["2019", str(THIS_YEAR - 101), "'99"],
    "edss-value": ["10", "4.2", "-1", "four", "4,,5"],
    "relapses-12m": ["21", "1.5", "none", "-1"],
}  # fmt: skip


@pytest.mark.parametrize("slug", REFUSED)
def test_a_number_outside_its_limits_is_refused_and_what_was_typed_stays(slug: str) -> None:
    client = client_with(people.RRMS_KEPT)
    for typed in REFUSED[slug]:
        page = _is_an_error_page(client.post(f"/questions/{slug}/", {"answer": typed}))
        field = page.by_id("answer")
        assert (field["value"], field["aria-invalid"]) == (typed, "true")
        assert answers_in(client) == people.RRMS_KEPT, typed


TAKEN = {
    "age": [
        ("34", "34"),
        ("40", "40"),
        (" 42 ", "42"),
        ("42.0", "42"),
        ("042", "42"),
        ("４２", "42"),
        ("\u200b42\u200b", "42"),
        ("42 years", "42"),
        ("42\u00a0years old", "42"),
        ("٤٢", "42"),
        ("\u202a42\u202c", "42"),
        ("४२", "42"),
        ("\ufeff42", "42"),
        ("4\u00ad2", "42"),
    ],
    "year-diagnosis": [(str(THIS_YEAR), str(THIS_YEAR)), ("2017", "2017"), ("about 2017", "2017")],
    "year-onset": [("2018", "2018")],
    "edss-value": [
        ("0", "0"),
        ("9.5", "9.5"),
        ("4,5", "4.5"),
        ("4.0", "4"),
        ("4.50", "4.5"),
        ("3·5", "3.5"),
        ("3,5", "3.5"),
        ("٣٫٥", "3.5"),
        ("EDSS 4.5", "4.5"),
        ("4½", "4.5"),
        ("3．5", "3.5"),
    ],
    "relapses-12m": [("0", "0"), ("6", "6")],
}


@pytest.mark.parametrize("slug", TAKEN)
def test_a_number_is_taken_as_people_type_it(slug: str) -> None:
    wrong = {}
    for typed, kept in TAKEN[slug]:
        client = client_with(people.RRMS_KEPT)
        status = client.post(f"/questions/{slug}/", {"answer": typed}).status_code
        if (status, answers_in(client)[slug.replace("-", "_")]) != (302, kept):
            wrong[typed] = status
    assert wrong == {}


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


def test_a_new_number_beside_a_new_tick_is_told_and_both_are_named() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/age/", {"answer": "44", "unsure": "unsure"})
    page = _is_an_error_page(response)
    said = page.one(css="error-summary").text
    assert "44" in said
    assert "I prefer not to say" in said
    assert page.by_id("answer")["value"] == "44"
    assert page.by_id("unsure").get("checked") is not None
    assert answers_in(client) == people.RRMS_KEPT


def _sent(client: Client, slug: str, **changed: Any) -> Any:
    """What a browser sends of the page as it stands, with these fields changed."""
    page = Page(client.get(f"/questions/{slug}/", follow=True).content.decode())
    fields = {each["name"]: each.attributes.get("value", "") for each in page.main.all("input")
              if each["type"] in ("hidden", "text")}  # fmt: skip
    fields["shown"] = [each["value"] for each in page.main.all("input", name="shown")]
    if page.by_id("unsure").get("checked") is not None:
        fields["unsure"] = "unsure"
    return client.post(f"/questions/{slug}/", {**fields, **changed})


TYPED = ["age", "year-diagnosis", "year-onset", "edss-value", "relapses-12m"]


@pytest.mark.parametrize("slug", TYPED)
def test_of_a_number_and_i_do_not_know_the_newer_wins(slug: str) -> None:
    key = slug.replace("-", "_")
    client = client_with(people.RRMS_KEPT)
    assert _sent(client, slug, unsure="unsure").status_code == 302
    assert answers_in(client)[key] == "unsure"
    number = people.RRMS_KEPT[key]
    assert _sent(client, slug, answer=number).status_code == 302
    assert answers_in(client)[key] == number


def test_after_a_refusal_the_newer_is_what_the_refused_page_did_not_show() -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post("/questions/age/", {"answer": "old", "shown": "38"}))
    shown = [each["value"] for each in page.main.all("input", name="shown")]
    sent = {"answer": "old", "unsure": "unsure", "shown": shown}
    assert client.post("/questions/age/", sent).status_code == 302
    assert answers_in(client)["age"] == "unsure"


@pytest.mark.parametrize(("beside", "named"), [
    (["none", "natalizumab"], ["None of these", "natalizumab"]),
    (["unsure", "natalizumab", "rituximab"], ["I do not know", "natalizumab", "rituximab"]),
    (["none", "unsure"], ["None of these", "I do not know"]),
])  # fmt: skip
def test_ticks_that_clash_are_named(beside: list[str], named: list[str]) -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post("/questions/dmt-tried/", {"answer": beside}))
    said = page.one(css="error-summary").text
    assert [each for each in named if each not in said] == []


WRONG_IN_ITS_OWN_WAY = [
    ("year-diagnosis", "2,016", "4 numbers"), ("year-diagnosis", "16", "4 numbers"),
    ("age", "1,042", "using numbers"), ("age", "42.5", "whole years"),
    ("edss-value", "0.5", "no EDSS of 0.5"), ("edss-value", "0,5", "no EDSS of 0.5"),
    ("edss-value", "4.2", "half points"), ("year-diagnosis", "1986", "before you were born"),
    ("age", "\u200b", "Enter your age"), ("relapses-12m", "-1", "0 or more"),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "typed", "said"), WRONG_IN_ITS_OWN_WAY)
def test_a_message_names_what_is_wrong(slug: str, typed: str, said: str) -> None:
    client = client_with(people.RRMS_KEPT)
    page = _is_an_error_page(client.post(f"/questions/{slug}/", {"answer": typed}))
    assert said in page.one(css="error-summary").text


def test_an_answer_meant_for_another_drug_is_told_kindly_and_not_stored() -> None:
    client = client_with({**people.RRMS_KEPT, "dmt_tried": ["natalizumab", "glatiramer"]})
    address = "/questions/dmt-outcome-1/"
    page = Page(client.get(address, follow=True).content.decode())
    sent = {"step": page.main.one("input", name="step")["value"], "answer": "quiet"}
    assert sent["step"] == "dmt_outcome:natalizumab"
    drugs = ["alemtuzumab", "natalizumab", "glatiramer"]
    client.post("/questions/dmt-tried/", {"answer": drugs})
    before = answers_in(client)
    response = client.post(address, sent)
    assert response.status_code == 409
    page = Page(response.content.decode())
    assert "did not save" in page.main.text
    assert answers_in(client) == before
    assert client.get(page.main.all("a", css="button")[0]["href"], follow=True).status_code == 200


def test_an_answer_to_a_question_that_is_gone_is_told_kindly_too() -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/questions/edss-known/", {"answer": "no"})
    before = answers_in(client)
    sent = {"step": "edss_value", "answer": "6"}
    assert client.post("/questions/edss-value/", sent).status_code == 409
    assert answers_in(client) == before
