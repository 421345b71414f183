"""The page that shows the person's code, as groups and as a picture."""

from __future__ import annotations

import re

import segno
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.resume_code.code import decode
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of, layouts
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page

_GIVEN = {key: tuple(v) if isinstance(v, list) else v for key, v in people.RRMS_KEPT.items()}
CODE = code_of(SavedAnswers("full", Answers(_GIVEN)))


def test_my_code_is_shown_in_groups_with_a_warning() -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.get("/code/mine/").content.decode())
    shown = [item.inside[-1] for item in page.main.one("ol", css="my-code").all("li")]
    code = "-".join(str(each).strip() for each in shown)
    route, answers = decode(code, layouts())
    listed = {key: list(v) if isinstance(v, tuple) else v for key, v in answers.given.items()}
    assert (route, listed) == ("full", people.RRMS_KEPT)
    assert "facts about your health" in page.main.one(css="ask").text


def test_without_answers_there_is_no_code_and_no_dead_end(client: Client) -> None:
    page = Page(client.get("/code/mine/").content.decode())
    assert not page.main.all("svg")
    assert {"/", "/code/", "/help/"} <= {link["href"] for link in page.main.all("a")}


def test_the_picture_is_the_address_with_the_code_behind_the_hash() -> None:
    client = client_with(people.RRMS_KEPT)
    html = client.get("/code/mine/").content.decode()
    address = f"http://testserver/code/#{CODE}"
    wanted = segno.make(address, error="m", micro=False)
    svg = re.search(r"<svg[^>]*class=\"qr\".*?</svg>", html, re.DOTALL)
    assert svg
    assert _dark(svg[0]) == {
        (x + 4, y + 4) for y, row in enumerate(wanted.matrix) for x, bit in enumerate(row) if bit
    }
    assert "style=" not in svg[0]
    assert address not in html


def _dark(svg: str) -> set[tuple[int, int]]:
    """The dark modules that a path of strokes one module high draws."""
    path = re.search(r'stroke="#000" d="([^"]*)"', svg)
    assert path
    x, y, found = 0, 0.0, set()
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path[1]):
        steps = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            found |= {(x + step, int(y)) for step in range(int(steps[0]))}
            x += int(steps[0])
        else:
            x = int(steps[0]) + (x if command == "m" else 0)
            y = steps[1] + (y if command == "m" else 0)
    return found
