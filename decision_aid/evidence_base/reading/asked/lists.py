"""Routes, groups and limits: nothing stands there twice, and what they name is asked before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from decision_aid.domain.logic.facts import Kind
from decision_aid.domain.questionnaire.answers import NONE, UNSURE
from decision_aid.domain.questionnaire.facts.names import GIVEN, WORKED_OUT
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    ConsultationGroup,
    QuestionGroup,
)
from decision_aid.domain.questionnaire.question_parts import NumberLimits, Place, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.evidence_base.reading.asked.relied_on import Found
from decision_aid.evidence_base.reading.mistakes import repeated
from decision_aid.evidence_base.reading.toml import Table

COUNTRY = "country"
_CLOCK = ("this_year", "a_century_ago")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_VALUE = re.compile(r"[A-Za-z0-9-]+")
_ID = re.compile(r"[a-z0-9-]+")


def stands_twice(
    routes: Mapping[str, tuple[str, ...]],
    topics: Iterable[QuestionGroup],
    consultation: Iterable[ConsultationGroup],
) -> Iterator[Found]:
    topics, consultation = tuple(topics), tuple(consultation)
    for route, keys in routes.items():
        yield from (("routes", f"'{key}' stands twice in '{route}'") for key in repeated(keys))
    placed = repeated(key for topic in topics for key in topic.questions)
    yield from (("topic", f"'{key}' stands there twice") for key in placed)
    for number in repeated(str(topic.number) for topic in topics):
        yield f"topic {number}", "its number stands there twice"
    for name in repeated(group.id for group in consultation):
        yield f"consultation {name}", "its id stands there twice"
    for group in consultation:
        if not _ID.fullmatch(group.id):
            yield f"consultation {group.id}", f"'{group.id}' is no id like 'a-group'"


def take_places(raw: Table, places: Mapping[str, Place]) -> list[Found]:
    """Gives the question about the country its answers, which stand with all else of a place."""
    found: list[Found] = []
    listed = raw.get("question")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("key") == COUNTRY:
            if "option" in each:
                found.append((f"question {COUNTRY}", "its answers stand in evidence/places.toml"))
            each["option"] = [{"value": p.code, "label": p.name} for p in places.values()]
    return found


def names_of(question: Question) -> Iterator[str]:
    """Keys and values stand in addresses and codes; labels are all that people tell apart."""
    if not _KEY.fullmatch(question.key):
        yield f"'{question.key}' is no key like 'a_key'"
    for option in question.option:
        if not _VALUE.fullmatch(option.value):
            yield f"'{option.value}' is no value like 'a-value'"
    always = [option.label for option in question.option if option.offered_when is None]
    if question.none is not None:
        always.append(question.none.label)
    for label in repeated((*always, question.unsure)):
        yield f"two answers are called '{label}'"
    if question.none is not None and question.none.value != NONE:
        yield f"'none of these' has the value '{question.none.value}', not '{NONE}'"
    if any(option.value == UNSURE for option in question.option):
        yield f"'{UNSURE}' is the value of not knowing"
    if question.groups:
        for option in question.option:
            if option.group not in question.groups:
                yield f"'{option.value}' is of the group '{option.group}', which has no name"
    if question.unknown_counts_as not in ("asked", "not asked"):
        yield f"unknown_counts_as is 'asked' or 'not asked', not '{question.unknown_counts_as}'"


def limits_of(
    question: Question,
    questions: Mapping[str, Question],
    routes: Mapping[str, tuple[str, ...]],
) -> Iterator[str]:
    """Limits and repeats name questions that stand before this one wherever both are asked."""
    if question.repeat_for:
        yield from _repeats(question, questions, routes)
    limits = question.limits
    if limits is None:
        return
    if limits.step <= 0:
        yield f"a step of {limits.step}"
    yield from _ends(limits)
    for end, named in (("min", limits.min), ("max", limits.max), ("not_below", limits.not_below)):
        if not isinstance(named, str) or not named or named in _CLOCK:
            continue
        other = questions.get(named)
        if other is not None and other.kind.is_typed:
            if not _stands_before(named, question.key, routes):
                yield f"{end} names '{named}', which is asked later"
        elif end != "not_below" or not _is_number(named):
            yield f"{end} names '{named}', which is no question that gives a number"


def _ends(limits: NumberLimits) -> Iterator[str]:
    low, high = limits.min, limits.max
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        if low > high:
            yield f"limits run from {low} down to {high}"
        for number in limits.left_out:
            if not low <= number <= high:
                yield f"leaves out {number}, which lies outside its limits"


def _repeats(
    question: Question, questions: Mapping[str, Question], routes: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    other = questions.get(question.repeat_for)
    if other is None or other.kind is not QuestionKind.MULTI_CHOICE:
        yield f"is repeated for '{question.repeat_for}', which is no question with several answers"
    elif not _stands_before(other.key, question.key, routes):
        yield f"is repeated for '{other.key}', which is asked later"


def _is_number(name: str) -> bool:
    fact = {**GIVEN, **WORKED_OUT}.get(name)
    return fact is not None and fact.kind is Kind.NUMBER


def _stands_before(first: str, then: str, routes: Mapping[str, tuple[str, ...]]) -> bool:
    for route, keys in routes.items():
        way = (*routes.get(FULL, ()), *keys) if route == DETAIL else keys
        if then in way and first in way and way.index(first) > way.index(then):
            return False
    return True
