"""The person's code, and what a code that somebody typed holds."""

from __future__ import annotations

from django.utils import timezone

from decision_aid.domain.questionnaire.answers import Answer, Answers
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.resume_code.code import decode, encode
from decision_aid.domain.resume_code.preferences import values_in, with_values, without_values
from decision_aid.evidence_base.editing.new_code_layout import outgrown_by
from decision_aid.evidence_base.reading.code_layouts import newest
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import code_layouts, evidence_base, questionnaire


def without_a_place() -> tuple[str, ...]:
    """Questions whose answers no code holds, because the layout is older than they are."""
    matters = evidence_base().what_matters
    return outgrown_by(newest(code_layouts()), questionnaire(), matters, timezone.localdate())


def code_of(kept: SavedAnswers) -> str:
    """The code of the answers on the path, which alone reach a result, and of what matters."""
    steps = kept.journey().steps
    answers = {step.key: step.answer for step in steps if step.answer is not None}
    told = with_values(Answers(answers), kept.values)
    return encode(kept.route, told, newest(code_layouts()))


def kept_in(code: str) -> SavedAnswers:
    """What a code holds, as the questionnaire of today takes it. Raises BadCodeError."""
    route, told = decode(code, code_layouts())
    answers = without_values(told)
    ordered = Answers({key: _in_order(key, answers) for key in answers})
    return SavedAnswers(route, ordered, values_in(told))


def _in_order(key: str, answers: Answers) -> Answer:
    """Ticks in the order of today's list, which may not be that of an older layout."""
    answer = answers.given[key]
    question = questionnaire().questions.get(key.partition(":")[0])
    if question is None or not isinstance(answer, tuple) or len(answer) < 2:
        return answer
    return _sorted(question, answer)


def _sorted(question: Question, answer: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(option.value for option in question.option if option.value in answer)
