"""What is too large, too much or too fast gets a clear page from the proxy."""

from __future__ import annotations

import re
import threading
import time
from http.client import HTTPResponse

import pytest
from django.conf import settings

from tests.load.browser import Browser, Tally, token_of
from tests.load.faults import Faults
from tests.load.journey import one_journey
from tests.load.stack import ROOT, Stack, ask
from tests.web.page import Page

pytestmark = pytest.mark.load
GUARDS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}
SOON = 8.0
"""Seconds, before the proxy itself sends slow people away; generous for a busy machine."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def _is_a_clear_page(stack: Stack, response: HTTPResponse, status: int, says: str) -> None:
    assert response.status == status
    page = Page(response.page)  # type: ignore[attr-defined]
    assert says in page.main.text
    assert {name: response.headers.get(name) for name in GUARDS} == GUARDS
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    style = next(each["href"] for each in page.all("link") if each["rel"] == "stylesheet")
    assert ask(stack.port, style).status == 200
    assert page.main.all("a")


def test_what_is_too_large_gets_a_clear_page(stack: Stack) -> None:
    port = stack.port
    large = ask(port, "/route/", FORM, "POST", b"a" * 65_537)
    _is_a_clear_page(stack, large, 413, "more than this page can take")
    cookies = ask(port, "/", {"Cookie": "answers=" + "a" * 70_000})
    _is_a_clear_page(stack, cookies, 431, "too long to read")
    address = ask(port, "/" + "a" * 70_000)
    _is_a_clear_page(stack, address, 414, "could not read")


def test_the_proxy_takes_as_much_as_the_app_takes() -> None:
    conf = (ROOT / ".serve" / "nginx.conf").read_text()
    kilobytes = settings.LARGEST_POST // 1024
    for limit in ("client_max_body_size", "client_body_buffer_size"):
        assert f"{limit} {kilobytes}k;" in conf


def test_many_codes_from_one_network_are_asked_to_wait_and_others_are_not(stack: Stack) -> None:
    tries = [ask(stack.port, "/code/", FORM, "POST", b"code=AAAA") for _ in range(60)]
    statuses = [each.status for each in tries]
    assert statuses[:30] == [403] * 30, "the app itself answered"
    assert statuses[-1] == 429
    _is_a_clear_page(stack, tries[-1], 429, "Wait a minute")
    assert ask(stack.port, "/code/").status == 200
    other = Browser(stack.port, 7, Tally())
    form = [token_of(other.get("/code/").page.main), ("code", "AAAA")]
    assert other._once("POST", "/code/", b"code=AAAA").status == 403
    assert other.post("/code/", form).status == 422


def test_a_process_that_is_asked_to_stop_finishes_the_pdf(stack: Stack) -> None:
    walker = one_journey(stack.port, 1, Tally())
    summary = walker.browser.get("/summary/").page.main
    app = stack.apps[0]
    walker.browser.port = app.port
    walker.browser.close()
    made: list[bytes] = []
    asking = threading.Thread(
        target=lambda: made.append(walker.browser.post("/summary.pdf/", [token_of(summary)]).body)
    )
    asking.start()
    time.sleep(0.1)
    assert app.stop() == 0
    asking.join()
    assert made[0].startswith(b"%PDF")
    assert walker.browser.tally.counts.total() == 1, "and nobody had to ask again"
    log = app.logs[-1].read_text()
    assert "process started" in log
    assert "process stopped" in log
    app.start(stack.keys)


def test_slow_clients_do_not_keep_others_waiting(stack: Stack) -> None:
    held = Faults(stack, Tally(), 0).dawdlers()
    began = time.monotonic()
    assert ask(stack.port, "/about/").status == 200
    assert time.monotonic() - began < SOON
    for each in held:
        each.close()


def test_static_files_are_named_by_content_kept_for_good_and_compressed(stack: Stack) -> None:
    page = ask(stack.port, "/").page  # type: ignore[attr-defined]
    style = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)
    assert style
    for wanted in ("br", "gzip"):
        sent = ask(stack.port, style[1], {"Accept-Encoding": wanted})
        assert sent.headers["Content-Encoding"] == wanted
        assert "immutable" in sent.headers["Cache-Control"]


def test_the_balancer_hears_that_it_is_ready(stack: Stack) -> None:
    ready = ask(stack.port, "/ready/")
    assert (ready.status, ready.page) == (200, "ready\n")  # type: ignore[attr-defined]
    assert "Set-Cookie" not in ready.headers
