"""What a browser sees of one way to ask the six questions: weight, time, faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page

_PHONE = {"width": 390, "height": 780}
_SLOWER = 4
"""How many times slower the processor is made, as a cheap phone would be."""
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Bytes a second and milliseconds: a slow mobile network."""

_WATCH = """
window.benchFirst = null; window.benchBusy = 0;
new PerformanceObserver(list => {
  for (const task of list.getEntries()) window.benchBusy += task.duration - 50;
}).observe({type: "longtask", buffered: true});
(function look() {
  const field = document.querySelector("main input:not([type=hidden])");
  const label = field && (field.closest("label") || field);
  if (label && label.getBoundingClientRect().height > 0) window.benchFirst = performance.now();
  else requestAnimationFrame(look);
})();
"""

Walk = Callable[[Page], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """Bytes as sent (gzip, without headers of requests), times in milliseconds."""

    first_bytes: int
    first_requests: int
    all_bytes: int
    all_requests: int
    first_answer: float
    blocked: float
    axe: tuple[str, ...]
    without_scripts: bool
    other_hosts: tuple[str, ...]


class _Counted:
    """Requests and bytes of one page, counted by the browser."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        self.requests = 0
        self.hosts: set[str] = set()
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._finished)
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def _finished(self, event: dict[str, Any]) -> None:
        self.requests += 1
        self.bytes += int(event["encodedDataLength"])

    def slow_down(self) -> None:
        self.session.send("Network.emulateNetworkConditions", _NETWORK)
        self.session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})


def look_at(browser: Browser, address: str, walk: Walk, cookies: list[Any]) -> Seen:
    """``walk`` answers all six questions on the page that is open at the first one."""
    host = urlsplit(address).netloc
    first_answer, blocked = _first_answer(browser, address, cookies)
    context = browser.new_context(viewport=_PHONE)  # type: ignore[arg-type]
    context.add_cookies(cookies)
    page = context.new_page()
    counted = _Counted(page)
    page.goto(address, wait_until="networkidle")
    first = counted.bytes, counted.requests
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    walk(page)
    page.wait_for_load_state("networkidle")
    seen = Seen(
        first_bytes=first[0],
        first_requests=first[1],
        all_bytes=counted.bytes,
        all_requests=counted.requests,
        first_answer=first_answer,
        blocked=blocked,
        axe=tuple(f"{each['id']} ({len(each['nodes'])})" for each in found),
        without_scripts=_works_without_scripts(browser, address, cookies),
        other_hosts=tuple(sorted(counted.hosts - {host})),
    )
    context.close()
    return seen


def _first_answer(browser: Browser, address: str, cookies: list[Any]) -> tuple[float, float]:
    """When the first answer can be given, and how long scripts held the page up; best of three."""
    times = []
    for _ in range(3):
        context = browser.new_context(viewport=_PHONE)  # type: ignore[arg-type]
        context.add_cookies(cookies)
        page = context.new_page()
        page.add_init_script(_WATCH)
        _Counted(page).slow_down()
        page.goto(address, wait_until="load", timeout=120_000)
        # Waiting for a function would need eval, which the product's own policy forbids.
        while page.evaluate("window.benchFirst") is None:
            page.wait_for_timeout(50)
        times.append(tuple(page.evaluate("[window.benchFirst, window.benchBusy]")))
        context.close()
    return min(times)


def _works_without_scripts(browser: Browser, address: str, cookies: list[Any]) -> bool:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(address)
    works = page.locator("main input:not([type=hidden])").count() > 0
    context.close()
    return works
