"""Random answer sets: each question is answered, answered "I do not know", or left open.

Nobody has answered nothing at all, because then there is no result to show.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils import timezone

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web import loaded

SEED = 20261121
_THIS_YEAR = 2026


@dataclass(frozen=True)
class Somebody:
    """A route and answers as the cookie keeps them."""

    route: str
    answers: dict[str, Any]


def random_people(questionnaire: Questionnaire, number: int) -> Iterator[Somebody]:
    chance = random.Random(SEED)
    for _ in range(number):
        route = chance.choice(ROUTES)
        sure = chance.choice((0.2, 0.6, 0.95))
        answers = _answers(questionnaire, route, sure, chance)
        yield Somebody(route, answers or {"age": UNSURE})


@cache
def results_of(number: int) -> tuple[PatientResult, ...]:
    """Of the first so many: worked out once for all tests that only read them."""
    asked, today = loaded.questionnaire(), timezone.localdate()
    found = []
    for each in random_people(asked, number):
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in each.answers.items()}
        found.append(loaded.result_of(replay(asked, each.route, Answers(given), today)))
    return tuple(found)


def _answers(
    questionnaire: Questionnaire, route: str, sure: float, chance: random.Random
) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for question in questionnaire.asked_on(route):
        keys = [question.key]
        if question.repeat_for:
            ticked = answers.get(question.repeat_for, [])
            keys = [f"{question.key}:{drug}" for drug in ticked if drug not in (NONE, UNSURE)]
        for key in keys:
            given = _given(question, sure, chance)
            if given is not None:
                answers[key] = given
    return answers


def _given(question: Question, sure: float, chance: random.Random) -> Any:
    draw = chance.random()
    if draw < sure:
        return _valid(question, chance)
    if draw < sure + (1 - sure) / 2:
        return [UNSURE] if question.kind is QuestionKind.MULTI_CHOICE else UNSURE
    return None


def _valid(question: Question, chance: random.Random) -> Any:
    if question.kind is QuestionKind.YEAR:
        return str(chance.randint(_THIS_YEAR - 40, _THIS_YEAR))
    if question.kind is QuestionKind.MONTH:
        year = chance.randint(_THIS_YEAR - 4, _THIS_YEAR - 1)
        return str(year) if chance.random() < 0.2 else f"{year}-{chance.randint(1, 12):02}"
    if question.kind.is_typed:
        return _number(question, chance)
    values = [option.value for option in question.option]
    if question.kind is QuestionKind.MULTI_CHOICE:
        count = chance.randint(0, min(3, len(values)))
        ticked = set(chance.sample(values, count))
        return [value for value in values if value in ticked] or [NONE]
    return chance.choice(values)


def _number(question: Question, chance: random.Random) -> str:
    limits = question.limits
    assert limits is not None
    low = limits.min if isinstance(limits.min, Decimal) else Decimal(0)
    assert isinstance(limits.max, Decimal)
    steps = chance.randint(0, int((min(limits.max, low + 60) - low) / limits.step))
    number = low + steps * limits.step
    return str(number.normalize() + 0) if number % 1 else str(int(number))


def facts_of(somebody: Somebody, questionnaire: Questionnaire) -> Facts:
    """What the questionnaire makes of the answers."""
    given = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
    journey = replay(questionnaire, somebody.route, Answers(given), timezone.localdate())
    return Facts({**journey.known.values, **journey.facts.values})
