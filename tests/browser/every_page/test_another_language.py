"""Longer words and lines from right to left: nothing is cut off, nothing lies outside the window.

The pages are those of ``tests/web/every_page/pseudo_pages.py``, in languages that do not exist: by
day those that together show every kind of element and the longest words of each kind of heading and
control, and of what they show many times some (``thinned.py``); at night all, and in whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.urls import is_valid_path, resolve
from playwright.sync_api import Browser, Page

from decision_aid.wsgi import application as usual
from tests.browser import measure
from tests.browser.every_page.thinned import thinning_itself
from tests.browser.places import PLACES
from tests.browser.server import serving
from tests.browser.windows import windows_of
from tests.conftest import AT_NIGHT, ROOT, by_day
from tests.web.every_page.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from tests.web.every_page.pseudo_pages import (
    SHOWN,
    elements_of,
    spoken_from_the_left,
    spoken_from_the_right,
    with_every_element,
)
from tests.web.kinds_of_pages.kinds import kinds

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

pytestmark = pytest.mark.browser

_NARROW, _WIDE = (320, 640), (1280, 900)
_SEPARATOR = "/spoken/"
_UNPAINTED = (b"</head>", b"<style>html { opacity: 0 }</style></head>")
"""Only where things lie is asked."""
_NUMBERS = re.compile(r"\d+")


@pytest.fixture(scope="module")
def reading(browser: Browser) -> Iterator[Callable[[str, str, str], Page]]:
    """A window in which a page is read that was made in a language before; the rest is served."""
    bodies: dict[str, bytes] = {}

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = bodies.get(environ["PATH_INFO"])
        if body is None:
            return usual(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [body]

    with (
        serving(application) as address,
        windows_of(browser, address) as windows,
        windows.visits() as go,
    ):
        page = go("/about/")

        def read(language: str, name: str, body: str) -> Page:
            path = f"{_SEPARATOR}{language}/{SHOWN.index(name)}/"
            told = body if AT_NIGHT else thinning_itself(body)
            bodies[path] = told.encode().replace(*_UNPAINTED, 1)
            page.goto(path)
            return page

        yield read


def _cut_off(page: Page, about: str, sizes: Iterable[tuple[int, int]]) -> list[str]:
    """In windows of these sizes; first in that which the page was opened in."""
    found = []
    now = page.viewport_size
    for across, down in sorted(sizes, key=lambda size: size[0] != now["width"]):
        page.set_viewport_size({"width": across, "height": down})
        wrong = measure.together(page, ("opened", "sideways", "sticking out"))
        told = [each for measured in wrong.values() for each in measured]
        found += [f"{about}, {across} px: {each}" for each in told[:12]]
    return found


_HELD_TOGETHER = re.compile(
    r"<(h[1-4]|a|button|summary|label|legend|th|dt)\b[^>]*>(.*?)</\1>", re.DOTALL
)
_TAG = re.compile("<[^>]*>")


def _with_longest_words(pages: Mapping[str, str]) -> set[str]:
    """The page with the longest word of each kind of heading and control."""
    longest: dict[str, tuple[int, str]] = {}
    for name in SHOWN:
        for tag, inside in _HELD_TOGETHER.findall(pages[name]):
            word = max((len(each) for each in _TAG.sub(" ", inside).split()), default=0)
            longest[tag] = max(longest.get(tag, (0, name)), (word, name))
    return {name for _word, name in longest.values()}


_LOTS = 2


@pytest.mark.parametrize("lot", range(_LOTS))
def test_no_longer_word_is_cut_off_or_outside_the_window(
    reading: Callable[[str, str, str], Page], lot: int
) -> None:
    """In a narrow window; at night those that together hold all elements in a wide one too.

    By day those are laid out in a wide one from right to left, in a test below.
    """
    pages = spoken_from_the_left()[1].pages
    whole = with_every_element(pages)
    longest = _with_longest_words(pages)
    assert len(longest) > 5
    found: list[str] = []
    for name in by_day(sorted({*whole, *longest}), SHOWN)[lot::_LOTS]:
        sizes = (_NARROW, _WIDE) if AT_NIGHT and name in whole else (_NARROW,)
        found += _cut_off(reading(LEFT_TO_RIGHT, name, pages[name]), name, sizes)
    assert not found, "\n".join(found)


def test_nothing_from_right_to_left_is_cut_off_or_outside_the_window(
    reading: Callable[[str, str, str], Page],
) -> None:
    pages = spoken_from_the_right().pages
    found: list[str] = []
    for name in pages:
        found += _cut_off(reading(RIGHT_TO_LEFT, name, pages[name]), name, (_NARROW, _WIDE))
    assert not found, "\n".join(found)


_TURNED_ROUND = r"""() => {
    const seen = [], wrong = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const at = (node, from) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 1);
        return range.getBoundingClientRect();
    };
    for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest("option")) continue;
        for (const found of node.data.matchAll(
            /\d[\d.,]*[–−]\u2060?\d[\d.,]*|[<>≤≥]\s?\d[\d.,]*/g)) {
            const [first, last] = [0, found[0].length - 1].map(n => at(node, found.index + n));
            if (!first.width || !last.width || first.top !== last.top) continue;
            seen.push(found[0]);
            if (first.left > last.left) wrong.push(found[0]);
        }
    }
    return [seen, wrong];
}"""


def test_ranges_and_comparators_are_not_turned_round_from_right_to_left(
    reading: Callable[[str, str, str], Page],
) -> None:
    """ "29–95 of 100" was read as 95–29."""
    pages = spoken_from_the_right().pages
    named = [each for each in pages if "<bdi" in pages[each]]
    seen: list[str] = []
    for name in named:
        told, wrong = reading(RIGHT_TO_LEFT, name, pages[name]).evaluate(_TURNED_ROUND)
        assert wrong == [], name
        seen += told
    assert any("–" in each for each in seen)
    assert any(each[0] in "<>≤≥" for each in seen)
    plain = ((each, re.sub("</?bdi[^>]*>", "", pages[each])) for each in named)
    opened = (reading(RIGHT_TO_LEFT, *each).evaluate(_TURNED_ROUND)[1] for each in plain)
    assert any(opened), "else it sees none"


def test_every_kind_of_element_is_shown_from_right_to_left() -> None:
    """Where a class is a number of points, or what a sheet leaves out, it goes with the length of
    the words. ``bdi`` holds figures apart, which only words from the right turn round.
    """
    left, right = spoken_from_the_left()[1].pages, spoken_from_the_right().pages
    of_all, of_these = (
        {
            (tag, "sum-mine" if css.startswith("sum-mine ") else _NUMBERS.sub("", css))
            for html in pages
            for tag, css in elements_of(html)
        }
        for pages in ([left[name] for name in SHOWN], right.values())
    )
    assert len(of_all) > 200
    assert of_these - {("bdi", "")} == of_all


def test_every_kind_of_page_is_shown_in_the_languages() -> None:
    shown = [each for each in kinds() if each.name in SHOWN]
    assert {each.name for each in shown} == set(SHOWN)
    views = {_view(each.address) for each in shown}
    assert {_view(each.path) for each in PLACES} - views == set()
    assert {each.status for each in PLACES} <= {each.status for each in shown}


def _view(address: str) -> str:
    path = urlsplit(address).path
    return resolve(path).view_name if is_valid_path(path) else ""


_PHYSICAL = re.compile(
    r"(?<![-.\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)"
    r"\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def test_style_sheets_speak_of_start_and_end_not_of_left_and_right() -> None:
    sheets = sorted(Path(ROOT, "static", "css").glob("*.css"))
    assert len(sheets) > 3
    found = {each.name: _PHYSICAL.findall(each.read_text("utf-8")) for each in sheets}
    assert {name: rules for name, rules in found.items() if rules} == {}
