"""A form without its token: ours comes back with what was typed, another's is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web import people
from tests.web.cookies import answers_in, client_with
from tests.web.page import Page

FROM_HERE: dict[str, Any] = {"Sec-Fetch-Site": "same-origin"}
FROM_ELSEWHERE: list[dict[str, Any]] = [
    {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
    {"Origin": "https://evil.example"}, {},
]  # fmt: skip


def _strict() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("headers", [FROM_HERE, {"Origin": "http://testserver"}])
def test_what_was_typed_is_shown_and_can_be_sent_again(headers: dict[str, Any]) -> None:
    client = _strict()
    sent = {"answer": "47", "shown": "", "step": "age", "csrfmiddlewaretoken": "old"}
    response = client.post("/questions/age/", sent, headers=headers)
    assert response.status_code == 403
    page = Page(response.content.decode())
    assert "47" in [each.text for each in page.main.all("li")]
    form = page.main.one("form")
    assert form["action"] == "/questions/age/"
    fields = {each["name"]: each["value"] for each in form.all("input")}
    assert fields["csrfmiddlewaretoken"] != "old"
    assert client.post(form["action"], fields).status_code == 302
    assert answers_in(client)["age"] == "47"


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_a_form_from_elsewhere_comes_back_with_nothing(headers: dict[str, Any]) -> None:
    client = _strict()
    response = client.post("/questions/age/", {"answer": "47"}, headers=headers)
    assert response.status_code == 403
    page = Page(response.content.decode())
    assert not page.main.all("form")
    assert "47" not in page.main.text


def test_what_was_typed_is_text_and_never_markup() -> None:
    typed = "<script>alert(1)</script>"
    response = _strict().post("/summary.pdf/", {"own": typed}, headers=FROM_HERE)
    page = Page(response.content.decode())
    assert typed in page.main.text
    assert not page.main.all("script")


def test_an_answer_to_a_question_that_was_asked_is_kept_though_those_before_are_gone() -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/delete/")
    client.cookies.clear()
    sent = {"answer": "47", "step": "age"}
    assert client.post("/questions/age/", sent).status_code == 302
    assert answers_in(client) == {"age": "47"}


def test_the_pin_of_a_sheet_comes_back_in_its_form_and_not_among_what_was_typed() -> None:
    sent = {"own": "About me", "pin": "487411"}
    page = Page(_strict().post("/summary.pdf/", sent, headers=FROM_HERE).content.decode())
    assert "About me" in page.main.text
    assert "487411" not in page.main.text
    assert page.main.one("input", name="pin")["value"] == "487411"
