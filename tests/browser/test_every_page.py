"""What holds for every page: axe finds nothing, in the light and in the dark; narrow screens,
strong zoom, wide text spacing and shaky hands are no hindrance.

Each place is visited once, and the tests of it follow one another on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import measure
from tests.browser.conftest import visits
from tests.browser.places import PLACES, name_of
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]}
_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""Nothing but colours changes in the dark."""

_DRAGS = re.compile(r"\b(?:drag\w*|(?:mouse|pointer|touch)(?:move|down|start|end|up))\b")
"""Events that a script listens to where something can be dragged."""
_PHONE = (375, 740)
_DESK = (1280, 1024)
_USUAL_TEXT = 16
_ZOOMED = (320, 256)
"""A window of 1280 by 1024 at 400 % zoom is laid out like this; it is the 320 px screen too."""


@pytest.fixture(scope="module", params=PLACES, ids=name_of)
def place(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    with visits(browser, base_url) as go:
        yield go(request.param)


def _seen(page: Page, size: tuple[int, int], scheme: Any = "light", *, wide: bool = False) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    measure.set_text_spacing(page, wide=wide)
    return page


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [line for violation in found for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    nodes = violation["nodes"]
    head = f"{violation['id']} ({violation['impact']}), {len(nodes)} times: {violation['help']}"
    return [head, *(f"    {node['html'][:160]}" for node in nodes[:4])]


def test_axe_finds_nothing(place: Page) -> None:
    found = _violations(_seen(place, _DESK), _ALL)
    assert not found, "\n".join(found)


def test_axe_finds_no_poor_contrast_in_the_dark(place: Page) -> None:
    found = _violations(_seen(place, _DESK, "dark"), _COLOURS)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("wide", [False, True], ids=["usual spacing", "wide spacing"])
@pytest.mark.parametrize("size", [_ZOOMED, _DESK], ids=["400 %", "1280 px"])
def test_nothing_scrolls_sideways(place: Page, size: tuple[int, int], wide: bool) -> None:
    found = measure.sideways(_seen(place, size, wide=wide))
    assert not found, "\n".join(found[:12])


def test_twice_the_text_on_a_narrow_screen_hides_nothing(place: Page) -> None:
    page = _seen(place, _ZOOMED)
    measure.set_text_size(page, 2 * _USUAL_TEXT)
    found = measure.sideways(page)
    measure.set_text_size(page, _USUAL_TEXT)
    assert not found, "\n".join(found[:12])


@pytest.mark.parametrize("size", [_ZOOMED, _DESK], ids=["400 %", "1280 px"])
def test_nothing_covers_what_has_the_focus(place: Page, size: tuple[int, int]) -> None:
    found = measure.hidden_when_focused(_seen(place, size))
    assert not found, "\n".join(found[:12])


def test_nothing_moves_for_those_who_asked_for_stillness(place: Page) -> None:
    assert measure.moving(_seen(place, _DESK)) == []


def test_nothing_is_there_to_be_dragged(place: Page) -> None:
    assert place.locator("[draggable=true], input[type=range]").count() == 0
    scripts = [each.read_text("utf-8") for each in Path(ROOT, "static", "js").glob("*.js")]
    assert scripts
    assert [found for each in scripts for found in _DRAGS.findall(each)] == []


@pytest.mark.parametrize("size", [_PHONE, _DESK], ids=["375 px", "1280 px"])
def test_every_control_is_44_px_high(
    place: Page, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    is_dense = request.node.callspec.params["place"].is_dense and size == _DESK
    found = measure.small_targets(_seen(place, size), 24 if is_dense else 44)
    assert not found, "\n".join(found[:12])
