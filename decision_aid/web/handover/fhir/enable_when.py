"""When a question is asked, in the terms of FHIR; only where they say exactly what ours say.

A condition is first a list of clauses, all of which must hold; of each clause, one condition must.
FHIR joins conditions by "all" or by "any", not by both: what needs both cannot be said.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.logic.rules import AllOf, AnyOf, Compare, Limits, OneOf, Rule
from decision_aid.domain.questionnaire.answers_to_facts import LOCAL_FACTS
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import ROUTE, answer_coding, route_clauses, routes_of

Condition = dict[str, Any]
Clauses = list[list[Condition]]
_ABOUT_THE_ITEM = "dmt_group"
_FROM_SEVERAL_ANSWERS = ("edss", "walk_20m")
"""Facts that are also worked out from other facts: no single answer stands for them."""


class CannotBeSaidError(Exception):
    """The condition has no exact form in FHIR; its words stand in the help of the item."""


def enable_when(question: Question, listed: Questionnaire, item: Option | None) -> dict[str, Any]:
    """``enableWhen`` and ``enableBehavior`` of an item, or nothing."""
    try:
        return _joined(_all_clauses(question, listed, item))
    except CannotBeSaidError:
        return {}


def is_ever_asked(question: Question, listed: Questionnaire, item: Option) -> bool:
    """Whether a repeated question can come up for one of the items it is repeated for."""
    try:
        return [] not in _all_clauses(question, listed, item)
    except CannotBeSaidError:
        return True


def _joined(clauses: Clauses) -> dict[str, Any]:
    if not clauses:
        return {}
    if all(len(clause) == 1 for clause in clauses):
        conditions, behaviour = [clause[0] for clause in clauses], "all"
    elif len(clauses) == 1:
        conditions, behaviour = clauses[0], "any"
    else:
        raise CannotBeSaidError
    return {"enableWhen": conditions, "enableBehavior": behaviour}


def _all_clauses(question: Question, listed: Questionnaire, item: Option | None) -> Clauses:
    own = _item_clauses(question, listed, item)
    if question.asked_when_rule is not None:
        if question.unknown_counts_as == "asked":
            raise CannotBeSaidError
        own += _Reader(question, listed, item).clauses(question.asked_when_rule)
    routes = routes_of(question, listed)
    told = {each["question"].partition(":")[0] for clause in own for each in clause}
    if any(routes_of(listed.questions[key], listed) <= routes for key in told - {ROUTE}):
        return own
    return route_clauses(routes) + own


def _item_clauses(question: Question, listed: Questionnaire, item: Option | None) -> Clauses:
    if item is None:
        return []
    ticked = listed.questions[question.repeat_for]
    return [[_is(ticked.key, ticked, item.value)]]


def _is(link_id: str, question: Question, value: str) -> Condition:
    coding = answer_coding(question, value)
    return {"question": link_id, "operator": "=", "answerCoding": coding}


class _Reader:
    """Reads the rule of one question, or of one item that the question is repeated for."""

    def __init__(self, question: Question, listed: Questionnaire, item: Option | None) -> None:
        self.question, self.listed, self.item = question, listed, item

    def clauses(self, rule: Rule) -> Clauses:
        if isinstance(rule, AllOf):
            return [clause for part in rule.parts for clause in self.clauses(part)]
        if isinstance(rule, AnyOf):
            return [self._any(rule)]
        if isinstance(rule, OneOf):
            return self._one_of(rule)
        if isinstance(rule, Compare):
            return self._compared(rule)
        raise CannotBeSaidError

    def _any(self, rule: AnyOf) -> list[Condition]:
        parts = [self.clauses(part) for part in rule.parts]
        if any(len(clauses) != 1 for clauses in parts):
            raise CannotBeSaidError
        return [condition for clauses in parts for condition in clauses[0]]

    def _one_of(self, rule: OneOf) -> Clauses:
        if rule.name == _ABOUT_THE_ITEM and self.item is not None:
            return [] if self.item.group in rule.values else [[]]
        giver = self._giver(rule.name)
        values = [o.value for o in giver.option if _gives(giver, o, rule.name) in rule.values]
        if not values or giver.kind not in (QuestionKind.CHOICE, QuestionKind.YES_NO):
            raise CannotBeSaidError
        link_id = self._link_id(giver)
        if len(values) == len(giver.option):
            return [[{"question": link_id, "operator": "exists", "answerBoolean": True}]]
        return [[_is(link_id, giver, value) for value in values]]

    def _compared(self, rule: Compare) -> Clauses:
        least = rule.limits.min
        if least is None or rule.limits != Limits(min=least):
            raise CannotBeSaidError
        if self.item is not None and rule.name == self.question.repeat_for and least <= 1:
            return []
        giver = self._giver(rule.name)
        if giver.kind not in (QuestionKind.NUMBER, QuestionKind.MEASURE):
            raise CannotBeSaidError
        number = number_value("answer", giver, least)
        return [[{"question": self._link_id(giver), "operator": ">=", **number}]]

    def _giver(self, name: str) -> Question:
        """The one question on the same routes whose answer gives this name its value."""
        if name in _FROM_SEVERAL_ANSWERS:
            raise CannotBeSaidError
        routes = routes_of(self.question, self.listed)
        givers = [
            each for each in self.listed.questions.values()
            if _may_give(each, name) and routes_of(each, self.listed) & routes
        ]  # fmt: skip
        if len(givers) != 1:
            raise CannotBeSaidError
        return givers[0]

    def _link_id(self, giver: Question) -> str:
        return f"{giver.key}:{self.item.value}" if giver.repeat_for and self.item else giver.key


def _is_a_fact(name: str) -> bool:
    return name in FACT_NAMES or name in LOCAL_FACTS


def _may_give(question: Question, name: str) -> bool:
    if not _is_a_fact(name):
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


def number_value(prefix: str, question: Question, number: Decimal) -> dict[str, Any]:
    """A number in the type of its question: ``valueInteger``, ``answerDecimal``."""
    if is_decimal(question):
        return {f"{prefix}Decimal": int(number) if number % 1 == 0 else float(number)}
    return {f"{prefix}Integer": int(number)}


def is_decimal(question: Question) -> bool:
    return question.limits is not None and question.limits.step % 1 != 0
