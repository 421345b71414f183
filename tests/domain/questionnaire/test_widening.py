"""From the short way to all questions: what was told stays told."""

from __future__ import annotations

from datetime import date

import pytest

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import SHORT, Questionnaire, replay
from decision_aid.domain.questionnaire.short_to_full import full_answers

TODAY = date(2026, 11, 21)
SHORT_ALONE = ("mobility_short", "mri_short", "treatment_short")
NOT_CARRIED = {("treatment_short", each) for each in ("strong", "other", "no")}


def _cases(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    return [
        (key, option.value)
        for key in SHORT_ALONE
        for option in questionnaire.questions[key].option
        if (key, option.value) not in NOT_CARRIED
    ]


def test_every_fact_of_the_short_way_is_the_same_after_widening(
    questionnaire: Questionnaire,
) -> None:
    for key, value in _cases(questionnaire):
        told = Answers({"subtype": "rrms", "age": "40", "relapses_12m": "1", key: value})
        before = replay(questionnaire, SHORT, told, TODAY).facts
        route, answers = full_answers(questionnaire, told)
        after = replay(questionnaire, route, answers, TODAY).facts
        assert {name: after.get(name) for name in before} == dict(before.values), (key, value)


def test_drugs_that_were_not_named_stay_to_be_named(questionnaire: Questionnaire) -> None:
    for key, value in NOT_CARRIED:
        route, answers = full_answers(questionnaire, Answers({key: value}))
        steps = replay(questionnaire, route, answers, TODAY).steps
        assert {step.key: step.answer for step in steps}["dmt_tried"] is None


@pytest.mark.parametrize("told", ["yes", "unsure"])
def test_what_was_told_on_the_full_way_wins(questionnaire: Questionnaire, told: str) -> None:
    _route, answers = full_answers(
        questionnaire, Answers({"edss_known": told, "mobility_short": "500"})
    )
    assert answers.get("edss_known") == told
