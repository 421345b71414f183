"""From the short way to all questions, without losing a fact where the same one can be told.

Two answers of the short way say more than any answer of the full one can take over: that a strong
drug, or another drug, did not control MS. The drugs then have to be named.
"""

from __future__ import annotations

from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.journey import DETAIL, SHORT, Questionnaire


def full_answers(questionnaire: Questionnaire, answers: Answers) -> tuple[str, Answers]:
    """The route with every question, and answers that go on from those of the short way.

    What was already told on the full way stays as it was told.
    """
    carried: dict[str, Answer] = {}
    for question in questionnaire.asked_on(SHORT):
        carried |= question.carries(answers.get(question.key))
    return DETAIL, Answers({**carried, **answers.given})
