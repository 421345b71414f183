"""The timeline: no point hides another, and none leaves its height."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from decision_aid.web.drawing.timeline import (
    AXIS,
    BOTTOM,
    LEFT,
    MOST_POINTS,
    RIGHT,
    TOP,
    WIDTH,
    TimePoint,
    columns_of,
    in_parts,
    timeline,
)
from tests.web.page import Element, Page

WIDEST_MARK = 14.5


def point(
    years: float = 5, value: int = 50, low: int | None = 40, high: int | None = 60, label: str = "1"
) -> TimePoint:
    return TimePoint(Decimal(str(years)), value, low, high, "like", label)


def drawn(*points: TimePoint, out_of: int = 100) -> Element:
    return Page(timeline(points, out_of, "A title")).one("svg")


def columns(svg: Element) -> list[tuple[float, float]]:
    """Where each point stands, and where its thin line meets the axis."""
    found = (
        re.match(rf"M([\d.]+) [-\d.]+V{BOTTOM}L([\d.]+) {AXIS}$", p["d"]) for p in svg.all("path")
    )
    return [(float(each[1]), float(each[2])) for each in found if each]


@pytest.mark.parametrize("years", [[5] * n for n in range(1, MOST_POINTS + 1)]
    + [[0] * 3, [15] * 4, [2, 2, 2, 3, 5, 5, 5, 5, 10, 15], [0.25, 0.3, 14.9, 15, 15]])  # fmt: skip
def test_no_point_hides_another(years: list[float]) -> None:
    svg = drawn(*(point(each, label=str(i)) for i, each in enumerate(years)))
    places = [x for x, _ in columns(svg)]
    assert len(places) == len(years)
    assert all(b - a >= WIDEST_MARK for a, b in pairwise(places))
    assert min(places) - WIDEST_MARK / 2 >= LEFT
    assert max(places) + WIDEST_MARK / 2 <= WIDTH


@pytest.mark.parametrize("count", range(1, MOST_POINTS + 1))
def test_no_label_touches_another(count: int) -> None:
    svg = drawn(*(point(label=f"№{i}") for i in range(count)))
    labels = [each for each in svg.all("text") if each.text.startswith("№")]
    assert len(labels) == count
    by_line: dict[str, list[float]] = {}
    for each in labels:
        by_line.setdefault(each["y"], []).append(float(each["x"]))
    assert all(b - a >= 18 for line in by_line.values() for a, b in pairwise(sorted(line)))


def test_a_point_alone_stands_at_its_year() -> None:
    for years in (2, 5, 10, 15):
        expected = LEFT + (RIGHT - LEFT) * years / 15
        assert columns(drawn(point(years))) == [pytest.approx((expected, expected), abs=0.01)]


def test_the_thin_line_leads_to_the_true_year() -> None:
    feet = [foot for _, foot in columns(drawn(*[point(5), point(5), point(10)]))]
    assert feet == pytest.approx([124, 124, 200])


def test_a_time_after_the_last_year_stands_at_the_end() -> None:
    assert columns(drawn(point(20)))[0][1] == RIGHT


def test_points_of_one_year_keep_the_order_given() -> None:
    svg = drawn(point(5, label="a"), point(2, label="b"), point(5, label="c"))
    labels = [t for t in svg.all("text") if t.text in "abc"]
    assert [t.text for t in sorted(labels, key=lambda t: float(t["x"]))] == ["b", "a", "c"]


def test_the_height_is_the_number() -> None:
    for value in range(0, 101, 5):
        svg = drawn(point(value=value, low=0, high=100))
        middle = float(svg.all("rect")[0]["y"]) + 5
        assert middle == pytest.approx(BOTTOM - (BOTTOM - TOP) * value / 100), value


def test_the_whisker_ends_where_the_range_ends() -> None:
    paths = [p["d"] for p in drawn(point(value=500, low=250, high=750), out_of=1000).all("path")]
    assert any(re.match(r"M124 179V101M", path) for path in paths)


def test_a_point_without_a_range_has_no_whisker_and_another_shape() -> None:
    svg = drawn(point(low=None, high=None))
    assert svg.all("rect") == []
    assert len(svg.all("path", css="whisker")) == 1, "the axis alone"


def test_points_are_never_joined_by_a_line() -> None:
    svg = drawn(point(2), point(5), point(10))
    assert svg.all("polyline") == []
    marks = {x for x, _ in columns(svg)}
    ranges = [p for p in svg.all("path", css="whisker") if f" {AXIS}H" not in p["d"]]
    assert len(ranges) == 3
    for path in ranges:
        assert len({float(x) for x in re.findall(r"M([\d.]+)", path["d"])} & marks) <= 1


def test_too_many_points_are_refused() -> None:
    with pytest.raises(ValueError, match="side by side"):
        timeline(tuple(point() for _ in range(MOST_POINTS + 1)), 100, "t")


@pytest.mark.parametrize("count", [0, 1, 16, 17, 20, 33, 50])
def test_what_does_not_fit_goes_into_further_pictures_and_nothing_is_left_out(count: int) -> None:
    parts = in_parts(list(range(count)))
    assert [each for part in parts for each in part] == list(range(count))
    assert all(0 < len(part) <= MOST_POINTS for part in parts)
    assert len(parts) == -(-count // MOST_POINTS)


def test_numbers_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        timeline((point(value=30),), 100, "t")


def test_columns_move_no_further_than_they_must() -> None:
    assert columns_of((100.0, 200.0)) == (100.0, 200.0)
    assert columns_of((150.0, 150.0)) == (140.0, 160.0)


def test_the_picture_has_its_title_and_letters_that_can_be_read() -> None:
    svg = drawn(point())
    assert (svg["role"], svg.one("title").text) == ("img", "A title")
    assert min(float(t["font-size"]) for t in svg.all("text")) >= 13
