"""From answers to facts: only what is certain; the rest stays unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.facts.of_an_answer import years_since
from decision_aid.domain.questionnaire.facts.worked_out import derived_facts
from tests.domain.build import person
from tests.domain.walk import TODAY, Walk


@pytest.mark.parametrize(
    ("today", "year", "low", "high"),
    [
        (TODAY, 2016, "9.89", "10.89"),
        (date(2026, 12, 31), 2016, "10.00", "11.00"),
        (date(2027, 1, 1), 2016, "10.00", "11.00"),
        (date(2024, 2, 29), 2023, "0.16", "1.16"),
        (TODAY, 2026, "0", "0.89"),
        (date(2026, 1, 1), 2026, "0", "0"),
    ],
)
def test_years_since_a_calendar_year_are_a_range_one_year_wide(
    today: date, year: int, low: str, high: str
) -> None:
    assert years_since(year, today) == Range.between(low, high)


def test_years_since_any_whole_year_are_less_than_a_year_and_a_day_wide() -> None:
    for year in range(1926, 2026):
        told = years_since(year, TODAY)
        assert Decimal("0.99") <= told.high - told.low <= Decimal("1.01")


def test_the_first_symptoms_are_never_later_than_the_diagnosis(walk: Walk) -> None:
    same = walk("full", year_diagnosis="2016", year_onset="2016").facts
    assert same.number("years_since_onset") == same.number("years_since_diagnosis")
    earlier = walk("full", year_diagnosis="2016", year_onset="2010").facts
    assert earlier.number("years_since_onset") == years_since(2010, TODAY)


def test_a_range_of_first_symptoms_ends_where_the_diagnosis_begins() -> None:
    known = person(years_since_onset=(3, 8), years_since_diagnosis=(5, 6)).values
    assert derived_facts(known)["years_since_onset"] == Range.between(5, 8)


def test_the_age_at_diagnosis_is_a_range(walk: Walk) -> None:
    journey = walk("full", age="40", year_diagnosis="2016")
    assert journey.known.get("age_at_diagnosis") == Range.between("29.11", "31.11")


@pytest.mark.parametrize(
    ("edss", "walks"), [("6.5", True), ("0", True), ("7", False), ("9.5", False)]
)
def test_a_known_score_tells_whether_a_person_walks_20_metres(
    walk: Walk, edss: str, walks: bool
) -> None:
    assert walk("full", edss_known="yes", edss_value=edss).facts.get("walk_20m") is walks


def test_a_band_that_does_not_tell_leaves_20_metres_unknown(walk: Walk) -> None:
    facts = walk("full", edss_known="no", walk_unaided="under-100").facts
    assert facts == person(edss=("5.5", "6.5"))


def test_a_band_tells_what_the_questionnaire_says(walk: Walk) -> None:
    help_used = {"walk_unaided": "not-without-help", "walk_help": "both-sides"}
    facts = walk("full", edss_known="no", **help_used, walk_with_help="over-5").facts
    assert facts == person(edss=("6.5", 7), walk_20m=False)


@pytest.mark.parametrize(
    ("shorter", "longer", "expected"),
    [
        ("2", "3", (2, 3)), ("0", "0", 0), ("1", "1", 1),
        ("unsure", "3", None), ("2", "unsure", None),
    ],
)  # fmt: skip
def test_relapses_of_18_months_lie_between_those_of_12_and_24(
    walk: Walk, shorter: str, longer: str, expected: Any
) -> None:
    facts = walk("detail", relapses_12m=shorter, relapses_24m=longer).facts
    assert facts.number("relapses_18m") == person(x=expected).number("x")


def counts(walk: Walk, *tried: str, **told: str) -> tuple[Range | None, ...]:
    facts = walk("full", dmt_tried=tried, **told).facts
    return tuple(facts.number(n) for n in ("dmt_failed", "he_dmt_failed", "he_dmt_months"))


def expected(failed: Any, strong: Any, months: Any) -> tuple[Range | None, ...]:
    facts = person(a=failed, b=strong, c=months)
    return facts.number("a"), facts.number("b"), facts.number("c")


def test_no_drug_at_all_is_a_count_of_zero(walk: Walk) -> None:
    assert counts(walk, "none") == expected(0, 0, 0)


def test_unknown_drugs_leave_every_count_unknown(walk: Walk) -> None:
    assert counts(walk, "unsure") == expected(None, None, None)


def test_a_drug_whose_outcome_is_unknown_widens_the_count_by_one(walk: Walk) -> None:
    two = ("natalizumab", "glatiramer")
    assert counts(walk, *two) == expected((0, 2), (0, 1), (0, 600))
    one_known = {"dmt_outcome__glatiramer": "not-controlled"}
    assert counts(walk, *two, **one_known) == expected((1, 2), (0, 1), (0, 600))
    unsure = {**one_known, "dmt_outcome__natalizumab": "unsure"}
    assert counts(walk, *two, **unsure) == expected((1, 2), (0, 1), (0, 600))


@pytest.mark.parametrize("outcome", ["side-effects", "other", "quiet"])
def test_a_drug_stopped_for_another_reason_does_not_count_as_failed(
    walk: Walk, outcome: str
) -> None:
    told = counts(walk, "natalizumab", dmt_outcome__natalizumab=outcome)
    assert told == expected(0, 0, 0)


@pytest.mark.parametrize(
    ("answer", "months"),
    [("under-3", (0, 2)), ("3-5", (3, 5)), ("6-11", (6, 11)), ("12", (12, 600)),
     ("unsure", (0, 600))],
)  # fmt: skip
def test_months_count_on_a_strong_drug_that_did_not_control_ms(
    walk: Walk, answer: str, months: tuple[int, int]
) -> None:
    told = {"dmt_outcome__natalizumab": "not-controlled", "dmt_months__natalizumab": answer}
    assert counts(walk, "natalizumab", **told) == expected(1, 1, months)


def test_the_longest_of_several_strong_drugs_counts(walk: Walk) -> None:
    told = {
        "dmt_outcome__natalizumab": "not-controlled",
        "dmt_outcome__rituximab": "not-controlled",
        "dmt_months__natalizumab": "6-11",
        "dmt_months__rituximab": "3-5",
    }
    assert counts(walk, "natalizumab", "rituximab", **told) == expected(2, 2, (6, 11))
    open_end = {**told, "dmt_months__rituximab": "unsure"}
    assert counts(walk, "natalizumab", "rituximab", **open_end) == expected(2, 2, (6, 600))


def test_other_drugs_never_count_as_strong(walk: Walk) -> None:
    told = counts(walk, "fingolimod", dmt_outcome__fingolimod="not-controlled")
    assert told == expected(1, 0, 0)


def test_another_drug_alone_may_be_a_strong_one_taken_for_any_time(walk: Walk) -> None:
    """Never 0 months: a rule of six months would then read "not met"."""
    assert counts(walk, "another") == expected((0, 1), (0, 1), (0, 600))
    unsure = counts(walk, "another", dmt_outcome__another="unsure")
    assert unsure == expected((0, 1), (0, 1), (0, 600))
    failed = counts(walk, "another", dmt_outcome__another="not-controlled")
    assert failed == expected(1, (0, 1), (0, 600))
    quiet = counts(walk, "another", dmt_outcome__another="quiet")
    assert quiet == expected(0, 0, 0)


def test_mitoxantrone_is_known_from_the_list_of_drugs(walk: Walk) -> None:
    def had(*tried: str) -> object:
        return walk("full", dmt_tried=tried).facts.get("prior_mitoxantrone")

    assert had("mitoxantrone", "glatiramer") is True
    assert had("glatiramer") is False
    assert had("none") is False
    assert had("unsure") is None


CONDITIONS = {
    "heart_problem", "lung_problem", "kidney_problem",
    "severe_liver_disease", "uncontrolled_infection", "hiv", "active_hepatitis",
    "prior_malignancy", "pml", "prior_hsct", "severe_depression", "active_addiction",
}  # fmt: skip


def test_a_condition_not_ticked_is_no_and_none_of_these_is_no_to_all(walk: Walk) -> None:
    one = walk("detail", health=("heart", "pml")).facts
    assert {name: one.get(name) for name in CONDITIONS} == {
        name: name in ("heart_problem", "pml") for name in CONDITIONS
    }
    none = walk("detail", health=("none",)).facts
    assert {none.get(name) for name in CONDITIONS} == {False}


def test_unsure_about_conditions_is_never_no(walk: Walk) -> None:
    facts = walk("detail", health=("unsure",)).facts
    assert not CONDITIONS & set(facts)


@pytest.mark.parametrize(
    ("answer", "pregnant"), [("pregnant", True), ("planning", False), ("no", False)]
)
def test_a_wish_for_a_child_is_not_a_pregnancy(walk: Walk, answer: str, pregnant: bool) -> None:
    facts = walk("detail", fertility="both", pregnancy=answer).facts
    assert facts.get("pregnant") is pregnant


def test_only_clinical_facts_reach_the_result(walk: Walk) -> None:
    journey = walk("detail", country="NO", filled_in_by="carer", jcv="high", fertility="testes")
    assert set(journey.facts) == {"jcv"}


def test_short_answers_give_ranges(walk: Walk) -> None:
    facts = walk("short", treatment_short="strong", mri_short="both").facts
    assert facts == person(
        dmt_taken=(1, 99), he_dmt_taken=(1, 8), dmt_failed=(1, 20), he_dmt_failed=(1, 8),
        injectable_failed=(0, 19), new_t2_12m=(1, 99), gd_lesions_12m=(1, 99),
    )  # fmt: skip
