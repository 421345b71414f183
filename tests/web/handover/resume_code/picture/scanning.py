"""A picture read from a page as a camera reads it, and opened as a person does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.test import Client

from decision_aid.web.drawing.qr import qr_code
from tests.web.page import Page


@dataclass(frozen=True)
class Scanned:
    """Where the camera leads, and the PIN that the page tells beside it."""

    address: str
    pin: str

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def digits(self) -> str:
        return self.path.split("/")[2]


def picture_on(html: str) -> str | None:
    found = re.search(r"<svg[^>]*class=\"qr\".*?</svg>", html, re.DOTALL)
    return found[0] if found else None


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules that a path of strokes one module high draws."""
    path = re.search(r'stroke="#000" d="([^"]*)"', svg)
    assert path
    x, y, found = 0, 0.0, set()
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", path[1]):
        steps = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            found |= {(x + step, int(y)) for step in range(int(steps[0]))}
            x += int(steps[0])
        else:
            x = int(steps[0]) + (x if command == "m" else 0)
            y = steps[1] + (y if command == "m" else 0)
    return found


def modules_of(address: str, digits: str) -> set[tuple[int, int]]:
    matrix = qr_code(address, digits).matrix
    return {(x + 4, y + 4) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}


def pin_on(html: str) -> str:
    return Page(html).main.one("b", css="pin").text.replace(" ", "")


def opened(client: Client, scanned: Scanned, pin: str = "") -> Page:
    """The page after the PIN, whatever it says."""
    response = client.post(scanned.path, {"pin": pin or scanned.pin}, follow=True)
    return Page(response.content.decode())
