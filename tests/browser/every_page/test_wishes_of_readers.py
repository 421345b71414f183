"""High contrast, stillness, a phone on its side, twice the size, paper without colour.

A place is visited once and asked all of it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from decision_aid.web.drawing.icon_array import GRIDS
from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.every_page.thinned import thin
from tests.browser.keyboard import wait_for_autofocus
from tests.browser.people import RRMS
from tests.browser.pixels import READ_PNG
from tests.browser.places import ERRORS, MAIN, QUESTIONS, Place, name_of
from tests.browser.reaching import open_everything
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

RESULTS = Place("results", "/results/", RRMS)
SUMMARY = Place("summary", "/summary/", RRMS)
SOME = (MAIN[0], MAIN[1], QUESTIONS[2], QUESTIONS[5], ERRORS[1], RESULTS, SUMMARY)

_EDGES = """() => [...document.querySelectorAll(
        "main button, main .button, main .choice, main input[type=text], main select, main textarea"
    )].filter(e => e.checkVisibility()).filter(e => {
        const style = getComputedStyle(e);
        return style.borderStyle === "none" || parseFloat(style.borderWidth) < 1;
    }).map(e => e.outerHTML.slice(0, 80))"""
_IN_THE_BODY = (0.5, 0.78)
"""In the body of a person, below the ring that stands for somebody unaffected."""
_COUNT_INKED = (
    "async ([png, columns, rows, [across, down]]) => {"
    + READ_PNG
    + """
    const dots = brush.getImageData(0, 0, picture.width, picture.height).data;
    let inked = 0;
    for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) {
        const x = Math.floor((column + across) * picture.width / columns);
        const y = Math.floor((row + down) * picture.height / rows);
        const at = 4 * (y * picture.width + x);
        if (dots[at] + dots[at + 1] + dots[at + 2] < 3 * 170) inked++;
    }
    return inked;
}"""
)
_COLOURED = """() => {
    const isGrey = colour => {
        const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
        return a === 0 || Math.max(r, g, b) - Math.min(r, g, b) < 6;
    };
    const kinds = ["color", "backgroundColor", "borderTopColor", "borderLeftColor"];
    return [...document.querySelectorAll("body *")].filter(e => e.checkVisibility())
        .flatMap(e => kinds.map(kind => [e, kind, getComputedStyle(e)[kind]]))
        .filter(([, , colour]) => colour.startsWith("rgb") && !isGrey(colour))
        .map(([e, kind, colour]) => `${kind} ${colour}: ${e.outerHTML.slice(0, 60)}`);
}"""


@dataclass(frozen=True)
class Wishes:
    """What a place was like in forced colours, in low windows and, coloured, on paper."""

    without_edge: list[str]
    stops: list[dict[str, object]]
    sideways: list[str]
    coloured: list[str]


_TABS = 8


@pytest.fixture(scope="module")
def asked(windows: Windows) -> Callable[[Place], Wishes]:
    known: dict[str, Wishes] = {}

    def asked(place: Place) -> Wishes:
        if place.name not in known:
            with windows.visits() as go:
                known[place.name] = _asked(go(place, forced_colors="active"))
        return known[place.name]

    return asked


def _asked(page: Page) -> Wishes:
    without_edge = page.evaluate(_EDGES)
    wait_for_autofocus(page)
    page.evaluate("document.activeElement.blur()")
    measure.watch_the_focus(page)
    for _stop in range(_TABS):
        page.keyboard.press("Tab")
    stops, _is_round = measure.stops_so_far(page)
    page.emulate_media(forced_colors="none")
    sideways = []
    for across, down in ((740, 360), (640, 512)):
        page.set_viewport_size({"width": across, "height": down})
        sideways += measure.sideways(page)
    page.emulate_media(media="print")
    return Wishes(without_edge, stops, sideways, page.evaluate(_COLOURED))


@pytest.mark.parametrize("place", SOME, ids=name_of)
def test_in_forced_colours_controls_have_an_edge_and_the_focus_is_seen(
    asked: Callable[[Place], Wishes], place: Place
) -> None:
    assert asked(place).without_edge == []
    rings = [stop["ring"] for stop in asked(place).stops]
    assert rings == [True] * _TABS


def test_in_forced_colours_the_chosen_answer_is_told_from_the_others(visit: Visit) -> None:
    page = visit(Place("subtype", "/questions/subtype/", RRMS), forced_colors="active")
    page.locator("main input[value=spms]").check()
    chosen = page.locator(".choice:has(:checked)").evaluate("e => getComputedStyle(e).outlineStyle")
    other = page.locator(".choice:not(:has(:checked))").first
    assert chosen == "solid"
    assert other.evaluate("e => getComputedStyle(e).outlineStyle") == "none"


def test_in_forced_colours_the_open_page_of_the_result_has_an_edge(visit: Visit) -> None:
    """A shadow is not drawn there, and weight alone tells it to few."""
    page = visit(Place("risks", "/results/risks/", RRMS), forced_colors="active")
    edge = "e => getComputedStyle(e).borderBlockEndStyle"
    assert page.locator("#parts a[aria-current]").evaluate(edge) == "solid"
    assert page.locator("#parts a:not([aria-current])").first.evaluate(edge) == "none"


_TELLS = """all => all.map(svg =>
    [svg.checkVisibility({visibilityProperty: true}), svg.querySelector("title").textContent])"""


def _told(title: str) -> tuple[int, int]:
    told = re.match(r"([\d,]+) of ([\d,]+) ", title)
    assert told is not None
    affected, total = (int(number.replace(",", "")) for number in told.groups())
    return affected, total


def test_in_forced_colours_the_pictures_tell_filled_people_from_empty(visit: Visit) -> None:
    """In the light and in the dark."""
    page = visit("/results/hopes/", RRMS, forced_colors="active", device_scale_factor=4)
    thin(page)
    open_everything(page)
    pictures = page.locator("svg.icons")
    shown = [
        (at, *_told(title))
        for at, (is_shown, title) in enumerate(pictures.evaluate_all(_TELLS))
        if is_shown
    ]
    drawn = [each for each in shown if each[2] in GRIDS]  # nobody is told of those studied
    assert len(drawn) > 2
    blank = page.context.new_page()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for at, affected, total in drawn[:3]:
            png = base64.b64encode(pictures.nth(at).screenshot()).decode()
            columns = GRIDS[total].columns
            counted = blank.evaluate(_COUNT_INKED, [png, columns, total // columns, _IN_THE_BODY])
            assert counted == affected, f"{scheme}: {counted} are filled, told are {affected}"


@pytest.mark.parametrize("place", SOME, ids=name_of)
def test_a_phone_on_its_side_and_twice_the_size_hide_nothing(
    asked: Callable[[Place], Wishes], place: Place
) -> None:
    assert asked(place).sideways == []


@pytest.mark.parametrize("place", SOME, ids=name_of)
def test_paper_needs_no_colour(asked: Callable[[Place], Wishes], place: Place) -> None:
    assert asked(place).coloured == []
