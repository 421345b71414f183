"""High contrast, stillness, a phone on its side, twice the size, paper without colour."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Locator

from decision_aid.web.drawing.icon_array import GRIDS
from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.keyboard import wait_for_autofocus
from tests.browser.people import RRMS
from tests.browser.pixels import READ_PNG
from tests.browser.places import ERRORS, MAIN, QUESTIONS, Place, name_of

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


@pytest.mark.parametrize("place", SOME, ids=name_of)
def test_in_forced_colours_controls_have_an_edge_and_the_focus_is_seen(
    visit: Visit, place: Place
) -> None:
    page = visit(place, forced_colors="active")
    assert page.evaluate(_EDGES) == []
    wait_for_autofocus(page)
    page.evaluate("document.activeElement.blur()")
    for _stop in range(8):
        page.keyboard.press("Tab")
        assert measure.focus_ring(page)["ring"]


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


def _told_by(picture: Locator) -> tuple[int, int]:
    told = re.match(r"([\d,]+) of ([\d,]+) ", picture.locator("title").text_content() or "")
    assert told is not None
    affected, total = (int(number.replace(",", "")) for number in told.groups())
    return affected, total


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_the_pictures_tell_filled_people_from_empty(
    visit: Visit, scheme: str
) -> None:
    look = {"forced_colors": "active", "color_scheme": scheme, "device_scale_factor": 4}
    page = visit(Place("hopes", "/results/hopes/", RRMS), **look)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    told = [
        (each, *_told_by(each)) for each in page.locator("svg.icons").all() if each.is_visible()
    ]
    drawn = [each for each in told if each[2] in GRIDS]  # nobody is told of those studied
    assert len(drawn) > 2
    blank = page.context.new_page()
    for picture, affected, total in drawn[:3]:
        png = base64.b64encode(picture.screenshot()).decode()
        columns = GRIDS[total].columns
        counted = blank.evaluate(_COUNT_INKED, [png, columns, total // columns, _IN_THE_BODY])
        assert counted == affected, f"{counted} people are filled, told are {affected}"


@pytest.mark.parametrize("place", SOME, ids=name_of)
def test_a_phone_on_its_side_and_twice_the_size_hide_nothing(visit: Visit, place: Place) -> None:
    page = visit(place)
    for across, down in ((740, 360), (640, 512)):
        page.set_viewport_size({"width": across, "height": down})
        assert measure.sideways(page) == []


@pytest.mark.parametrize("place", [RESULTS, SUMMARY, MAIN[1]], ids=name_of)
def test_paper_needs_no_colour(visit: Visit, place: Place) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    assert page.evaluate(_COLOURED) == []
