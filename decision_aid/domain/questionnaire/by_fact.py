"""Which question gives a fact, and which of them a hospital answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Questionnaire
from decision_aid.domain.questionnaire.questions import Question, facts_of


@dataclass(frozen=True, slots=True)
class GivesFacts:
    """Which question gives each fact; keys of those whose answers a hospital finds out."""

    by_fact: Mapping[str, Question]
    hospital: frozenset[str]


def gives_facts(asked: Questionnaire) -> GivesFacts:
    """The same for everybody: worked out once."""
    groups = (group for group in asked.consultation if group.of_hospital)
    hospital = frozenset(key for group in groups for key in group.questions)
    return GivesFacts(_question_of_each_fact(asked), hospital)


def _question_of_each_fact(asked: Questionnaire) -> Mapping[str, Question]:
    """The first on the full route where several do."""
    found: dict[str, Question] = {}
    for key in (*asked.routes[FULL], *asked.routes[DETAIL], *asked.routes[SHORT]):
        question = asked.questions[key]
        for name in facts_of(question):
            found.setdefault(name, question)
    together = {fact: each for each in asked.questions.values() for fact in each.works_out}
    return {**found, **together}
