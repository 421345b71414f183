"""What to find out: the same things, in the same order, on Next steps and on the summary."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from decision_aid.domain.preparation.questions_of_a_person import TeamQuestions
from decision_aid.domain.preparation.to_find_out import FindOut, FoundBy
from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.summary.content import summary_of
from decision_aid.web.loaded import questionnaire, result_of
from decision_aid.web.results.page import ResultsPage
from decision_aid.web.words.clinical import plain_fact
from decision_aid.web.words.team_questions import questions_of
from tests.browser.people import FOUR_PEOPLE, Person
from tests.web.random_people import random_people


def _answers(person: Person) -> Answers:
    told = {s.key: s.answer for s in person.journey().steps if s.answer is not None}
    return Answers(told)


def _kept() -> list[SavedAnswers]:
    known = [SavedAnswers(e.route, _answers(e)) for e in FOUR_PEOPLE]
    random = random_people(questionnaire(), 25)
    return known + [SavedAnswers(each.route, Answers(_kept_as(each.answers))) for each in random]


def _kept_as(given: dict[str, Any]) -> dict[str, Answer]:
    return {key: tuple(e) if isinstance(e, list) else e for key, e in given.items()}


def _named(each: FindOut) -> str:
    return (each.question.name if each.question and len(each.facts) > 1 else "") or plain_fact(
        each.fact
    )


def _list_of(kept: SavedAnswers) -> TeamQuestions:
    journey = kept.journey()
    return questions_of(journey, result_of(journey), kept.values)


@pytest.mark.slow
def test_next_steps_and_the_summary_draw_one_list() -> None:
    lengths = set()
    for kept in _kept():
        journey = kept.journey()
        page = result_of(journey)
        one = _list_of(kept).found_by(FoundBy.ASKING)
        rows = ResultsPage(page, journey, kept).to_find_out
        assert [row.name for row in rows] == [_named(each) for each in one]
        summary = summary_of(kept, journey, page, date(2026, 11, 30), "")
        assert len(summary.find_out) + summary.left_out.find_out == len(rows)
        named = [each.question.text for each in one if each.question]
        told = [each.text for each in summary.find_out]
        assert all(told)
        assert [each for each in told if each in named] == named[: sum(t in named for t in told)]
        lengths.add(len(rows))
    assert len(lengths) > 3


def test_nothing_that_only_a_hospital_tests_is_a_task_of_a_person() -> None:
    for kept in _kept()[:4]:
        asked = _list_of(kept)
        order = [each.by for each in asked.find_out]
        assert order == sorted(order)
        own = {fact for each in asked.found_by(FoundBy.ASKING) for fact in each.facts}
        assert not own & {"lvef", "dlco", "crcl", "heart_problem", "pregnant", "age"}
