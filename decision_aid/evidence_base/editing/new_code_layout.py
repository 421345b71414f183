"""Draws the layout of resume codes from the questionnaire, to be frozen as its next version.

``manage.py reseal`` appends it to ``decision_aid/code_layout.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.resume_code.layout import Condition, Layout, Slot
from decision_aid.domain.resume_code.preferences import LEANING, PICKED, PICKED_IN_ORDER, READY
from decision_aid.evidence_base.editing.layout_conditions import conditions_of, items_of
from decision_aid.evidence_base.reading.code_layouts import newest
from decision_aid.evidence_base.reading.content import WhatMatters


def with_next_version(
    text: str,
    layouts: Mapping[int, Layout],
    questionnaire: Questionnaire,
    matters: WhatMatters,
    today: date,
) -> str:
    """The file with one more version below, if the newest no longer holds every answer."""
    if still_holds(newest(layouts), questionnaire, matters, today):
        return text
    drawn = draw_layout(questionnaire, matters, max(layouts) + 1, today)
    return f"{text}\n{layout_as_toml(drawn)}"


def layout_as_toml(layout: Layout) -> str:
    return "\n".join(_lines(layout)) + "\n"


def _lines(layout: Layout) -> Iterator[str]:
    yield "[[layout]]"
    yield f"version = {layout.version}"
    yield f"frozen_on = {layout.frozen_on.isoformat()}"
    yield f"tail = {_list(layout.tail)}"
    yield "[layout.routes]"
    for route, keys in layout.routes.items():
        yield f"{route} = {_list(keys)}"
    for slot in layout.question:
        yield ""
        yield "[[layout.question]]"
        yield from _slot_lines(slot)


def _slot_lines(slot: Slot) -> Iterator[str]:
    yield f'key = "{slot.key}"'
    if slot.options:
        yield f"options = {_list(slot.options)}"
    else:
        yield f"low = {slot.low}"
        yield f"high = {slot.high}"
        yield f"step = {slot.step}"
    if slot.months:
        yield "months = true"
    if slot.several:
        yield "several = true"
    if slot.for_each:
        yield f'for_each = "{slot.for_each}"'
        yield f"items = {_list(slot.items)}"
    if slot.asked_if:
        yield f"asked_if = [{', '.join(_condition(each) for each in slot.asked_if)}]"
    if slot.maybe:
        yield "maybe = true"


def _condition(condition: Condition) -> str:
    return "{ " + ", ".join(f"{key} = {_list(states)}" for key, states in condition.items()) + " }"


def _list(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


_YEARS_BACK, _YEARS_AHEAD = 100, 10
"""A year is a place in the layout, so years to come need room too."""


def draw_layout(
    questionnaire: Questionnaire, matters: WhatMatters, version: int, today: date
) -> Layout:
    routes = {
        route: tuple(q.key for q in questionnaire.asked_on(route) if not q.for_letter)
        for route in ROUTES
    }
    held = (each for each in questionnaire.questions.values() if not each.for_letter)
    asked = tuple(_slot(each, questionnaire, today) for each in held)
    tail = tuple(_tail(matters))
    return Layout(
        version=version,
        frozen_on=today,
        routes=routes,
        tail=tuple(slot.key for slot in tail),
        question=(*asked, *tail),
    )


def still_holds(
    layout: Layout, questionnaire: Questionnaire, matters: WhatMatters, today: date
) -> bool:
    """Whether the layout has a place for everything that can now be answered."""
    return not outgrown_by(layout, questionnaire, matters, today)


def outgrown_by(
    layout: Layout, questionnaire: Questionnaire, matters: WhatMatters, today: date
) -> tuple[str, ...]:
    """Questions whose answers the layout holds otherwise than today's, or has no place for."""
    drawn = draw_layout(questionnaire, matters, layout.version, layout.frozen_on)
    changed = [slot.key for slot in drawn.question if slot != layout.slots.get(slot.key)]
    changed += sorted(layout.slots.keys() - drawn.slots.keys())
    if not changed and drawn != layout:
        changed = ["the order of the questions"]
    if today.year > layout.frozen_on.year + _YEARS_AHEAD:
        changed.append("years to come")
    return tuple(changed)


def _tail(matters: WhatMatters) -> Iterator[Slot]:
    """What matters to the person: nobody has to say it, and unsaid it takes no room."""
    leanings = tuple(each.value for each in matters.leaning if each.value != UNSURE)
    yield Slot(key=LEANING, options=leanings, maybe=True)
    picks = tuple(each.id for each in matters.consideration)
    for place in PICKED:
        yield Slot(key=place, options=picks, maybe=True)
    yield Slot(key=PICKED_IN_ORDER, options=("yes",), maybe=True)
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
        months=question.kind is QuestionKind.MONTH,
        low=low,
        high=high,
        step=step,
        asked_if=conditions,
        maybe=maybe or question.optional,
        for_each=question.repeat_for,
        items=items_of(question, questionnaire),
    )


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
