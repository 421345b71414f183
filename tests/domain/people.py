"""Random people: facts as rules read them, and answers as people give them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from decision_aid.domain.logic.facts import (
    CLOCKS,
    COUNTED_IN_EACH,
    FACT_NAMES,
    Facts,
    FactValue,
    Kind,
)
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.questionnaire.questions import Question

HIGHEST: Mapping[str, int] = {
    "age": 100, "edss": 10, "years_since_onset": 60, "years_since_diagnosis": 60,
    "relapses_12m": 6, "relapses_18m": 6, "relapses_24m": 8, "gd_lesions_12m": 12,
    "new_t2_12m": 12, "dmt_failed": 5, "he_dmt_failed": 3, "he_dmt_months": 60,
    "activity_episodes_36m": 6, "who_ps": 4, "years_since_first_dmt": 30, "dmt_taken": 5,
    "he_dmt_taken": 3, "injectable_failed": 3,
}  # fmt: skip
"""The numbers near which published limits lie; 120 for the measured ones."""


def numbers(name: str) -> st.SearchStrategy[Decimal]:
    """Half points, because that is where EDSS limits lie."""
    return st.integers(0, 2 * HIGHEST.get(name, 120)).map(lambda half: Decimal(half) / 2)


def ranges(name: str) -> st.SearchStrategy[Range]:
    ends = st.tuples(numbers(name), numbers(name))
    return st.one_of(
        numbers(name).map(Range.exactly), ends.map(lambda pair: Range(min(pair), max(pair)))
    )


def values(name: str) -> st.SearchStrategy[Any]:
    fact = FACT_NAMES[name]
    if fact.kind is Kind.NUMBER:
        return ranges(name)
    return st.booleans() if fact.kind is Kind.YES_NO else st.sampled_from(fact.words)


def facts(names: frozenset[str] = frozenset(FACT_NAMES)) -> st.SearchStrategy[Facts]:
    """Any of the facts known, any unknown."""
    known = st.fixed_dictionaries({}, optional={name: values(name) for name in sorted(names)})
    return known.map(Facts)


@st.composite
def narrowed(draw: st.DrawFn, wide: FactValue) -> FactValue:
    """A value that may be the truth behind ``wide``."""
    if not isinstance(wide, Range):
        return wide
    steps = [wide.low + Decimal(n) / 2 for n in range(int((wide.high - wide.low) * 2) + 1)]
    low, high = sorted((draw(st.sampled_from(steps)), draw(st.sampled_from(steps))))
    return Range(low, high)


@st.composite
def better_known(draw: st.DrawFn, names: frozenset[str]) -> tuple[Facts, Facts]:
    """A person, and the same person with some unknown facts answered and some ranges narrowed."""
    before = numbers_that_agree(draw(facts(names)).values)
    after = {name: draw(narrowed(value)) for name, value in before.items()}
    for name in sorted(names - set(after)):
        if draw(st.booleans()):
            after[name] = draw(values(name))
    return Facts(before), Facts(numbers_that_agree(after, keep=before))


_NEVER_LESS = (COUNTED_IN_EACH, CLOCKS[::-1])
"""Facts of which each is at least as high as those before it."""


def with_those_that_bound(read: frozenset[str]) -> frozenset[str]:
    """Facts, and those from which one of them can follow: the year of the other event, for one."""
    return read.union(*(order for order in _NEVER_LESS if read.intersection(order)))


def numbers_that_agree(
    told: Mapping[str, FactValue], keep: Collection[str] = ()
) -> dict[str, FactValue]:
    """Without counts that could be more in a shorter time than in a longer one, and without first
    symptoms that could be later than the diagnosis.
    """
    agreed = dict(told)
    for order in _NEVER_LESS:
        for name in (each for each in order if each in told and each not in keep):
            place, own = order.index(name), agreed.pop(name)
            longer = [agreed.get(each) for each in order[place + 1 :]]
            shorter = [agreed.get(each) for each in order[:place]]
            assert isinstance(own, Range)
            if all(own.high <= each.low for each in longer if isinstance(each, Range)) and all(
                own.low >= each.high for each in shorter if isinstance(each, Range)
            ):
                agreed[name] = own
    return agreed


def an_answer(question: Question, random: Random) -> Answer:
    """What somebody might send for it: an offered value, a number near the limits, or unsure."""
    if question.kind is QuestionKind.MULTI_CHOICE:
        offered = [option.value for option in question.option]
        ticked = tuple(value for value in offered if random.random() < 0.2)
        return ticked or (random.choice(["none", "unsure"]),)
    if question.kind.is_typed:
        typed = {
            QuestionKind.YEAR: random.randint(1960, 2027),
            QuestionKind.MEASURE: random.randint(5, 120),
        }
        number = typed.get(question.kind, random.choice([random.randint(0, 9), 45, 17, "4.5"]))
        return random.choice([str(number), str(number), "unsure"])
    return random.choice([option.value for option in question.option] + ["unsure"])


def some_answers(questionnaire: Questionnaire, random: Random) -> dict[str, Answer]:
    """Answers to about nine questions in ten, on the path or off it."""
    given: dict[str, Answer] = {}
    drugs = [option.value for option in questionnaire.questions["dmt_tried"].option]
    for question in questionnaire.questions.values():
        items = [f":{drug}" for drug in drugs] if question.repeat_for else [""]
        for item in items:
            if random.random() < 0.9:
                given[question.key + item] = an_answer(question, random)
    return given
