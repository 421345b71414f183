"""What holds for every page: axe finds nothing, in the light and in the dark; narrow screens,
strong zoom, wide text spacing and shaky hands are no hindrance.

Each place is visited once and laid out in seven ways; what is asked of a way is asked at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, measure
from tests.browser.conftest import one_window
from tests.browser.measure import USUAL_TEXT
from tests.browser.places import PLACES, Place, name_of
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

_DRAGS = re.compile(r"\b(?:drag\w*|(?:mouse|pointer|touch)(?:move|down|start|end|up))\b")
"""Events that a script listens to where something can be dragged."""


@dataclass(frozen=True)
class Layout:
    """One way of laying a page out, and the measures that are taken of it."""

    name: str
    size: tuple[int, int]
    asked: tuple[str, ...]
    scheme: Literal["light", "dark"] = "light"
    wide: bool = False
    text: int = USUAL_TEXT


_PHONE_SIZE, _DESK_SIZE = (375, 740), (1280, 1024)
_ZOOMED_SIZE = (320, 256)
"""A window of 1280 by 1024 at 400 % zoom is laid out like this; it is the 320 px screen too."""
_DESK = Layout("1280 px", _DESK_SIZE, ("sideways", "small", "moving", "hidden"))
_DARK = Layout("in the dark", _DESK_SIZE, (), scheme="dark")
_DESK_WIDE = Layout("1280 px, wide spacing", _DESK_SIZE, ("sideways",), wide=True)
_PHONE = Layout("375 px", _PHONE_SIZE, ("small",))
_ZOOMED = Layout("400 %", _ZOOMED_SIZE, ("sideways", "hidden"))
_ZOOMED_WIDE = Layout("400 %, wide spacing", _ZOOMED_SIZE, ("sideways",), wide=True)
_ZOOMED_LARGE = Layout(
    "400 %, twice the text", _ZOOMED_SIZE, ("sideways",), text=2 * measure.USUAL_TEXT
)

Found = dict[str, list[str]]


class Visited:
    """One page. Each way of laying it out is taken when it is first asked for, and kept."""

    def __init__(self, page: Page, place: Place) -> None:
        self.page = page
        self._place = place
        self._found: dict[str, Found] = {}
        self._now: Layout | None = None
        axe.put_in(page)

    def found(self, layout: Layout, measured: str) -> list[str]:
        if layout.name not in self._found:
            self._lay_out(layout)
            self._found[layout.name] = self._measured(layout)
        told = self._found[layout.name][measured]
        return [f"{layout.name}: {each}" for each in told[:12]]

    def _measured(self, layout: Layout) -> Found:
        page = self.page
        if layout is _DARK:
            return {"colours": axe.colours(page)}
        first: Found = {}
        if layout is _DESK:
            first = {"axe": axe.all_but_colours(page), "colours": axe.colours(page)}
        least = 24 if self._place.is_dense and layout is _DESK else 44
        return first | measure.together(page, layout.asked, least)

    def _lay_out(self, layout: Layout) -> None:
        page, now = self.page, self._now
        if now is None or layout.size != now.size:
            page.set_viewport_size({"width": layout.size[0], "height": layout.size[1]})
        if now is None or layout.scheme != now.scheme:
            page.emulate_media(color_scheme=layout.scheme, reduced_motion="reduce")
        if now is None or layout.wide != now.wide:
            measure.set_text_spacing(page, wide=layout.wide)
        if layout.text != (now.text if now else USUAL_TEXT):
            measure.set_text_size(page, layout.text)
        self._now = layout


@pytest.fixture(scope="module")
def go(browser: Browser, base_url: str) -> Iterator[Callable[[Place], Page]]:
    with one_window(browser, base_url) as go:
        yield go


@pytest.fixture(scope="module", params=PLACES, ids=name_of)
def visited(request: pytest.FixtureRequest, go: Callable[[Place], Page]) -> Visited:
    return Visited(go(request.param), request.param)


def _nothing(*found: list[str]) -> None:
    lines = [line for each in found for line in each]
    assert not lines, "\n".join(lines)


def test_axe_finds_nothing(visited: Visited) -> None:
    _nothing(visited.found(_DESK, "axe"), visited.found(_DESK, "colours"))


def test_every_control_is_44_px_high(visited: Visited) -> None:
    """A clinician's screen with a mouse: 24."""
    _nothing(visited.found(_DESK, "small"), visited.found(_PHONE, "small"))


def test_nothing_moves_for_those_who_asked_for_stillness(visited: Visited) -> None:
    _nothing(visited.found(_DESK, "moving"))


def test_nothing_is_there_to_be_dragged(visited: Visited) -> None:
    assert visited.page.locator("[draggable=true], input[type=range]").count() == 0


def test_nothing_covers_what_has_the_focus(visited: Visited) -> None:
    _nothing(visited.found(_DESK, "hidden"), visited.found(_ZOOMED, "hidden"))


def test_nothing_scrolls_sideways(visited: Visited) -> None:
    _nothing(
        visited.found(_DESK, "sideways"),
        visited.found(_ZOOMED, "sideways"),
        visited.found(_ZOOMED_WIDE, "sideways"),
        visited.found(_DESK_WIDE, "sideways"),
    )


def test_twice_the_text_on_a_narrow_screen_hides_nothing(visited: Visited) -> None:
    _nothing(visited.found(_ZOOMED_LARGE, "sideways"))


def test_axe_finds_no_poor_contrast_in_the_dark(visited: Visited) -> None:
    _nothing(visited.found(_DARK, "colours"))


def test_no_script_listens_to_something_being_dragged() -> None:
    scripts = [each.read_text("utf-8") for each in Path(ROOT, "static", "js").rglob("*.js")]
    assert scripts
    assert [found for each in scripts for found in _DRAGS.findall(each)] == []
