"""The evidence map on hand-made studies, and where a person stands on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.domain.evidence.population import BySubtype, PeopleOfType
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.study_map import (
    PLACES,
    Band,
    Cell,
    Place,
    Row,
    largest_of,
    map_cells,
    studies_at,
    studies_without_type,
    tiles_of,
    without_limits_at,
)
from decision_aid.domain.evidence.study_size import Study
from decision_aid.domain.evidence.vocabulary import Requirement, SourceTier
from tests.domain.build import figure, person, source, span

ARMS = frozenset({"ahsct", "ahsct-beam"})
RRMS, SPMS, PPMS = Row("rrms", True), Row("spms", True), Row("ppms", True)
HERE = Place(RRMS, Band.MODERATE)


def cell(*sources: Source, place: Place = HERE) -> Cell:
    return next(each for each in map_cells(sources, ARMS) if each.place == place)


def places_of(made: Source) -> set[Place]:
    return {each.place for each in map_cells([made], ARMS) if each.studies}


def study(*figures: Any, low: Any = 3, high: Any = 6, **population: Any) -> Source:
    return source(*figures, edss=span(low, high), **population)


def test_the_map_has_every_tile_even_with_no_study() -> None:
    cells = map_cells([], ARMS)
    assert [each.place for each in cells] == list(PLACES)
    assert len(set(PLACES)) == 3 * 2 * 4
    assert all(largest_of(each.studies) is None for each in cells)


@pytest.mark.parametrize(
    ("low", "high", "bands"),
    [
        (3, 6, {Band.MILD, Band.MODERATE, Band.WALKING_AID}),
        (0, "3.5", {Band.MILD}),
        (0, 4, {Band.MILD, Band.MODERATE}),
        (4, "5.5", {Band.MODERATE}),
        ("6.5", "6.5", {Band.WALKING_AID}),
        (7, None, {Band.WHEELCHAIR}),
        (None, "5.5", {Band.MILD, Band.MODERATE}),
        (1, 9, set(Band)),
        ("9.5", 10, {Band.WHEELCHAIR}),
    ],
)
def test_a_study_stands_in_every_band_that_its_limits_overlap(
    low: Any, high: Any, bands: set[Band]
) -> None:
    found = places_of(study(low=low, high=high))
    assert found == {Place(Row("rrms", active), b) for active in (True, False) for b in bands}


def test_a_study_without_edss_limits_is_counted_apart() -> None:
    made = source(people=50)
    assert places_of(made) == set()
    assert cell(made).without_limits == (Study("one-2020", 50),)


@pytest.mark.parametrize(
    ("asked", "active"),
    [
        (Requirement.REQUIRED, {True}),
        (Requirement.EXCLUDED, {False}),
        (Requirement.NOT_REQUIRED, {True, False}),
        (Requirement.MIXED, {True, False}),
        (Requirement.UNKNOWN, {True, False}),
    ],
)
def test_activity_decides_the_rows(asked: Requirement, active: set[bool]) -> None:
    assert {place.row.active for place in places_of(study(activity=asked))} == active


@pytest.mark.parametrize(
    ("group", "given", "rows"),
    [
        ("all", ("rrms", "spms"), {"rrms", "spms"}),
        ("all", (), set()),
        ("progressive", (), {"spms", "ppms"}),
        ("relapsing", (), {"rrms"}),
        ("ppms", ("spms",), {"spms", "ppms"}),
    ],
)
def test_the_type_is_that_of_the_population_or_of_a_figure(
    group: str, given: tuple[str, ...], rows: set[str]
) -> None:
    made = study(figure(group=group), subtypes=given)
    assert {place.row.subtype for place in places_of(made)} == rows
    assert studies_without_type([made], ARMS) == (0 if rows else 1)


def test_only_core_studies_of_transplants_that_are_no_meta_analysis_count() -> None:
    others = [
        replace(study(), tier=SourceTier.LIBRARY),
        study(design="meta-analysis"),
        study(figure(arm="natalizumab")),
    ]
    assert cell(*others).studies == ()
    assert studies_without_type(others, ARMS) == 0


def test_people_are_never_added_up() -> None:
    small, large = study(name="small", people=20), study(name="large", people=90)
    assert len(cell(small, large).studies) == 2
    assert largest_of(cell(small, large).studies) == Study("large", 90)


def test_people_on_other_treatments_do_not_count() -> None:
    compared = [
        figure("a", people=55),
        figure("b", people=110, compared_with="natalizumab"),
        figure("c", arm="natalizumab", people=55),
    ]
    assert cell(study(*compared, people=110)).studies == (Study("one-2020", 55),)


def test_a_comparison_that_counts_nobody_has_no_number() -> None:
    made = study(figure(compared_with="natalizumab", people=110), figure("c", arm="natalizumab"))
    assert cell(made).studies == (Study("one-2020", None),)
    assert largest_of(cell(made).studies) is None


def test_people_of_the_type_are_told_apart_where_they_were_counted() -> None:
    made = study(
        people=210, subtypes=("rrms", "spms", "ppms"), counts={"rrms": 122, "spms": 86, "ppms": 2}
    )
    found = {row: cell(made, place=Place(row, Band.MILD)).studies[0] for row in (RRMS, SPMS, PPMS)}
    assert [each.people for each in found.values()] == [122, 86, 2]
    assert not any(each.at_most for each in found.values())


def test_people_of_a_type_that_was_not_counted_are_an_upper_limit() -> None:
    made = study(people=281, subtypes=("rrms", "spms", "ppms"), counts={"progressive": 218})
    found = [cell(made, place=Place(row, Band.MILD)).studies[0] for row in (RRMS, SPMS, PPMS)]
    assert found == [Study("one-2020", most, at_most=True) for most in (63, 218, 218)]


def test_a_counted_number_goes_before_a_higher_upper_limit() -> None:
    assert largest_of([Study("a", 218, at_most=True), Study("b", 2)]) == Study("b", 2)
    assert largest_of([Study("a", 218, at_most=True), Study("b", None)]) == Study("a", 218, True)


def test_a_study_in_several_tiles_is_one_study() -> None:
    made = [study(name="one", low=0, high=10, people=30), source(name="two", people=9)]
    cells = map_cells(made, ARMS)
    assert studies_at(cells, PLACES) == (Study("one", 30),)
    assert without_limits_at(cells, PLACES) == (Study("two", 9),)


def test_a_person_with_all_answers_stands_in_one_tile() -> None:
    somebody = person(subtype="rrms", edss=4, relapses_12m=1)
    assert tiles_of(somebody) == {Place(RRMS, Band.MODERATE)}


def test_nothing_known_may_be_anywhere() -> None:
    assert tiles_of(person()) == set(PLACES)


def test_an_unknown_answer_gives_several_tiles() -> None:
    unsure = person(subtype="spms", edss=("5.5", "6.5"), relapses_12m=0)
    assert tiles_of(unsure) == {
        Place(Row("spms", active), band)
        for active in (True, False)
        for band in (Band.MODERATE, Band.WALKING_AID)
    }


def test_not_active_needs_all_three_answers() -> None:
    quiet = person(subtype="ppms", edss=8, relapses_12m=0, gd_lesions_12m=0, new_t2_12m=0)
    assert tiles_of(quiet) == {Place(Row("ppms", False), Band.WHEELCHAIR)}


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_a_narrower_answer_never_adds_a_tile(a: int, b: int, c: int, d: int) -> None:
    ends = [Decimal(each) / 2 for each in sorted((a, b, c, d))]
    wide, narrow = person(edss=(ends[0], ends[3])), person(edss=(ends[1], ends[2]))
    assert tiles_of(narrow) <= tiles_of(wide)
    assert tiles_of(narrow)


def test_a_type_whose_own_edss_limits_were_printed_stands_in_those_bands_alone() -> None:
    alone = BySubtype(spms=PeopleOfType(people=93, edss=span(6, "6.5")))
    made = study(low=0, high="6.5", subtypes=("rrms", "spms"), by_subtype=alone)
    bands = {
        subtype: {p.band for p in places_of(made) if p.row.subtype == subtype}
        for subtype in ("rrms", "spms")
    }
    assert bands == {
        "rrms": {Band.MILD, Band.MODERATE, Band.WALKING_AID},
        "spms": {Band.WALKING_AID},
    }


def test_a_type_told_apart_without_limits_has_those_of_the_study() -> None:
    alone = BySubtype(spms=PeopleOfType(people=93))
    made = study(low=3, high=5, subtypes=("rrms", "spms"), by_subtype=alone)
    found = {place.band for place in places_of(made) if place.row.subtype == "spms"}
    assert found == {Band.MILD, Band.MODERATE}
