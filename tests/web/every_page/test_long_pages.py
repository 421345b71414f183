"""Long pages of the library: ways to jump, scales that a phone shows too, fewer sheets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from decision_aid.web.drawing.timeline import TimePoint, timeline
from tests.web.page import Page


def _page(address: str) -> Page:
    return Page(Client().get(address).content.decode())


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("/outcomes/no-disability-worsening/", {"#direct-h", "#time-1", "#all-h"}),
        ("/treatments/ahsct/", {"#direct-h", "#side-1", "#side-2"}),
    ],
)
def test_a_long_page_can_be_jumped_through(address: str, places: set[str]) -> None:
    page = _page(address)
    jumps = [a["href"] for a in page.one("nav", css="toc").all("a")]
    assert places <= set(jumps)
    assert {each.removeprefix("#") for each in jumps} <= set(page.ids)


@pytest.mark.parametrize(
    ("address", "scales"),
    [
        ("/outcomes/disability-worsened/", {"to-100", "to-ratio", "to-other"}),
        ("/outcomes/treatment-related-death/", {"to-100", "to-other"}),
    ],
)
@pytest.mark.slow
def test_a_table_tells_its_scale_to_narrow_screens(address: str, scales: set[str]) -> None:
    tables = _page(address).main.all("table", css="library")
    told = {each for table in tables for each in table["class"].split() if each[:3] == "to-"}
    assert told == scales


def test_numbers_of_two_digits_stand_in_two_rows() -> None:
    def heights(labels: range) -> set[str]:
        points = tuple(TimePoint(Decimal(n), 5, None, None, "like", str(n)) for n in labels)
        numbers = {str(n) for n in labels}
        texts = Page(timeline(points, 100, "t")).one("svg").all("text")
        return {each["y"] for each in texts if each.text in numbers and float(each["y"]) < 60}

    assert len(heights(range(3, 6))) == 1
    assert len(heights(range(11, 14))) == 2


def test_a_treatment_with_many_figures_prints_the_names_of_its_outcomes_only() -> None:
    many, few = _page("/treatments/ahsct/"), _page("/treatments/alemtuzumab/")
    assert {d["class"] for d in many.main.all("details")} == {"print-head"}
    assert "On paper this page names the outcomes only." in many.main.text
    assert {d["class"] for d in few.main.all("details")} == {"print-open"}
    assert "On paper" not in few.main.text
