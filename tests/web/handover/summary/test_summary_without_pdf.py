"""Where no PDF can be made, the page is offered instead and nothing of the person is told."""

from __future__ import annotations

import logging
from threading import Event
from time import monotonic

import pytest
from django.test import Client

from decision_aid.web.handover.summary import pdf
from tests.web.page import Page
from tests.web.processes.private_answers import STANDS_OUT


def _is_a_way_on(client: Client) -> None:
    response = client.post("/summary.pdf/")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "/summary/" in Page(response.content.decode()).links


def test_when_too_many_are_made_at_once_the_page_offers_the_print(
    rrms: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "LONGEST_WAIT", 0.01)
    with pdf._turn, pdf._turn:
        _is_a_way_on(rrms)
    assert rrms.post("/summary.pdf/").status_code == 200


def test_when_the_engine_fails_nothing_of_the_person_is_logged(
    rrms: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("EDSS 3.5, natalizumab")

    monkeypatch.setattr(pdf, "_built", fail)
    logging.getLogger("decision_aid").propagate = True
    with caplog.at_level("DEBUG"):
        _is_a_way_on(rrms)
    assert "natalizumab" not in caplog.text
    assert not [word for word in STANDS_OUT if word in caplog.text]


@pytest.mark.slow
def test_an_engine_that_hangs_holds_nobody_up(
    rrms: Client, monkeypatch: pytest.MonkeyPatch
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
            _is_a_way_on(rrms)
        stuck = tuple(pdf._stuck)
        assert len(stuck) == pdf.AT_A_TIME
        begin = monotonic()
        _is_a_way_on(rrms)
        assert monotonic() - begin < pdf.LONGEST_WAIT / 2
        ended = [Event() for _ in stuck]
        for building, end in zip(stuck, ended, strict=True):
            building.add_done_callback(lambda _, end=end: end.set())
        goes_on.set()
        assert all(end.wait(60) for end in ended)
    assert rrms.post("/summary.pdf/").status_code == 200
    assert not pdf._stuck


def test_a_panic_of_the_engine_gives_the_same_page(
    rrms: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicError(BaseException):
        """As the binding raises it."""

    def panic(*_: object) -> bytes:
        raise PanicError

    with monkeypatch.context() as engine:
        engine.setattr(pdf, "_built", panic)
        for _ in range(pdf.AT_A_TIME + 1):
            _is_a_way_on(rrms)
    assert rrms.post("/summary.pdf/").status_code == 200
