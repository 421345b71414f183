"""What a question page shows, from the question object; no form class is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.doubts import Doubt
from decision_aid.domain.questionnaire.journey import SHORT, Journey, Step
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.typed import visible
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import (
    Choice,
    ChoiceGroup,
    answer_in_words,
    named,
    said,
    title_of,
    typed_as,
)
from decision_aid.web.words.team_questions import how_to_answer


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """The words of a question, translated and with the drug named.

    ``page_title`` stays in the history of a browser: it names no question that only some get.
    """

    key: str
    page_title: str
    title: str
    hint: str
    why_we_ask: str
    how_to_find_out: str
    kind: str
    unit: str
    estimate: bool
    inputmode: str


def question_context(
    journey: Journey,
    step: Step,
    *,
    typed: Sequence[str] | None = None,
    error: str = "",
    asked: Asked | None = None,
    back_to: str = "",
) -> dict[str, Any]:
    """``typed`` is what was just sent; without it the kept answer is shown.

    ``back_to``: where an answer that is changed leads back to; empty on the way along.
    """
    given = shown_for(step) if typed is None else tuple(typed)
    question = step.question
    choices = _choices(step, given)
    context = {
        "page_id": "question",
        "question": _asked(step),
        "unsure_choice": _unsure(step, given),
        "errors": [{"message": error, "field_id": _first_field(step, choices)}] if error else [],
        "progress": _progress(journey, step),
        "back_url": back_to or _back(journey, step),
        "changing": bool(back_to),
        "improbable": asked.text if asked else None,
        "confirmed_value": asked.confirmed if asked else "",
        "step_key": step.key,
        "shown": given or ("",),
        "stop_url": reverse("results" if journey.route == SHORT else "check"),
    }
    if question.kind.is_typed:
        context["value"] = next((each for each in given if each != UNSURE), "")
    elif question.kind is QuestionKind.MULTI_CHOICE:
        context["groups"] = _groups(step, choices)
        context["none_choice"] = _none(step, given)
    else:
        context["choices"] = choices
    return context


@dataclass(frozen=True, slots=True)
class Asked:
    """What is unusual about an answer, and the mark by which it is sent again."""

    text: str
    confirmed: str


def asked_about(doubts: tuple[Doubt, ...], answer: Answer) -> Asked:
    return Asked(" ".join(map(_doubt, doubts)), mark_of(answer))


def mark_of(answer: Answer) -> str:
    return ",".join(values_of(answer))


def _doubt(doubt: Doubt) -> str:
    if doubt.text:
        return named(doubt.step, doubt.text)
    return _(
        "Then your earlier answer “%(answer)s” to the question “%(question)s” cannot be right, "
        "and we would ask that question again."
    ) % {
        "answer": answer_in_words(doubt.step, doubt.step.answer),
        "question": title_of(doubt.step),
    }


def given_in(sent: QueryDict, step: Step) -> list[str]:
    """What was sent: the ticked values, or the typed text with its "I do not know" box."""
    typed = sent.getlist("answer")
    if not step.question.kind.is_typed:
        return typed
    text = [each for each in typed if visible(each)]
    if UNSURE not in sent.getlist("unsure"):
        return text
    if not text:
        return [UNSURE]
    shown = tuple(sent.getlist("shown")) if "shown" in sent else shown_for(step)
    return list(newer(text[0], shown))


def shown_for(step: Step) -> tuple[str, ...]:
    """The kept answer as the page shows it."""
    return tuple(typed_as(step, each) for each in values_of(step.answer))


def newer(typed: str, shown: tuple[str, ...]) -> tuple[str, ...]:
    """Typed text beside a tick at "I do not know": the one that the page did not show before.

    Both where both are new, or where both were shown and neither was changed.
    """
    is_old = visible(typed) in map(visible, shown)
    if is_old is (UNSURE in shown):
        return (typed, UNSURE)
    return (UNSURE,) if is_old else (typed,)


def inputmode_of(question: Question) -> str:
    """Which keys a phone offers: a month needs a gap or letters."""
    if question.kind is QuestionKind.MONTH:
        return "text"
    has_parts = question.limits is not None and question.limits.step % 1 != 0
    return "decimal" if has_parts else "numeric"


def _asked(step: Step) -> AskedQuestion:
    question = step.question
    return AskedQuestion(
        key=question.key,
        page_title=_page_title(step),
        title=named(step, question.title),
        hint=named(step, question.hint),
        why_we_ask=said(question.why_we_ask),
        how_to_find_out=how_to_answer(question),
        kind=question.kind.value,
        unit=said(question.unit),
        estimate=question.estimate,
        inputmode=inputmode_of(question),
    )


def _page_title(step: Step) -> str:
    if not step.extra:
        return title_of(step)
    topic = questionnaire().topic_of(step.question)
    if topic is None:
        return _("One more question")
    return _("%(topic)s: one more question") % {"topic": said(topic.name)}


def _choices(step: Step, given: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(
        _choice(option, given, place)
        for place, option in enumerate(step.question.options_for(step.known), start=1)
    )


def _choice(option: Option, given: tuple[str, ...], place: int) -> Choice:
    checked = option.value in given
    return Choice(option.value, said(option.label), said(option.hint), checked, f"answer-{place}")


def _unsure(step: Step, given: tuple[str, ...]) -> Choice:
    typed = step.question.kind.is_typed
    field = "unsure" if typed else "answer-unsure"
    return Choice(UNSURE, said(step.question.unsure), "", UNSURE in given, field)


def _none(step: Step, given: tuple[str, ...]) -> Choice | None:
    none = step.question.none
    if none is None:
        return None
    return Choice(NONE, said(none.label), said(none.hint), NONE in given, "answer-none")


def _groups(step: Step, choices: tuple[Choice, ...]) -> list[ChoiceGroup]:
    groups = step.question.groups
    if not groups:
        return [ChoiceGroup("", choices)]
    of = {option.value: option.group for option in step.question.option}
    return [
        ChoiceGroup(said(name), tuple(c for c in choices if of[c.value] == key))
        for key, name in groups.items()
    ]


def _first_field(step: Step, choices: tuple[Choice, ...]) -> str:
    return "answer" if step.question.kind.is_typed else choices[0].id


def _progress(journey: Journey, step: Step) -> dict[str, Any] | None:
    """Topic by topic on the full route; question by question on the short one."""
    listed = questionnaire()
    minutes = journey.minutes_left(step)
    if journey.route == SHORT:
        names = [each.key for each in journey.steps if not each.question.optional]
        if step.key not in names:
            return None
        number = names.index(step.key) + 1
        return _told_progress(number, len(names), "", minutes, number, len(names))
    topic = listed.topic_of(step.question)
    if topic is None:
        return None
    number, every = topic.number, len(listed.topics)
    own = [each.key for each in journey.steps if listed.topic_of(each.question) is topic]
    done = 100 * (number - 1) + 100 * own.index(step.key) // len(own)
    return _told_progress(number, every, said(topic.name), minutes, done, 100 * every)


def _told_progress(
    number: int, total: int, name: str, minutes: int, done: int, full: int
) -> dict[str, Any]:
    """``done``: so much of the bar is full; on the full way all of it only where all is asked."""
    return {
        "topic_number": number,
        "topic_count": total,
        "topic_name": name,
        "minutes_left": minutes,
        "done": done,
        "full": full,
    }


def _back(journey: Journey, step: Step) -> str:
    before = journey.before(step)
    return reverse("question", kwargs={"key": before.slug}) if before else reverse("start")
