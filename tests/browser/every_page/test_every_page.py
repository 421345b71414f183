"""What holds for every page: axe finds nothing, in the light and in the dark; narrow screens,
strong zoom, wide text spacing and shaky hands are no hindrance.

Each place is visited once and asked everything: by day those that together show every kind of
element, and of what they show many times some (``thinned.py``); at night all, and in whole. One
that shows a kind of element which no place before it has shown is laid out in six ways; in the
others only words and order are their own, so they are laid out as on a desk and, with wide spacing,
at 400 %. What does not scroll sideways with wide spacing does not without it, so that is asked once
a width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import measure
from tests.browser.every_page import axe, pictures
from tests.browser.every_page.thinned import thin
from tests.browser.measure import USUAL_TEXT
from tests.browser.people import FULL_CASE
from tests.browser.places import OF_THE_DAY, PLACES, RESULTS, Place, name_of
from tests.browser.reaching import open_everything
from tests.browser.windows import Visit, Windows
from tests.conftest import AT_NIGHT, ROOT, by_day

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
    text: int = USUAL_TEXT


_PHONE_SIZE, _DESK_SIZE = (375, 740), (1280, 1024)
_ZOOMED_SIZE = (320, 256)
"""A window of 1280 by 1024 at 400 % zoom is laid out like this; it is the 320 px screen too."""
_PHONE = Layout("375 px", _PHONE_SIZE, ("small",))
_ZOOMED_WIDE = Layout("400 %, wide spacing", _ZOOMED_SIZE, ("sideways", "hidden"))
_ZOOMED_LARGE = Layout(
    "400 %, twice the text", _ZOOMED_SIZE, ("sideways",), text=2 * measure.USUAL_TEXT
)
_DESK_WIDE = Layout("1280 px, wide spacing", _DESK_SIZE, ("sideways",))
_DESK = Layout("1280 px", _DESK_SIZE, ("small", "moving", "hidden", "dragged"))
_DARK = Layout("in the dark", _DESK_SIZE, (), scheme="dark")

_WAYS = (_DESK, _DARK, _DESK_WIDE, _PHONE, _ZOOMED_WIDE, _ZOOMED_LARGE)
_OF_WORDS_ALONE = (_DESK, _ZOOMED_WIDE)
"""For a place without a kind of element of its own; in the dark too if it has new colours."""
_WIDE_DESK, _WIDE_ZOOMED = "(min-width: 60rem)", "(min-width: 15rem) and (max-width: 21rem)"
"""The windows with wide spacing: that of the desk and the zoomed one, unless its text is large."""

_KINDS = """() => {
    const named = e => `${e.tagName}.${e.getAttribute("class") ?? ""}`;
    const kinds = [...document.body.querySelectorAll("*")].map(
        e => `${named(e)} in ${named(e.parentElement)}`);
    return [...new Set(kinds)];
}"""

Found = dict[str, list[str]]


def _size(layout: Layout) -> ViewportSize:
    return {"width": layout.size[0], "height": layout.size[1]}


def _lay_out(page: Page, layout: Layout, before: Layout) -> None:
    """From one to the next a page is laid out once: of two changes, one has no effect before."""
    if layout is _DESK_WIDE:
        measure.space_text(page, _WIDE_DESK)
    if layout is _ZOOMED_WIDE:
        measure.space_text(page, _WIDE_ZOOMED)
    if layout is _DARK:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    if page.viewport_size != _size(layout):
        page.set_viewport_size(_size(layout))
    if layout.text != before.text:
        measure.set_text_size(page, layout.text)


def _asked(page: Page, layout: Layout, place: Place, seen: axe.Seen) -> Found:
    """A clinician's screen with a mouse: controls may be 24 px high, not 44."""
    least = 24 if place.is_dense and layout is _DESK else 44
    found = measure.together(page, layout.asked, least) if layout.asked else {}
    if layout is _DARK:
        found["colours"] = axe.new_colours(page, seen, layout.scheme)
    if layout is _DESK:
        found["axe"], found["colours"] = axe.on_the_page(page, seen, layout.scheme)
    return found


def _arrived(go: Visit, place: Place) -> tuple[Page, list[str]]:
    """With the pictures that say something else than their sentences: each is looked at."""
    is_opened = place.reach is open_everything
    to = replace(place, reach=None) if is_opened else place
    page = go(to, viewport=_size(_DESK), reduced_motion="reduce")
    wrong = pictures.wrong(page) if place in RESULTS else []
    if not AT_NIGHT:
        thin(page)
    if is_opened:
        open_everything(page)
    return page, wrong


Wrong = Callable[[Place, str], str]


class Seen:
    """What earlier places have shown: kinds of elements, and what axe was asked about."""

    def __init__(self) -> None:
        self.kinds: set[str] = set()
        self.by_axe = axe.Seen()

    def ways(self, page: Page) -> Iterator[Layout]:
        """Its colours are known once axe was asked of it in the light."""
        kinds = set(page.evaluate(_KINDS))
        is_new = not kinds <= self.kinds
        self.kinds |= kinds
        colours = len(self.by_axe.looks.get(_DESK.scheme, ()))
        for layout in _WAYS:
            has_new = is_new or len(self.by_axe.looks[_DESK.scheme]) > colours
            if is_new or layout in _OF_WORDS_ALONE or (layout is _DARK and has_new):
                yield layout


@pytest.fixture(scope="module")
def wrong(windows: Windows) -> Wrong:
    """What is wrong on a page by one measure, in every way of laying it out that it is taken of."""
    seen = Seen()
    found: dict[str, dict[Layout, Found]] = {}

    def visited(place: Place) -> dict[Layout, Found]:
        told, before = {}, _DESK
        with windows.visits() as go:
            page, drawn = _arrived(go, place)
            for layout in seen.ways(page):
                _lay_out(page, layout, before)
                told[layout] = _asked(page, layout, place, seen.by_axe)
                before = layout
        told[_DESK]["pictures"] = drawn
        return told

    def wrong(place: Place, measured: str) -> str:
        if place.name not in found:
            found[place.name] = visited(place)
        taken = [(layout, each) for layout, each in found[place.name].items() if measured in each]
        assert taken
        return "\n".join(
            f"{layout.name}: {each}" for layout, told in taken for each in told[measured][:12]
        )

    return wrong


_VISITED = by_day(OF_THE_DAY, PLACES)
_every_place = pytest.mark.parametrize("place", _VISITED, ids=name_of)


@_every_place
def test_axe_finds_nothing(wrong: Wrong, place: Place) -> None:
    assert wrong(place, "axe") == ""


@_every_place
def test_axe_finds_no_poor_contrast_in_the_light_and_in_the_dark(
    wrong: Wrong, place: Place
) -> None:
    assert wrong(place, "colours") == ""


@_every_place
def test_every_control_is_44_px_high(wrong: Wrong, place: Place) -> None:
    assert wrong(place, "small") == ""


@_every_place
def test_nothing_moves_for_those_who_asked_for_stillness(wrong: Wrong, place: Place) -> None:
    assert wrong(place, "moving") == ""


@_every_place
def test_nothing_is_there_to_be_dragged(wrong: Wrong, place: Place) -> None:
    assert wrong(place, "dragged") == ""


@_every_place
def test_nothing_covers_what_has_the_focus(wrong: Wrong, place: Place) -> None:
    assert wrong(place, "hidden") == ""


@_every_place
def test_nothing_scrolls_sideways(wrong: Wrong, place: Place) -> None:
    """On a desk and at 400 % with wide spacing, and there with twice the text."""
    assert wrong(place, "sideways") == ""


@pytest.mark.parametrize("place", [each for each in _VISITED if each in RESULTS], ids=name_of)
def test_every_picture_on_the_results_agrees_with_its_own_sentence(
    wrong: Wrong, place: Place
) -> None:
    assert wrong(place, "pictures") == ""


@pytest.mark.parametrize("path", ["/results/hopes/", "/consult/"])
def test_what_is_thinned_by_day_loses_no_kind_of_element(visit: Visit, path: str) -> None:
    page = visit(path, FULL_CASE)
    whole, count = page.evaluate(_KINDS), page.locator("body *").count()
    thin(page)
    assert set(page.evaluate(_KINDS)) == set(whole)
    assert page.locator("body *").count() < count / 2


def test_a_place_with_a_new_kind_of_element_is_laid_out_in_every_way(visit: Visit) -> None:
    seen, page = Seen(), visit("/help/")

    def ways() -> list[Layout]:
        told = []
        for layout in seen.ways(page):
            told.append(layout)
            if layout is _DESK:
                axe.on_the_page(page, seen.by_axe, layout.scheme)
        return told

    assert ways() == list(_WAYS)
    assert ways() == list(_OF_WORDS_ALONE)
    page.locator("main p").last.evaluate("e => { e.style.color = 'rgb(0, 0, 90)' }")
    assert ways() == [_DESK, _DARK, _ZOOMED_WIDE]
    page.locator("main p").last.evaluate("e => { e.className = 'of-its-own' }")
    assert ways() == list(_WAYS)


def test_no_script_listens_to_something_being_dragged() -> None:
    scripts = [each.read_text("utf-8") for each in Path(ROOT, "static", "js").rglob("*.js")]
    assert scripts
    assert [found for each in scripts for found in _DRAGS.findall(each)] == []
