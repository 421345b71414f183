"""Single questions and the names of facts: what each needs so that every page can tell it."""

from __future__ import annotations

from collections.abc import Iterator

from decision_aid.domain.logic.facts import FACT_NAMES, FactWords, Kind, ReferralPart
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question

DRUG = "{drug}"
_WITH_DRUG = frozenset({"title", "short", "clinical", "missing"})
"""Texts of a question in which pages put the drug."""


def filled_in(path: tuple[str | int, ...]) -> str:
    """The place in a text of the list that pages fill in."""
    return DRUG if len(path) == 3 and path[0] == "question" and path[2] in _WITH_DRUG else ""


def question_mistakes(question: Question, source_ids: frozenset[str]) -> Iterator[str]:
    """What is wrong with one question by itself."""
    if question.kind.is_typed:
        if question.fact and question.fact not in GIVEN:
            yield f"gives '{question.fact}', which is no fact"
        if question.limits is None or not (question.too_low and question.too_high):
            yield "a typed answer needs limits and the words for answers outside them"
        if not question.wrong_type:
            yield "a typed answer needs 'wrong_type': the words for what is no such number"
        yield from _limit_mistakes(question)
    elif not question.option:
        yield "has nothing to choose from"
    if bool(question.asked_when_rule) and not question.asked_when:
        yield "has a rule for whom it is asked, but no words 'asked_when'"
    if question.asked_when and question.asked_when_rule is None:
        yield "says in words when it is asked, but has no 'asked_when_rule'"
    values = [option.value for option in question.option]
    if len(values) != len(set(values)):
        yield "offers the same value twice"
    if question.kind is QuestionKind.MULTI_CHOICE and question.none is None:
        yield "does not offer 'none of these'"
    for name in question.sources:
        if name not in source_ids:
            yield f"names source '{name}', which does not exist"
    yield from _label_mistakes(question)
    for name in (*question.works_out, *question.also_settles):
        if name not in FACT_NAMES:
            yield f"works out or settles '{name}', which is no fact"


def _limit_mistakes(question: Question) -> Iterator[str]:
    limits = question.limits
    is_number = question.kind in (QuestionKind.NUMBER, QuestionKind.MEASURE)
    is_finer = limits is not None and limits.step != 1
    if is_number and is_finer and not question.off_step:
        yield "has a step of its own, but no words 'off_step' for numbers between"
    if limits is not None and limits.not_below and not question.below:
        yield "has a second lower limit, but no words 'below' for it"
    if limits is not None and limits.left_out and not question.left_out:
        yield "leaves numbers out, but has no words 'left_out' for it"


def _label_mistakes(question: Question) -> Iterator[str]:
    if question.in_consultation and not question.clinical:
        yield "has no 'clinical' name, which the screen of a consultation shows"
    if question.unit and not question.clinical_unit:
        yield "has a unit, but no 'clinical_unit'"
    if question.for_letter and not (question.optional and question.in_consultation):
        yield "is for the letter alone, but not optional and in the consultation"
    for name in ("title", "short"):
        if question.repeat_for and DRUG not in getattr(question, name):
            yield f"is asked of each drug, but its '{name}' has no place for {DRUG}"
    if not question.repeat_for and any(DRUG in getattr(question, name) for name in _WITH_DRUG):
        yield f"has a place for {DRUG}, but no 'repeat_for'"


def words_mistakes(facts: tuple[FactWords, ...]) -> Iterator[tuple[str, str]]:
    """Every fact that a published rule may read has its names; each once."""
    names = [fact.name for fact in facts]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"fact {name}", "stands there twice"
    for name in sorted(set(FACT_NAMES) - set(names)):
        yield f"fact {name}", "is missing: published rules may read it"
    for fact in facts:
        for reason in _fact_mistakes(fact):
            yield f"fact {fact.name}", reason


def _fact_mistakes(fact: FactWords) -> Iterator[str]:
    known = GIVEN.get(fact.name)
    if known is None:
        yield "is no fact"
    if fact.name in FACT_NAMES and not fact.plain:
        yield "has no 'plain' name"
    if bool(fact.to_find_out) != bool(fact.asked):
        yield "has 'to_find_out' without 'asked', or 'asked' without it"
    if fact.summary and not _takes_one_value(fact.summary):
        yield "has no one place %s for the value in 'summary'"
    is_condition = fact.referral is ReferralPart.CONDITION
    if known is not None and is_condition and known.kind is not Kind.YES_NO:
        yield "is no condition: it is not told by yes or no"


def _takes_one_value(words: str) -> bool:
    """As the summary does it, once: a lone % there would stop the page."""
    try:
        return (words % "\0").count("\0") == 1
    except (TypeError, ValueError):
        return False
