"""Dot strips: where each dot lies, how large it is, and that none hides another."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from math import hypot, pi
from random import Random

import pytest
from django.utils import translation

from decision_aid.web.drawing.dot_places import (
    END,
    FEWEST,
    MOST,
    START,
    WIDTH,
    Dot,
    PlacedDot,
    Scale,
    places_of,
    radius_of,
)
from decision_aid.web.drawing.dot_strip import dot_strip, key_dot
from tests.web.page import Element, Page

HUNDRED = Scale(100, "100")


def a_dot(value: float, people: int = 100, mark: str = "like", title: str = "A study") -> Dot:
    return Dot(Decimal(str(value)), people, mark, title)


def drawn(*dots: Dot, scale: Scale = HUNDRED) -> Element:
    return Page(dot_strip(dots, scale, "All studies")).one("svg")


def placed(dots: tuple[Dot, ...], *, low: bool = False) -> tuple[PlacedDot, ...]:
    return places_of(dots, HUNDRED, mirrored=False, low=low)[2]


def circle(svg: Element, number: int = 1) -> tuple[float, float, float]:
    """The middle of a dot, and how far it reaches with its line."""
    each = svg.one("g", css=f"n{number}")
    shape = next(c for c in each.all("circle") if c.get("stroke"))
    outer = float(shape["r"]) + float(shape["stroke-width"]) / 2
    return float(shape["cx"]), float(shape["cy"]), outer


def test_the_middle_of_a_dot_lies_at_its_number_of_100() -> None:
    drawn_at = {value: circle(drawn(a_dot(value)))[0] for value in range(101)}
    expected = {value: START + (END - START) * value / 100 for value in range(101)}
    assert drawn_at == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("value", "top"), [(0, 50), (14, 50), (50, 50), (75, 100), (125, 200)])
def test_rare_things_lie_on_a_shorter_axis(value: int, top: int) -> None:
    x, _y, _r = circle(drawn(a_dot(value), scale=Scale(top, f"{top} of 1,000")))
    assert x == pytest.approx(START + (END - START) * value / top, abs=0.01)


@pytest.mark.parametrize("mark", ["like", "may", "type", "diff"])
def test_the_area_of_a_dot_grows_with_the_people_however_it_is_filled(mark: str) -> None:
    areas = {n: pi * circle(drawn(a_dot(50, n, mark)))[2] ** 2 for n in (20, 80, 320, 550)}
    for people, area in areas.items():
        assert area / areas[20] == pytest.approx(people / 20, rel=0.02)


def test_the_smallest_and_the_largest_studies_stay_within_sight_and_within_the_strip() -> None:
    assert radius_of(3) == radius_of(FEWEST) > 3
    assert radius_of(5000) == radius_of(MOST) < START


@pytest.mark.parametrize("value", [-0.1, 100.1])
def test_nothing_lies_beyond_the_ends_of_the_axis(value: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        drawn(a_dot(value))


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        drawn(a_dot(50, mark="maybe"))


def crowd(seed: int) -> tuple[Dot, ...]:
    luck = Random(seed)
    return tuple(
        a_dot(luck.choice([0, 0, 0, 2, 14, 28, luck.randint(0, 100)]), luck.randint(5, 900))
        for _ in range(luck.randint(2, 24))
    )


def test_no_dot_is_hidden_by_another_or_cut_off() -> None:
    for seed in range(40):
        _stand_apart(crowd(seed))


def _stand_apart(dots: tuple[Dot, ...]) -> None:
    svg = drawn(*dots)
    tall = float(svg["viewbox"].split()[3])
    circles = [circle(svg, number + 1) for number in range(len(dots))]
    for x, y, r in circles:
        assert r <= x <= WIDTH - r
        assert r <= y <= tall - r
    for one, other in combinations(circles, 2):
        apart = hypot(one[0] - other[0], one[1] - other[1])
        assert apart > 0.75 * (one[2] + other[2])


@pytest.mark.parametrize("seed", range(5))
def test_larger_dots_are_drawn_first(seed: int) -> None:
    radii = [each.radius for each in placed(crowd(seed))]
    assert radii == sorted(radii, reverse=True)


def test_a_dot_alone_lies_on_the_middle_line_and_twins_on_either_side_of_it() -> None:
    alone = placed((a_dot(50),))
    three = placed((a_dot(50), a_dot(50), a_dot(50)))
    assert [each.y for each in alone] == [0]
    assert sum(each.y for each in three) == pytest.approx(0)


def test_the_band_reaches_from_the_lowest_study_to_the_highest() -> None:
    svg = drawn(a_dot(62), a_dot(29), a_dot(95))
    band = svg.one("rect", css="span")
    assert float(band["x"]) == pytest.approx(circle(svg, 2)[0], abs=0.02)
    assert float(band["x"]) + float(band["width"]) == pytest.approx(circle(svg, 3)[0], abs=0.02)
    assert drawn(a_dot(62)).all("rect") == []


def test_how_a_dot_is_filled_tells_how_like_the_person_its_people_were() -> None:
    shapes = {
        mark: [each.tag for each in drawn(a_dot(50, mark=mark)).one("g") if each.get("stroke")]
        for mark in ("like", "may", "type", "diff")
    }
    assert shapes["type"] == shapes["like"] == ["circle"]
    assert shapes["may"] == shapes["diff"] == ["circle", "path"]
    fills = {mark: drawn(a_dot(50, mark=mark)).one("g").all("circle")[-1]["fill"]
             for mark in shapes}  # fmt: skip
    assert fills["like"] != fills["type"] == fills["may"] == fills["diff"]


def test_a_study_of_unknown_size_has_a_broken_line() -> None:
    assert "stroke-dasharray" in str(dot_strip((a_dot(50, 0),), HUNDRED, "t"))
    assert "stroke-dasharray" not in str(dot_strip((a_dot(50, 1),), HUNDRED, "t"))


def test_every_dot_has_the_name_of_its_study_and_the_picture_names_all() -> None:
    svg = drawn(a_dot(50, title='A "first" & only'), a_dot(60, title="B"))
    assert [g.one("title").text for g in svg.all("g")] == ['A "first" & only', "B"]
    assert (svg["role"], svg["aria-label"]) == ("img", "All studies")


def test_a_lone_dot_is_as_large_a_target_as_a_finger_asks() -> None:
    reach = next(c for c in drawn(a_dot(50, 20)).all("circle") if c.get("pointer-events"))
    assert 2 * float(reach["r"]) >= 28


def test_where_lines_run_from_right_to_left_zero_stands_on_the_right() -> None:
    with translation.override("ar"):
        svg = drawn(a_dot(20), a_dot(90))
    assert circle(svg, 1)[0] == pytest.approx(END - (END - START) * 0.2, abs=0.01)
    numbers = {each.text: float(each["x"]) for each in svg.all("text")}
    assert numbers["0"] > numbers["50"] > numbers["100"]


def test_half_a_dot_is_filled_where_a_line_of_text_begins() -> None:
    def sweep(svg: str) -> str:
        return re.findall(r'<path d="M[^a]+a[\d.]+ [\d.]+ 0 0 ([01])', svg)[0]

    assert sweep(dot_strip((a_dot(50, mark="may"),), HUNDRED, "t")) == sweep(key_dot("may")) == "0"
    with translation.override("ar"):
        own = dot_strip((a_dot(50, mark="may"),), HUNDRED, "t")
        assert sweep(own) == sweep(key_dot("may")) == "1"


def test_a_low_strip_takes_less_height_and_moves_no_dot_along_the_axis() -> None:
    dots = tuple(a_dot(0, people) for people in (617, 258, 174, 99, 55, 39, 35, 32, 30, 29))
    usual, low = placed(dots), placed(dots, low=True)
    assert {each.x for each in low} == {each.x for each in usual} == {START}
    assert len({each.y for each in low}) == len(dots)
    assert max(each.y for each in low) < 0.7 * max(each.y for each in usual)


def test_no_style_is_written_into_the_picture() -> None:
    assert "style" not in str(dot_strip((a_dot(50),), HUNDRED, "t"))
    assert "style" not in key_dot("may")


RARE = Scale(100, "100 of 1,000", "1,000", "nobody: 4")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_many_studies_that_found_nothing_stand_in_a_box_and_the_axis_of_rare_things_breaks_off(
    language: str,
) -> None:
    none = [a_dot(0, people) for people in (617, 99, 55, 24)]
    dots = (*none, a_dot(2, 507), a_dot(75, 41))
    with translation.override(language):
        svg = drawn(*dots, scale=RARE)
        few = drawn(*dots[2:], scale=RARE)
    box = svg.one("rect", css="box")
    left, wide, tall = float(box["x"]), float(box["width"]), float(box["height"])
    for number in range(1, 5):
        x, y, r = circle(svg, number)
        assert left <= x - r < x + r <= left + wide
        assert 1 <= y - r < y + r <= 1 + tall
    for one, other in combinations([circle(svg, n) for n in range(1, 7)], 2):
        assert hypot(one[0] - other[0], one[1] - other[1]) > 0.75 * (one[2] + other[2])
    numbers = {each.text: float(each["x"]) for each in svg.all("text")}
    zero, end = (numbers["0"], numbers["100"])
    assert circle(svg, 6)[0] == pytest.approx(zero + (end - zero) * 0.75, abs=0.02)
    outwards = -1 if language == "ar" else 1
    assert outwards * (numbers["1,000"] - end) > 30
    assert "nobody: 4" in numbers
    assert all(outwards * (circle(svg, n)[0] - zero) < 0 for n in range(1, 5))
    assert few.all("rect", css="box") == []
    assert "nobody: 4" not in few.text


def test_the_nearest_study_alone_has_a_second_ring_that_nothing_cuts_off() -> None:
    far = Dot(Decimal(100), 900, "type", "Far", is_nearest=True)
    svg = drawn(a_dot(50), far)
    ring = svg.one("circle", css="near")
    assert float(ring["cx"]) + float(ring["r"]) + float(ring["stroke-width"]) / 2 <= WIDTH
    assert float(ring["r"]) > circle(svg, 2)[2] + 1
