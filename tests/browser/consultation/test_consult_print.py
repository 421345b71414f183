"""The consultation on paper: no title without what it is the title of, one sheet to hand over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import opened
from tests.browser.on_paper import text_on_paper
from tests.browser.people import RRMS

pytestmark = pytest.mark.browser


def test_what_is_empty_or_folded_prints_no_title(visit: Visit, tmp_path: Path) -> None:
    page = opened(visit, RRMS)
    printed = text_on_paper(page, tmp_path / "consultation.pdf")
    for empty in ("Lastchange", "Whatmatterstotheperson", "Datesandfindings", "Beforeatransplant"):
        assert empty not in printed
    for full in ("Notknownyet", "Answers", "Fitnessforatransplant", "Publishedrules"):
        assert full in printed


@pytest.mark.parametrize("topic", ["worsening", "death"])
def test_a_figure_to_show_takes_one_sheet_with_any_margins(
    visit: Visit, topic: str, tmp_path: Path
) -> None:
    page = visit(f"/consult/show/{topic}/", RRMS)
    sides = ("top", "bottom", "left", "right")
    path = tmp_path / "shown.pdf"
    page.pdf(path=path, format="A4", margin=dict.fromkeys(sides, "25mm"))  # type: ignore[arg-type]
    assert path.read_bytes().count(b"/Type /Page\n") == 1
