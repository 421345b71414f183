"""A number is taken as people type it; one that cannot be stays and is told what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page
from tests.web.questionnaire.error_page import is_an_error_page

THIS_YEAR = timezone.localdate().year
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
        page = is_an_error_page(client.post(f"/questions/{slug}/", {"answer": typed}))
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


def test_a_new_number_beside_a_new_tick_is_told_and_both_are_named() -> None:
    client = client_with(people.RRMS_KEPT)
    response = client.post("/questions/age/", {"answer": "44", "unsure": "unsure"})
    page = is_an_error_page(response)
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
    page = is_an_error_page(client.post("/questions/age/", {"answer": "old", "shown": "38"}))
    shown = [each["value"] for each in page.main.all("input", name="shown")]
    sent = {"answer": "old", "unsure": "unsure", "shown": shown}
    assert client.post("/questions/age/", sent).status_code == 302
    assert answers_in(client)["age"] == "unsure"


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
    page = is_an_error_page(client.post(f"/questions/{slug}/", {"answer": typed}))
    assert said in page.one(css="error-summary").text
