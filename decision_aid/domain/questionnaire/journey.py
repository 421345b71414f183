"""The way through the questionnaire, replayed from the answers; nothing else is stored.

Answers off the path are kept but never reach the result: the path may come back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from decision_aid.domain.logic.facts import Facts, FactValue, FactWords
from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.facts.of_an_answer import facts_from_answer, start
from decision_aid.domain.questionnaire.facts.of_drugs import (
    AnsweredStep,
    drugs_told,
    known_of_drug,
    tells_of_drugs,
)
from decision_aid.domain.questionnaire.facts.worked_out import (
    DERIVED,
    clinical_facts,
    derived_facts,
    with_counts_told_otherwise,
)
from decision_aid.domain.questionnaire.question_parts import Option, Place
from decision_aid.domain.questionnaire.questions import Question, facts_of

SHORT, FULL, DETAIL = "short", "full", "detail"
ROUTES = (SHORT, FULL, DETAIL)
_SECONDS_A_QUESTION = 25
EXTRA = "more-"
"""Begins the address of a question that only some people get, before its number on the path."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionGroup:
    """A group of questions under one heading."""

    number: int
    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsultationGroup:
    """Questions that stand together on the screen of a consultation, in their order there.

    ``folded``: seen when opened, so that the screen still fits one window. ``of_hospital``: tests,
    findings and what is asked before a transplant, no task of the person.
    """

    id: str
    name: str
    questions: tuple[str, ...]
    folded: bool = False
    of_hospital: bool = False


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """Every question in order, which of them each route asks, and what their facts are called."""

    topics: tuple[QuestionGroup, ...]
    consultation: tuple[ConsultationGroup, ...]
    routes: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, Question]
    facts: Mapping[str, FactWords]
    places: Mapping[str, Place] = field(default_factory=dict)
    """By code: the answers of the question about the country."""

    def asked_on(self, route: str) -> tuple[Question, ...]:
        """The detail route is the full one with the optional questions after it."""
        keys = self.routes[route]
        if route == DETAIL:
            keys = self.routes[FULL] + keys
        return tuple(self.questions[key] for key in keys)

    @cached_property
    def places_in_europe(self) -> frozenset[str]:
        return frozenset(code for code, place in self.places.items() if place.europe)

    @cached_property
    def consultation_group(self) -> Mapping[str, ConsultationGroup]:
        """By key of the question."""
        return {key: group for group in self.consultation for key in group.questions}

    def place_in_consultation(self, question: Question) -> int:
        """Its place in its group; what is asked of each drug stands together, at the first."""
        keys = self.consultation_group[question.key].questions
        if not question.repeat_for:
            return keys.index(question.key)
        return next(
            place
            for place, key in enumerate(keys)
            if self.questions[key].repeat_for == question.repeat_for
        )

    def topic_of(self, question: Question) -> QuestionGroup | None:
        return next((t for t in self.topics if question.key in t.questions), None)

    @cached_property
    def questions_giving(self) -> Mapping[str, Collection[str]]:
        """The keys of all questions that can give a fact, by fact."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for question in self.questions.values():
            for fact in facts_of(question):
                found[fact].add(question.key)
        return dict(found)


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the path. ``place`` counts repeats of one question from 1.

    ``extra`` counts the questions that only some people get, from 1; 0 where everybody gets it.
    """

    question: Question
    item: Option | None
    place: int
    extra: int
    answer: Answer | None
    known: Facts

    @property
    def key(self) -> str:
        return self.question.step_key(self.item)

    @property
    def slug(self) -> str:
        """The step's name in an address. What only some people get is counted and not named: an
        address stays in the history of a browser.
        """
        return f"{EXTRA}{self.extra}" if self.extra else self.name

    @property
    def name(self) -> str:
        """The question's own name, with the place for the drug, so that none is told."""
        name = self.question.key.replace("_", "-")
        return name if self.item is None else f"{name}-{self.place}"

    @property
    def title(self) -> str:
        return self._named(self.question.title)

    def _named(self, words: str) -> str:
        return words.replace("{drug}", self.item.label) if self.item else words


@dataclass(frozen=True)
class Journey:
    """The path that a set of answers leads along."""

    route: str
    steps: tuple[Step, ...]
    known: Facts

    @cached_property
    def facts(self) -> Facts:
        """Clinical facts, from answers on the path only."""
        return clinical_facts(self.known.values)

    @property
    def country(self) -> str | None:
        value = self.known.get("country")
        return value if isinstance(value, str) and value != "unsure" else None

    @cached_property
    def next_step(self) -> Step | None:
        """What is asked next; nobody is led to an optional question, it is offered."""
        return next(iter(self.unanswered), None)

    def step(self, slug: str) -> Step | None:
        return next((step for step in self.steps if slug in (step.slug, step.name)), None)

    def may_visit(self, step: Step) -> bool:
        """Whether every step before it is answered."""
        if step.question.optional:
            return True
        place = self.steps.index(step)
        return not any(before in self.unanswered for before in self.steps[:place])

    def before(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def minutes_left(self, step: Step) -> int:
        """Rounded up; never 0 while there is a question, and no answer lets it rise."""
        on = [each.question for each in self.steps[self.steps.index(step) :]]
        left = sum(each.is_foreseen and not each.for_letter for each in on)
        return max(1, -(-left * _SECONDS_A_QUESTION // 60))

    @property
    def unanswered(self) -> tuple[Step, ...]:
        return tuple(
            step for step in self.steps if step.answer is None and not step.question.optional
        )


def replay(questionnaire: Questionnaire, route: str, answers: Answers, today: date) -> Journey:
    """Walks the route with the answers. The same answers always give the same journey."""
    known: dict[str, FactValue] = start(today)
    steps: list[Step] = []
    told: list[AnsweredStep] = []
    drugs: Mapping[str, FactValue] = {}
    extra = 0
    for question in questionnaire.asked_on(route):
        for place, item in enumerate(_items(question, told), start=1):
            so_far = Facts({**known, **known_of_drug(item, told)} if item else known)
            if not question.is_asked(so_far):
                continue
            extra += question.is_for_some
            step = _step(question, item, place, extra, answers, so_far)
            steps.append(step)
            if step.answer is not None:
                latest = AnsweredStep(question, item, step.answer)
                told.append(latest)
                if tells_of_drugs(latest):
                    drugs = drugs_told(told)
                known = _learn(known, latest, drugs, today)
    return Journey(route, tuple(steps), Facts(with_counts_told_otherwise(known)))


def _items(question: Question, told: list[AnsweredStep]) -> Sequence[Option | None]:
    if not question.repeat_for:
        return (None,)
    earlier = (each for each in told if each.question.key == question.repeat_for)
    return [item for each in earlier for item in each.question.chosen(each.answer)]


def _step(
    question: Question, item: Option | None, place: int, extra: int, answers: Answers, known: Facts
) -> Step:
    extra = extra if question.is_for_some else 0
    answer = answers.get(question.step_key(item))
    if answer is not None and not question.accepts(answer, known):
        answer = None
    return Step(question, item, place, extra, answer, known)


def _learn(
    known: Mapping[str, FactValue],
    latest: AnsweredStep,
    drugs: Mapping[str, FactValue],
    today: date,
) -> dict[str, FactValue]:
    given = {} if latest.item is not None else facts_from_answer(latest, today)
    learnt = {**known, **given}
    if not DERIVED.isdisjoint(given):
        learnt.update(derived_facts(learnt))
    learnt.update(drugs)
    return learnt
