"""On a wide window pictures of results stand beside their words, and nothing runs out of it."""

from __future__ import annotations

import pytest

from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.people import PPMS, RRMS
from tests.browser.reaching import open_everything

pytestmark = pytest.mark.browser

_WIDE = {"width": 1280, "height": 720}
_PHONE = {"width": 375, "height": 812}
_BESIDE = """([words, picture]) => [...document.querySelectorAll(picture)].filter(
    each => each.checkVisibility()
).map(each => {
    const told = each.parentElement.querySelector(":scope > " + words).getBoundingClientRect();
    return each.getBoundingClientRect().left >= told.right;
})"""
_PAIRS = {
    "/results/hopes/": (".spread", "[id$='-front'] > .dots"),
    "/results/risks/": (".spread", ".topic > .dots"),
    "/results/choices/": ("p", ".bars .bar-of"),
}
"""What is told, and its picture in the same box."""


@pytest.mark.parametrize("path", _PAIRS)
def test_a_picture_stands_beside_its_words_on_a_wide_window_and_below_them_on_a_phone(
    visit: Visit, path: str
) -> None:
    page = visit(path, RRMS)
    page.set_viewport_size(_PHONE)
    below = page.evaluate(_BESIDE, _PAIRS[path])
    page.set_viewport_size(_WIDE)
    beside = page.evaluate(_BESIDE, _PAIRS[path])
    assert beside
    assert all(beside)
    assert not any(below)
    assert measure.sideways(page) == []


def test_that_somebody_had_a_drug_stands_with_its_name_not_under_its_bar(visit: Visit) -> None:
    page = visit("/results/choices/", PPMS)
    open_everything(page)
    page.set_viewport_size(_WIDE)
    beside = page.evaluate(_BESIDE, ("b", ".bars li:has(> b) > .bar-of"))
    assert beside
    assert all(beside)
