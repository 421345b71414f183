"""Which question gives a fact."""

from __future__ import annotations

from collections.abc import Mapping

from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Questionnaire
from decision_aid.domain.questionnaire.questions import Question, facts_of


def question_of_each_fact(asked: Questionnaire) -> Mapping[str, Question]:
    """The first on the full route where several do."""
    found: dict[str, Question] = {}
    for key in (*asked.routes[FULL], *asked.routes[DETAIL], *asked.routes[SHORT]):
        question = asked.questions[key]
        for name in facts_of(question):
            found.setdefault(name, question)
    together = {fact: each for each in asked.questions.values() for fact in each.works_out}
    return {**found, **together}


def keys_for_the_hospital(asked: Questionnaire) -> frozenset[str]:
    """Questions whose answers a hospital finds out."""
    groups = (group for group in asked.consultation if group.of_hospital)
    return frozenset(key for group in groups for key in group.questions)
