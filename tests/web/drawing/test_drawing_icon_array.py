"""Icon arrays: the area of each tone is the number that it stands for."""

from __future__ import annotations

from collections import Counter

import pytest

from decision_aid.web.drawing.icon_array import GRIDS, icon_array
from tests.web.page import Page

MANY_OF_1000 = (*range(64), *range(64, 937, 13), *range(937, 1001))


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


@pytest.mark.parametrize(("total", "values"), [(100, range(101)), (1000, MANY_OF_1000)])
def test_as_many_people_are_filled_as_were_affected(total: int, values: tuple[int, ...]) -> None:
    for affected in values:
        tones = people_in(icon_array(affected, total, None, None, "t"), total)
        assert tones == Counter({"on": affected, "off": total - affected})


@pytest.mark.parametrize("total", [100, 1000])
def test_every_tone_of_a_range_covers_its_own_people(total: int) -> None:
    step = total // 20
    for low in range(0, total + 1, step):
        for affected in range(low, total + 1, step):
            for high in range(affected, total + 1, 3 * step):
                tones = people_in(icon_array(affected, total, low, high, "t"), total)
                assert tones == Counter(
                    {
                        "on": low,
                        "may-off": affected - low,
                        "may-on": high - affected,
                        "off": total - high,
                    }
                )


@pytest.mark.parametrize("total", [100, 1000])
def test_no_place_is_covered_twice_or_left_empty(total: int) -> None:
    grid = GRIDS[total]
    for affected in range(0, total + 1, 7):
        svg = Page(icon_array(affected, total, affected // 2, (affected + total) // 2, "t"))
        seen: Counter[tuple[int, int]] = Counter()
        for cell in svg.all("rect"):
            column, row = float(cell["x"]) / grid.width, float(cell["y"]) / grid.height
            wide, tall = float(cell["width"]) / grid.width, float(cell["height"]) / grid.height
            for across in range(round(wide)):
                for down in range(round(tall)):
                    seen[round(column) + across, round(row) + down] += 1
        assert len(seen) == total
        assert set(seen.values()) == {1}


def test_one_more_affected_is_one_more_filled() -> None:
    filled = [people_in(icon_array(n, 100, None, None, "t"), 100)["on"] for n in range(101)]
    assert filled == sorted(filled)
    assert len(set(filled)) == 101


@pytest.mark.parametrize(
    ("affected", "low", "high"), [(101, None, None), (-1, None, None), (5, 6, 7), (5, 1, 4)]
)
def test_numbers_that_do_not_fit_are_refused(
    affected: int, low: int | None, high: int | None
) -> None:
    with pytest.raises(ValueError, match="does not hold"):
        icon_array(affected, 100, low, high, "t")


def test_the_title_is_escaped() -> None:
    assert "<title>1 &lt; 2 &amp; 3</title>" in icon_array(1, 100, None, None, "1 < 2 & 3")
