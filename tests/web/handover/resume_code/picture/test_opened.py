"""A picture that somebody opens: used after a yes, refused kindly, and left nowhere."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client

from decision_aid.web.handover.resume_code.picture import views
from decision_aid.web.site.logs import OneLine
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.handover.resume_code.picture.on_paper import CODE, PIN, TODAY, scanned
from tests.web.handover.resume_code.picture.scanning import opened
from tests.web.page import Page

OTHERS = {"country": "SE", "subtype": "ppms"}


def test_the_answers_of_a_picture_are_used_only_after_a_yes() -> None:
    client = client_with(OTHERS)
    page = opened(client, scanned())
    assert answers_in(client) == OTHERS
    assert [b.text for b in page.main.all("button")] == [
        "Use these answers", "Open for a consultation", "Keep mine"]  # fmt: skip
    assert not page.main.all("input", name="code")
    assert client.post("/scan/held/", {"use": "no"}).headers["Location"] == "/check/"
    assert answers_in(client) == OTHERS
    assert client.get("/scan/held/").headers["Location"] == "/code/"
    opened(client, scanned())
    assert client.post("/scan/held/", {"use": "consult"}).headers["Location"] == "/consult/"
    held = session_of(client.cookies["answers"].value)
    assert held["told"]["answers"] == people.RRMS_KEPT
    assert held["told"]["values"]["picked"] == ["relapses", "death"]
    assert "offered" not in held


def test_answers_that_were_offered_are_gone_once_somebody_goes_on_without_them() -> None:
    client = client_with(OTHERS)
    opened(client, scanned())
    assert session_of(client.cookies["answers"].value)["offered"] == CODE
    client.post("/what-matters/pick/", {"picked": "fertility"})
    assert "offered" not in session_of(client.cookies["answers"].value)
    opened(client, scanned())
    client.post("/delete/")
    assert client.cookies["answers"].value == ""


@pytest.mark.parametrize(
    "typed", ["482 170", " 482-170 ", "４８２１７０", "٤٨٢١٧٠", "4 8 2 1 7 0", "PIN: 482170"]
)
def test_a_pin_is_read_however_it_is_typed(client: Client, typed: str) -> None:
    assert opened(client, scanned(), typed).main.one("h1").text == "Are these your answers?"


@pytest.mark.parametrize("typed", ["", "48217", "4821700", "hello", "482171", "<b>", "4" * 9000])
def test_another_pin_is_refused_kindly_and_left_nowhere(client: Client, typed: str) -> None:
    found = scanned()
    response = client.post(found.path, {"pin": typed})
    assert (response.status_code, response.content) == (302, b"")
    assert response.headers["Location"] == f"{found.path}again/"
    page = Page(client.get(response.headers["Location"]).content.decode())
    assert page.title.startswith("Error:")
    link = page.main.one(css="error-summary").one("a")
    assert link["href"] == "#pin"
    field = page.by_id("pin")
    assert field.get("value") is None
    assert (field["aria-invalid"], field["autocomplete"]) == ("true", "off")
    assert set(field["aria-describedby"].split()) == {"pin-hint", "pin-error"}
    assert page.main.one("form")["action"] == found.path
    assert "offered" not in session_of(client.cookies["answers"].value)


@pytest.mark.parametrize(("days", "status"), [(0, 200), (-1, 410), (-400, 410)])
def test_after_its_day_a_picture_opens_nothing_and_the_code_still_does(
    client: Client, days: int, status: int
) -> None:
    found = scanned(days)
    assert client.get(found.path).status_code == status
    sent = client.post(found.path, {"pin": PIN})
    assert sent.status_code == (302 if status == 200 else 410)
    if status == 410:
        page = Page(client.get(found.path).content.decode())
        assert str((TODAY + timedelta(days)).year) in page.main.text
        assert "/code/" in page.links
        assert not page.main.all("form")
        client.post("/code/", {"code": CODE, "use": "yes"})
        assert answers_in(client) == people.RRMS_KEPT


@pytest.mark.parametrize(
    "digits", ["1", "0" * 205, "9" * 205, "9" * 4000, "a%00b", "%2e%2e", "held"]
)
def test_what_is_no_picture_of_ours_is_told_in_words(client: Client, digits: str) -> None:
    for sent in (client.get(f"/scan/{digits}/"), client.post(f"/scan/{digits}/", {"pin": PIN})):
        assert sent.status_code in (302, 404)
        assert sent.status_code == 404 or digits == "held"
        assert "/code/" in (sent.headers.get("Location") or Page(sent.content.decode()).links)


def test_every_form_of_a_picture_ends_in_a_redirect(client: Client) -> None:
    """Browsers keep the body of a form whose page they show, beside the address."""
    found = scanned()
    sent = [
        client.post(found.path, {"pin": PIN}),
        client.post(found.path, {"pin": "1"}),
        client.post("/scan/held/", {"use": "no"}),
        client.post("/scan/held/", {}),
        client_with(OTHERS).post("/summary/", {"shown": "none", "pin": PIN}),
        client_with(OTHERS).post("/code/mine/", {"shown": "none"}),
    ]
    assert [each.status_code for each in sent] == [302] * len(sent)
    for each in sent:
        # The digits of an address may hold those of a PIN by chance.
        assert PIN not in re.sub(r"\d{7,}", "", each.headers["Location"])


def test_no_log_record_holds_a_picture_or_a_pin(
    client: Client, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    after_the_console = [*logging.getLogger("django").handlers, caplog.handler]
    monkeypatch.setattr(logging.getLogger("django"), "handlers", after_the_console)
    monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [])
    found, old = scanned(), scanned(-3)
    client.raise_request_exception = False
    client.get(found.path)
    client.get(f"{found.path}nowhere/")
    client.get(f"{found.path}wait/")
    client.get(old.path)
    client.get(f"/scan/{found.digits[:-1]}/")
    client.put(found.path, PIN)
    opened(client, found, "482171")

    def crash(digits: str, _secrets: object) -> None:
        raise RuntimeError(digits)

    monkeypatch.setattr(views, "read", crash)
    assert client.post(found.path, {"pin": PIN}).status_code == 500
    printed = caplog.text + "".join(OneLine().format(each) for each in caplog.records)
    assert "request failed: 500 RuntimeError" in printed
    for part in (found.digits[:40], old.digits[:40], "/scan/", PIN, "482171"):
        assert part not in printed


def test_a_picture_of_the_older_kind_still_opens_and_says_what_it_leaves(client: Client) -> None:
    """Its script puts the code into the box: tests/browser/handover/test_code_qr.py."""
    note = Page(client.get("/code/").content.decode()).by_id("code-brought")
    assert note.get("hidden") is not None
    assert "older kind" in note.text
    assert "list of visited pages" in note.text


def test_a_pin_that_came_too_late_is_asked_again_and_stands_on_no_page() -> None:
    client, picture = Client(enforce_csrf_checks=True), scanned()
    sent = client.post(
        picture.path, {"pin": picture.pin}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert sent.status_code == 302
    assert sent.headers["Location"] == f"{picture.path}late/"
    page = Page(client.get(sent.headers["Location"]).content.decode())
    assert "Please type the PIN again" in page.main.text
    assert picture.pin not in page.main.text
    assert page.main.one("form")["action"] == picture.path
    elsewhere = client.post(picture.path, {"pin": picture.pin})
    assert elsewhere.status_code == 403
    assert picture.pin not in elsewhere.content.decode()
