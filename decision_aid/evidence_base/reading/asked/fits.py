"""Whether a question asks for what its facts are, and its rules can be met by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from decision_aid.domain.logic.possible import can_be_met
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.questionnaire.facts.of_drugs import OUTCOME
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question

_EDSS = ("edss", "edss_year_ago")
_HALF_POINT = Decimal("0.5")
_HIGHEST_EDSS = Decimal(10)


def fit_mistakes(question: Question) -> Iterator[str]:
    if question.kind.is_typed:
        yield from _kind_mistakes(question)
        yield from _step_mistakes(question)
    yield from _failure_mistakes(question)
    for name, rule in _rules(question):
        if not can_be_met(rule):
            yield f"{name}: nobody can meet this rule"


def _kind_mistakes(question: Question) -> Iterator[str]:
    kind, fact = question.kind, question.fact
    if not fact:
        fits, wanted = True, ""
    elif fact.startswith("years_since_"):
        fits = kind is QuestionKind.YEAR
        wanted = "a year"
    elif fact.startswith("months_since_"):
        fits = kind is QuestionKind.MONTH
        wanted = "a month"
    else:
        fits = kind in (QuestionKind.NUMBER, QuestionKind.MEASURE)
        wanted = "a number"
    if not fits:
        yield f"asks for a {kind.value}, but '{fact}' is worked out from {wanted}"
    if fits and (kind is QuestionKind.MEASURE) != bool(question.unit):
        yield "is a measure where it has a unit, and only there"


def _step_mistakes(question: Question) -> Iterator[str]:
    limits = question.limits
    if limits is None or question.kind is not QuestionKind.NUMBER:
        return
    is_edss = question.fact in _EDSS
    if limits.step > 0 and limits.step != (_HALF_POINT if is_edss else 1):
        told = "in half points" if is_edss else "in whole numbers"
        yield f"goes in steps of {limits.step}, but '{question.fact}' stands {told}"
    if is_edss and isinstance(limits.max, Decimal) and limits.max > _HIGHEST_EDSS:
        yield f"takes an EDSS of {limits.max}, and the scale ends at {_HIGHEST_EDSS}"


def _failure_mistakes(question: Question) -> Iterator[str]:
    """Failed drugs are counted by what each answer says of itself; one that is silent is missed."""
    said = [option.counts_as_failed for option in question.option]
    if question.key != OUTCOME:
        if any(each is not None for each in said):
            yield f"says counts_as_failed, which only '{OUTCOME}' does"
        return
    for option in question.option:
        if option.counts_as_failed is None:
            yield f"answer '{option.value}' does not say whether the drug failed: counts_as_failed"
    if said and None not in said and len(set(said)) < 2:
        yield f"counts_as_failed is {str(said[0]).lower()} of every answer: one must differ"


def _rules(question: Question) -> Iterator[tuple[str, Rule]]:
    """Where it is asked at all is tried on each way, with what is asked before."""
    if question.not_asked_rule is not None:
        yield "not_asked_rule", question.not_asked_rule
    for place, improbable in enumerate(question.improbable, start=1):
        yield f"improbable[{place}]", improbable.when
    for option in question.option:
        if option.offered_when is not None:
            yield f"answer '{option.value}': offered_when", option.offered_when
