"""Walks the project's own questionnaire in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire, replay

TODAY = date(2026, 11, 21)
Walk = Callable[..., Journey]


def walker(questionnaire: Questionnaire) -> Walk:
    """``walk("full", age="50", dmt_outcome__natalizumab="quiet")``: ``__`` stands for ``:``."""

    def walk(route: str, today: date = TODAY, **answers: Answer) -> Journey:
        given = {key.replace("__", ":"): answer for key, answer in answers.items()}
        return replay(questionnaire, route, Answers(given), today)

    return walk


def keys(journey: Journey) -> list[str]:
    """The questions that somebody is led to; an optional one is only offered."""
    return [step.key for step in journey.steps if not step.question.optional]
