"""Reading what the screen sent: one control or all of them, in the order of the questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from decision_aid.domain.questionnaire.answers import UNSURE, Answers
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.question_form import newer, shown_for
from decision_aid.web.words.answers import refusal

_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class PostedAnswers:
    """``typed`` by step key, as it came; ``refused`` says by step key what to do instead.

    Where anything is refused, ``kept`` is what was there before: all is taken or nothing.
    """

    kept: SavedAnswers
    typed: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, str]


def read_sent(kept: SavedAnswers, post: QueryDict) -> PostedAnswers:
    """An answer may open further questions that came along, so the way is walked again each time.

    A control left empty means that the question is still open.
    """
    typed: dict[str, tuple[str, ...]] = {}
    refused: dict[str, str] = {}
    after = kept
    steps = after.journey().steps
    while (step := _next(steps, post, typed)) is not None:
        typed[step.key] = _given(step, post)
        try:
            answers = _answered(after.answers, step, typed[step.key])
        except RefusedAnswerError as error:
            refused[step.key] = refusal(step, error)
            continue
        if answers is not after.answers:
            after = replace(after, answers=answers)
            steps = after.journey().steps
    return PostedAnswers(kept if refused else after, typed, refused)


def _next(steps: tuple[Step, ...], post: QueryDict, read: Mapping[str, object]) -> Step | None:
    return next((each for each in steps if each.key not in read and _came(each, post)), None)


def _came(step: Step, post: QueryDict) -> bool:
    """Boxes without a tick are not sent, so a question with boxes says that it was there."""
    return step.key in post or step.key in post.getlist("asked")


def _given(step: Step, post: QueryDict) -> tuple[str, ...]:
    """The typed text or "not known": where both came, the one that is new, or both."""
    values = tuple(each[:_LONGEST_SHOWN] for each in post.getlist(step.key) if each.strip())
    if step.question.kind.is_typed and UNSURE in post.getlist(f"{step.key}.unsure"):
        return newer(values[0], shown_for(step)) if values else (UNSURE,)
    return values


def _answered(answers: Answers, step: Step, typed: tuple[str, ...]) -> Answers:
    """The same object where nothing changes. Raises RefusedAnswerError."""
    if not typed:
        return answers.without(step.key) if step.key in answers.given else answers
    answer = step.question.read(typed, step.known)
    return answers if answer == answers.get(step.key) else answers.having(step.key, answer)
