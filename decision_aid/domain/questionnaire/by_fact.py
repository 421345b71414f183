"""Which question gives a fact, which of them a hospital answers, and which one is open now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_aid.domain.questionnaire.answers import UNSURE, values_of
from decision_aid.domain.questionnaire.facts.of_drugs import may_count_in
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    ROUTES,
    SHORT,
    Journey,
    Questionnaire,
    Step,
)
from decision_aid.domain.questionnaire.questions import Question, facts_of


@dataclass(frozen=True, slots=True)
class GivesFacts:
    """Which question gives each fact; keys of those whose answers a hospital finds out.

    ``settling``: all that can settle a fact, or a question's own key, the likeliest first.
    ``besides``: what settles it too, once those that work it out are answered. ``asked_on``: keys
    by route.
    """

    by_fact: Mapping[str, Question]
    hospital: frozenset[str]
    settling: Mapping[str, tuple[Question, ...]]
    besides: Mapping[str, tuple[Question, ...]]
    asked_on: Mapping[str, frozenset[str]]

    def open_step(self, fact: str, journey: Journey) -> Step | None:
        """The first question on the person's way that would settle it and has no answer; else the
        one that leads to such a question.
        """
        return self._open_step(fact, journey, frozenset())

    def _open_step(self, name: str, journey: Journey, before: frozenset[str]) -> Step | None:
        giving = self._settling_on(journey.route, name)
        for question in giving:
            steps = (s for s in journey.steps if s.question.key == question.key and is_open(s))
            bearing = (s for s in steps if s.item is None or may_count_in(name, s.item))
            if (found := next(bearing, None)) is not None:
                return found
        gates = (gate for gate in self._gates(giving, journey) if gate not in before)
        leading = (self._open_step(gate, journey, before | {name}) for gate in gates)
        return next((step for step in leading if step is not None), None)

    def _settling_on(self, route: str, name: str) -> tuple[Question, ...]:
        giving, asked = self.settling.get(name, ()), self.asked_on[route]
        is_whole = all(each.key in asked for each in giving if name in each.works_out)
        return (*giving, *self.besides.get(name, ())) if is_whole else giving

    def _gates(self, giving: tuple[Question, ...], journey: Journey) -> Iterator[str]:
        """What decides whether those that are not on the person's way come onto it."""
        there = {step.question.key for step in journey.steps}
        for each in giving:
            is_asked = each.key in self.asked_on[journey.route] - self.hospital - there
            if is_asked and each.asked_when_rule is not None and not each.repeat_for:
                yield from sorted(each.asked_when_rule.reads)


def is_open(step: Step) -> bool:
    return step.answer is None or UNSURE in values_of(step.answer)


def gives_facts(asked: Questionnaire) -> GivesFacts:
    """The same for everybody: worked out once."""
    groups = (group for group in asked.consultation if group.of_hospital)
    hospital = frozenset(key for group in groups for key in group.questions)
    on_route = {each: frozenset(q.key for q in asked.asked_on(each)) for each in ROUTES}
    settling = _questions_for(asked, _works_out, _gives)
    besides = _questions_for(asked, lambda question: question.also_settles)
    return GivesFacts(_question_of_each_fact(asked), hospital, settling, besides, on_route)


def _question_of_each_fact(asked: Questionnaire) -> Mapping[str, Question]:
    """The first on the full route where several do."""
    found: dict[str, Question] = {}
    for question in _in_order(asked):
        for name in facts_of(question):
            found.setdefault(name, question)
    together = {fact: each for each in asked.questions.values() for fact in each.works_out}
    return {**found, **together}


def _questions_for(
    asked: Questionnaire, *kinds: Callable[[Question], Iterable[str]]
) -> Mapping[str, tuple[Question, ...]]:
    """By each name that a question has for one of the kinds, in the order of these."""
    found: defaultdict[str, dict[str, Question]] = defaultdict(dict)
    for names_of in kinds:
        for question in _in_order(asked):
            for name in names_of(question):
                found[name].setdefault(question.key, question)
    return {name: tuple(questions.values()) for name, questions in found.items()}


def _works_out(question: Question) -> tuple[str, ...]:
    return question.works_out


def _gives(question: Question) -> tuple[str, ...]:
    return (question.key, *sorted(facts_of(question)))


def _in_order(asked: Questionnaire) -> Iterator[Question]:
    """Each once, those of the full way first."""
    keys = (*asked.routes[FULL], *asked.routes[DETAIL], *asked.routes[SHORT])
    return (asked.questions[key] for key in dict.fromkeys(keys))
