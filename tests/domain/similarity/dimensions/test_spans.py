"""The marks for EDSS, age and years with MS."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.similarity.outcomes import Dimension, Outcome
from tests.domain.build import figure, person, rule, source
from tests.domain.similarity.people import mark, span, with_where

ALIKE, EDGE, UNLIKE = Outcome.ALIKE, Outcome.EDGE, Outcome.UNLIKE
OPEN, SILENT = Outcome.OPEN, Outcome.SILENT


def edss(told: dict[str, Any], answer: Any, *others: Any) -> Outcome:
    study = source(name="own", edss=span(told))
    return mark(Dimension.EDSS, study, person(subtype="rrms", edss=answer), *others)


def test_outside_the_limits_is_unlike_whatever_the_middle() -> None:
    for told in ({"low": 2, "high": 6}, {"low": 2, "high": 6, "middle": 5, "sd": 9}):
        assert edss(told, 7) is UNLIKE
        assert edss(told, 1) is UNLIKE


def test_a_range_across_a_limit_is_open() -> None:
    assert edss({"high": 6, "are": "entry"}, (5, 7)) is OPEN


def test_inside_entry_limits_without_a_middle_is_alike() -> None:
    assert edss({"low": 2, "high": 6, "are": "entry"}, 6) is ALIKE


def test_inside_an_observed_range_without_a_middle_is_at_the_edge() -> None:
    assert edss({"low": 2, "high": 6, "are": "observed"}, 4) is EDGE
    assert edss({"low": 2, "high": 6}, 4) is EDGE


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("4", ALIKE), ("5.5", ALIKE), ("6", EDGE), ("6.5", EDGE), ("7", UNLIKE), ("2.5", ALIKE),
     ("1.5", EDGE), ("1", UNLIKE)],
)  # fmt: skip
def test_the_distance_to_the_middle_is_counted_in_spreads(answer: str, expected: Outcome) -> None:
    assert edss({"middle": 4, "sd": 1}, answer) is expected
    assert edss({"middle": 4, "iqr": ["3.325", "4.675"]}, answer) is expected


def test_a_middle_inside_entry_limits_still_decides() -> None:
    assert edss({"low": 0, "high": 9, "are": "entry", "middle": 2, "sd": 1}, 8) is UNLIKE


def test_a_range_of_which_one_part_is_nearer_is_open() -> None:
    told = {"middle": 4, "sd": 1}
    assert edss(told, (3, 5)) is ALIKE
    assert edss(told, (5, 6)) is OPEN
    assert edss(told, (8, 9)) is UNLIKE
    assert edss(told, (0, 9)) is OPEN


def test_without_a_spread_of_its_own_the_usual_spread_of_the_others_measures() -> None:
    others = [source(name=f"s{sd}", edss=span({"middle": 4, "sd": sd})) for sd in ("1", "2", "6")]
    assert edss({"middle": 4}, 7, *others) is ALIKE
    assert edss({"middle": 4}, 8, *others) is EDGE
    assert edss({"middle": 4}, "9.5", *others) is UNLIKE


def test_a_middle_that_nothing_measures_leaves_the_limits() -> None:
    assert edss({"middle": 4}, 4) is SILENT
    assert edss({"middle": 4, "high": 6, "are": "entry"}, 4) is ALIKE


def test_a_missing_answer_is_open_where_the_study_tells_and_silent_where_it_does_not() -> None:
    assert edss({"high": 6}, None) is OPEN
    assert edss({}, None) is SILENT
    assert edss({}, 4) is SILENT


def years(told: dict[str, Any], onset: Any, diagnosis: Any) -> Outcome:
    study = source(years_with_ms=span(told))
    facts = person(years_since_onset=onset, years_since_diagnosis=diagnosis)
    return mark(Dimension.YEARS_WITH_MS, study, facts)


def test_the_clock_that_a_study_names_is_the_one_that_counts() -> None:
    told = {"high": 10, "are": "entry"}
    assert years({**told, "clock": "onset"}, 12, 8) is UNLIKE
    assert years({**told, "clock": "diagnosis"}, 12, 8) is ALIKE
    assert years({**told, "clock": "diagnosis"}, None, 8) is ALIKE


@pytest.mark.parametrize("clock", [{}, {"clock": "not-stated"}])
def test_where_no_clock_is_named_the_worse_of_both_counts(clock: dict[str, str]) -> None:
    told = {"middle": 5, "sd": 2, **clock}
    assert years(told, 6, 4) is ALIKE
    assert years(told, 9, 6) is EDGE
    assert years(told, 15, 6) is UNLIKE
    assert years(told, None, 6) is OPEN
    assert years(told, None, 15) is UNLIKE
    assert years(told, None, None) is OPEN


def test_a_rule_of_the_figure_decides_its_dimension_alone() -> None:
    study = with_where({"edss": {"gt": 6}}, edss=span({"middle": 3, "sd": 1, "high": 6}))
    marks = {a: mark(Dimension.EDSS, study, person(edss=a)) for a in (3, 7, (5, 8), None)}
    assert marks == {3: UNLIKE, 7: ALIKE, (5, 8): OPEN, None: OPEN}


def test_who_is_surely_outside_a_subgroup_is_unlike_and_nobody_else_alike_by_that() -> None:
    """54 of 100 people "with disability before" were better: nobody with an EDSS of 0 was one."""
    no_rule = figure(outside=rule({"edss": {"max": 0}}))
    untold, told = source(no_rule), source(no_rule, edss=span({"middle": 3, "sd": 1}))
    for study, others in ((untold, SILENT), (told, ALIKE)):
        marks = {a: mark(Dimension.EDSS, study, person(edss=a)) for a in (0, 3)}
        assert marks == {0: UNLIKE, 3: others}
    assert mark(Dimension.EDSS, untold, person(edss=(0, 4))) is SILENT
    assert mark(Dimension.EDSS, untold, person()) is SILENT


def test_a_rule_on_both_clocks_decides_the_years() -> None:
    study = with_where({"disease_duration": {"lt": 5}})
    facts = person(years_since_onset=4, years_since_diagnosis=3)
    assert mark(Dimension.YEARS_WITH_MS, study, facts) is ALIKE
    assert mark(Dimension.EDSS, study, facts) is SILENT
