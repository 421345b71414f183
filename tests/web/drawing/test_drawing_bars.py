"""Bars: the length is the part of the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from decision_aid.web.drawing.bars import LONGEST, WIDTH, bar
from tests.web.page import Element, Page


def full(value: str, top: str) -> Element | None:
    found = Page(bar(Decimal(value), Decimal(top))).all("rect", css="full")
    return found[0] if found else None


@pytest.mark.parametrize(
    ("value", "top"), [("0.05", "1"), ("0.62", "1"), ("1", "1"), ("0.032", "0.05"), ("8.6", "10")]
)
def test_a_bar_is_as_long_as_its_part(value: str, top: str) -> None:
    found = full(value, top)
    assert found
    assert float(found["width"]) / LONGEST == pytest.approx(float(value) / float(top), abs=1e-4)


def test_nobody_has_no_bar_but_the_whole_is_drawn() -> None:
    assert full("0", "1") is None
    assert Page(bar(Decimal(0), 1)).all("rect", css="whole")


@pytest.mark.parametrize(("value", "top"), [("2", "1"), ("-1", "1"), ("0", "0")])
def test_what_is_no_part_of_the_whole_is_refused(value: str, top: str) -> None:
    with pytest.raises(ValueError, match="no part of"):
        bar(Decimal(value), Decimal(top))


def test_from_right_to_left_a_bar_grows_from_the_right() -> None:
    with translation.override("ar"):
        found = full("0.25", "1")
    assert found
    assert float(found["x"]) + float(found["width"]) == pytest.approx(WIDTH - 0.75, abs=0.01)
