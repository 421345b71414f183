"""When a question is asked, in the terms of FHIR: exactly when our own path asks it.

FHIR joins conditions by "all" or by "any", not by both: what would need both has no condition.
A question that is asked while its rule is undecided comes up where the rule is not "no".
"""

from __future__ import annotations

from typing import Any

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.web.handover.fhir.coding import ROUTE, Edition, route_clauses, routes_of
from decision_aid.web.handover.fhir.rule_conditions import (
    CannotBeSaidError,
    Clauses,
    Condition,
    RuleReader,
)


def enable_when(
    question: Question, listed: Questionnaire, item: Option | None, edition: Edition
) -> dict[str, Any]:
    """``enableWhen`` and ``enableBehavior`` of an item; nothing where FHIR cannot say it exactly.

    Its words stand in the help of the item anyway, and a test tells who wrote such a rule.
    """
    try:
        return _joined(_all_clauses(question, listed, item, edition), question)
    except CannotBeSaidError:
        return {}


def is_ever_asked(
    question: Question, listed: Questionnaire, item: Option, edition: Edition
) -> bool:
    """Whether a repeated question can come up for one of the items it is repeated for."""
    try:
        return [] not in _all_clauses(question, listed, item, edition)
    except CannotBeSaidError:
        return True


def _joined(clauses: Clauses, question: Question) -> dict[str, Any]:
    if not clauses:
        return {}
    if all(len(clause) == 1 for clause in clauses):
        conditions, behaviour = [clause[0] for clause in clauses], "all"
    elif len(clauses) == 1:
        conditions, behaviour = clauses[0], "any"
    else:
        raise CannotBeSaidError(question.key)
    return {"enableWhen": conditions, "enableBehavior": behaviour}


def _all_clauses(
    question: Question, listed: Questionnaire, item: Option | None, edition: Edition
) -> Clauses:
    reader = RuleReader(question, listed, item, edition)
    own = reader.item_clauses()
    if question.asked_when_rule is not None:
        undecided = question.unknown_counts_as == "asked"
        read = reader.not_no if undecided else reader.yes
        clauses = read(question.asked_when_rule)
        own += [_shorter(clause, question, listed, item, edition) for clause in clauses]
    if question.not_asked_rule is not None:
        own += reader.not_yes(question.not_asked_rule)
    routes = routes_of(question, listed)
    answered = {
        each["question"].partition(":")[0]
        for clause in own
        if all(map(_needs_an_answer, clause))
        for each in clause
    }
    if any(routes_of(listed.questions[key], listed) <= routes for key in answered - {ROUTE}):
        return own
    return route_clauses(routes, edition) + own


def _needs_an_answer(condition: Condition) -> bool:
    """Then it can hold only where that question is asked too."""
    return condition["operator"] in ("=", ">=") or condition.get("answerBoolean") is True


def _shorter(
    clause: list[Condition],
    question: Question,
    listed: Questionnaire,
    item: Option | None,
    edition: Edition,
) -> list[Condition]:
    """Without what says no more than that a question is open, where that stands there too.

    A question that comes up after one answer only is open wherever that answer is another.
    """
    needed = [
        need
        for condition in clause
        if condition.get("answerBoolean") is False
        for need in _needs(condition["question"], question, listed, item, edition)
    ]
    return [each for each in clause if not any(_excludes(each, need) for need in needed)]


def _needs(
    link_id: str, asker: Question, listed: Questionnaire, item: Option | None, edition: Edition
) -> list[Condition]:
    """The answers without which a question never comes up on a way that asks ``asker`` too."""
    question = listed.questions[link_id.partition(":")[0]]
    clauses = [
        [each for each in clause if _may_be_told(each, asker, listed)]
        for clause in _all_clauses(question, listed, item, edition)
    ]
    return [clause[0] for clause in clauses if len(clause) == 1 and clause[0]["operator"] == "="]


def _may_be_told(condition: Condition, asker: Question, listed: Questionnaire) -> bool:
    """Whether its question stands on a way of ``asker``: else it is never answered there."""
    told = listed.questions.get(condition["question"].partition(":")[0])
    return told is None or bool(routes_of(told, listed) & routes_of(asker, listed))


def _excludes(condition: Condition, needed: Condition) -> bool:
    """Whether it holds only where what is needed does not."""
    if condition["question"] != needed["question"]:
        return False
    same = condition.get("answerCoding") == needed["answerCoding"]
    return condition.get("answerBoolean") is False or (condition["operator"], same) in (
        ("!=", True),
        ("=", False),
    )
