"""What a host may rely on: a calm stop, slow people, static files, the question of a balancer."""

from __future__ import annotations

import re
import threading
import time

import pytest

from tests.load.asking import HOST, PROTOCOLS, ask_proxy
from tests.load.browser import Tally, token_of
from tests.load.faults import Faults
from tests.load.journey import one_journey
from tests.load.stack import Stack

pytestmark = pytest.mark.load
SOON = 8.0
"""Seconds, before the proxy itself sends slow people away; generous for a busy machine."""


def test_a_process_that_is_asked_to_stop_finishes_the_pdf(stack: Stack) -> None:
    walker = one_journey(stack.proxy, 1, Tally())
    summary = walker.browser.get("/summary/").page.main
    app = stack.apps[0]
    walker.browser.past_the_proxy = app.port
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
    assert ask_proxy(stack.proxy, "/about/").status == 200
    assert time.monotonic() - began < SOON
    for each in held:
        each.close()


def test_static_files_are_named_by_content_kept_for_good_and_compressed(stack: Stack) -> None:
    page = ask_proxy(stack.proxy, "/").page
    style = re.search(r'href="(/static/css/site\.[0-9a-f]+\.css)"', page)
    assert style
    for wanted in ("br", "gzip"):
        sent = ask_proxy(stack.proxy, style[1], {"Accept-Encoding": wanted})
        assert sent.headers["Content-Encoding"] == wanted
        assert "immutable" in sent.headers["Cache-Control"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_proxy_speaks_what_browsers_speak(stack: Stack, protocol: str) -> None:
    came = ask_proxy(stack.proxy, "/about/", protocol=protocol)
    assert (came.status, came.version) == (200, protocol.upper().replace("P", "P/").rstrip())
    assert came.page.rstrip().endswith("</html>")


PLAIN = [
    ("/", {}), ("/code/?a=b", {"Host": "evil.example.com"}), ("//evil.example.com/", {}),
    ("/results/", {"Host": "evil.example.com:80@x", "X-Forwarded-Host": "evil.example.com"}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "headers"), PLAIN)
def test_without_tls_people_are_sent_to_our_own_name_whatever_they_claim(
    stack: Stack, path: str, headers: dict[str, str]
) -> None:
    sent = ask_proxy(stack.proxy, path, headers, protocol="http1.1", secure=False)
    assert sent.status in (301, 400)
    if sent.status == 301:
        assert sent.headers["Location"] == f"https://{HOST}{path}"


def test_the_balancer_hears_that_it_is_ready(stack: Stack) -> None:
    ready = ask_proxy(stack.proxy, "/ready/")
    assert (ready.status, ready.page) == (200, "ready\n")
    assert "Set-Cookie" not in ready.headers
