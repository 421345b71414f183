"""What a page weighs on the way to a phone: the page and all that it asks for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from tests.bench.service import Service
from tests.bench.tables import COMMAND, BenchTable
from tests.browser.people import RRMS, SHORT_WAY


@dataclass(frozen=True)
class Weight:
    """Bytes without compression, with gzip and with brotli."""

    raw: int
    gzip: int
    brotli: int

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


@dataclass(frozen=True)
class PageWeight:
    """The page itself, and together with its files."""

    page: Weight
    together: Weight
    requests: int


class _Asked(HTMLParser):
    """The addresses that a browser fetches for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        address = told.get("href") if tag == "link" else told.get("src")
        if address:
            self.found.append(address)


def table(service: Service) -> BenchTable:
    """Pages as a phone fetches them for the first time."""
    first = SHORT_WAY.cookie("subtype")
    return BenchTable(
        name="weights",
        place=2,
        title="What a page weighs",
        about="With its style sheet, scripts and icon, for somebody who comes for the first time.",
        command=COMMAND,
        columns=("Page", "requests", "raw", "gzip", "brotli", "page alone, gzip"),
        rows=(
            _row("start", weigh(service, "/")),
            _row("first question", weigh(service, "/questions/subtype/", first)),
            _row("results (RRMS)", weigh(service, "/results/", RRMS.cookie())),
        ),
    )


def _row(name: str, weight: PageWeight) -> tuple[str, ...]:
    every = weight.together
    sizes = (every.raw, every.gzip, every.brotli, weight.page.gzip)
    return name, str(weight.requests), *(f"{size / 1000:,.0f} kB" for size in sizes)


def weigh(service: Service, path: str, cookie: str = "") -> PageWeight:
    body = service.get(path, cookie).body
    asked = _Asked()
    asked.feed(body.decode())
    page = _weight(body)
    together = page
    for address in dict.fromkeys(asked.found):
        together += _weight(_static(address))
    return PageWeight(page, together, 1 + len(set(asked.found)))


def _weight(body: bytes) -> Weight:
    return Weight(len(body), len(gzip.compress(body, 6)), len(brotli.compress(body)))


def _static(address: str) -> bytes:
    found = finders.find(address.removeprefix("/static/"))
    if not isinstance(found, str):
        raise FileNotFoundError(address)
    return Path(found).read_bytes()
