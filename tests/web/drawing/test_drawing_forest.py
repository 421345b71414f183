"""Forest rows: every mark and whisker end lies where its number is."""

from __future__ import annotations

import re
from decimal import Decimal
from math import log

import pytest

from decision_aid.web.drawing.forest import (
    LEFT,
    RIGHT,
    forest_axis,
    forest_row,
    ratio_axis,
    ratio_place_of,
    ratio_row,
)
from tests.web.page import Element, Page


def drawn(svg: str) -> Element:
    return Page(svg).one("svg")


def square_at(svg: str) -> float:
    """The middle of the whole square, filled or not."""
    squares = [r for r in drawn(svg).all("rect") if float(r["width"]) == 10]
    assert len(squares) == 1
    return float(squares[0]["x"]) + 5


def whisker_of(svg: str) -> str:
    lines = (each["d"] for each in drawn(svg).all("path", css="whisker"))
    return next((line for line in lines if re.match(r"M[\d.]+ 12H", line)), "")


def ends_of(svg: str) -> tuple[float, float]:
    found = re.match(r"M([\d.]+) 12H([\d.]+)", whisker_of(svg))
    assert found
    return float(found[1]), float(found[2])


def ticks_of(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r"M([\d.]+) 5v14", whisker_of(svg))]


def test_the_mark_lies_at_its_number_of_100() -> None:
    drawn_at = {n: square_at(forest_row(n, 0, 100, 100, "like", "t")) for n in range(101)}
    assert drawn_at == pytest.approx({n: LEFT + (RIGHT - LEFT) * n / 100 for n in range(101)})


def test_the_whisker_ends_where_the_range_ends() -> None:
    row = forest_row(50, 25, 75, 100, "like", "t")
    assert ends_of(row) == (62, 154)
    assert ticks_of(row) == [62, 154]


def test_a_scale_that_ends_early_stretches() -> None:
    row = forest_row(14, 5, 32, 1000, "like", "t", top=100)
    assert square_at(row) == pytest.approx(LEFT + (RIGHT - LEFT) * 0.14)
    assert ends_of(row) == pytest.approx((25.2, 74.88))


def test_decimals_keep_their_place() -> None:
    assert square_at(forest_row(Decimal("2.5"), 0, 5, 100, "diff", "t")) == pytest.approx(20.6)


def test_a_range_beyond_the_scale_has_an_arrow_and_no_tick() -> None:
    row = forest_row(60, 30, 160, 1000, "like", "t", top=100)
    assert ticks_of(row) == [pytest.approx(LEFT + (RIGHT - LEFT) * 0.3)]
    assert re.search(r"H210m-4 -4l4 4l-4 4$", whisker_of(row))


@pytest.mark.parametrize("mark", ["like", "may", "diff"])
def test_a_value_beyond_the_scale_is_an_arrow_instead_of_a_square(mark: str) -> None:
    row = forest_row(140, 90, 190, 1000, mark, "t", top=100)
    assert drawn(row).all("rect") == []
    assert "M200 5l11 7l-11 7z" in row
    assert ends_of(row)[1] == RIGHT
    assert ticks_of(row) == [pytest.approx(181.6)]


def test_without_a_range_there_is_no_whisker_and_another_shape() -> None:
    for mark in ("like", "may", "diff"):
        row = drawn(forest_row(60, None, None, 100, mark, "t"))
        assert row.all(css="whisker") == []
        assert row.all("rect") == []
        assert row.all("path", css="open")[0]["d"].startswith("M126.4 5.5l")


def test_marks_differ_in_what_is_filled() -> None:
    filled = {}
    for mark in ("like", "may", "diff"):
        row = drawn(forest_row(50, 40, 60, 100, mark, "t"))
        filled[mark] = sum(float(each["width"]) for each in row.all("rect", css="hit"))
    assert filled == {"like": 10, "may": 5, "diff": 0}


def test_arrows_and_diamonds_differ_in_what_is_filled() -> None:
    for value in (40, 80):
        rows = [forest_row(value, None, None, 100, m, "t", top=50) for m in ("like", "may", "diff")]
        assert len(set(rows)) == 3
        assert 'class="hit"' not in rows[2]


@pytest.mark.parametrize(
    ("value", "low", "high", "out_of", "top"),
    [(5, 6, 7, 100, None), (5, 1, 4, 100, None), (101, None, None, 100, None), (-1, -2, 0, 100, 50),
     (5, None, None, 100, 101), (5, None, None, 100, 0)],
)  # fmt: skip
def test_numbers_that_do_not_fit_are_refused(
    value: int, low: int | None, high: int | None, out_of: int, top: int | None
) -> None:
    with pytest.raises(ValueError, match=r"does not hold|cannot end"):
        forest_row(value, low, high, out_of, "like", "t", top)


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="near is not one of"):
        forest_row(5, 1, 9, 100, "near", "t")


@pytest.mark.parametrize(
    ("out_of", "top", "words"),
    [
        (100, None, "0 25 50 75 100"),
        (1000, None, "0 250 500 750 1,000"),
        (1000, 100, "0 25 50 75 100"),
        (1000, 50, "0 25 50"),
        (1000, 10, "0 5 10"),
    ],
)
def test_the_axis_has_the_numbers_of_the_scale(out_of: int, top: int | None, words: str) -> None:
    axis = drawn(forest_axis(out_of, top))
    assert axis.text == words
    assert axis["aria-hidden"] == "true"
    at = {each.text: float(each["x"]) for each in axis.all("text")}
    assert at["0"] == LEFT
    assert max(at.values()) == RIGHT


def test_a_named_axis_is_a_picture() -> None:
    axis = drawn(forest_axis(100, title="0 to 100 people"))
    assert axis["role"] == "img"
    assert axis.one("title").text == "0 to 100 people"


def test_a_ratio_of_1_lies_in_the_middle_and_its_inverse_as_far_away() -> None:
    assert ratio_place_of(1) == pytest.approx((LEFT + RIGHT) / 2)
    for ratio in (2, 5, 20):
        left, right = ratio_place_of(1 / Decimal(ratio)), ratio_place_of(ratio)
        assert left + right == pytest.approx(LEFT + RIGHT)
        assert right - 108 == pytest.approx(92 * log(ratio) / log(20))


def test_a_ratio_beyond_the_scale_points_to_where_it_is() -> None:
    low = ratio_row(Decimal("0.07"), Decimal("0.02"), Decimal("0.24"), "t")
    assert re.search(r"M16 12H6m4 -4l-4 4l4 4", whisker_of(low))
    assert "M16 5l-11 7l11 7z" in ratio_row(0, None, None, "t")
    assert "M200 5l11 7l-11 7z" in ratio_row(30, 8, 60, "t")


def test_the_line_at_1_is_dashed_in_row_and_axis() -> None:
    for svg in (ratio_row(2, 1, 3, "t"), ratio_axis("fewer", "more")):
        dashed = [w for w in drawn(svg).all("path") if w.get("stroke-dasharray")]
        assert [w["d"].split("V")[0] for w in dashed] == ["M108 0"]


def test_the_sides_of_a_ratio_are_named_by_the_caller() -> None:
    assert drawn(ratio_axis("fewer <deaths>", "more")).text.endswith("← fewer <deaths> more →")


def test_every_row_says_in_words_what_it_shows() -> None:
    row = drawn(forest_row(81, 75, 86, 100, "like", 'A "b" & <c>'))
    assert row["role"] == "img"
    assert row.one("title").text == 'A "b" & <c>'
    assert row["viewbox"] == "0 0 220 24"
