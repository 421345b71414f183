"""One server and one browser for all browser tests; a fresh, empty profile for each visit.

Every page that a test opens is watched: a line in the console or a request to another host fails
the test, whatever the test was about.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    Response,
    ViewportSize,
    sync_playwright,
)

from tests.browser.measure import USUAL_TEXT, set_text_size
from tests.browser.people import Person
from tests.browser.places import Place
from tests.browser.server import served

Visit = Callable[..., Page]

_USUAL_SIZE: ViewportSize = {"width": 1280, "height": 720}
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def _chromium() -> str:
    """Where the browser is. Without one: a skip that cannot be missed, and in CI a failure."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    reason = "NO CHROMIUM ON THIS MACHINE: NOT ONE BROWSER TEST RAN (.ci/run installs it)"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def launched(driver: Playwright) -> Browser:
    return driver.chromium.launch(executable_path=_chromium(), args=list(_ARGUMENTS))


def requests_of(page: Page) -> list[Request]:
    """A list that grows with each request of the page from now on."""
    seen: list[Request] = []
    page.context.on("request", lambda request: seen.append(request))
    return seen


@contextmanager
def ordinary_profile(driver: Playwright, base_url: str, folder: Path) -> Iterator[Page]:
    """A browser as people have it, whose files stay in the folder when it is closed."""
    context = driver.chromium.launch_persistent_context(
        folder, executable_path=_chromium(), args=list(_ARGUMENTS), base_url=base_url
    )
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    _chromium()
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(driver: Playwright) -> Iterator[Browser]:
    running = launched(driver)
    yield running
    running.close()


@pytest.fixture(scope="package")
def base_url(browser: Browser) -> Iterator[str]:
    with served() as address:
        yield address


class Watch:
    """What the pages of one test asked for and complained about."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        self.base_url = base_url
        self.hosts: set[str] = set()
        self.complaints: list[str] = []
        context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _hear(self, message: ConsoleMessage) -> None:
        """What a deletion clears, and a page that answers 4xx or 5xx, is told in the console."""
        if message.text.startswith("Clear-Site-Data header on"):
            return
        own = message.page.url.partition("#")[0] if message.page else ""
        expected = message.text.startswith("Failed to load resource: the server responded")
        if not (expected and message.location["url"].partition("#")[0] == own):
            self.complaints.append(f"{message.type}: {message.text}")

    def assert_clean(self) -> None:
        assert self.complaints == []
        assert self.hosts <= {urlsplit(self.base_url).netloc}


@contextmanager
def visits(browser: Browser, base_url: str) -> Iterator[Visit]:
    """Opens a place, or a path, as a person; other arguments are those of a browser context."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def go(place: Place | str, person: Person | None = None, **options: Any) -> Page:
        target = Place(place, place, person) if isinstance(place, str) else place
        context = browser.new_context(base_url=base_url, **options)
        context.set_default_timeout(10_000)
        opened.append((context, Watch(context, base_url)))
        _bring_answers(context, base_url, target)
        page = context.new_page()
        _arrive(page, target)
        return page

    yield go
    for context, _watch in opened:
        context.close()
    for _context, watch in opened:
        watch.assert_clean()


@contextmanager
def one_window(browser: Browser, base_url: str) -> Iterator[Callable[[Place], Page]]:
    """Opens place after place in the same window: each window of its own takes a second or two.

    Nothing is left of the place before: no answers, no size, no colours.
    """
    context = browser.new_context(base_url=base_url)
    context.set_default_timeout(10_000)
    watch, page = Watch(context, base_url), context.new_page()

    def go(place: Place) -> Page:
        watch.assert_clean()
        context.clear_cookies()
        page.set_viewport_size(_USUAL_SIZE)
        page.emulate_media(color_scheme="null", reduced_motion="null")
        set_text_size(page, USUAL_TEXT)
        _bring_answers(context, base_url, place)
        _arrive(page, place)
        return page

    yield go
    context.close()
    watch.assert_clean()


@pytest.fixture
def visit(browser: Browser, base_url: str) -> Iterator[Visit]:
    with visits(browser, base_url) as go:
        yield go


def _bring_answers(context: BrowserContext, base_url: str, place: Place) -> None:
    if place.person is None:
        return
    value = place.person.cookie(place.stop_at)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": base_url}
    context.add_cookies([cookie])  # type: ignore[list-item]


def _arrive(page: Page, place: Place) -> None:
    """A place that is not what it says would make every other test of it worthless."""
    statuses: list[int] = []

    def hear(response: Response) -> None:
        if response.request.is_navigation_request():
            statuses.append(response.status)

    page.on("response", hear)
    page.goto(place.path)
    if place.reach is not None:
        place.reach(page)
    page.remove_listener("response", hear)
    assert statuses[-1] == place.status, f"{place.name}: {statuses}"
    if place.stop_at and place.status in (200, 422):
        assert urlsplit(page.url).path == place.path


@pytest.fixture
def blank(visit: Visit) -> Page:
    page = visit("/about/")
    page.goto("about:blank")
    return page
