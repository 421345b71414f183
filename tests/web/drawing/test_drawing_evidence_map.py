"""The evidence map as drawn: tiles, frames, words and table twin say the same."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from decision_aid.domain.evidence.study_map import PLACES, Band, Place, Row, map_cells, tiles_of
from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.drawing import study_map as drawing
from decision_aid.web.drawing.study_map import (
    evidence_map,
    evidence_map_context,
    evidence_map_heads,
    evidence_map_rows,
    map_sentence,
)
from tests.domain.build import figure, person, source, span
from tests.web.page import Element, Page

ARMS = frozenset({"ahsct"})
LARGE = source(name="large", people=281, edss=span(3, 6), activity=Requirement.REQUIRED)
SMALL = source(name="small", people=24, edss=span(1, 9))
SILENT = source(name="silent", people=90)
MIXED = source(name="mixed", people=60, subtypes=("spms", "ppms"), edss=span(6, 7))
CELLS = map_cells((LARGE, SMALL, SILENT, MIXED), ARMS)
ONE = frozenset({Place(Row("rrms", True), Band.MODERATE)})


def drawn(places: frozenset[Place] = frozenset()) -> Element:
    return Page(evidence_map(CELLS, places, "A title")).one("svg")


def test_there_is_a_tile_for_every_place_and_one_a_row_for_limits_not_given() -> None:
    tiles = [r for r in drawn().all("rect") if r["width"] == "51"]
    assert len(tiles) == len(PLACES) + 6
    corners = {(r["x"], r["y"]) for r in tiles}
    assert len(corners) == len(tiles)


def test_nothing_leaves_the_picture() -> None:
    svg = drawn(frozenset(PLACES))
    for each in svg.all("rect"):
        assert float(each["x"]) >= 0
        assert float(each["x"]) + float(each["width"]) <= drawing.WIDTH
        assert float(each["y"]) + float(each["height"]) <= drawing.HEIGHT


def test_a_larger_study_is_a_stronger_tile_and_its_words_stay_readable() -> None:
    strengths = [r.get("fill-opacity") for r in drawn().all("rect", css="hit")]
    assert strengths[:5] == ["1", "1", "1", ".13", ".4"]
    assert len(drawn().all("g", css="on")) == strengths.count("1")


def test_each_tile_shows_people_and_studies() -> None:
    rows = evidence_map_rows(CELLS, ())
    assert rows[0].boxes[1].words == ("2 studies; of this type the largest had 281 people in all")
    assert rows[1].boxes[1].words == ("1 study; of this type it had 24 people in all")
    assert rows[0].boxes[4].words == ("1 study; of this type it had 90 people in all")
    assert rows[2].boxes[2].words == ("1 study; of this type it had up to 60 people in all")
    assert rows[2].boxes[0].words == "no study"


def test_an_upper_limit_is_marked_and_drawn_as_the_weakest() -> None:
    svg = drawn()
    assert "≤60" in svg.text
    only = map_cells((MIXED,), ARMS)
    tiles = Page(evidence_map(only, (), "t")).all("rect", css="hit")
    assert {r["fill-opacity"] for r in tiles} == {".13"}


@pytest.mark.parametrize("places", [frozenset(), ONE, frozenset(PLACES[:5])])
def test_every_place_of_the_person_has_a_frame(places: frozenset[Place]) -> None:
    assert len(drawn(places).all("rect", css="whisker")) == len(places)
    told = [box for row in evidence_map_rows(CELLS, places) for box in row.boxes if box.is_here]
    assert len(told) == len(places)


def test_nothing_about_a_person_is_kept() -> None:
    evidence_map(CELLS, (), "t")
    before = drawing._tiles.cache_info().currsize
    for place in PLACES:
        evidence_map(CELLS, (place,), f"A sentence on {place}")
    assert drawing._tiles.cache_info().currsize == before


def test_the_sentence_says_what_the_framed_box_shows() -> None:
    assert map_sentence(CELLS, ONE) == (
        "Studies with your type of MS, EDSS and activity: 2; "
        "the largest that counted this type of MS had 281 people of it in all. "
        "1 more study took in people of this type, but does not give its EDSS limits."
    )


def test_several_boxes_count_each_study_once() -> None:
    told = map_sentence(CELLS, frozenset(PLACES))
    assert told.startswith("You may be in 24 boxes of the map. Studies in these boxes: 3; ")


def test_nobody_studied_is_said_plainly() -> None:
    told = map_sentence(CELLS, {Place(Row("ppms", True), Band.MILD)})
    assert told == "Studies with your type of MS, EDSS and activity: none that we found."


def test_a_study_that_counts_nobody_is_not_given_a_number() -> None:
    only = map_cells((source(figure(), edss=span(0, 9)),), ARMS)
    assert evidence_map_rows(only, ())[0].boxes[0].words == "1 study; people not given"
    assert "do not say how many" in map_sentence(only, ONE)
    assert "?" in evidence_map(only, (), "t")


def test_the_component_shows_picture_sentence_and_table(base: EvidenceBase) -> None:
    cells = map_cells(base.sources.values(), base.transplant_arms)
    somewhere = tiles_of(person(subtype="rrms", edss=4, relapses_12m=1))
    context = evidence_map_context(cells, somewhere, 3)
    page = Page(render_to_string("figures/study_map.html", context))
    assert page.one("p", css="message").text == context["sentence"]
    assert page.one("svg", role="img").one("title").text == context["sentence"]
    assert len(page.one("tbody").all("tr")) == 6
    assert all(len(row.all("td")) == 5 for row in page.one("tbody").all("tr"))
    assert page.one("tbody").text.count("you are, or may be, here") == 1


def test_without_a_person_nothing_is_framed_and_nobody_is_addressed() -> None:
    page = Page(render_to_string("figures/study_map.html", evidence_map_context(CELLS, (), 0)))
    assert "you are" not in page.text
    assert page.all("rect", css="whisker") == []


def test_heads_of_columns_and_addresses_follow_the_bands() -> None:
    heads = ("0 to 3.5", "4 to 5.5", "6 to 6.5", "7 or more", "not given")
    assert evidence_map_heads() == heads
    shown = drawn().text
    assert all(each in shown for each in ("0–3.5", "4–5.5", "6–6.5", "7+"))
    ends = [(band.first, band.last) for band in Band]
    for (_first, last), (following, _last) in pairwise(ends):
        assert last is not None
        assert following - last == Decimal("0.5")
