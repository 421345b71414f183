"""What is too large, too much or too fast gets a clear page from the proxy.

Each is tried over HTTP/1.1 and over HTTP/2, which nginx limits in other ways.
"""

from __future__ import annotations

import ssl
from contextlib import ExitStack

import pytest
from django.conf import settings

from tests.load.browser import Browser, Tally, token_of
from tests.load.host.asking import CUT, HOST, PROTOCOLS, Answer, ask_proxy
from tests.load.host.stack import ROOT, Stack
from tests.web.page import Page

pytestmark = pytest.mark.load
both = pytest.mark.parametrize("protocol", PROTOCOLS)
GUARDS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Strict-Transport-Security": "max-age=31536000",
}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


MOST_AT_ONCE, MOST_TRIES = 500, 400
SLOW_FORM = (
    f"POST /route/ HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\n"
)


def _is_a_clear_page(stack: Stack, answer: Answer, status: int, says: str) -> None:
    assert answer.status == status
    page = Page(answer.page)
    assert says in page.main.text
    assert {name: answer.headers.get(name) for name in GUARDS} == GUARDS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    style = next(each["href"] for each in page.all("link") if each["rel"] == "stylesheet")
    assert ask_proxy(stack.proxy, style).status == 200
    assert page.main.all("a")


@both
@pytest.mark.parametrize("address", ["/route/", "/summary.pdf/", "/code/"])
def test_a_form_that_is_too_large_gets_a_clear_page(
    stack: Stack, protocol: str, address: str
) -> None:
    sent = b"a" * (settings.LARGEST_POST + 1)
    large = ask_proxy(stack.proxy, address, FORM, "POST", sent, protocol=protocol)
    _is_a_clear_page(stack, large, 413, "more than this page can take")


@both
@pytest.mark.parametrize("length", [17_000, 20_000, 24_000])
def test_a_cookie_or_an_address_that_is_too_long_gets_a_clear_page(
    stack: Stack, protocol: str, length: int
) -> None:
    cookie = {"Cookie": "answers=" + "a" * length}
    _is_a_clear_page(
        stack, ask_proxy(stack.proxy, "/", cookie, protocol=protocol), 431, "too long to read"
    )
    long = ask_proxy(stack.proxy, "/" + "a" * length, protocol=protocol)
    status = 414 if protocol == "http1.1" else 431
    _is_a_clear_page(stack, long, status, "too long to read")


@both
@pytest.mark.parametrize("length", [11_000, 15_000])
def test_what_is_shorter_is_read(stack: Stack, protocol: str, length: int) -> None:
    cookie = {"Cookie": "answers=" + "a" * length}
    assert ask_proxy(stack.proxy, "/", cookie, protocol=protocol).status == 200
    long = ask_proxy(stack.proxy, "/about/?a=" + "a" * length, protocol=protocol)
    assert long.status == 200


@both
def test_fifty_kilobytes_in_one_line_get_a_page_or_over_http2_a_cut(
    stack: Stack, protocol: str
) -> None:
    """There nginx ends the connection as soon as one packed line is larger than its buffer."""
    cookie = ask_proxy(stack.proxy, "/", {"Cookie": "a" * 50_000}, protocol=protocol)
    address = ask_proxy(stack.proxy, "/" + "a" * 50_000, protocol=protocol)
    if protocol == "http2":
        assert (cookie, address) == (CUT, CUT)
    else:
        _is_a_clear_page(stack, cookie, 431, "too long to read")
        _is_a_clear_page(stack, address, 414, "too long to read")


@pytest.mark.parametrize(("protocol", "most"), [("http1.1", 8), ("http2", 4)])
def test_many_lines_that_are_too_long_together_are_read_or_get_a_clear_page(
    stack: Stack, protocol: str, most: int
) -> None:
    """The app itself must not be the one that is asked too much. curl sends 64 KB at most."""
    for count in range(2, most + 1):
        lines = {f"X-Line-{n}": "~" * 16_250 for n in range(count)}
        answer = ask_proxy(stack.proxy, "/about/", lines, protocol=protocol)
        if answer.status != 200:
            assert count > 2
            _is_a_clear_page(stack, answer, 431, "too long to read")


@pytest.mark.parametrize(
    ("method", "protocol"), [("TRACE", "http1.1"), ("TRACE", "http2"), ("CONNECT", "http1.1")]
)
def test_a_method_that_the_proxy_refuses_gets_a_clear_page(
    stack: Stack, protocol: str, method: str
) -> None:
    refused = ask_proxy(stack.proxy, "/", method=method, protocol=protocol)
    _is_a_clear_page(stack, refused, 405, "only takes an answer")
    assert refused.headers["Allow"] == "GET, HEAD, POST"


def test_a_body_in_a_way_that_nobody_sends_is_no_mistake_of_ours(stack: Stack) -> None:
    """HTTP/2 has no such header."""
    odd = {"Transfer-Encoding": "nobody"}
    refused = ask_proxy(stack.proxy, "/route/", odd, "POST", b"a", protocol="http1.1")
    _is_a_clear_page(stack, refused, 400, "could not read")


def test_the_proxy_takes_as_much_as_the_app_takes() -> None:
    conf = (ROOT / ".serve" / "nginx.conf").read_text()
    kilobytes = settings.LARGEST_POST // 1024
    for limit in ("client_max_body_size", "client_body_buffer_size"):
        assert f"{limit} {kilobytes}k;" in conf


@both
def test_more_people_of_one_network_at_once_than_a_hospital_has_are_asked_to_wait(
    stack: Stack, protocol: str
) -> None:
    """Each sends a form slowly; their network gets its reason, others get their page."""
    network, form = f"127.78.0.{1 + PROTOCOLS.index(protocol)}", SLOW_FORM.encode()
    with ExitStack() as held:
        slow: list[ssl.SSLSocket] = []
        for number in range(MOST_AT_ONCE):
            slow.append(held.enter_context(stack.proxy.connect(network)))
            slow[-1].sendall(form)
            for each in slow if number % 100 == 99 else ():
                each.sendall(b"a")
        crowded = ask_proxy(stack.proxy, "/", protocol=protocol, source=network)
        pdf = ask_proxy(
            stack.proxy, "/summary.pdf/", FORM, "POST", b"", protocol=protocol, source=network
        )
        assert ask_proxy(stack.proxy, "/", protocol=protocol, source="127.79.0.1").status == 200
    _is_a_clear_page(stack, crowded, 429, "Many people in your network")
    assert crowded.headers["Retry-After"] == "30"
    assert "working on this tool" not in crowded.page
    assert pdf.status == 429


@both
def test_many_codes_from_one_network_are_asked_to_wait_and_others_are_not(
    stack: Stack, protocol: str
) -> None:
    source = f"127.77.0.{1 + PROTOCOLS.index(protocol)}"
    tries: list[Answer] = []
    while len(tries) < MOST_TRIES and (not tries or tries[-1].status != 429):
        tried = ask_proxy(
            stack.proxy, "/code/", FORM, "POST", b"code=AAAA", protocol=protocol, source=source
        )
        tries.append(tried)
    statuses = [each.status for each in tries]
    assert statuses[:60] == [403] * 60, "the app itself answered: 30 codes are shown and used"
    assert statuses[-1] == 429
    _is_a_clear_page(stack, tries[-1], 429, "Wait a minute")
    assert ask_proxy(stack.proxy, "/code/", source=source).status == 200
    other = Browser(stack.proxy, 7, Tally())
    form = [token_of(other.get("/code/").page.main), ("code", "AAAA")]
    assert other._once("POST", "/code/", b"code=AAAA").status == 403
    assert other.post("/code/", form).status == 422
