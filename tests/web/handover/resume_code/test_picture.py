"""The square picture: sealed with the server's key and a PIN, with an end, and few tries."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.resume_code.code import LONGEST
from decision_aid.domain.resume_code.packed import SIZE, packed, unpacked
from decision_aid.domain.resume_code.symbols import ALPHABET
from decision_aid.web.answer_cookie import SHEET
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.drawing.qr import qr_code
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.handover.resume_code.picture import choice, drawn, seal, views
from decision_aid.web.handover.resume_code.picture.tries import AT_ONCE, THEN_EVERY, Tries
from decision_aid.web.handover.summary import pdf
from decision_aid.web.site.logs import OneLine
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.handover.resume_code.picture_tools import (
    Scanned,
    dark_modules,
    modules_of,
    opened,
    picture_on,
    pin_on,
)
from tests.web.handover.summary.pdf_tools import figures_of, text_of
from tests.web.page import Page

_GIVEN = {key: tuple(v) if isinstance(v, list) else v for key, v in people.RRMS_KEPT.items()}
MATTERS = Values(picked=("relapses", "death"), ordered=True, leaning="stay")
CODE = code_of(SavedAnswers("full", Answers(_GIVEN), MATTERS))
OTHERS = {"country": "SE", "subtype": "ppms"}
PIN, SECRET, OTHER_SECRET = "482170", "a" * 50, "b" * 50
TODAY = date.today()


COST = dict(seal._SLOW)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "tries", Tries())
    monkeypatch.setitem(seal._SLOW, "n", 16)


def test_trying_a_pin_is_slow_for_whoever_has_the_secret_too() -> None:
    assert COST["n"] * COST["r"] * COST["p"] >= 2**15
    assert COST["dklen"] == 32


def scanned(days: int = 30, pin: str = PIN, secret: str = "") -> Scanned:
    secret = secret or settings.SECRET_KEY
    digits = seal.sealed(packed(CODE), TODAY + timedelta(days), pin, secret)
    return Scanned(f"http://testserver/scan/{digits}/", pin)


def test_what_is_sealed_is_opened_with_its_pin_and_secret_only() -> None:
    digits = seal.sealed(packed(CODE), TODAY, PIN, SECRET)
    found = seal.read(digits, (OTHER_SECRET, SECRET))
    assert (found.until, unpacked(found.opened(PIN))) == (TODAY, CODE)
    near = [PIN[:place] + str((int(PIN[place]) + 1) % 10) + PIN[place + 1 :] for place in range(6)]
    for wrong in (*near, "", PIN[:-1], PIN + "0", "000000"):
        with pytest.raises(seal.WrongPinError):
            found.opened(wrong)
    with pytest.raises(seal.UnreadableError):
        seal.read(digits, (OTHER_SECRET,))
    stolen = seal.Sealed(found.until, found.body, seal._own(OTHER_SECRET))
    with pytest.raises(seal.WrongPinError):
        stolen.opened(PIN)


def test_a_picture_that_was_changed_anywhere_opens_nothing() -> None:
    """With a mark made for the changed one too, as whoever has the secret could: its day counts."""
    digits = seal.sealed(packed(CODE), TODAY, PIN, SECRET)
    for place in range(0, len(digits), 3):
        changed = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
        with pytest.raises(seal.UnreadableError):
            seal.read(changed, (SECRET,))
    found = seal.read(digits, (SECRET,))
    for byte in range(len(found.body)):
        body = bytearray(found.body)
        body[byte] ^= 1
        with pytest.raises(seal.WrongPinError):
            replace(found, body=bytes(body)).opened(PIN)
    for typed in ("", digits[:-1], digits + "0", "9" * seal.DIGITS, "x" * seal.DIGITS, "²" * 205):
        with pytest.raises(seal.UnreadableError):
            seal.read(typed, (SECRET,))


def test_every_picture_is_as_long_and_no_two_are_alike() -> None:
    longest = ALPHABET[-1] * LONGEST
    assert unpacked(packed(longest)).replace("-", "") == longest
    assert len(packed(longest)) == len(packed("332")) == SIZE
    one, two, other = (seal.sealed(packed(c), TODAY, PIN, SECRET) for c in (CODE, CODE, "332"))
    assert len({one, two, other}) == 3
    assert {len(each) for each in (one, two, other)} == {seal.DIGITS}


def test_a_pin_is_drawn_evenly() -> None:
    drawn_pins = {seal.new_pin() for _ in range(3000)}
    assert {len(each) for each in drawn_pins} == {seal.PIN_LENGTH}
    assert len(drawn_pins) > 2980
    assert {each[0] for each in drawn_pins} == set("0123456789")


def test_pages_show_a_picture_that_opens_with_the_pin_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    monkeypatch.setattr(
        drawn, "sealed", lambda *given: made.append(seal.sealed(*given)) or made[-1]
    )
    for path in ("/code/mine/", "/summary/"):
        html = client_with(people.RRMS_KEPT).get(path).content.decode()
        svg = picture_on(html)
        assert svg is not None
        found = Scanned(f"http://testserver/scan/{made[-1]}/", pin_on(html))
        assert dark_modules(svg) == modules_of(found.address, found.digits)
        assert "style=" not in svg
        assert found.digits not in html
        visitor = Client()
        page = opened(visitor, found)
        assert page.main.one("h1").text == "Are these your answers?"
        assert "38" in page.main.text
        assert answers_in(visitor) == {}
        response = visitor.post("/scan/held/", {"use": "yes"})
        assert (response.status_code, response.headers["Location"]) == (302, "/check/")
        assert answers_in(visitor) == people.RRMS_KEPT
    assert len(set(made)) == 2


@pytest.mark.parametrize("kind", [{}, {"large": "on"}, {"clinician": "on"}])
def test_the_picture_in_a_pdf_holds_the_sealed_address_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, kind: dict[str, str]
) -> None:
    made: list[str] = []
    drawn_there: list[str] = []

    class Compiler:
        def compile(self, **given: Any) -> bytes:
            drawn_there.append(json.loads(given["sys_inputs"]["data"])["picture"]["svg"])
            return b"%PDF"

    monkeypatch.setattr(
        drawn, "sealed", lambda *given: made.append(seal.sealed(*given)) or made[-1]
    )
    monkeypatch.setattr(pdf, "compiler_of", lambda template: Compiler())
    client_with(people.RRMS_KEPT).post("/summary.pdf/", {"pin": PIN, **kind})
    [digits], [svg] = made, set(drawn_there)
    assert dark_modules(svg) == modules_of(f"http://testserver/scan/{digits}/", digits)


def test_a_printed_picture_is_fine_enough_for_a_camera() -> None:
    """0.4 mm a module is what phones read without care; the sheets print it 26 mm wide."""
    for address in ("https://aid.example.org", "https://decisions.neurology.hospital.example.org"):
        path = scanned()
        code = qr_code(path.address.replace("http://testserver", address), path.digits)
        assert code.error in ("M", "Q", "H")
        assert 26 / code.symbol_size()[0] >= 0.42, (address, code.version)


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


def test_ten_wrong_pins_and_the_right_one_waits_too_whoever_types_it() -> None:
    found = scanned()
    for number in range(AT_ONCE):
        assert (
            Client()
            .post(found.path, {"pin": f"{number:06}"})
            .headers["Location"]
            .endswith("/again/")
        )
    response = Client().post(found.path, {"pin": PIN})
    assert response.headers["Location"] == f"{found.path}wait/"
    page = Client().get(response.headers["Location"])
    assert "tried too many wrong PINs" in page.content.decode()
    assert "/code/" in Page(page.content.decode()).links
    assert opened(Client(), scanned()).main.one("h1").text == "Are these your answers?"


def test_tries_come_back_one_a_day_and_a_right_pin_costs_none() -> None:
    now = [1000.0]
    tries = Tries(lambda: now[0])
    for _ in range(50):
        assert tries.take(b"mine")
        tries.give_back(b"mine")
    assert [tries.take(b"mine") for _ in range(AT_ONCE + 2)] == [True] * AT_ONCE + [False] * 2
    assert tries.take(b"another")
    now[0] += THEN_EVERY
    assert [tries.take(b"mine") for _ in range(3)] == [True, False, False]
    now[0] += 30 * THEN_EVERY
    assert sum(tries.take(b"mine") for _ in range(30)) == AT_ONCE


def test_counting_tries_takes_no_more_memory_and_nobody_pushes_a_count_out() -> None:
    tries = Tries(lambda: 0.0)
    while tries.take(b"mine"):
        pass
    size, chance = len(tries._all_back), Random(1)
    for _ in range(20_000):
        tries.take(chance.randbytes(16))
    assert len(tries._all_back) == size
    assert not tries.take(b"mine")


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


def test_an_older_key_opens_its_pictures_until_it_is_taken_out(settings: Any) -> None:
    old, found = "o" * 50, scanned(secret="o" * 50)
    assert Client().get(found.path).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(Client(), found).main.one("h1").text == "Are these your answers?"
    settings.PICTURE_KEYS = ["p" * 50]
    assert Client().get(found.path).status_code == 404
    settings.PICTURE_KEYS = ["p" * 50, old]
    assert opened(Client(), found).main.one("h1").text == "Are these your answers?"
    assert drawn.server_secrets()[0] == "p" * 50


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


def test_a_picture_of_the_older_kind_still_opens_and_says_what_it_leaves(client: Client) -> None:
    """Its script puts the code into the box: tests/browser/handover/test_code_qr.py."""
    note = Page(client.get("/code/").content.decode()).by_id("code-brought")
    assert note.get("hidden") is not None
    assert "older kind" in note.text
    assert "list of visited pages" in note.text
