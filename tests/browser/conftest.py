"""One server, one browser and a few windows for all browser tests; each visit finds them empty.

Every page that a test opens is watched: a line in the console or a request to another host fails
the test, whatever the test was about.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright

from tests.browser.server import RESTING, served
from tests.browser.windows import Visit, Windows, windows_of

__all__ = ["Visit"]

_WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")
_QUICKEST_FIRST = ("chromium-headless-shell", *_WITH_WINDOWS)
"""The headless shell is the same browser without windows, a history and a third of the work."""
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


def _chromium(names: tuple[str, ...] = _QUICKEST_FIRST) -> str:
    """Where the browser is. Without one: a skip that cannot be missed, and in CI a failure."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    reason = "NO CHROMIUM ON THIS MACHINE: NOT ONE BROWSER TEST RAN (.ci/run installs it)"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def launched(driver: Playwright) -> Browser:
    """What draws stands in the browser's own process: less is sent to and fro for each frame."""
    arguments = [*_ARGUMENTS, "--in-process-gpu"]
    return driver.chromium.launch(executable_path=_chromium(), args=arguments)


def requests_of(page: Page) -> list[Request]:
    """A list that grows with each request of the page from now on."""
    seen: list[Request] = []
    page.context.on("request", lambda request: seen.append(request))
    return seen


@contextmanager
def ordinary_profile(driver: Playwright, base_url: str, folder: Path) -> Iterator[Page]:
    """A browser as people have it, whose files stay in the folder when it is closed."""
    context = driver.chromium.launch_persistent_context(
        folder, executable_path=_chromium(_WITH_WINDOWS), args=list(_ARGUMENTS), base_url=base_url
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


@pytest.fixture(scope="package")
def windows(browser: Browser, base_url: str) -> Iterator[Windows]:
    with windows_of(browser, base_url) as windows:
        yield windows


@pytest.fixture
def visit(windows: Windows) -> Iterator[Visit]:
    with windows.visits() as go:
        yield go


@pytest.fixture
def blank(visit: Visit) -> Page:
    return visit(RESTING)
