"""Icon arrays: what is drawn is counted, in pixels and on the results."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Page

from decision_aid.web.drawing.icon_array import GRIDS, icon_array, pattern_definitions
from tests.browser.conftest import Visit
from tests.browser.pixels import READ_PNG
from tests.browser.places import RESULTS, Place, name_of

pytestmark = pytest.mark.browser

# In the body of a person, below the ring that stands for somebody unaffected.
_IN_THE_BODY = (0.5, 0.78)
_SCALE = 4

_COUNT_INKED = (
    "async ([png, columns, rows, [across, down]]) => {"
    + READ_PNG
    + """
    let inked = 0;
    for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) {
        const x = Math.floor((column + across) * picture.width / columns);
        const y = Math.floor((row + down) * picture.height / rows);
        const [red, green, blue] = brush.getImageData(x, y, 1, 1).data;
        if (red + green + blue < 3 * 170) inked++;
    }
    return inked;
}"""
)


def _inked_people(page: Page, affected: int, total: int) -> int:
    """How many people of the array are filled, counted in a picture of it."""
    grid = GRIDS[total]
    wide, tall = (round(side * _SCALE) for side in grid.size)
    drawn = icon_array(affected, total, "a test")
    page.set_viewport_size({"width": wide + 50, "height": tall + 50})
    page.set_content(
        f"<style>body {{ margin: 0 }} .icons {{ width: {wide}px; height: {tall}px }}</style>"
        f"{pattern_definitions()}{drawn}"
    )
    png = base64.b64encode(page.locator("svg.icons").screenshot()).decode()
    rows = total // grid.columns
    return int(page.evaluate(_COUNT_INKED, [png, grid.columns, rows, _IN_THE_BODY]))


@pytest.mark.parametrize("affected", [0, 1, 14, 50, 99, 100])
def test_the_picture_fills_as_many_people_as_were_affected(blank: Page, affected: int) -> None:
    assert _inked_people(blank, affected, 100) == affected


_FILLED_ON_PAGE = """() => [...document.querySelectorAll("svg.icons")].map(svg => [
    svg.querySelector("title").textContent,
    [...svg.querySelectorAll("rect")]
        .filter(r => /p\\d+-on\\)/.test(r.getAttribute("fill")))
        .map(r => r.width.baseVal.value * r.height.baseVal.value)
        .reduce((a, b) => a + b, 0)
        / (svg.viewBox.baseVal.width * svg.viewBox.baseVal.height),
])"""


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_every_picture_on_the_results_agrees_with_its_own_sentence(
    visit: Visit, place: Place
) -> None:
    for sentence, filled in visit(place).evaluate(_FILLED_ON_PAGE):
        told = re.match(r"(?:[^.:\d]+: )?([\d,]+) of ([\d,]+) ", sentence)
        assert told is not None, sentence
        affected, total = (int(number.replace(",", "")) for number in told.groups())
        assert filled == pytest.approx(affected / total, abs=1e-4), sentence
