"""The page that shows the person's code. Its picture: ``picture``."""

from __future__ import annotations

from django.test import Client

from decision_aid.domain.resume_code.code import decode
from decision_aid.web.loaded import code_layouts
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page


def test_my_code_is_shown_in_groups_with_a_warning() -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.get("/code/mine/").content.decode())
    shown = [item.inside[-1] for item in page.main.one("ol", css="my-code").all("li")]
    code = "-".join(str(each).strip() for each in shown)
    route, answers = decode(code, code_layouts())
    listed = {key: list(v) if isinstance(v, tuple) else v for key, v in answers.given.items()}
    assert (route, listed) == ("full", people.RRMS_KEPT)
    assert "facts about your health" in page.main.one(css="ask").text


def test_without_answers_there_is_no_code_and_no_dead_end(client: Client) -> None:
    page = Page(client.get("/code/mine/").content.decode())
    assert not page.main.all("svg")
    assert {"/", "/code/", "/help/"} <= {link["href"] for link in page.main.all("a")}
