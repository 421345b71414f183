"""Paper: the answers first, then the figures, the sources last."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.places import RESULTS, Place, name_of

pytestmark = pytest.mark.browser


def _heading(page: Page, part: str) -> str:
    return page.locator(f"section#{part} h2").first.inner_text()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _text_of(pdf: Path) -> str:
    if not shutil.which("pdftotext"):
        reason = "NO PDFTOTEXT ON THIS MACHINE: THE ORDER ON PAPER WAS NOT TESTED (poppler-utils)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_shows_answers_then_figures_then_sources(
    visit: Visit, place: Place, tmp_path: Path
) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    sources = page.locator("section.sources h2").inner_text()
    parts = [_heading(page, part) for part in ("told", "outcomes", "risks", "rules")]
    path = tmp_path / "results.pdf"
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    text = _squeezed(_text_of(path))
    places = [text.rfind(_squeezed(heading)) for heading in (*parts, sources)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("place", RESULTS, ids=name_of)
def test_paper_holds_every_answer_and_no_control(visit: Visit, place: Place) -> None:
    page = visit(place)
    page.emulate_media(media="print")
    assert page.locator("#told dd").first.is_visible()
    for control in ("button", ".button", "summary", "nav a", ".back a"):
        shown = [each for each in page.locator(control).all() if each.is_visible()]
        assert shown == [], f"{control}: {[each.inner_text() for each in shown]}"


@pytest.mark.parametrize("place", RESULTS[:1], ids=name_of)
def test_paper_is_as_wide_as_a4(visit: Visit, place: Place) -> None:
    page = visit(place, viewport={"width": 680, "height": 962})
    page.emulate_media(media="print")
    assert measure.sideways(page) == []
