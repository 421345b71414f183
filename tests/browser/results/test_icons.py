"""Icon arrays on the results: as many people are filled as their sentence tells."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Visit
from tests.browser.places import RESULTS, Place, name_of

pytestmark = pytest.mark.browser

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
