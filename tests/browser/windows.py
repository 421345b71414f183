"""Windows of the browser that one visit after another uses; between two visits nothing is left.

A window of its own costs a process and everything that pages load anew: four times as much as a
page in one that is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Response,
    ViewportSize,
)

from tests.browser.measure import USUAL_TEXT, set_text_size
from tests.browser.people import Person
from tests.browser.places import Place
from tests.browser.reaching import open_everything
from tests.browser.server import RESTING

Visit = Callable[..., Page]

_USUAL_SIZE: ViewportSize = {"width": 1280, "height": 720}
_OF_A_PAGE = ("color_scheme", "forced_colors", "reduced_motion", "contrast")
"""Wishes of a reader that a window can change; with other options it is another window."""
_CLEAR = """() => {
    window.stop();
    sessionStorage.clear();
    localStorage.clear();
    document.documentElement.style.display = "none";
    return document.readyState === "complete"
        && !document.querySelector("script[src*=consultation]");
}"""
"""Tells whether the page has nothing more to do: the consultation sends what was typed as it is
left, which is better done now than in the next visit. What nobody sees any more is not laid out
again when the window is made as the next visit wants it."""


class Watch:
    """What the pages of one visit asked for and complained about."""

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

    def told(self) -> tuple[list[str], set[str]]:
        """The complaints and the other hosts since this was last asked."""
        hosts = self.hosts - {urlsplit(self.base_url).netloc}
        complaints, self.complaints, self.hosts = self.complaints, [], set()
        return complaints, hosts


class Window:
    """One page of a context, and how it is made as new for the next visit."""

    def __init__(self, browser: Browser, base_url: str, **options: Any) -> None:
        self.base_url = base_url
        self.context = browser.new_context(base_url=base_url, **options)
        self.context.set_default_timeout(10_000)
        self.context.set_default_navigation_timeout(60_000)  # the first page of all reads much
        self.watch = Watch(self.context, base_url)
        self.page = self.context.new_page()

    def open(self, place: Place, viewport: ViewportSize, **wishes: Any) -> Page:
        page = self.page
        self.watch.told()
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)
        page.emulate_media(**{"media": "null", **dict.fromkeys(_OF_A_PAGE, "null"), **wishes})
        set_text_size(page, USUAL_TEXT)
        if RESTING != urlsplit(place.path).path == urlsplit(page.url).path:
            page.goto(RESTING)  # opened again from itself, a page keeps the folds that were open
        _bring_answers(self.context, self.base_url, place)
        _arrive(page, place)
        if wishes:
            page.emulate_media(**wishes)  # told before, a page may still come without
        return page

    def leave(self) -> bool:
        """Nothing is left of the visit but its page at rest. False: throw the window away.

        What is still on its way is ended: it could bring a cookie afterwards.
        """
        try:
            for page in self.context.pages:
                if page is not self.page:
                    page.close()
            self.page.unroute_all()
            self.context.unroute_all()
            if not self.page.evaluate(_CLEAR):
                self.page.goto(RESTING)
            self.context.clear_cookies()
        except Error:
            return False
        return True

    def close(self) -> None:
        self.context.close()


class Windows:
    """The windows of one server, by the options of their contexts; those that nobody uses now."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        self._browser, self._base_url = browser, base_url
        self._free: dict[str, list[Window]] = {}

    @contextmanager
    def visits(self) -> Iterator[Visit]:
        """Opens a place, or a path, as a person; other arguments are those of a browser context.

        Each call takes a window that no other call of the test has; ``is_new`` asks for one that
        nobody had before. What they complain about is told at the end.
        """
        used: list[tuple[str, Window]] = []

        def go(
            place: Place | str, person: Person | None = None, is_new: bool = False, **options: Any
        ) -> Page:
            wishes = {name: options.pop(name) for name in _OF_A_PAGE if name in options}
            viewport = options.pop("viewport", _USUAL_SIZE)
            kind = repr(sorted(options.items()))
            free = [] if is_new else self._free.setdefault(kind, [])
            window = free.pop() if free else Window(self._browser, self._base_url, **options)
            used.append((kind, window))
            target = Place(place, place, person) if isinstance(place, str) else place
            return window.open(target, viewport, **wishes)

        yield go
        watches = [window.watch for _kind, window in used]
        for kind, window in used:
            if window.leave():
                self._free.setdefault(kind, []).append(window)
            else:
                window.close()
        told = [watch.told() for watch in watches]
        assert told == [([], set())] * len(told), told

    def close(self) -> None:
        for window in [each for free in self._free.values() for each in free]:
            window.close()


@contextmanager
def windows_of(browser: Browser, base_url: str) -> Iterator[Windows]:
    windows = Windows(browser, base_url)
    yield windows
    windows.close()


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

    leads_on = place.reach not in (None, open_everything)
    if leads_on:
        page.on("response", hear)
    response = page.goto(place.path)
    if place.reach is not None:
        place.reach(page)
    if leads_on:
        page.remove_listener("response", hear)
    elif response is not None:
        statuses.append(response.status)
    assert statuses[-1] == place.status, f"{place.name}: {statuses}"
    if place.stop_at and place.status in (200, 422):
        assert urlsplit(page.url).path == place.path
