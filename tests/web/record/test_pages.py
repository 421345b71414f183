"""A record brought in: shown beside the answers, taken tick by tick, and kept nowhere."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from decision_aid.domain.record.bundle import RecordFault
from decision_aid.environment import read_environment
from decision_aid.web.proposed_answers.signed import limited, opened, sealed
from decision_aid.web.record.views import _WORDS
from tests.web import people
from tests.web.cookies import answers_in, client_with, session_of
from tests.web.page import Page
from tests.web.record.proposed import read
from tests.web.record.records import TODAY, WHOLE, bundle, condition, edss, record_file
from tests.web.words_never_said import words_never_said


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


def _send(client: Client, content: object) -> Any:
    return client.post("/record/", {"record": record_file(content)})


def _page(response: Any) -> Page:
    return Page(response.content.decode())


def _ticks(page: Page) -> dict[str, str]:
    """Value of each tick by the text of its card."""
    return {each.text: each.one("input")["value"] for each in page.main.all("label")}


def _seal(page: Page) -> str:
    (found,) = [e["value"] for e in page.main.all("input") if e["name"] == "found"]
    return str(found)


def _tick_of(page: Page, words: str) -> str:
    (value,) = [value for text, value in _ticks(page).items() if words in text]
    return value


def test_each_answer_is_shown_with_its_entry_and_only_what_is_ticked_is_taken() -> None:
    client = Client()
    page = _page(_send(client, bundle(*WHOLE)))
    assert len(_ticks(page)) == 9
    assert not any("checked" in each.attributes for each in page.main.all("input"))
    assert "15 September 2026: Kurtzke multiple sclerosis rating scale: 4.5" in page.main.text
    assert "Unreal" not in page.html
    assert "1984" not in page.html
    assert words_never_said(page.html) == []
    assert "told" not in session_of(client.cookies["answers"].value)
    chosen = [_tick_of(page, "EDSS 4.5"), _tick_of(page, "natalizumab")]
    sent = client.post("/record/take/", {"found": _seal(page), "take": chosen})
    assert (sent.status_code, sent.headers["Location"]) == (302, "/check/")
    assert answers_in(client) == {
        "edss_known": "yes", "edss_value": "4.5", "edss_when": "6m", "dmt_tried": ["natalizumab"],
    }  # fmt: skip
    assert "4.5" in _page(client.get("/check/")).main.text


def test_what_differs_stands_beside_the_own_answer_and_what_is_the_same_needs_no_tick() -> None:
    client = client_with({**people.RRMS_KEPT, "edss_value": "3", "dmt_tried": ["fingolimod"]})
    page = _page(_send(client, bundle(*WHOLE)))
    card = next(text for text in _ticks(page) if text.startswith("EDSS 4.5"))
    assert "Your answer now: 3" in card
    assert not any("Type of MS" in text for text in _ticks(page))
    assert "Type of MS: Relapsing-remitting MS (RRMS)" in page.main.text
    chosen = {"found": _seal(page), "take": [_tick_of(page, "natalizumab")], "use": "consult"}
    assert client.post("/record/take/", chosen).headers["Location"] == "/consult/"
    assert answers_in(client)["dmt_tried"] == ["natalizumab", "fingolimod"]
    assert answers_in(client)["edss_value"] == "3"


def test_what_the_short_way_told_goes_along_to_the_questions_that_are_needed() -> None:
    client = client_with(people.SHORT, "short")
    page = _page(_send(client, bundle(*WHOLE)))
    client.post("/record/take/", {"found": _seal(page), "take": [_tick_of(page, "ejection")]})
    kept = session_of(client.cookies["answers"].value)["told"]
    assert kept["route"] == "detail"
    assert kept["answers"]["lvef"] == "62"
    assert set(people.SHORT) <= set(kept["answers"])


def test_without_a_tick_or_with_one_that_does_not_fit_the_page_comes_back() -> None:
    record = bundle(*WHOLE, condition({"text": "MS"}, onsetDateTime="1990-01-01",
                                      recordedDate="2026-01-01"))  # fmt: skip
    client = client_with({"age": "30", "subtype": "rrms"})
    page = _page(_send(client, record))
    for chosen, words in (
        ([], "Tick the answers that are right"),
        ([_tick_of(page, "First symptoms")], "does not fit the other answers"),
        (["99", "x"], "Tick the answers that are right"),
    ):
        again = client.post("/record/take/", {"found": _seal(page), "take": chosen})
        assert again.status_code == 422
        assert words in _page(again).main.text
        assert len(_ticks(_page(again))) == len(_ticks(page))
    assert answers_in(client) == {"age": "30", "subtype": "rrms"}


def test_what_travels_in_the_form_comes_back_the_same_or_not_at_all() -> None:
    found = limited(read(bundle(*WHOLE)))
    seal = sealed(found)
    assert opened(seal) == found
    assert len(seal) < settings.LARGEST_POST / 8
    client = Client()
    client.get("/record/")
    for wrong in ("", "x", seal[:-1], seal.replace(seal[9], "A" if seal[9] != "A" else "B", 1)):
        refused = client.post("/record/take/", {"found": wrong, "take": ["0"]})
        assert refused.status_code == 422
        assert "choose the file again" in _page(refused).main.text


@pytest.mark.slow
def test_whatever_the_file_is_the_page_answers_kindly() -> None:
    client = Client()
    deep = b'{"resourceType": "Bundle", "entry": ' + b"[" * 200_000
    odd = {"resourceType": "Observation", "status": "final", "code": {"text": "EDSS"}}
    text = json.dumps(bundle(*WHOLE))
    for content, status in (
        (b"", 422), (b"   ", 422), (b"\x00\xff\xfe", 422), (b"%PDF-1.7", 422), (b"{", 422),
        (b"<Bundle/>", 422), (deep, 422), (b"9" * 6000, 422), (b"[]", 422), (b"null", 422),
        (b'{"resourceType": "Questionnaire"}', 422), (b"NaN", 422),
        (text.encode("utf-8-sig"), 200), (text.encode("utf-16"), 200),
        (text.replace("Quirin", "Quírin").encode("latin-1"), 200),
        (b"[" + text.encode() + b"]", 200),
        ("\r\n".join(map(json.dumps, WHOLE)).encode(), 200), (b"{}\n" * 20_000, 422),
        (text.replace("4.5", "NaN").encode(), 200), (text.replace("4.5", "1e999999").encode(), 200),
        (json.dumps(bundle({**odd, "valueString": "\ud800\u202e<b>"})).encode(), 200),
        (json.dumps(bundle(*[{**odd, "valueString": "x" * 999}] * 9000)).encode()[:9], 422),
        (json.dumps(bundle(*[edss(n / 2) for n in range(3000)])).encode(), 200),
    ):  # fmt: skip
        response = _send(client, content)
        assert response.status_code == status, content[:40]
        assert len(response.content) < 200_000
    assert _page(client.post("/record/", {})).main.one(css="error-summary")
    answers = b'{"resourceType": "QuestionnaireResponse"}'
    for content, says in (
        (gzip.compress(text.encode()), "packed"), (b"PK\x03\x04...", "packed"),
        ("\ufeff<?xml?><Bundle/>".encode(), "XML"), (answers, "holds answers"),
    ):  # fmt: skip
        assert says in _page(_send(client, content)).main.one(css="error-summary").text
    assert set(_WORDS) == set(RecordFault)


def test_unless_the_host_turns_it_on_no_file_is_read_and_no_page_leads_here(settings: Any) -> None:
    settings.RECORDS = False
    client = Client()
    for answer in (client.get("/record/"), client.post("/record/take/"), client.post("/record/")):
        assert answer.status_code == 404
        assert _page(answer).main.one("h1").text == "Health records are not read here"
    assert _send(client, bundle(*WHOLE)).status_code == 400
    for address in ("/", "/fhir/", "/privacy/"):
        assert "/record/" not in client.get(address).content.decode()
        assert "health record" not in _page(client.get(address)).main.text
    assert client.get("/fhir/import/").status_code == 200
    for written, meant in (({}, False), ({"DECISION_AID_RECORDS": "1"}, True)):
        assert read_environment(written).records is meant


def test_a_file_goes_to_this_address_only_and_never_to_a_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened to be written")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refused)
    client = Client()
    large = json.dumps({**bundle(*WHOLE), "padding": "x" * (settings.LARGEST_RECORD - 9000)})
    assert _send(client, large.encode()).status_code == 200
    assert _send(client, b"x" * (settings.LARGEST_RECORD + 20_000)).status_code == 413
    file = SimpleUploadedFile("a.json", b"{}")
    for address in ("/fhir/import/", "/code/", "/record/take/", "/route/"):
        assert client.post(address, {"file": file}).status_code == 400
    two = {"record": SimpleUploadedFile("a", b"{}"), "more": SimpleUploadedFile("b", b"{}")}
    assert client.post("/record/", two).status_code == 400


def test_the_file_has_to_be_as_large_as_the_proxy_takes(settings: Any) -> None:
    conf = (settings.BASE_DIR / ".serve" / "nginx.conf").read_text()
    (block,) = re.findall(r"location = /record/ \{(.*?)\}\n", conf, re.DOTALL)
    kilobytes = settings.LARGEST_POSTS["/record/"] // 1024
    for limit in ("client_max_body_size", "client_body_buffer_size"):
        assert f"{limit} {kilobytes}k;" in block
