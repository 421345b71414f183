"""Limits between answers, what is refused and with which words, and improbable pairs."""

from __future__ import annotations

import pytest

from decision_aid.domain.questionnaire.doubts import unusual_now
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from tests.domain.walk import Walk


def question(journey: Journey, key: str) -> Question:
    return next(step.question for step in journey.steps if step.key == key)


def read(journey: Journey, key: str, *given: str) -> object:
    step = next(step for step in journey.steps if step.key == key)
    return step.question.read(given, step.known)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("age", " 42 ", "42"), ("age", "042", "42"), ("age", "18", "18"), ("age", "100", "100"),
        ("age", "42.0", "42"), ("edss_value", "4,5", "4.5"), ("edss_value", "4.50", "4.5"),
        ("edss_value", "0", "0"), ("edss_value", "9.5", "9.5"), ("edss_value", "6.0", "6"),
    ],
)  # fmt: skip
def test_numbers_are_taken_as_people_type_them(walk: Walk, key: str, typed: str, kept: str) -> None:
    assert read(walk("full", edss_known="yes"), key, typed) == kept


@pytest.mark.parametrize(
    ("key", "typed", "word"),
    [
        ("age", "1984", "wrong_type"), ("edss_value", "2019", "wrong_type"),
        ("relapses_12m", "2024", "wrong_type"), ("relapses_12m", "21", "too_high"),
        ("age", "17", "too_low"), ("age", "101", "too_high"), ("age", "forty", "wrong_type"),
        ("age", "-42", "wrong_type"), ("age", "4e1", "wrong_type"), ("age", "", "missing"),
        ("age", "  ", "missing"), ("age", "42.5", "off_step"), ("age", ".", "wrong_type"),
        ("age", "1.2.3", "wrong_type"), ("age", "0000042", "wrong_type"),
        ("edss_value", "4.2", "off_step"), ("edss_value", "10", "too_high"),
        ("year_diagnosis", "2027", "too_high"), ("year_diagnosis", "1925", "too_low"),
        ("subtype", "cis", "missing"), ("subtype", "", "missing"),
    ],
)  # fmt: skip
def test_each_refusal_says_what_to_do_instead(walk: Walk, key: str, typed: str, word: str) -> None:
    journey = walk("full", edss_known="yes")
    with pytest.raises(RefusedAnswerError) as refused:
        read(journey, key, typed)
    assert str(refused.value) == getattr(question(journey, key), word) != ""


def test_nothing_sent_and_two_answers_to_one_question_are_refused(walk: Walk) -> None:
    for given in ((), ("rrms", "spms")):
        with pytest.raises(RefusedAnswerError, match="Select your type of MS"):
            read(walk("full"), "subtype", *given)


def test_the_first_symptoms_are_not_after_the_diagnosis(walk: Walk) -> None:
    journey = walk("full", year_diagnosis="2016")
    assert read(journey, "year_onset", "2016") == "2016"
    with pytest.raises(RefusedAnswerError, match="same year as the diagnosis, or earlier"):
        read(journey, "year_onset", "2017")


def test_with_an_unknown_diagnosis_the_first_symptoms_may_be_this_year(walk: Walk) -> None:
    journey = walk("full", year_diagnosis="unsure")
    assert read(journey, "year_onset", "2026") == "2026"
    with pytest.raises(RefusedAnswerError):
        read(journey, "year_onset", "2027")


def test_relapses_of_two_years_hold_those_of_one(walk: Walk) -> None:
    journey = walk("detail", relapses_12m="3")
    assert read(journey, "relapses_24m", "3") == "3"
    with pytest.raises(RefusedAnswerError, match="at least the number for the last 12 months"):
        read(journey, "relapses_24m", "2")
    assert read(walk("detail", relapses_12m="unsure"), "relapses_24m", "0") == "0"


def test_ticks_are_kept_in_the_order_of_the_list_and_once(walk: Walk) -> None:
    ticked = ("rituximab", "alemtuzumab", "rituximab")
    assert read(walk("full"), "dmt_tried", *ticked) == ("alemtuzumab", "rituximab")


@pytest.mark.parametrize(
    "given", [(), ("none", "natalizumab"), ("unsure", "none"), ("aspirin",), ("natalizumab", "x")]
)
def test_ticks_that_contradict_one_another_are_refused(walk: Walk, given: tuple[str, ...]) -> None:
    with pytest.raises(RefusedAnswerError):
        read(walk("full"), "dmt_tried", *given)


@pytest.mark.parametrize("alone", ["none", "unsure"])
def test_none_and_unsure_stand_alone(walk: Walk, alone: str) -> None:
    assert read(walk("full"), "dmt_tried", alone) == (alone,)


@pytest.mark.parametrize(
    ("told", "key", "is_odd"),
    [
        ({"age": "35", "year_diagnosis": "1992"}, "year_diagnosis", True),
        ({"age": "35", "year_diagnosis": "1998"}, "year_diagnosis", True),
        ({"age": "35", "year_diagnosis": "2010"}, "year_diagnosis", False),
        ({"age": "unsure", "year_diagnosis": "1986"}, "year_diagnosis", False),
        ({"age": "35", "year_diagnosis": "2010", "year_onset": "1995"}, "year_onset", True),
        ({"relapses_12m": "7"}, "relapses_12m", True),
        ({"relapses_12m": "6"}, "relapses_12m", False),
        ({"relapses_12m": "unsure"}, "relapses_12m", False),
    ],
    ids=str,
)
def test_an_improbable_pair_is_asked_about_and_never_blocked(
    walk: Walk, told: dict[str, str], key: str, is_odd: bool
) -> None:
    journey = walk("full", **told)
    step = next(each for each in journey.steps if each.key == key)
    assert bool(unusual_now(step, journey.known)) is is_odd
    kept = {step.key: step.answer for step in journey.steps if step.answer is not None}
    assert kept[key] == told[key]


def test_every_improbable_pair_has_its_kind_words(questionnaire: Questionnaire) -> None:
    odd = [each for q in questionnaire.questions.values() for each in q.improbable]
    assert len(odd) > 10
    assert all(each.text.endswith(".") for each in odd)
    assert len({each.text for each in odd}) >= len(odd) - 1
