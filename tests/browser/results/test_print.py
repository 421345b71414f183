"""Paper: each page of a result in its order, its sources last, and nothing to press."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import measure
from tests.browser.people import NOTHING_KNOWN, RRMS, SPMS, Person
from tests.browser.places import RESULTS, Place, name_of
from tests.browser.reaching import open_everything
from tests.browser.windows import Windows
from tests.conftest import by_day

pytestmark = pytest.mark.browser


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _text_of(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        reason = "NO PDFTOTEXT ON THIS MACHINE: THE ORDER ON PAPER WAS NOT TESTED (poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


_SHOWN_WORDS = """selector => [...document.querySelectorAll(selector)].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.height && e.checkVisibility({visibilityProperty: true});
}).map(e => e.innerText)"""
_CLOSED = "details:not(.print-open, .print-head) > summary"  # others are read as headings
_LEADS = (
    "main :is(h2, h3, h4):not(.visually-hidden),"
    " main p:has(+ :is(.rows, .ruleset, .differences)), .ruleset > p:has(+ details)"
)
_CONTROLS = ("button", ".button", _CLOSED, "nav a", ".back a")


@dataclass(frozen=True)
class Paper:
    """A page as it is printed: words in sight, its PDF, what lies outside a sheet of A4, even with
    everything open; that is asked of one of each. ``torn``: what leads to something, at a foot."""

    headings: list[str]
    of_sources: str
    who: list[str]
    controls: list[str]
    text: str
    sheets: int
    torn: list[str]
    outside: list[str]


Printed = Callable[[str, Person | None], Paper]
_ONE_OF_EACH = {each.path: each for each in reversed(RESULTS)}


@pytest.fixture(scope="module")
def printed(windows: Windows, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Each page once, for all that is asked of it."""
    pdf = tmp_path_factory.mktemp("paper") / "results.pdf"
    found: dict[tuple[str, str], Paper] = {}

    def laid_out(path: str, person: Person) -> Paper:
        with windows.visits() as go:
            page = go(path, person)
            page.emulate_media(media="print")
            page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
            headings = _shown(page, ":is(main h1, main h2):not(.visually-hidden)")
            of_sources = page.locator("section.sources h2").inner_text()
            controls = [words for each in _CONTROLS for words in _shown(page, each)]
            who = _shown(page, "#told")
            leads = [_squeezed(each) for each in _shown(page, _LEADS)]
            outside: list[str] = []
            if _ONE_OF_EACH[path].person is person:
                open_everything(page)
                page.set_viewport_size({"width": 680, "height": 962})
                outside = measure.sideways(page) + measure.sticking_out(page)
            text = _text_of(pdf)
            sheets = [_squeezed(each) for each in text.split("\f")[:-1]]
            torn = [each for each in leads for sheet in sheets if sheet.endswith(each)]
            told = "".join(sheets)
            return Paper(headings, of_sources, who, controls, told, len(sheets), torn, outside)

    def printed(path: str, person: Person | None) -> Paper:
        assert person is not None
        if (path, person.name) not in found:
            found[path, person.name] = laid_out(path, person)
        return found[path, person.name]

    return printed


def test_no_name_of_a_hazard_stands_alone_at_the_foot_of_a_sheet(
    windows: Windows, tmp_path: Path
) -> None:
    """A summary that was parted left its heading on one sheet and its line on the next."""
    with windows.visits() as go:
        page = go(Place("safety", "/safety/"))
        page.emulate_media(media="print")
        names = {_squeezed(text) for text in _shown(page, ".risk h3, main h2")}
        page.pdf(path=tmp_path / "safety.pdf", format="A4", prefer_css_page_size=True)
    sheets = _text_of(tmp_path / "safety.pdf").split("\f")[:-1]
    last = [_squeezed("".join(sheet.strip().splitlines()[-2:])) for sheet in sheets]
    assert len(sheets) > 10
    assert [text for text in last if any(text.endswith(name) for name in names)] == []


def _shown(page: Page, selector: str) -> list[str]:
    return list(page.evaluate(_SHOWN_WORDS, selector))


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_shows_all_parts_in_order_and_the_sources_last(
    printed: Printed, place: Place
) -> None:
    paper = printed(place.path, place.person)
    assert paper.headings[-1] == paper.of_sources
    at = 0
    for heading in paper.headings:
        at = paper.text.find(_squeezed(heading), at)
        assert at != -1, heading
    assert _squeezed("keep it safe") in paper.text[at:]


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_holds_no_control_and_the_first_page_says_who_it_is_for(
    printed: Printed, place: Place
) -> None:
    paper = printed(place.path, place.person)
    if place.path == "/results/":
        assert len(paper.who) == 1
    assert paper.controls == []


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_what_leads_to_something_is_not_torn_from_it(printed: Printed, place: Place) -> None:
    """ "Harms" and what to think of them stood at the foot of a sheet, their bars on the next."""
    assert printed(place.path, place.person).torn == []


def test_a_small_report_that_is_told_in_a_line_is_told_on_paper_too(printed: Printed) -> None:
    """It has no bars, and its row is not printed: its question stood alone."""
    told = printed("/results/choices/", NOTHING_KNOWN).text
    assert re.search(r"Didcancercomelater\?Onlysmallreports\..*?:1ofthe31people", told)


@pytest.mark.parametrize("place", _ONE_OF_EACH.values(), ids=name_of)
def test_paper_is_as_wide_as_a4_and_no_words_run_over_others(
    printed: Printed, place: Place
) -> None:
    assert printed(place.path, place.person).outside == []


def test_where_a_page_is_named_paper_says_its_address(printed: Printed) -> None:
    for path, person, named in (
        ("/results/rules/", SPMS, "(/criteria/)"),
        ("/results/next/", RRMS, "(/gaps/)"),
        ("/results/hopes/", RRMS, "(/methods/#compare)"),
    ):
        paper = printed(path, person)
        assert named in paper.text
        assert re.match(r".{0,20}http://127\.0\.0\.1:\d+/", paper.text), "whose page it is"


_LONGEST = (
    ("/results/choices/", RRMS, 6),
    ("/results/choices/", NOTHING_KNOWN, 8),
    ("/results/hopes/", RRMS, 5),
    ("/results/hopes/", NOTHING_KNOWN, 5),
    ("/results/rules/", SPMS, 3),
    ("/results/risks/", NOTHING_KNOWN, 2),
)
_SHORTER = (
    ("/results/choices/", SPMS, 2),
    ("/results/next/", SPMS, 2),
    ("/results/risks/", RRMS, 2),
)


@pytest.mark.parametrize(("path", "person", "most"), by_day(_LONGEST, (*_LONGEST, *_SHORTER)))
def test_the_longest_pages_fit_on_a_few_sheets(
    printed: Printed, path: str, person: Person, most: int
) -> None:
    """A few lines alone on a last sheet are the first to be lost."""
    assert printed(path, person).sheets <= most
