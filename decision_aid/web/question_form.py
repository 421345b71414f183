"""What a question page shows, from the question object; no form class is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, Answer, values_of
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.questions import Option, QuestionKind
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import Choice, ChoiceGroup, named, said


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """The words of a question, translated and with the drug named."""

    key: str
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
    improbable: Answer | None = None,
    changing: bool = False,
) -> dict[str, Any]:
    """``typed`` is what was just sent; without it the kept answer is shown."""
    given = values_of(step.answer) if typed is None else tuple(typed)
    question = step.question
    choices = _choices(step, given)
    context = {
        "page_id": "question",
        "question": _asked(step),
        "unsure_choice": _unsure(step, given),
        "errors": [{"message": error, "field_id": _first_field(step, choices)}] if error else [],
        "progress": _progress(journey, step),
        "back_url": _back(journey, step, changing),
        "changing": changing,
        "improbable": _improbable(step) if improbable is not None else None,
        "confirmed_value": improbable,
        "stop_url": reverse("check"),
    }
    if question.kind.is_typed:
        context["value"] = "" if given == (UNSURE,) or not given else given[0]
    elif question.kind is QuestionKind.MULTI_CHOICE:
        context["groups"] = _groups(step, choices)
        context["none_choice"] = _none(step, given)
    else:
        context["choices"] = choices
    return context


def given_in(sent: QueryDict, step: Step) -> list[str]:
    """What was sent: the ticked values, or the typed text with its "I do not know" box."""
    typed = sent.getlist("answer")
    if not step.question.kind.is_typed:
        return typed
    unsure = sent.getlist("unsure")
    text = [each for each in typed if each.strip()]
    return unsure if unsure and not text else text


def _asked(step: Step) -> AskedQuestion:
    question = step.question
    has_half_points = question.limits is not None and question.limits.step % 1 != 0
    return AskedQuestion(
        key=question.key,
        title=named(step, question.title),
        hint=named(step, question.hint),
        why_we_ask=said(question.why_we_ask),
        how_to_find_out=said(question.how_to_find_out),
        kind=question.kind.value,
        unit=said(question.unit),
        estimate=question.estimate,
        inputmode="decimal" if has_half_points else "numeric",
    )


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
    if journey.route == "short":
        names = [each.slug for each in journey.steps]
        number = names.index(step.slug) + 1
        return _told_progress(number, len(names), "", minutes)
    topic = listed.topic_of(step.question)
    if topic is None:
        return None
    return _told_progress(topic.number, len(listed.topics), said(topic.name), minutes)


def _told_progress(number: int, total: int, name: str, minutes: int) -> dict[str, Any]:
    return {
        "topic_number": number,
        "topic_count": total,
        "topic_name": name,
        "minutes_left": minutes,
    }


def _back(journey: Journey, step: Step, changing: bool) -> str:
    if changing:
        return reverse("check")
    before = journey.before(step)
    return reverse("question", kwargs={"key": before.slug}) if before else reverse("start")


def _improbable(step: Step) -> str:
    return said(step.question.improbable.text) if step.question.improbable else ""
