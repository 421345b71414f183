"""Draws the layout of resume codes from the questionnaire, to be frozen as its next version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from decision_aid.domain.answers import UNSURE
from decision_aid.domain.code_layout import Layout, Slot
from decision_aid.domain.code_values import LEANING, PICKED, READY
from decision_aid.domain.journey import ROUTES, Questionnaire
from decision_aid.domain.question import Question, QuestionKind
from decision_aid.domain.values import MOST_PICKED
from decision_aid.library.exercises import WhatMatters
from decision_aid.library.layout_conditions import conditions_of, items_of
from decision_aid.library.layout_groups import APART, together, usually

_YEARS_BACK, _YEARS_AHEAD = 100, 10
"""A year is a place in the layout, so years to come need room too."""


def draw_layout(
    questionnaire: Questionnaire, matters: WhatMatters, version: int, today: date
) -> Layout:
    routes = {
        route: tuple(question.key for question in questionnaire.asked_on(route)) for route in ROUTES
    }
    asked = tuple(_slot(each, questionnaire, today) for each in questionnaire.questions.values())
    tail = tuple(_tail(matters))
    return Layout(
        version=version,
        frozen_on=today,
        routes=routes,
        tail=tuple(slot.key for slot in tail),
        question=(*asked, *tail),
        together=together(asked),
    )


def still_holds(
    layout: Layout, questionnaire: Questionnaire, matters: WhatMatters, today: date
) -> bool:
    """Whether the layout has a place for everything that can now be answered."""
    drawn = draw_layout(questionnaire, matters, layout.version, layout.frozen_on)
    return drawn == layout and today.year <= layout.frozen_on.year + _YEARS_AHEAD


def _tail(matters: WhatMatters) -> Iterator[Slot]:
    """What matters to the person: nobody has to say it, and unsaid it takes no room."""
    leanings = tuple(each.value for each in matters.leaning if each.value != UNSURE)
    yield Slot(key=LEANING, options=leanings, maybe=True)
    picks = tuple(each.id for each in matters.consideration)
    yield Slot(key=PICKED, options=picks, several=True, maybe=True, most=MOST_PICKED, in_order=True)
    for each in matters.ready:
        yield Slot(key=f"{READY}{each.id}", options=("yes", "no"), maybe=True)


def _slot(question: Question, questionnaire: Questionnaire, today: date) -> Slot:
    options = tuple(option.value for option in question.option)
    low, high, step = _span(question, questionnaire, today)
    conditions, maybe = conditions_of(question, questionnaire, today)
    return Slot(
        key=question.key,
        options=options,
        several=question.kind is QuestionKind.MULTI_CHOICE,
        low=low,
        high=high,
        step=step,
        asked_if=conditions,
        maybe=maybe,
        for_each=question.repeat_for,
        items=items_of(question, questionnaire),
        not_above=_named(question.limits.max, questionnaire) if question.limits else "",
        not_below=_named(question.limits.min, questionnaire) if question.limits else "",
        usually=usually(question.key, today),
        apart=APART.get(question.key, 0),
    )


def _named(limit: Decimal | str, questionnaire: Questionnaire) -> str:
    return limit if isinstance(limit, str) and limit in questionnaire.questions else ""


def _span(
    question: Question, questionnaire: Questionnaire, today: date
) -> tuple[Decimal, Decimal, Decimal]:
    """A limit named after another question is as wide as that question's own."""
    if question.limits is None:
        return Decimal(0), Decimal(0), Decimal(1)
    named = {
        "a_century_ago": Decimal(today.year - _YEARS_BACK),
        "this_year": Decimal(today.year + _YEARS_AHEAD),
    }
    ends = []
    for place, limit in enumerate((question.limits.min, question.limits.max)):
        if isinstance(limit, str) and limit not in named:
            limit = _span(questionnaire.questions[limit], questionnaire, today)[place]
        ends.append(named[limit] if isinstance(limit, str) else limit)
    return ends[0], ends[1], question.limits.step
