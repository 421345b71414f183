"""A whole visit in a browser to a watched server: who is asked, what is stored, what is sent.

By day it opens a page of each kind that asks for other parts (styles, scripts, pictures): without
one a page can ask nobody and store nothing. At night, one of each kind that the site has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from decision_aid.domain.questionnaire.answers import UNSURE, values_of
from decision_aid.domain.questionnaire.journey import Step
from tests.browser.people import SHORT_WAY
from tests.conftest import by_day
from tests.hostile.attacks.walking import known_values, site
from tests.web.processes.watched import watched_threads

pytestmark = pytest.mark.browser
_STORED = "localStorage.length + sessionStorage.length"
_DATABASES = """async () => [(await indexedDB.databases()).length, (await caches.keys()).length,
                (await navigator.serviceWorker.getRegistrations()).length]"""


@dataclass
class Visited:
    """What a browser asked for and was left with; ``seen``: what the server did meanwhile."""

    host: str
    seen: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    stood_at: list[str] = field(default_factory=list)
    """Addresses as the browser showed and remembered them, with what stands behind a #."""
    cookies: list[dict[str, object]] = field(default_factory=list)
    stored: dict[str, int] = field(default_factory=dict)
    databases: list[int] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)
    sent_with: set[str] = field(default_factory=set)
    """What kinds of things the cookie was sent with."""


@pytest.fixture(scope="module")
def visited(browser: Browser, base_url: str) -> Visited:
    visited = Visited(urlsplit(base_url).netloc)
    context = browser.new_context(base_url=base_url)
    context.on("request", lambda request: visited.requests.append(request))
    page = context.new_page()
    page.on("framenavigated", lambda frame: visited.stood_at.append(frame.url))
    with watched_threads() as visited.seen:
        _answer_everything(page)
        _open_pages(page, visited)
        _take_along(page, visited)
    visited.cookies = [dict(each) for each in context.cookies()]
    visited.databases = page.evaluate(_DATABASES)
    static = [each for each in visited.requests if each.url.startswith(f"{base_url}/static/")]
    visited.sent_with = {kind for kind in ("stylesheet", "script") if _has_cookie(static, kind)}
    context.close()
    return visited


def _has_cookie(requests: list[Request], kind: str) -> bool:
    """Some request of this kind; each is asked for, which takes a moment, until one has it."""
    return any("cookie" in each.all_headers() for each in requests if each.resource_type == kind)


def _answer_everything(page: Page) -> None:
    page.goto("/")
    page.locator(f"button[value={SHORT_WAY.route}]").click()
    for step in SHORT_WAY.way():
        page.wait_for_url(_at(f"questions/{step.slug}"))
        _answer(page, step)
    page.wait_for_url(_at("results"))


def _answer(page: Page, step: Step) -> None:
    """With a mouse; ``test_walks.py`` goes the same way with the keyboard, and the full one."""
    is_typed = step.question.kind.is_typed
    if is_typed and step.answer != UNSURE:
        page.locator("#answer").fill(str(step.answer))
    elif is_typed:
        page.locator("#unsure").check()
    else:
        for value in values_of(step.answer):
            page.locator(f"main input[value='{value}']").check()
    page.locator("main form button").first.click()


def _at(path: str) -> re.Pattern[str]:
    """With or without the mark of the link that skips the head of the page."""
    return re.compile(rf"/{path}/(#main)?$")


def _open_pages(page: Page, visited: Visited) -> None:
    for address in by_day(_of_each_set_of_parts(), _of_each_kind()):
        page.goto(address)
        visited.stored[address] = page.evaluate(_STORED)


def _of_each_kind() -> list[str]:
    """Of the site as its URLconf tells, but the files to take along."""
    first = [addresses[0] for addresses in site().examples.values()]
    return [each for each in first if each.endswith("/") and "/fhir/questionnaire" not in each]


def _of_each_set_of_parts() -> list[str]:
    """The last one found: it is not the start, where the visit began."""
    return list({frozenset(parts): address for address, parts in site().parts.items()}.values())


SENDING = "main form button:not([type=button], details button)"


def _take_along(page: Page, visited: Visited) -> None:
    for address in ("/summary/", "/fhir/"):
        page.goto(address)
        for number in range(page.locator(SENDING).count()):
            with page.expect_download() as download:
                page.locator(SENDING).nth(number).click()
            visited.downloads.append(download.value.suggested_filename)


def test_a_whole_visit_in_a_browser_asks_one_host_only(visited: Visited) -> None:
    assert len(visited.requests) > 100
    assert {urlsplit(each.url).netloc for each in visited.requests} == {visited.host}


def test_every_part_of_every_page_comes_from_this_host() -> None:
    """Of all pages found by following links, whoever looks at them."""
    assert len(site().parts) > 90
    assert {part for parts in site().parts.values() for part in parts
            if not part.startswith("/static/")} == set()  # fmt: skip


_BETWEEN = re.compile(r"[/.=&]")
_TOLD = {
    word for told in SHORT_WAY.told.values() for word in ([told] if isinstance(told, str) else told)
}


def test_no_request_of_the_visit_has_an_answer_in_its_address(visited: Visited) -> None:
    """The page about a drug has one address for everybody: the test itself opened it."""
    assert len(visited.stood_at) > 25
    for address in (*visited.stood_at, *(each.url for each in visited.requests)):
        parts = urlsplit(address)
        assert parts.query in ("", "change") or parts.path == "/sources/", address
        assert not _TOLD & set(_BETWEEN.split(parts.fragment)), address
        told = _TOLD & set(_BETWEEN.split(parts.path))
        assert not told or parts.path in visited.stored, address


def test_the_cookie_goes_with_the_parts_of_a_page_too(visited: Visited) -> None:
    """The privacy page says so."""
    assert {each["path"] for each in visited.cookies} == {"/"}
    assert visited.sent_with == {"stylesheet", "script"}


def test_a_browser_is_left_with_one_cookie_and_nothing_else(visited: Visited) -> None:
    assert [each["name"] for each in visited.cookies] == ["answers"]
    cookie = visited.cookies[0]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    assert len(visited.stored) > 15
    assert {address for address, count in visited.stored.items() if count} == set()
    assert visited.databases == [0, 0, 0]


def test_what_is_taken_along_is_made_for_the_person_and_kept_nowhere(visited: Visited) -> None:
    endings = {name.rpartition(".")[2] for name in visited.downloads}
    assert endings == {"pdf", "txt", "json"}
    assert set(visited.seen) <= {"open /dev/null"}


@pytest.fixture
def another_site() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A site of somebody else, and the headers with which it was asked."""
    came: list[dict[str, str]] = []

    class Remember(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Remember)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", came
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base_url)
    yield context
    context.close()


_FOLLOW = """address => {
    const link = document.createElement("a");
    link.href = address;
    document.body.append(link);
    link.click();
}"""


def test_another_site_is_not_told_which_page_led_to_it(
    context: BrowserContext, another_site: tuple[str, list[dict[str, str]]]
) -> None:
    """The header says no-referrer; the page itself allows one to this site alone, for its forms."""
    address, came = another_site
    page = context.new_page()
    for own in ("/sources/muraro-2017/", "/help/"):
        response = page.goto(own)
        assert response is not None
        assert response.headers["referrer-policy"] == "no-referrer"
        assert page.locator("meta[name=referrer]").get_attribute("content") == "same-origin"
        with page.expect_navigation(url=address):
            page.evaluate(_FOLLOW, address)
    asked = [each for each in came if "text/html" in each.get("accept", "")]
    assert len(asked) == 2
    assert not [each for each in asked if "referer" in each or each.get("cookie")]


def test_the_code_of_a_scanned_address_is_not_sent_before_the_button_is_pressed(
    context: BrowserContext, base_url: str
) -> None:
    code = known_values()["code"]
    sent: list[str] = []
    context.on("request", lambda each: sent.append(f"{each.url} {each.post_data} {each.headers}"))
    page = context.new_page()
    page.goto(f"/code/#{code}")
    page.wait_for_function("document.getElementById('code').value !== ''")
    assert page.locator("#code").input_value() == code
    assert page.url == f"{base_url}/code/"
    assert not [each for each in sent if code in each.partition("#")[0]]
    assert not [each for each in sent if code in each.partition(" ")[2]]
    with page.expect_navigation():
        page.locator("main form button").first.click()
    posted = [each for each in sent if code in each]
    assert len(posted) == 1 + sum("#" in each for each in sent)
    assert code in posted[-1].partition(" ")[2]


def test_a_browser_tells_this_site_alone_which_page_came_before(visited: Visited) -> None:
    """A form needs it, or the browser would call itself of no origin and be refused."""
    before = [urlsplit(each.headers["referer"]) for each in visited.requests
              if "referer" in each.headers]  # fmt: skip
    assert before
    assert {each.netloc for each in before} == {visited.host}
    assert {each.query for each in before if each.path != "/sources/"} <= {"", "change"}
    assert {each.fragment for each in before} == {""}
