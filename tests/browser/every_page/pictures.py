"""Icon arrays: as many people are filled as their sentence tells."""

from __future__ import annotations

import re

from playwright.sync_api import Page

_FILLED_ON_PAGE = """() => [...document.querySelectorAll("svg.icons")].map(svg => [
    svg.querySelector("title").textContent,
    [...svg.querySelectorAll("rect")]
        .filter(r => /p\\d+-on\\)/.test(r.getAttribute("fill")))
        .map(r => r.width.baseVal.value * r.height.baseVal.value)
        .reduce((a, b) => a + b, 0)
        / (svg.viewBox.baseVal.width * svg.viewBox.baseVal.height),
])"""


def wrong(page: Page) -> list[str]:
    """Sentences of pictures that show something else, or of which no number can be read."""
    drawn = page.evaluate(_FILLED_ON_PAGE)
    return [sentence for sentence, filled in drawn if not _agrees(sentence, filled)]


def _agrees(sentence: str, filled: float) -> bool:
    told = re.match(r"(?:[^.:\d]+: )?([\d,]+) of ([\d,]+) ", sentence)
    if told is None:
        return False
    affected, total = (int(number.replace(",", "")) for number in told.groups())
    return abs(filled - affected / total) <= 1e-4
