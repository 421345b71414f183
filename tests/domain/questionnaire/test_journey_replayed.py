"""State is replayed from the answers; nothing else is kept."""

from __future__ import annotations

from datetime import date

import pytest

from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from tests.domain.build import person
from tests.domain.walk import TODAY, Walk, keys

SCAN = {"mri_12m": "yes", "mri_contrast": "yes", "new_t2_12m": "2", "gd_lesions_12m": "1"}


def test_the_next_question_is_the_first_open_one(walk: Walk) -> None:
    journey = walk("short", subtype="rrms", mobility_short="300")
    assert journey.next_step is not None
    assert journey.next_step.key == "age"
    assert next(iter(journey.unanswered)).key == "age"


def test_a_finished_journey_has_no_next_question(walk: Walk) -> None:
    journey = walk(
        "short",
        subtype="unsure",
        age="unsure",
        year_diagnosis="unsure",
        mobility_short="unsure",
        relapses_12m="unsure",
        mri_short="unsure",
        treatment_short="unsure",
        country="unsure",
    )
    assert journey.next_step is None
    assert journey.unanswered == ()


def test_back_leads_to_the_step_before_and_from_the_first_to_nothing(walk: Walk) -> None:
    journey = walk("full", edss_known="yes")
    first, second = journey.steps[0], journey.steps[1]
    assert journey.before(first) is None
    assert journey.before(second) is first


def test_a_step_may_be_visited_once_all_before_it_are_answered(walk: Walk) -> None:
    journey = walk("short", subtype="rrms", age="40")
    may = {step.key: journey.may_visit(step) for step in journey.steps}
    assert may.pop("brings")  # what is optional may be answered at any time
    assert list(may.values()) == [True] * 3 + [False] * 5


def test_a_step_is_found_by_its_address(walk: Walk) -> None:
    journey = walk("short")
    assert [journey.step(step.slug) for step in journey.steps] == list(journey.steps)
    assert journey.step("no-such-step") is None


def test_minutes_left_grow_shorter_and_are_never_zero(walk: Walk) -> None:
    journey = walk("full")
    left = [journey.minutes_left(step) for step in journey.steps]
    assert left == sorted(left, reverse=True)
    assert left[-1] == 1


@pytest.mark.parametrize("route", ["short", "full"])
def test_no_answer_lets_the_minutes_rise(route: str, walk: Walk) -> None:
    """A scan brings three more questions, and a drug two: the time was told before."""
    told = {
        **SCAN, "country": "GB-ENG", "age": "38", "subtype": "rrms", "relapses_12m": "2",
        "dmt_tried": ("natalizumab", "glatiramer"),
    }  # fmt: skip
    answers: dict[str, Answer] = {}
    left: list[int] = []
    while (step := (journey := walk(route, **answers)).next_step) is not None:
        left.append(journey.minutes_left(step))
        usual = (UNSURE,) if step.question.kind is QuestionKind.MULTI_CHOICE else UNSURE
        answers[step.key] = told.get(step.key, usual)
    assert len(left) >= 8
    assert left == sorted(left, reverse=True)


def test_an_answer_off_the_path_never_reaches_the_result(walk: Walk) -> None:
    journey = walk("full", **{**SCAN, "mri_12m": "no"})
    assert not {"new_t2_12m", "gd_lesions_12m"} & set(journey.facts)
    assert not {"mri_contrast", "new_t2_12m", "gd_lesions_12m"} & set(keys(journey))


def test_an_answer_off_the_path_returns_when_the_path_returns(walk: Walk) -> None:
    facts = walk("full", **SCAN).facts
    assert facts.get("new_t2_12m") == person(new_t2_12m=2).get("new_t2_12m")
    assert facts.get("gd_lesions_12m") == person(gd_lesions_12m=1).get("gd_lesions_12m")


def test_an_estimate_from_walking_gives_way_to_a_known_score(walk: Walk) -> None:
    estimate = {"walk_unaided": "300"}
    assert walk("full", edss_known="no", **estimate).facts.number("edss") == person(
        edss=(4, 5)
    ).number("edss")
    known = walk("full", edss_known="yes", edss_value="7", **estimate).facts
    assert known == person(edss=7, walk_20m=False)


def test_bands_in_spinal_fluid_do_not_stay_when_the_subtype_changes(walk: Walk) -> None:
    assert walk("full", subtype="ppms", csf_ocb="positive").facts.get("csf_ocb") == "positive"
    assert not walk("full", subtype="rrms", csf_ocb="positive").facts.knows("csf_ocb")


def test_the_outcome_of_a_drug_no_longer_ticked_does_not_count(walk: Walk) -> None:
    stale = {"dmt_outcome__natalizumab": "not-controlled"}
    both = walk("full", dmt_tried=("natalizumab", "glatiramer"), **stale)
    assert both.facts.number("dmt_failed") == person(x=(1, 2)).number("x")
    one = walk("full", dmt_tried=("glatiramer",), dmt_outcome__glatiramer="quiet", **stale)
    assert one.facts.number("dmt_failed") == person(x=0).number("x")


def test_a_distance_that_no_longer_fits_the_help_is_asked_again(walk: Walk) -> None:
    told = {"edss_known": "no", "walk_unaided": "not-without-help", "walk_with_help": "both-20"}
    assert walk("full", **told, walk_help="both-sides").facts.knows("edss")
    changed = walk("full", **told, walk_help="one-side")
    assert not changed.facts.knows("edss")
    assert "walk_with_help" in [step.key for step in changed.unanswered]


def test_a_year_after_the_diagnosis_is_asked_again_when_the_diagnosis_moves(walk: Walk) -> None:
    assert walk("full", year_diagnosis="2016", year_onset="2014").facts.knows("years_since_onset")
    moved = walk("full", year_diagnosis="2010", year_onset="2014")
    assert not moved.facts.knows("years_since_onset")
    assert "year_onset" in [step.key for step in moved.unanswered]


def test_a_changed_age_changes_what_follows_from_it(walk: Walk) -> None:
    told = {"year_diagnosis": "2016"}
    younger, older = walk("full", age="30", **told), walk("full", age="40", **told)
    assert younger.facts.number("age") == person(age=30).number("age")
    assert younger.known.get("age_at_diagnosis") != older.known.get("age_at_diagnosis")


def test_the_years_go_on_when_the_same_answers_are_read_later(walk: Walk) -> None:
    now = walk("full", year_diagnosis="2016").facts.number("years_since_diagnosis")
    later = walk("full", date(2027, 11, 21), year_diagnosis="2016").facts
    then = later.number("years_since_diagnosis")
    assert now is not None
    assert then is not None
    assert then.low - now.low == 1


def test_replaying_gives_the_same_journey(walk: Walk) -> None:
    told = {**SCAN, "subtype": "ppms", "edss_known": "no", "dmt_tried": ("natalizumab",)}
    assert walk("detail", **told) == walk("detail", **told)


def test_replaying_what_was_kept_gives_the_same_facts(walk: Walk) -> None:
    told = {**SCAN, "subtype": "rrms", "age": "40", "csf_ocb": "positive"}
    journey = walk("full", **told)
    kept = {step.key: step.answer for step in journey.steps if step.answer is not None}
    assert walk("full", **kept) == journey


def test_answers_that_nobody_offers_are_dropped(walk: Walk) -> None:
    nonsense = {"subtype": "cis", "age": "17", "edss_value": "4.2", "no_such_question": "yes"}
    assert set(walk("full", **nonsense, edss_known="yes").facts) == set()


def test_the_country_is_told_apart_from_the_facts(walk: Walk) -> None:
    assert walk("full", country="GB-WLS").country == "GB-WLS"
    assert walk("full", country="unsure").country is None
    assert walk("full", TODAY).country is None
