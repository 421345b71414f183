"""An answer that cannot be taken: what is wrong, where it is, and nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Questionnaire
from tests.browser.people import Person
from tests.web import people
from tests.web.cookies import Given, answers_in, client_holding, client_with
from tests.web.page import Page
from tests.web.questionnaire.error_page import is_an_error_page

OTHERS: Given = {"health": ["transplant"], "transplant_when": "2019", "sex": "male",
                 "fertility": "none", "child_wish": "later"}  # fmt: skip


@pytest.mark.slow
def test_every_question_says_what_is_missing_where_nothing_was_answered(
    questionnaire: Questionnaire,
) -> None:
    courses = {**people.RRMS, "dmt_tried": ["cladribine"], "dmt_after_course": "yes"}
    courses["dmt_outcome:cladribine"] = "not-controlled"
    ways = [(people.SHORT, SHORT), (people.SPMS, FULL), (people.PPMS, FULL), (courses, FULL)]
    ways += [(people.DETAIL, DETAIL), (people.DETAIL | OTHERS, DETAIL)]
    seen: set[str] = set()
    for person, route in ways:
        told = {key: v if isinstance(v, str) else tuple(v) for key, v in person.items()}
        seen |= _asked(Person("somebody", told, route), seen)
    optional = {each.key for each in questionnaire.questions.values() if each.optional}
    assert seen == set(questionnaire.questions) - optional


def _asked(person: Person, seen: set[str]) -> set[str]:
    """Every question on somebody's way, after sending nothing to each that nobody met before."""
    client = client_holding(person.cookie())
    before, new = answers_in(client), {}
    for step in person.way():
        new.setdefault(step.question.key, step)
    for key in new.keys() - seen:
        is_an_error_page(client.post(f"/questions/{new[key].slug}/", {}))
    assert answers_in(client) == before
    return set(new)


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
    is_an_error_page(client.post(f"/questions/{slug}/", sent))
    assert answers_in(client) == people.RRMS_KEPT


def test_ticks_stay_ticked_where_they_do_not_go_together() -> None:
    client = client_with(people.RRMS_KEPT)
    sent = {"answer": ["ocrelizumab", "rituximab", "none"]}
    page = is_an_error_page(client.post("/questions/dmt-tried/", sent))
    ticked = [each["value"] for each in page.main.all("input", checked="")]
    assert ticked == ["ocrelizumab", "rituximab", "none"]


def test_the_error_for_one_of_several_drugs_names_the_drug() -> None:
    client = client_with(people.RRMS_KEPT)
    page = is_an_error_page(client.post("/questions/dmt-outcome-2/", {}))
    assert "glatiramer" in page.one(css="error-summary").text
    assert "{drug}" not in page.html


def test_an_error_while_changing_still_leads_back_to_the_answers() -> None:
    client = client_with(people.RRMS_KEPT)
    page = is_an_error_page(client.post("/questions/age/?change", {"answer": "old"}))
    assert page.one("p", css="back").one("a")["href"] == "/check/"


def test_typed_text_is_shown_as_text_and_never_as_markup() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/age/", {"answer": '"><script>alert(1)</script>'})
    page = is_an_error_page(response)
    assert not page.all("script")
    assert page.by_id("answer")["value"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize(("beside", "named"), [
    (["none", "natalizumab"], ["None of these", "natalizumab"]),
    (["unsure", "natalizumab", "rituximab"], ["I do not know", "natalizumab", "rituximab"]),
    (["none", "unsure"], ["None of these", "I do not know"]),
])  # fmt: skip
def test_ticks_that_clash_are_named(beside: list[str], named: list[str]) -> None:
    client = client_with(people.RRMS_KEPT)
    page = is_an_error_page(client.post("/questions/dmt-tried/", {"answer": beside}))
    said = page.one(css="error-summary").text
    assert [each for each in named if each not in said] == []


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
