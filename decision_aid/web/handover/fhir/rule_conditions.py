"""Rules of the questionnaire as conditions of FHIR.

Our rules know three answers, FHIR two: ``yes`` says where a rule holds, ``not_no`` where it holds
or is undecided. Both give clauses, all of which must hold; of a clause, one condition must.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import AllOf, AnyOf, Compare, Limits, Not, OneOf, Rule
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.facts.names import LOCAL_FACTS
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import Edition, answer_coding, number_value, routes_of

Condition = dict[str, Any]
Clauses = list[list[Condition]]
_ABOUT_THE_ITEM = "dmt_group"
_MOST_VALUES = 100


class CannotBeSaidError(Exception):
    """The condition has no exact form in FHIR."""


class RuleReader:
    """Reads the rule of one question, or of one item that the question is repeated for."""

    def __init__(
        self, question: Question, listed: Questionnaire, item: Option | None, edition: Edition
    ) -> None:
        self.question, self.listed, self.item = question, listed, item
        self.edition = edition

    def item_clauses(self) -> Clauses:
        if self.item is None:
            return []
        ticked = self.listed.questions[self.question.repeat_for]
        return [[self._is(ticked, self.item.value)]]

    def yes(self, rule: Rule) -> Clauses:
        """Where the rule holds."""
        if isinstance(rule, AllOf):
            return [clause for part in rule.parts for clause in self.yes(part)]
        if isinstance(rule, AnyOf):
            return _either([self.yes(part) for part in rule.parts])
        if isinstance(rule, OneOf):
            return self._is_one_of(rule)
        if isinstance(rule, Compare):
            return self._is_at_least(rule)
        raise CannotBeSaidError(self.question.key)

    def not_no(self, rule: Rule) -> Clauses:
        """Where the rule holds or is undecided."""
        if isinstance(rule, AllOf):
            return [clause for part in rule.parts for clause in self.not_no(part)]
        if isinstance(rule, AnyOf):
            return _either([self.not_no(part) for part in rule.parts])
        if isinstance(rule, Not):
            return self.not_yes(rule.part)
        if isinstance(rule, OneOf):
            return self._is_no_other(rule)
        if isinstance(rule, Compare):
            return self._is_not_below(rule)
        raise CannotBeSaidError(self.question.key)

    def not_yes(self, rule: Rule) -> Clauses:
        """Where the rule does not hold or is undecided."""
        if isinstance(rule, Compare):
            return self._is_not_at_least(rule)
        if isinstance(rule, AnyOf):
            return [clause for part in rule.parts for clause in self.not_yes(part)]
        if isinstance(rule, OneOf):
            giver = self._giver(rule.name)
            return [[self._is_not(giver, value)] for value in _options(giver, rule, within=True)]
        raise CannotBeSaidError(self.question.key)

    def _is_one_of(self, rule: OneOf) -> Clauses:
        if rule.name == _ABOUT_THE_ITEM and self.item is not None:
            return [] if self.item.group in rule.values else [[]]
        giver = self._giver(rule.name)
        values = _options(giver, rule, within=True)
        if not values or UNSURE in rule.values or giver.kind.is_typed:
            raise CannotBeSaidError(self.question.key)
        if giver.kind is not QuestionKind.MULTI_CHOICE and len(values) == len(giver.option):
            return [[self._exists(giver, answered=True)]]
        return [[self._is(giver, value) for value in values]]

    def _is_no_other(self, rule: OneOf) -> Clauses:
        giver = self._giver(rule.name)
        if giver.kind is QuestionKind.MULTI_CHOICE:
            raise CannotBeSaidError(self.question.key)
        others = _options(giver, rule, within=False)
        if giver.kind.is_typed or len(others) == len(giver.option):
            return [[self._exists(giver, answered=False)]]
        return [[self._is_not(giver, value)] for value in others]

    def _is_at_least(self, rule: Compare) -> Clauses:
        least = self._least(rule)
        if self.item is not None and rule.name == self.question.repeat_for and least <= 1:
            return []
        giver = self._giver(rule.name)
        if giver.kind is QuestionKind.MULTI_CHOICE and least == 1:
            return [[self._exists(giver, answered=True)], [self._is_not(giver, NONE)]]
        if giver.kind not in (QuestionKind.NUMBER, QuestionKind.MEASURE):
            raise CannotBeSaidError(self.question.key)
        number = number_value("answer", giver, least)
        return [[{"question": self._link_id(giver), "operator": ">=", **number}]]

    def _is_not_below(self, rule: Compare) -> Clauses:
        """No answer that lies below, of any question that may give the number."""
        least = self._least(rule)
        return [
            [condition]
            for giver in self._givers(rule.name)
            for condition in self._not_below(giver, rule.name, least)
        ]

    def _is_not_at_least(self, rule: Compare) -> Clauses:
        """No answer from there on, of the one question that gives the number."""
        least, giver = self._least(rule), self._giver(rule.name)
        if not giver.kind.is_typed:
            raise CannotBeSaidError(self.question.key)
        return [
            [{"question": self._link_id(giver), "operator": "!=", **value}]
            for number in _values_from(giver, least)
            for value in (number_value("answer", giver, number),)
        ]

    def _not_below(self, giver: Question, name: str, least: Decimal) -> Iterator[Condition]:
        if giver.kind.is_typed:
            for number in _values_below(giver, least):
                value = number_value("answer", giver, number)
                yield {"question": self._link_id(giver), "operator": "!=", **value}
            return
        for option in giver.option:
            given = option.facts.get(name)
            if isinstance(given, Range) and given.high < least:
                yield self._is_not(giver, option.value)

    def _least(self, rule: Compare) -> Decimal:
        least = rule.limits.min
        if least is None or rule.limits != Limits(min=least):
            raise CannotBeSaidError(self.question.key)
        return least

    def _givers(self, name: str) -> list[Question]:
        """The questions on the same routes whose answers can give this name its value."""
        routes = routes_of(self.question, self.listed)
        return [
            each for each in self.listed.questions.values()
            if _may_give(each, name) and routes_of(each, self.listed) & routes
        ]  # fmt: skip

    def _giver(self, name: str) -> Question:
        givers = self._givers(name)
        if len(givers) != 1:
            raise CannotBeSaidError(self.question.key)
        return givers[0]

    def _link_id(self, giver: Question) -> str:
        return f"{giver.key}:{self.item.value}" if giver.repeat_for and self.item else giver.key

    def _is(self, giver: Question, value: str) -> Condition:
        return self._compared(giver, "=", value)

    def _is_not(self, giver: Question, value: str) -> Condition:
        return self._compared(giver, "!=", value)

    def _compared(self, giver: Question, operator: str, value: str) -> Condition:
        coding = answer_coding(giver, value, self.edition)
        return {"question": self._link_id(giver), "operator": operator, "answerCoding": coding}

    def _exists(self, giver: Question, *, answered: bool) -> Condition:
        link_id = self._link_id(giver)
        return {"question": link_id, "operator": "exists", "answerBoolean": answered}


def _either(parts: list[Clauses]) -> Clauses:
    if any(len(clauses) != 1 for clauses in parts):
        raise CannotBeSaidError
    return [[condition for clauses in parts for condition in clauses[0]]]


def _options(giver: Question, rule: OneOf, *, within: bool) -> list[str]:
    """The answers that give the name one of the values, or another one."""
    return [
        option.value
        for option in giver.option
        if (given := _gives(giver, option, rule.name)) is not None
        and (given in rule.values) is within
    ]


def _values_below(giver: Question, least: Decimal) -> list[Decimal]:
    limits = giver.limits
    if limits is None or not isinstance(limits.min, Decimal):
        raise CannotBeSaidError(giver.key)
    count = int((least - limits.min) / limits.step)
    if count > _MOST_VALUES:
        raise CannotBeSaidError(giver.key)
    numbers = [limits.min + place * limits.step for place in range(count)]
    return [number for number in numbers if number < least and number not in limits.left_out]


def _values_from(giver: Question, least: Decimal) -> list[Decimal]:
    limits = giver.limits
    if limits is None or not isinstance(limits.max, Decimal):
        raise CannotBeSaidError(giver.key)
    count = int((limits.max - least) / limits.step) + 1
    if count > _MOST_VALUES:
        raise CannotBeSaidError(giver.key)
    return [least + place * limits.step for place in range(count)]


def _may_give(question: Question, name: str) -> bool:
    if name not in FACT_NAMES and name not in LOCAL_FACTS:
        return question.key == name
    in_its_own_words = question.key == name and not question.kind.is_typed
    return (
        question.fact == name or in_its_own_words or any(name in o.facts for o in question.option)
    )


def _gives(question: Question, option: Option, name: str) -> object:
    """What choosing an option makes of a name: a fact of its own, or its own word."""
    if name in option.facts:
        return option.facts[name]
    return option.value if question.key == name and not option.facts else None
