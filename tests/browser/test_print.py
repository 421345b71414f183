"""Paper: each page of a result in its order, its sources last, and nothing to press."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.people import RRMS
from tests.browser.places import RESULTS, Place, name_of

pytestmark = pytest.mark.browser


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _text_of(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        reason = "NO PDFTOTEXT ON THIS MACHINE: THE ORDER ON PAPER WAS NOT TESTED (poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_shows_all_parts_in_order_and_the_sources_last(
    visit: Visit, place: Place, tmp_path: Path
) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    shown = [
        each
        for each in page.locator(":is(main h1, main h2):not(.visually-hidden)").all()
        if each.is_visible()
    ]
    headings = [each.inner_text() for each in shown]
    assert headings[-1] == page.locator("section.sources h2").inner_text()
    path = tmp_path / "results.pdf"
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    text = _squeezed(_text_of(path))
    at = 0
    for heading in headings:
        at = text.find(_squeezed(heading), at)
        assert at != -1, heading
    assert _squeezed("keep it safe") in text[at:]


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_holds_no_control_and_the_first_page_says_who_it_is_for(
    visit: Visit, place: Place
) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    if place.path == "/results/":
        assert page.locator("#told").is_visible()
    closed = "details:not(.print-open) > summary"  # the words over an opened fold are its heading
    for control in ("button", ".button", closed, "nav a", ".back a"):
        shown = [each for each in page.locator(control).all() if each.is_visible()]
        assert shown == [], f"{control}: {[each.inner_text() for each in shown]}"


@pytest.mark.parametrize("place", [each for each in RESULTS if each.person is RRMS], ids=name_of)
def test_paper_is_as_wide_as_a4_and_no_words_run_over_others(visit: Visit, place: Place) -> None:
    page = visit(place, viewport={"width": 680, "height": 962})
    page.emulate_media(media="print")
    assert measure.sideways(page) + measure.sticking_out(page) == []
