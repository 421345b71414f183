"""The consultation on paper: no title without what it is the title of, one sheet to hand over."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import opened
from tests.browser.on_paper import text_on_paper
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, RRMS, SPMS, Person
from tests.conftest import by_day

pytestmark = pytest.mark.browser


def test_what_is_empty_or_folded_prints_no_title(visit: Visit, tmp_path: Path) -> None:
    page = opened(visit, RRMS)
    path = tmp_path / "consultation.pdf"
    printed = text_on_paper(page, path)
    for empty in ("Lastchange", "Whatmatterstotheperson", "Datesandfindings", "Beforeatransplant"):
        assert empty not in printed
    for full in ("Notknownyet", "Answers", "Fitnessforatransplant", "Publishedrules"):
        assert full in printed
    _is_one_sheet_across(path)


@pytest.mark.parametrize(
    "person", by_day([FULL_CASE], [FULL_CASE, SPMS, NOTHING_KNOWN]), ids=lambda p: p.name
)
def test_the_screen_prints_on_one_sheet_across(
    visit: Visit, person: Person, tmp_path: Path
) -> None:
    """By day of whoever has the most to tell, and of the person above."""
    page = opened(visit, person)
    path = tmp_path / "consultation.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    _is_one_sheet_across(path)


def _is_one_sheet_across(path: Path) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("NO PDFINFO ON THIS MACHINE (poppler-utils)")
    command = ["pdfinfo", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\n", told)
    assert re.search(r"Page size:\s+84\d.* x 59\d", told)


@pytest.mark.parametrize("topic", ["worsening", "death"])
def test_a_figure_to_show_takes_one_sheet_with_any_margins(
    visit: Visit, topic: str, tmp_path: Path
) -> None:
    page = visit(f"/consult/show/{topic}/", RRMS)
    sides = ("top", "bottom", "left", "right")
    path = tmp_path / "shown.pdf"
    page.pdf(path=path, format="A4", margin=dict.fromkeys(sides, "25mm"))  # type: ignore[arg-type]
    assert path.read_bytes().count(b"/Type /Page\n") == 1
