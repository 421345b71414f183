"""When a slot of a layout is there: the rules of the questionnaire, as earlier answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, product

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer
from decision_aid.domain.questionnaire.facts.of_an_answer import facts_from_answer
from decision_aid.domain.questionnaire.facts.of_drugs import AnsweredStep
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.resume_code.layout import NOT_ANSWERED, Condition, Slot


def items_of(question: Question, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The ticks that can lead to a repeated question."""
    if not question.repeat_for:
        return ()
    ticks = questionnaire.questions[question.repeat_for].option
    rule = question.asked_when_rule
    return tuple(
        tick.value
        for tick in ticks
        if rule is None or rule.holds_for(Facts({"dmt_group": tick.group})) is not Truth.NO
    )


def conditions_of(
    question: Question, questionnaire: Questionnaire, today: date
) -> tuple[tuple[Condition, ...], bool]:
    """When it is asked. Exact for up to two earlier questions, wider than the rule for more."""
    rule = question.asked_when_rule
    givers = list(_givers(question, questionnaire)) if rule is not None else []
    if rule is None or not givers:
        return (), False
    known = {giver.key: _facts_by_state(giver, today) for giver in givers}
    if len(givers) > 2:
        return (_possible(rule, known),), True
    return tuple(_exact(question, known, _about_an_item(question, questionnaire))), False


def _about_an_item(question: Question, questionnaire: Questionnaire) -> Mapping[str, FactValue]:
    """What the rule of a repeated question knows of the items that can lead to it."""
    items = items_of(question, questionnaire)
    ticks = questionnaire.questions[question.repeat_for].option if items else ()
    return {"dmt_group": next(tick.group for tick in ticks if tick.value in items)} if items else {}


def _givers(question: Question, questionnaire: Questionnaire) -> Iterator[Question]:
    """The earlier questions whose answers the rule reads; ticked items stand for themselves."""
    reads = question.asked_when_rule.reads if question.asked_when_rule else frozenset()
    for earlier in questionnaire.questions.values():
        if earlier.key == question.key:
            return
        facts = {earlier.key, earlier.fact}.union(*(option.facts for option in earlier.option))
        if facts & reads and earlier.key != question.repeat_for:
            yield earlier


def _facts_by_state(giver: Question, today: date) -> Mapping[str, Mapping[str, FactValue]]:
    """What is known after each answer to a question, the open one included."""
    known: dict[str, Mapping[str, FactValue]] = {NOT_ANSWERED: {}}
    for state in (UNSURE, *_values(giver)):
        answer: Answer = state
        if giver.kind is QuestionKind.MULTI_CHOICE:
            answer = (state,)
        known[state] = facts_from_answer(AnsweredStep(giver, None, answer), today)
    return known


def _values(giver: Question) -> Iterator[str]:
    if giver.option:
        yield from (option.value for option in giver.option)
        if giver.none is not None:
            yield NONE
    elif giver.limits is not None:
        low, high = giver.limits.min, giver.limits.max
        if isinstance(low, str) or isinstance(high, str):
            raise ValueError(f"{giver.key}: a layout needs fixed limits where a rule reads them")
        slot = Slot(key=giver.key, low=low, high=high, step=giver.limits.step)
        yield from (slot.answer_at(place) for place in range(slot.size))


_States = Mapping[str, Mapping[str, Mapping[str, FactValue]]]


def _possible(rule: Rule, known: _States) -> Condition:
    """Of each earlier question, the answers that do not rule this one out by themselves."""
    return {
        key: _short(
            s for s, facts in states.items() if rule.holds_for(Facts(facts)) is not Truth.NO
        )
        for key, states in known.items()
    }


def _exact(
    question: Question, known: _States, about: Mapping[str, FactValue]
) -> Iterator[Condition]:
    """The answers to one or two earlier questions with which this one is asked."""
    first, *others = known
    second = others[0] if others else None
    asked: dict[str, tuple[str, ...]] = {}
    for state, other in product(known[first], known[second] if second else [""]):
        facts = {**about, **known[first][state], **(known[second][other] if second else {})}
        if question.is_asked(Facts(facts)):
            asked[state] = (*asked.get(state, ()), other)
    by_others = sorted(asked, key=lambda state: asked[state])
    for with_others, states in groupby(by_others, key=lambda state: asked[state]):
        together = set(states)
        condition = {first: _short(state for state in known[first] if state in together)}
        if second and len(with_others) < len(known[second]):
            condition[second] = _short(with_others)
        yield condition


def _short(states: Iterable[str]) -> tuple[str, ...]:
    """Numbers as one span: ``1..40``. Raises ValueError where they have a gap."""
    all_states = tuple(states)
    numbers = [state for state in all_states if state.replace(".", "").isdecimal()]
    if len(numbers) < 3:
        return all_states
    words = tuple(state for state in all_states if state not in numbers)
    return (*words, f"{numbers[0]}..{numbers[-1]}")
