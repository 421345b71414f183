"""A QuestionnaireResponse of any form filler, read back as answers of ours.

What is certain is taken. Each item that was left out or read in another way is told, so that a
person can see it before anything is used. A file of another questionnaire is refused as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from decision_aid.domain.questionnaire.answers import UNSURE, Answer, Answers, values_of
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    SHORT,
    Journey,
    Questionnaire,
    Step,
    replay,
)
from decision_aid.domain.questionnaire.questions import Question
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.web.handover.fhir.about_file import About, about_file, of_ours, only_one
from decision_aid.web.handover.fhir.answer_values import Changed, ValueReader, together
from decision_aid.web.handover.fhir.coding import (
    ROUTE,
    Edition,
    route_in,
)
from decision_aid.web.handover.fhir.file_text import Fault, FhirImportError, responses_in
from decision_aid.web.handover.fhir.items import Given, items_in

_PATHS = (FULL, DETAIL, SHORT)
"""Where a file names no way, the first of those that take most of its answers."""


class Why(StrEnum):
    """Why an item was left out."""

    UNKNOWN = "no question of ours"
    NOT_ASKED = "not asked after the other answers"
    NOT_TAKEN = "no answer that its question takes"
    UNCLEAR = "not certain what it means"
    TWICE = "answered twice, and not the same"
    MODIFIED = "holds a part that changes its meaning"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """``step``: its place on the path, with what its question says to the answer."""

    link_id: str
    why: Why
    step: Step | None = None
    refused: RefusedAnswerError | None = None


@dataclass(frozen=True, slots=True)
class ReadOtherwise:
    """An answer that was taken in another form than it came in."""

    step: Step
    how: Changed


@dataclass(frozen=True, slots=True)
class TakenResponse:
    """What was taken of a file, and all that was not, our own questions first."""

    route: str
    answers: Answers
    left_out: tuple[LeftOut, ...] = ()
    otherwise: tuple[ReadOtherwise, ...] = ()
    about: tuple[About, ...] = ()


@dataclass(slots=True)
class _Read:
    """What the items say, before it is known which of them are asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    changed: dict[str, Changed] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    route: str | None = None


def read_response(text: str, listed: Questionnaire, edition: Edition, today: date) -> TakenResponse:
    """Raises FhirImportError with what is wrong."""
    came = only_one(responses_in(text), edition)
    items = [each for each in items_in(came) if each.says_something]
    about = list(of_ours(came, items, edition))
    if came.get("modifierExtension") or came.get("implicitRules"):
        raise FhirImportError(Fault.MODIFIED)
    read = _read_items(items, listed, edition)
    journey = _journey(read, listed, today)
    about += about_file(came, read.route, today)
    asked = {step.key: step for step in journey.steps}
    answers = {key: step.answer for key, step in asked.items() if step.answer is not None}
    refused = [_refused(key, read.answers[key], asked.get(key))
               for key in read.answers if key not in answers]  # fmt: skip
    otherwise = [ReadOtherwise(asked[key], how)
                 for key, how in read.changed.items() if key in answers]  # fmt: skip
    left_out = sorted((*read.left_out, *refused), key=lambda each: each.why is Why.UNKNOWN)
    return TakenResponse(
        journey.route, Answers(answers), tuple(left_out), tuple(otherwise), tuple(about)
    )


def _read_items(items: list[Given], listed: Questionnaire, edition: Edition) -> _Read:
    read = _Read()
    by_name: dict[str, list[Given]] = {}
    by_words: set[str] = set()
    for given in items:
        name = given.link_id
        if name != ROUTE and _question(name, listed) is None:
            name = _key_of(given.text, listed) or name
            by_words.add(name)
        by_name.setdefault(name, []).append(given)
    for link_id, found in by_name.items():
        if link_id == ROUTE:
            _read_route(found, read)
            continue
        question = _question(link_id, listed)
        why = Why.UNKNOWN if question is None else _read_item(question, link_id, found, read,
                                                               edition)  # fmt: skip
        if why is not None:
            read.left_out.append(LeftOut(link_id, why))
        elif link_id in by_words:
            read.changed[link_id] = Changed.BY_QUESTION
    return read


def _key_of(text: str, listed: Questionnaire) -> str | None:
    """The one question that is asked in these words, and once."""
    asked = text.strip()
    fits = [q.key for q in listed.questions.values() if asked == q.title and not q.repeat_for]
    return fits[0] if len(fits) == 1 else None


def _read_route(found: list[Given], read: _Read) -> None:
    routes = {route_in(value.value) for given in found for value in given.values}
    if len(routes) == 1:
        (read.route,) = routes


def _question(link_id: str, listed: Questionnaire) -> Question | None:
    key, colon, item = link_id.partition(":")
    question = listed.questions.get(key)
    if question is None or bool(colon) is not bool(question.repeat_for):
        return None
    if not colon:
        return question
    repeated = listed.questions[question.repeat_for].option
    return question if any(option.value == item for option in repeated) else None


def _read_item(
    question: Question, link_id: str, found: list[Given], read: _Read, edition: Edition
) -> Why | None:
    """Takes the answer of one question, or says why not."""
    if any(given.modified for given in found):
        return Why.MODIFIED
    if any(given.broken for given in found):
        return Why.UNCLEAR
    reader = ValueReader(question, edition.codes)
    values = [reader.read(value) for given in found for value in given.values]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Why.UNCLEAR
    told = [value.answer for value in known]
    told += [UNSURE for given in found if given.not_known]
    answer = together(question, told)
    if answer is None:
        return Why.TWICE
    read.answers[link_id] = answer
    for value in known:
        if value.changed is not None:
            read.changed[link_id] = value.changed
    return None


def _journey(read: _Read, listed: Questionnaire, today: date) -> Journey:
    answers = Answers(read.answers)
    if read.route is not None:
        return replay(listed, read.route, answers, today)
    walked = [replay(listed, route, answers, today) for route in _PATHS]
    return max(walked, key=_taken)


def _taken(journey: Journey) -> int:
    return sum(step.answer is not None for step in journey.steps)


def _refused(link_id: str, answer: Answer, step: Step | None) -> LeftOut:
    if step is None:
        return LeftOut(link_id, Why.NOT_ASKED)
    try:
        step.question.read(values_of(answer), step.known)
    except RefusedAnswerError as refused:
        return LeftOut(link_id, Why.NOT_TAKEN, step, refused)
    return LeftOut(link_id, Why.NOT_TAKEN, step)
