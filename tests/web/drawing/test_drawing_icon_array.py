"""Icon arrays: the area of each tone is the number that it stands for."""

from __future__ import annotations

from collections import Counter

import pytest

from decision_aid.web.drawing.icon_array import GRIDS, icon_array, pattern_definitions
from tests.web.page import Page


def people_in(svg: str, total: int) -> Counter[str]:
    """How many people each tone covers."""
    grid = GRIDS[total]
    tones: Counter[str] = Counter()
    for cell in Page(svg).all("rect"):
        area = float(cell["width"]) * float(cell["height"])
        people = area / (grid.width * grid.height)
        assert people == pytest.approx(round(people))
        tones[cell["fill"].removeprefix(f"url(#p{total}-").removesuffix(")")] += round(people)
    return tones


def test_as_many_people_are_filled_as_were_affected() -> None:
    for affected in range(101):
        tones = people_in(icon_array(affected, 100, "t"), 100)
        assert tones == Counter({"on": affected, "off": 100 - affected})


def test_there_are_two_states_only() -> None:
    assert {name for n in range(101) for name in people_in(icon_array(n, 100, "t"), 100)} == {
        "on", "off"
    }  # fmt: skip
    assert {each["id"] for each in Page(pattern_definitions()).all("pattern")} == {
        "p100-on", "p100-off"
    }  # fmt: skip


def test_nobody_draws_a_field_of_1000() -> None:
    with pytest.raises(KeyError):
        icon_array(14, 1000, "t")


def test_no_place_is_covered_twice_or_left_empty() -> None:
    grid = GRIDS[100]
    for affected in range(0, 101, 7):
        seen: Counter[tuple[int, int]] = Counter()
        for cell in Page(icon_array(affected, 100, "t")).all("rect"):
            column, row = float(cell["x"]) / grid.width, float(cell["y"]) / grid.height
            wide, tall = float(cell["width"]) / grid.width, float(cell["height"]) / grid.height
            for across in range(round(wide)):
                for down in range(round(tall)):
                    seen[round(column) + across, round(row) + down] += 1
        assert len(seen) == 100
        assert set(seen.values()) == {1}


def test_one_more_affected_is_one_more_filled() -> None:
    filled = [people_in(icon_array(n, 100, "t"), 100)["on"] for n in range(101)]
    assert filled == sorted(filled)
    assert len(set(filled)) == 101


@pytest.mark.parametrize("affected", [101, -1])
def test_numbers_that_do_not_fit_are_refused(affected: int) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        icon_array(affected, 100, "t")


def test_the_title_is_escaped() -> None:
    assert "<title>1 &lt; 2 &amp; 3</title>" in icon_array(1, 100, "1 < 2 & 3")
