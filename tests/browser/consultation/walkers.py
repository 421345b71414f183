"""People who answer at random on their way, the same in every run."""

from __future__ import annotations

from datetime import date
from random import Random

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Journey, Step, replay
from decision_aid.web.loaded import questionnaire
from tests.browser.people import Person, unsure
from tests.domain.people import an_answer

_TRIES = 12


def walker(number: int) -> Person:
    random, route = Random(number), ROUTES[number % len(ROUTES)]
    answers = Answers()
    while step := _replayed(route, answers).next_step:
        answers = _answered(answers, step, route, random)
    return Person(f"walker {number}", answers.given, route)


def _replayed(route: str, answers: Answers) -> Journey:
    return replay(questionnaire(), route, answers, date.today())


def _answered(answers: Answers, step: Step, route: str, random: Random) -> Answers:
    """With the first answer drawn that the question takes; else "I do not know"."""
    for _ in range(_TRIES):
        given = answers.having(step.key, an_answer(step.question, random))
        after = _replayed(route, given).next_step
        if after is None or after.key != step.key:
            return given
    return answers.having(step.key, unsure(step))
