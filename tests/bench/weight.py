"""What a page weighs on the way to a phone: the page and all that it asks for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from tests.bench.service import Service


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
