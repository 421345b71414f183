"""Whether a question can be asked at all on a way, and what every way has to ask.

A rule over earlier answers is tried with all that they may be; a number with each limit of the
rule and a number on each side of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product

from decision_aid.domain.logic.facts import FACT_NAMES, Facts, FactValue
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Rule, comparisons
from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.facts.names import LOCAL_FACTS
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question, facts_of
from decision_aid.evidence_base.reading.asked.relied_on import Found

NEEDED: Mapping[str, tuple[str, ...]] = {
    "the type of MS": ("subtype",),
    "how long somebody has had MS": ("years_since_diagnosis", "years_since_onset"),
    "disability": ("edss",),
    "inflammation": ("relapses_12m", "gd_lesions_12m", "new_t2_12m"),
    "the place": ("country",),
}
"""What people are compared by with studies and rules: asked on the short and on the full way."""
_MOST_NAMES = 4


def unreachable(
    routes: Mapping[str, tuple[str, ...]], questions: Mapping[str, Question]
) -> Iterator[Found]:
    """Questions of a way to which no answers lead."""
    told: set[str] = set()
    for route, asked in _ways(routes, questions):
        for place, question in enumerate(asked):
            if question.key not in told and not _can_be_asked(question, asked[:place]):
                told.add(question.key)
                reason = f"no answers lead to it on the way '{route}'"
                yield f"question {question.key}", reason


def not_asked(
    routes: Mapping[str, tuple[str, ...]],
    questions: Mapping[str, Question],
    needed: Mapping[str, tuple[str, ...]],
) -> Iterator[Found]:
    """What a way has to ask and does not."""
    for route, asked in _ways(routes, questions):
        given = {
            name
            for place, question in enumerate(asked)
            if _can_be_asked(question, asked[:place])
            for name in _gives(question)
        }
        for what, names in needed.items():
            if given.isdisjoint(names):
                yield "routes", f"the way '{route}' does not ask about {what}"


def _ways(
    routes: Mapping[str, tuple[str, ...]], questions: Mapping[str, Question]
) -> Iterator[tuple[str, list[Question]]]:
    for route in (SHORT, FULL, DETAIL):
        keys = routes.get(route, ())
        if route == DETAIL:
            keys = (*routes.get(FULL, ()), *keys)
        yield route, [questions[key] for key in keys if key in questions]


def _gives(question: Question) -> set[str]:
    return facts_of(question) | ({question.key} & LOCAL_FACTS.keys())


def _can_be_asked(question: Question, before: list[Question]) -> bool:
    if question.repeat_for and question.repeat_for not in {each.key for each in before}:
        return False
    rule = question.asked_when_rule
    if rule is None:
        return True
    names = sorted(rule.reads)
    if len(names) > _MOST_NAMES:
        return True
    tried = product(*([*_values(name, rule, before)] for name in names))
    return any(
        question.is_asked(
            Facts({n: v for n, v in zip(names, values, strict=True) if v is not None})
        )
        for values in tried
    )


def _values(name: str, rule: Rule, before: Iterable[Question]) -> Iterator[FactValue | None]:
    """All that earlier answers may say of a name; None: nothing."""
    yield None
    is_fact = name in FACT_NAMES or name in LOCAL_FACTS
    for question in before:
        if name == "dmt_group":
            yield from {option.group for option in question.option if option.group}
        elif is_fact:
            yield from _of_fact(name, rule, question)
        elif question.key == name:
            yield UNSURE
            if question.kind.is_typed or question.kind is QuestionKind.MULTI_CHOICE:
                yield from _numbers(rule)
            yield from (option.value for option in question.option)


def _of_fact(name: str, rule: Rule, question: Question) -> Iterator[FactValue]:
    if question.fact == name:
        yield from _numbers(rule)
    for option in question.option:
        if name in option.facts:
            yield option.facts[name]
        elif question.key == name and not option.facts:
            yield option.value
    if question.unticked_means_no and any(name in option.facts for option in question.option):
        yield False


def _numbers(rule: Rule) -> Iterator[Range]:
    limits = {Decimal(1), *(end for each in comparisons(rule) for end in each.limits.ends)}
    for limit in sorted(limits):
        for number in (limit - 1, limit, limit + 1):
            if number >= 0:
                yield Range.exactly(number)
