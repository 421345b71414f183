"""Dot strips in pixels: where dots lie, how large they are, and whether all can see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import pi
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Page

from decision_aid.web.drawing.dot_places import END, START, WIDTH, Dot, Scale, radius_of
from decision_aid.web.drawing.dot_strip import dot_strip
from tests.browser import pixels
from tests.browser.laid import lay
from tests.browser.people import RRMS
from tests.browser.server import RESTING
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

_INK = (11, 79, 92)
_HUNDRED = Scale(100, "100")
_MARKS = ("like", "may", "type", "diff")
_MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
    "forced dark": {"color_scheme": "dark", "forced_colors": "active"},
    "more contrast": {"color_scheme": "light", "contrast": "more"},
}
_USUAL: dict[str, Any] = dict.fromkeys(
    ("media", "color_scheme", "forced_colors", "contrast"), "null"
)
_VALUES = (0.0, 1.0, 28.5, 50.0, 85.5, 100.0)
_PEOPLE = (20, 100, 400, 550)


def _strip(*dots: tuple[float, int, str]) -> str:
    every = tuple(Dot(Decimal(str(v)), people, mark, "A study") for v, people, mark in dots)
    return dot_strip(every, _HUNDRED, "Studies")


def _middle(strip: str, number: int = 1) -> tuple[float, float]:
    found = re.search(rf'class="dot n{number}".*?cx="([\d.]+)" cy="([\d.]+)"', strip)
    assert found
    return float(found[1]), float(found[2])


def _axis(strip: str) -> float:
    found = re.search(r'class="whisker" d="M[\d.]+ ([\d.]+)', strip)
    assert found
    return float(found[1]) - 4


@pytest.fixture(scope="module")
def blank(windows: Windows) -> Iterator[Page]:
    """One page for all drawings, each of which takes the place of the last."""
    with windows.visits() as go:
        yield go(RESTING)


Blots = dict[tuple[float, int], tuple[str, tuple[float, float, float]]]


@pytest.fixture(scope="module")
def drawn(blank: Page) -> Blots:
    """Strips of one dot, at a value and of so many people, all on one page and in one picture."""
    dots = [*((value, 200) for value in _VALUES), *((50.0, people) for people in _PEOPLE)]
    strips = [_strip((*dot, "like")) for dot in dots]
    pixels.show(blank, "".join(strips), WIDTH)
    found = pixels.blots(blank, _INK, [_axis(strip) for strip in strips])
    return dict(zip(dots, zip(strips, found, strict=True), strict=True))


@pytest.mark.parametrize("value", _VALUES)
def test_the_middle_of_a_dot_lies_at_its_number(drawn: Blots, value: float) -> None:
    strip, (_area, across, down) = drawn[value, 200]
    assert across == pytest.approx(START + (END - START) * value / 100, abs=0.2)
    assert down == pytest.approx(_middle(strip)[1], abs=0.2)


@pytest.mark.parametrize("people", _PEOPLE)
def test_the_area_of_a_dot_is_that_of_its_people(drawn: Blots, people: int) -> None:
    _strip, (area, _across, _down) = drawn[50.0, people]
    assert area == pytest.approx(pi * radius_of(people) ** 2, rel=0.07)
    assert area / people == pytest.approx(pi * radius_of(20) ** 2 / 20, rel=0.07)


@pytest.fixture(scope="module")
def marks(blank: Page) -> Iterator[tuple[Page, str]]:
    """A dot of each mark, to be looked at as one reader after another has it."""
    strip = _strip(*((20 + 20 * n, 400, mark) for n, mark in enumerate(_MARKS)))
    pixels.show(blank, strip, WIDTH)
    yield blank, strip
    blank.emulate_media(**_USUAL)


@pytest.mark.parametrize("mode", _MODES)
def test_dots_and_how_they_are_filled_stand_out(marks: tuple[Page, str], mode: str) -> None:
    """Against the ground and against the band, whatever colours somebody has chosen."""
    page, strip = marks
    page.emulate_media(**{**_USUAL, **_MODES[mode]})
    r, at = radius_of(400), [_middle(strip, n) for n in (1, 2, 3, 4)]
    like, half_on, half_off, ring, ground, band, edge, cross, axis, beside = pixels.colours_at(
        page,
        [at[0], (at[1][0] - r / 2, at[1][1]), (at[1][0] + r / 2, at[1][1]), at[2],
         (5, 5), (at[2][0] - r - 6, at[2][1]), (at[2][0] - r + 0.8, at[2][1]), at[3],
         (160, _axis(strip) + 4), (at[3][0] + r / 2, at[3][1] + r / 4)],
    )  # fmt: skip
    for ink in (like, half_on, edge, cross):
        for behind in (ground, band, ring, half_off, beside):
            assert pixels.contrast(ink, behind) >= 3, (mode, ink, behind)
    assert pixels.contrast(axis, ground) >= 3


def test_on_grey_paper_every_kind_of_dot_is_told_apart(marks: tuple[Page, str]) -> None:
    page, strip = marks
    page.emulate_media(**{**_USUAL, "media": "print"})
    r, at = radius_of(400), [_middle(strip, n) for n in (1, 2, 3, 4)]
    places = [place for x, y in at for place in ((x - r / 2, y), (x, y), (x + r / 2, y))]
    found = pixels.colours_at(page, places)
    seen = [found[n : n + 3] for n in range(0, len(found), 3)]
    assert all(max(each) - min(each) < 4 for dot in seen for each in dot)
    dark = [tuple(each[0] < 100 for each in dot) for dot in seen]
    assert [(d[0], d[2]) for d in dark[:3]] == [(True, True), (True, False), (False, False)]
    assert (dark[2][1], dark[3][1]) == (False, True)
    page.emulate_media(**_USUAL)


def test_from_right_to_left_zero_stands_on_the_right(blank: Page) -> None:
    with translation.override("ar"):
        strip = _strip((20, 200, "like"))
    pixels.show(blank, strip, WIDTH, direction="rtl")
    ((_area, across, _down),) = pixels.blots(blank, _INK, [_axis(strip)])
    assert across == pytest.approx(END - (END - START) * 0.2, abs=0.2)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("whole", ["of 1,000", "of 1,000 people altogether"])
def test_the_words_below_an_axis_keep_apart(blank: Page, direction: str, whole: str) -> None:
    """In a row of numbers that touch, "100" and "of 1,000" read as another number."""
    dots = tuple(Dot(Decimal(value), 50, "like", "A study") for value in (0, 0, 0, 75))
    with translation.override("ar" if direction == "rtl" else "en"):
        strip = dot_strip(dots, Scale(100, f"100 {whole}", whole, "nobody: 3"), "Studies")
    pixels.show(blank, strip, WIDTH, direction=direction)
    boxes = blank.locator("svg text").evaluate_all(
        "all => all.map(e => e.getBBox()).map(box => [box.x, box.x + box.width])"
    )
    assert len(boxes) == 5
    ends = sorted(boxes)
    assert min(b[0] - a[1] for a, b in pairwise(ends)) > 3
    assert ends[0][0] >= 0 <= WIDTH - ends[-1][1]


def test_a_small_dot_beside_many_large_ones_is_seen(blank: Page) -> None:
    """Twelve studies in which nobody died: each shows at its own place in its own colour."""
    strip = _strip(*((0, people, "like") for people in (617, 507, 258, 174, 99, 55, 39, 35, 24)))
    pixels.show(blank, strip, WIDTH)
    found = pixels.colours_at(blank, [_middle(strip, n) for n in range(1, 10)])
    assert {pixels.contrast(each, (250, 249, 245)) > 3 for each in found} == {True}


def test_a_row_with_the_focus_marks_its_dot(blank: Page) -> None:
    strip = _strip((20, 200, "like"), (80, 200, "like"))
    table = "".join(f'<tr><th><a href="#{n}">{n}</a></th></tr>' for n in (1, 2))
    pixels.show(
        blank,
        f'<div class="dots">{strip}</div><details open><summary>All</summary><table>'
        f"<thead><tr><th>Study</th></tr></thead><tbody>{table}</tbody></table></details>",
        WIDTH,
    )
    wide = "n => getComputedStyle(document.querySelector(`.n${n} .halo`)).strokeWidth"
    blank.get_by_role("link", name="2").focus()
    assert (blank.evaluate(wide, 1), blank.evaluate(wide, 2)) == ("1px", "5px")
    blank.get_by_role("link", name="1").focus()
    assert (blank.evaluate(wide, 1), blank.evaluate(wide, 2)) == ("5px", "1px")


@pytest.mark.parametrize("address", ["/results/", "/results/hopes/", "/results/risks/"])
def test_on_paper_the_key_of_the_dots_stands_only_where_dots_do(blank: Page, address: str) -> None:
    lay(blank, address, RRMS)
    key = blank.locator(".key-line")
    assert key.is_visible()
    blank.emulate_media(media="print")
    seen = "all => all.some(e => e.checkVisibility())"
    assert key.is_visible() == blank.locator("svg.dot-strip").evaluate_all(seen)
    blank.emulate_media(media="null")
