"""Every array from 0 to 100 of 100 on one page: filled people are counted in its pixels."""

from __future__ import annotations

import base64

import pytest

from decision_aid.web.drawing.icon_array import GRIDS, icon_array, pattern_definitions
from tests.browser.conftest import Visit
from tests.browser.people import RRMS, Person
from tests.browser.pixels import READ_PNG
from tests.browser.server import RESTING

pytestmark = pytest.mark.browser

_ACROSS = 10
_GRID = GRIDS[100]
_WIDE, _TALL = (round(side) for side in _GRID.size)
_STYLE = f"""<style>
body {{ margin: 0; background: #fff }}
body {{ display: grid; grid-template-columns: repeat({_ACROSS}, {_WIDE}px) }}
.icons {{ display: block; width: {_WIDE}px; height: {_TALL}px }}
.icon-patterns {{ position: absolute }}
</style>"""

_COUNT = (
    "async ([png, wide, tall, arrays, across]) => {"
    + READ_PNG
    + """
    const dots = brush.getImageData(0, 0, canvas.width, canvas.height).data;
    const isInked = (x, y) => {
        const at = 4 * (Math.floor(y) * canvas.width + Math.floor(x));
        return dots[at] + dots[at + 1] + dots[at + 2] < 3 * 170;
    };
    const counts = [];
    for (let n = 0; n < arrays; n++) {
        let inked = 0;
        for (let place = 0; place < 100; place++) {
            const x = (n % across) * wide + (place % 10 + 0.5) * wide / 10;
            const y = Math.floor(n / across) * tall + (Math.floor(place / 10) + 0.78) * tall / 10;
            if (isInked(x, y)) inked++;
        }
        counts.push(inked);
    }
    return counts;
}"""
)
"""Looks into the body of each person, below the ring that stands for somebody unaffected."""


def test_every_array_from_0_to_100_fills_as_many_people_as_its_number(visit: Visit) -> None:
    page = visit(RESTING)
    arrays = "".join(icon_array(n, 100, f"{n} of 100") for n in range(101))
    page.set_viewport_size({"width": _ACROSS * _WIDE, "height": 600})
    page.set_content(f"{_STYLE}{pattern_definitions()}{arrays}")
    png = base64.b64encode(page.screenshot(full_page=True)).decode()
    assert page.evaluate(_COUNT, [png, _WIDE, _TALL, 101, _ACROSS]) == list(range(101))


def test_beside_a_bar_the_result_alone_stands_large(visit: Visit) -> None:
    failed = {"dmt_outcome:alemtuzumab": "not-controlled", "dmt_after_course:alemtuzumab": "yes"}
    somebody = Person("had it", {**RRMS.told, "dmt_tried": ("alemtuzumab",), **failed})
    bold = visit("/results/choices/", somebody).eval_on_selector_all(
        ".bars > ul b",
        "found => found.map(b => [b.textContent, parseFloat(getComputedStyle(b).fontSize)"
        " > 1.2 * parseFloat(getComputedStyle(b.closest('li')).fontSize)])",
    )
    had = [is_large for text, is_large in bold if "you have had it" in text]
    assert had
    assert not any(had)
    assert sum(is_large for _text, is_large in bold) > len(had)
