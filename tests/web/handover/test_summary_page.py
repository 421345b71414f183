"""The page of the summary, its files, and the same facts in all of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Event
from time import monotonic

import pytest
from django.test import Client

from decision_aid.web.handover.plain_text import ascii_punctuation
from decision_aid.web.handover.summary import pdf
from decision_aid.web.handover.summary.content import Summary
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Element, Page
from tests.web.pdf_tools import text_of
from tests.web.private_answers import STANDS_OUT
from tests.web.summary_people import PEOPLE, summary_for


@pytest.fixture
def somebody() -> Client:
    return client_with(people.RRMS_KEPT)


def _facts(summary: Summary) -> Iterator[str]:
    yield from (summary.title, summary.made_on, summary.version, summary.notice, summary.clinical)
    for item in (*summary.answers, *summary.matters):
        yield from (item.label, item.text)
    yield from summary.unknown
    for shown in summary.figures:
        yield from (shown.title, shown.none, shown.spread, *shown.beside, *shown.compared)
        yield from (shown.said, shown.range, shown.study, shown.design, shown.own_type)
        if told := shown.figure:
            yield from (told.warning, told.closeness, told.second_hand)
    yield from (*summary.differences, summary.differences_note)
    for rules in summary.rules:
        yield from (rules.title, rules.state, rules.message, rules.caveats)
    yield from (*summary.rules_silent, *summary.rules_held_back)
    for ask in (*summary.find_out, *summary.questions):
        yield from (ask.text,)
    for source in summary.sources:
        yield from (source.label, source.citation)
    yield from summary.code.split("-")


def _printed(element: Element) -> Iterator[str]:
    """The words that also come on paper."""
    for each in element.inside:
        if isinstance(each, str):
            yield each
        elif "no-print" not in each.classes:
            yield from _printed(each)


def _plain(words: str) -> str:
    return "".join(ascii_punctuation(words).split())


@pytest.mark.parametrize("name", PEOPLE)
def test_page_print_text_and_pdf_hold_the_same_facts(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = summary_for(name)
    monkeypatch.setattr("decision_aid.web.handover.summary.page.summary_of", lambda *_: summary)
    client = client_with(people.RRMS_KEPT)
    main = Page(client.get("/summary/").content.decode()).main
    drawn = {
        "page": " ".join(_printed(main)),
        "text": client.post("/summary.txt/").content.decode(),
        "pdf": text_of(client.post("/summary.pdf/").content),
    }
    for kind, words in drawn.items():
        plain = _plain(words)
        assert _plain("The code does not hold your questions.") in plain, kind
        scanned = _plain("Or point the camera of a phone at the picture.") in plain
        assert scanned == (kind != "text")
        missing = [fact for fact in _facts(summary) if _plain(fact) not in plain]
        assert missing == [], kind


def test_the_page_has_every_way_and_works_without_a_script(somebody: Client) -> None:
    page = Page(somebody.get("/summary/").content.decode())
    assert {form["action"] for form in page.main.all("form")} == {"/summary.pdf/", "/summary.txt/"}
    assert all(form["method"] == "post" for form in page.main.all("form"))
    assert "RRMS" in page.by_id("plain").text
    assert page.by_id("plain").get("readonly") is not None
    assert all(b.get("hidden") is not None for b in page.all("button") if b.get("data-copies"))
    assert {b.get("data-copies") for b in page.all("button")} >= {"plain", "sheet-code"}


def test_own_questions_can_never_be_sent(somebody: Client) -> None:
    page = Page(somebody.get("/summary/").content.decode())
    own = page.by_id("own")
    assert own.get("name") is None
    assert own.get("form") is None
    assert all("own" not in [e.get("id") for e in form] for form in page.all("form"))
    assert "no-print" not in own.classes


@pytest.mark.parametrize(
    ("address", "kind", "ending"),
    [("/summary.pdf/", "application/pdf", "pdf"), ("/summary.txt/", "text/plain", "txt")],
)
def test_files_come_by_post_are_not_kept_and_name_nobody(
    somebody: Client, address: str, kind: str, ending: str
) -> None:
    assert somebody.get(address).status_code == 405
    response = somebody.post(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"].startswith(kind)
    assert response["Content-Disposition"].startswith('attachment; filename="ahsct-summary-20')
    assert response["Content-Disposition"].endswith(f'.{ending}"')


def test_the_text_has_the_line_ends_of_windows(somebody: Client) -> None:
    text = somebody.post("/summary.txt/").content
    assert text.count(b"\n") == text.count(b"\r\n") > 100


@pytest.mark.parametrize("address", ["/summary/", "/summary.pdf/", "/summary.txt/"])
def test_without_answers_it_leads_to_the_start(client: Client, address: str) -> None:
    response = client.get(address) if address == "/summary/" else client.post(address)
    assert (response.status_code, response.headers["Location"]) == (302, "/")


def _is_a_way_on(client: Client) -> None:
    response = client.post("/summary.pdf/")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "/summary/" in Page(response.content.decode()).links


def test_when_too_many_are_made_at_once_the_page_offers_the_print(
    somebody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "LONGEST_WAIT", 0.01)
    with pdf._turn, pdf._turn:
        _is_a_way_on(somebody)
    assert somebody.post("/summary.pdf/").status_code == 200


def test_when_the_engine_fails_nothing_of_the_person_is_logged(
    somebody: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("EDSS 3.5, natalizumab")

    monkeypatch.setattr(pdf, "_built", fail)
    logging.getLogger("decision_aid").propagate = True
    with caplog.at_level("DEBUG"):
        _is_a_way_on(somebody)
    assert "natalizumab" not in caplog.text
    assert not [word for word in STANDS_OUT if word in caplog.text]


def test_an_engine_that_hangs_holds_nobody_up(
    somebody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever meets it waits for the deadline once; when all turns are stuck, nobody waits."""
    goes_on = Event()

    def hang(*_: object) -> bytes:
        goes_on.wait(60)
        return b"%PDF"

    with monkeypatch.context() as engine:
        engine.setattr(pdf, "_built", hang)
        engine.setattr(pdf, "LONGEST_BUILD", 0.2)
        for _ in range(pdf.AT_A_TIME):
            _is_a_way_on(somebody)
        stuck = tuple(pdf._stuck)
        assert len(stuck) == pdf.AT_A_TIME
        begin = monotonic()
        _is_a_way_on(somebody)
        assert monotonic() - begin < pdf.LONGEST_WAIT / 2
        ended = [Event() for _ in stuck]
        for building, end in zip(stuck, ended, strict=True):
            building.add_done_callback(lambda _, end=end: end.set())
        goes_on.set()
        assert all(end.wait(60) for end in ended)
    assert somebody.post("/summary.pdf/").status_code == 200
    assert not pdf._stuck


def test_a_panic_of_the_engine_gives_the_same_page(
    somebody: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicError(BaseException):
        """As the binding raises it."""

    def panic(*_: object) -> bytes:
        raise PanicError

    with monkeypatch.context() as engine:
        engine.setattr(pdf, "_built", panic)
        for _ in range(pdf.AT_A_TIME + 1):
            _is_a_way_on(somebody)
    assert somebody.post("/summary.pdf/").status_code == 200


@pytest.mark.parametrize("address", ["/results/", "/check/"])
def test_results_and_answers_lead_to_the_summary(somebody: Client, address: str) -> None:
    assert "/summary/" in Page(somebody.get(address).content.decode()).links
