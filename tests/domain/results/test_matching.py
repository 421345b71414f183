"""How like a person the people studied were: PRODUCT's rule, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.matching import Match, match_source
from decision_aid.domain.similarity.outcomes import Closeness, Dimension, Outcome
from tests.domain.build import figure, person, source, span

INSIDE, OUTSIDE, UNKNOWN = Outcome.INSIDE, Outcome.OUTSIDE, Outcome.UNKNOWN
FEW, NOT_REPORTED = Outcome.FEW, Outcome.NOT_REPORTED
NOT_RESTRICTED = Outcome.NOT_RESTRICTED
ALL = ("rrms", "spms", "ppms")


def match(study: Source, facts: Facts) -> Match:
    return match_source(study, facts)(study.figures[0])


def compare(dimension: Dimension, study: Source, **told: Any) -> Outcome:
    return match(study, person(**told)).outcomes[list(Dimension).index(dimension)]


def subtype(group: str, studied: tuple[str, ...], told: str | None, **counts: int) -> Outcome:
    study = source(figure(group=group), subtypes=studied, counts=counts)
    return compare(Dimension.SUBTYPE, study, subtype=told)


@pytest.mark.parametrize(
    ("group", "included"),
    [
        ("rrms", {"rrms"}),
        ("spms", {"spms"}),
        ("ppms", {"ppms"}),
        ("relapsing", {"rrms"}),
        ("progressive", {"spms", "ppms"}),
    ],
)
def test_a_group_named_after_a_subtype_means_that_subtype(group: str, included: set[str]) -> None:
    told = {each: subtype(group, ALL, each) for each in ALL}
    assert told == {each: INSIDE if each in included else OUTSIDE for each in ALL}


@pytest.mark.parametrize("group", ["all", "women", "men", "other"])
def test_any_other_group_falls_back_on_the_subtypes_of_the_study(group: str) -> None:
    assert subtype(group, ("spms",), "spms") is INSIDE
    assert subtype(group, ("spms",), "rrms") is OUTSIDE


def test_where_the_subtypes_are_missing_they_are_not_reported() -> None:
    assert subtype("all", (), "rrms") is NOT_REPORTED
    assert subtype("all", (), None) is NOT_REPORTED
    assert subtype("rrms", (), "rrms") is INSIDE


def test_an_unknown_subtype_is_inside_only_where_all_three_are_included() -> None:
    assert subtype("all", ALL, None) is INSIDE
    assert subtype("all", ("rrms", "spms"), None) is UNKNOWN
    assert subtype("progressive", ALL, None) is UNKNOWN


@pytest.mark.parametrize(("people", "expected"), [(2, FEW), (9, FEW), (10, INSIDE), (0, FEW)])
def test_fewer_than_10_people_of_the_subtype_in_a_wider_group_are_few(
    people: int, expected: Outcome
) -> None:
    assert subtype("progressive", ALL, "ppms", ppms=people, spms=37) is expected
    assert subtype("all", ALL, "ppms", ppms=people) is expected


def test_few_needs_a_published_count_and_a_wider_group() -> None:
    assert subtype("progressive", ALL, "ppms") is INSIDE
    assert subtype("progressive", ALL, "ppms", progressive=5) is INSIDE
    assert subtype("ppms", ALL, "ppms", ppms=2) is INSIDE
    assert subtype("all", ("ppms",), "ppms", ppms=2) is INSIDE
    assert subtype("rrms", ALL, "ppms", ppms=2) is OUTSIDE


@pytest.mark.parametrize("name", ["edss", "age"])
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (3, INSIDE), (6, INSIDE), ((3, 6), INSIDE),
        (2, OUTSIDE), (7, OUTSIDE), ((7, 8), OUTSIDE), ((1, 2), OUTSIDE),
        ((5, 7), UNKNOWN), ((2, 3), UNKNOWN), ((1, 9), UNKNOWN), (None, UNKNOWN),
    ],
)  # fmt: skip
def test_a_number_is_inside_from_low_to_high_and_unknown_where_it_straddles(
    name: str, told: Any, expected: Outcome
) -> None:
    study = source(**{name: span(3, 6)})
    assert compare(Dimension(name), study, **{name: told}) is expected


@pytest.mark.parametrize("name", ["edss", "age"])
def test_a_missing_end_is_open_and_neither_end_is_not_reported(name: str) -> None:
    assert compare(Dimension(name), source(**{name: span(high=6)}), **{name: 0}) is INSIDE
    assert compare(Dimension(name), source(**{name: span(low=3)}), **{name: 9}) is INSIDE
    assert compare(Dimension(name), source(), **{name: 5}) is NOT_REPORTED
    assert compare(Dimension(name), source()) is NOT_REPORTED


@pytest.mark.parametrize(
    ("onset", "diagnosis", "expected"),
    [
        (15, 14, INSIDE), (17, 16, OUTSIDE), (16, 14, UNKNOWN),
        (None, 10, UNKNOWN), (10, None, UNKNOWN), (20, None, UNKNOWN), (None, None, UNKNOWN),
        ((14, 16), (3, 4), UNKNOWN),
    ],
)  # fmt: skip
def test_both_clocks_must_agree_on_the_years_with_ms(
    onset: Any, diagnosis: Any, expected: Outcome
) -> None:
    told = {"years_since_onset": onset, "years_since_diagnosis": diagnosis}
    assert compare(Dimension.YEARS_WITH_MS, source(years_with_ms=span(high=15)), **told) is expected
    assert compare(Dimension.YEARS_WITH_MS, source(), **told) is NOT_REPORTED


ACTIVE = [{"relapses_12m": 1}, {"gd_lesions_12m": 2}, {"new_t2_12m": (1, 99)}]
QUIET = {"relapses_12m": 0, "gd_lesions_12m": 0, "new_t2_12m": 0}


def activity(asked: str, **told: Any) -> Outcome:
    return compare(Dimension.ACTIVITY, source(activity=Requirement(asked)), **told)


@pytest.mark.parametrize("told", ACTIVE, ids=str)
def test_one_relapse_or_one_lesion_is_active(told: dict[str, Any]) -> None:
    assert activity("required", **told) is INSIDE
    assert activity("excluded", **told) is OUTSIDE
    assert activity("required", **{**QUIET, **told}) is INSIDE


def test_not_active_needs_all_three_known_and_zero() -> None:
    assert activity("required", **QUIET) is OUTSIDE
    assert activity("excluded", **QUIET) is INSIDE


@pytest.mark.parametrize("missing", QUIET)
def test_two_zeros_and_an_unknown_are_unknown(missing: str) -> None:
    for told in (None, (0, 2)):
        assert activity("required", **{**QUIET, missing: told}) is UNKNOWN
        assert activity("excluded", **{**QUIET, missing: told}) is UNKNOWN


@pytest.mark.parametrize(
    ("failed", "expected"), [(0, OUTSIDE), (1, INSIDE), ((0, 2), UNKNOWN), (None, UNKNOWN)]
)
def test_failed_treatment_is_at_least_one_drug(failed: Any, expected: Outcome) -> None:
    study = source(failed_treatment=Requirement.REQUIRED)
    assert compare(Dimension.FAILED_TREATMENT, study, dmt_failed=failed) is expected


@pytest.mark.parametrize("name", ["activity", "failed_treatment"])
def test_what_is_not_required_or_mixed_does_not_restrict(name: str) -> None:
    told = [
        compare(Dimension(name), source(**{name: Requirement(asked)}))
        for asked in ("not-required", "mixed", "unknown")
    ]
    assert told == [NOT_RESTRICTED, NOT_RESTRICTED, NOT_REPORTED]


LIMITED = {"edss": span(3, 6), "activity": Requirement.REQUIRED}
INSIDER = {"subtype": "rrms", "edss": 4, "relapses_12m": 1}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Closeness.LIKE_YOU),
        ({"edss": 8}, Closeness.DIFFERENT),
        ({"subtype": "ppms"}, Closeness.DIFFERENT),
        ({"subtype": None}, Closeness.MAY_BE_LIKE_YOU),
        ({"edss": (5, 7)}, Closeness.MAY_BE_LIKE_YOU),
        ({"relapses_12m": None}, Closeness.MAY_BE_LIKE_YOU),
        ({"edss": 8, "relapses_12m": None}, Closeness.DIFFERENT),
        ({"edss": None, "subtype": "ppms"}, Closeness.DIFFERENT),
    ],
    ids=str,
)
def test_closeness_follows_from_all_comparisons(
    changed: dict[str, Any], expected: Closeness
) -> None:
    assert match(source(**LIMITED), person(**{**INSIDER, **changed})).closeness is expected


def test_what_a_study_does_not_report_does_not_change_the_closeness() -> None:
    assert match(source(), person(subtype="rrms")).closeness is Closeness.LIKE_YOU


def test_a_subtype_not_reported_or_few_is_may_be_like_you() -> None:
    silent = source(subtypes=())
    few = source(subtypes=ALL, counts={"ppms": 2})
    for study in (silent, few):
        assert match(study, person(subtype="ppms")).closeness is Closeness.MAY_BE_LIKE_YOU


def test_a_match_names_the_dimensions_that_differ() -> None:
    found = match(source(**LIMITED), person(subtype="rrms", edss=8))
    assert found.dimensions(OUTSIDE) == (Dimension.EDSS,)
    assert found.dimensions(UNKNOWN) == (Dimension.ACTIVITY,)
