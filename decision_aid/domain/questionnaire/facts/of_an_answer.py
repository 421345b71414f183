"""What each answer gives by itself, and the day on which it is read."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from decision_aid.domain.logic.facts import FACT_NAMES, FactValue
from decision_aid.domain.logic.ranges import DAYS_IN_A_YEAR, Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer
from decision_aid.domain.questionnaire.facts.names import LOCAL_FACTS
from decision_aid.domain.questionnaire.facts.of_drugs import AnsweredStep
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.typed import months_of

_HUNDREDTH = Decimal("0.01")


def start(today: date) -> dict[str, FactValue]:
    year = Range.exactly(today.year)
    month = Range.exactly(today.year * 12 + today.month - 1)
    return {
        "this_year": year,
        "this_month": month,
        "a_century_ago": Range.exactly(today.year - 100),
    }


def facts_from_answer(told: AnsweredStep, today: date) -> dict[str, FactValue]:
    """The facts that one answer gives by itself, and the answer under its question's key.

    A name that is both a question and a fact means the fact: "unsure" must never become its value.
    """
    question, answer = told.question, told.answer
    given: dict[str, FactValue] = {}
    if question.key not in FACT_NAMES and question.key not in LOCAL_FACTS:
        given[question.key] = _as_value(question, answer)
    if answer in (UNSURE, (UNSURE,)):
        return given
    if question.kind.is_typed:
        if question.fact:
            given[question.fact] = _number_fact(question, str(answer), today)
    elif question.kind is QuestionKind.MULTI_CHOICE:
        given.update(_several(question, answer))
    else:
        for option in question.chosen(answer):
            given.update(option.facts or _itself(question, option))
    return given


def _itself(question: Question, option: Option) -> dict[str, FactValue]:
    """A question named after a local fact gives it in the option's own word."""
    fact = LOCAL_FACTS.get(question.key)
    if fact is None or (fact.words and option.value not in fact.words):
        return {}
    return {question.key: option.value}


def _as_value(question: Question, answer: Answer) -> FactValue:
    if question.kind is QuestionKind.MULTI_CHOICE:
        if answer == (UNSURE,):
            return UNSURE
        return Range.exactly(len(question.chosen(answer)))
    if question.kind is QuestionKind.MONTH and answer != UNSURE:
        return Range.between(*months_of(str(answer)))
    if question.kind.is_typed and answer != UNSURE:
        return Range.exactly(str(answer))
    return str(answer)


def _number_fact(question: Question, answer: str, today: date) -> Range:
    if question.kind is QuestionKind.YEAR:
        return years_since(int(answer), today)
    if question.kind is QuestionKind.MONTH:
        return months_since(answer, today)
    return Range.exactly(answer)


def years_since(year: int, today: date) -> Range:
    """Years since some day of a calendar year: a range one year wide, or less for this year."""
    from_last_day = (today - date(year, 12, 31)).days
    from_first_day = (today - date(year, 1, 1)).days
    return Range(_in_years(max(from_last_day, 0)), _in_years(max(from_first_day, 0)))


def months_since(kept: str, today: date) -> Range:
    """Whole months since some day of a calendar month, or of a year."""
    now = today.year * 12 + today.month - 1
    first, last = months_of(kept)
    return Range.between(max(now - last - 1, 0), max(now - first, 0))


def _in_years(days: int) -> Decimal:
    return (days / DAYS_IN_A_YEAR).quantize(_HUNDREDTH, rounding=ROUND_HALF_UP)


def _several(question: Question, answer: Answer) -> dict[str, FactValue]:
    given: dict[str, FactValue] = {}
    chosen = question.chosen(answer)
    ticked = {each.value for each in chosen}
    for option in question.option:
        if option.value in ticked:
            given.update(option.facts)
        elif question.unticked_means_no:
            given.update(dict.fromkeys(option.facts, False))
        else:
            given.update(option.unticked_facts)
    if question.none is not None and not chosen:
        given.update(question.none.facts)
    return given
