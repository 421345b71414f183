"""A person chooses whether a picture is made, with its PIN beside it, and for how long."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from decision_aid.web.answer_cookie import SHEET
from decision_aid.web.handover.resume_code.picture import choice
from tests.web import people
from tests.web.cookies import client_with, session_of
from tests.web.handover.resume_code.picture.on_paper import PIN, scanned
from tests.web.handover.resume_code.picture.scanning import opened, picture_on, pin_on
from tests.web.handover.summary.pdf_tools import figures_of, text_of
from tests.web.page import Page


def test_a_person_chooses_what_stands_on_the_sheet_and_for_how_long() -> None:
    client = client_with(people.RRMS_KEPT)
    page = Page(client.get("/summary/").content.decode())
    ticked = {box["value"] for box in page.main.all("input", type="radio", checked="")}
    assert ticked == {"with-pin", "3"}
    chosen = {"shown": "without-pin", "months": "12"}
    assert client.post("/summary/", {**chosen, "pin": PIN}).status_code == 302
    held = session_of(client.cookies["answers"].value)
    assert held[SHEET] == chosen, "the PIN is kept nowhere"
    for path in ("/summary/", "/code/mine/"):
        html = client.get(path).content.decode()
        assert picture_on(html)
        assert f"until {_day(12)}" in Page(html).main.text
        assert "no-print" in f"{Page(html).main.one('b', css='pin').classes} {_around(html)}"
        assert "PIN is not printed" in Page(html).main.text
    client.post("/code/mine/", {"shown": "none", "months": "1"})
    for path in ("/summary/", "/code/mine/"):
        assert picture_on(client.get(path).content.decode()) is None
    client.post("/summary/", {"shown": "x" * 500, "months": "99"})
    html = client.get("/summary/").content.decode()
    assert picture_on(html)
    assert f"until {_day(3)}" in Page(html).main.text


def _day(months: int) -> str:
    day = choice.last_day(date.today(), months)
    return f"{day.day} {day:%B %Y}"


def _around(html: str) -> str:
    found = re.search(r"<p([^>]*)>(?:(?!<p).)*<b class=\"pin", html, re.DOTALL)
    return found[1] if found else ""


def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month() -> None:
    assert choice.last_day(date(2026, 11, 29), 3) == date(2027, 2, 28)
    assert choice.last_day(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert choice.last_day(date(2026, 12, 31), 1) == date(2027, 1, 31)
    assert choice.last_day(date(2026, 1, 15), 12) == date(2027, 1, 15)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [{}, {"large": "on"}, {"clinician": "on"}])
def test_a_pdf_has_the_pin_of_the_page_it_was_saved_from(kind: dict[str, str]) -> None:
    client = client_with(people.RRMS_KEPT)
    html = client.get("/summary/").content.decode()
    pin = Page(html).main.one("input", name="pin")["value"]
    assert pin == pin_on(html)
    shown = f"{pin[:3]} {pin[3:]}"
    pdf = client.post("/summary.pdf/", {"pin": pin, **kind}).content
    assert shown in text_of(pdf)
    assert _day(3) in text_of(pdf)
    assert figures_of(pdf)[-1].alt == "QR code: opens these answers on a phone, with the PIN"
    client.post("/summary/", {"shown": "without-pin", "months": "1"})
    told = text_of(client.post("/summary.pdf/", {"pin": pin, **kind}).content)
    assert shown not in told
    assert _day(1) in told
    client.post("/summary/", {"shown": "none"})
    bare = client.post("/summary.pdf/", {"pin": pin, **kind}).content
    assert shown not in text_of(bare)
    assert not [each for each in figures_of(bare) if "QR" in str(each.alt)]


def test_a_host_may_make_no_pictures_and_still_opens_those_on_paper(settings: Any) -> None:
    settings.PICTURE_MONTHS = []
    client = client_with(people.RRMS_KEPT)
    for path in ("/summary/", "/code/mine/"):
        html = client.get(path).content.decode()
        assert picture_on(html) is None
        assert not Page(html).main.all("input", name="shown")
        assert client.post(path, {"shown": "with-pin", "months": "3"}).status_code == 302
    assert client.post("/summary.pdf/", {"pin": PIN}).status_code == 200
    assert opened(Client(), scanned()).main.one("h1").text == "Are these your answers?"
    settings.PICTURE_MONTHS = [6, 2]
    page = Page(client_with(people.RRMS_KEPT).get("/code/mine/").content.decode())
    boxes = page.main.all("input", name="months")
    assert [(box["value"], box.get("checked")) for box in boxes] == [("2", None), ("6", "")]
