"""The answers as small controls, each of which can be changed where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from decision_aid.domain.questionnaire.answers import UNSURE, values_of
from decision_aid.domain.questionnaire.doubts import unusual_now
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.question_parts import Option, QuestionKind
from decision_aid.domain.questionnaire.questions import Question, facts_of
from decision_aid.web.consultation.fits import Fit, fits_of
from decision_aid.web.consultation.posted_answers import PostedAnswers
from decision_aid.web.consultation.rules import Line
from decision_aid.web.consultation.session import ConsultationState
from decision_aid.web.consultation.wording import Register
from decision_aid.web.loaded import questionnaire
from decision_aid.web.question_form import inputmode_of
from decision_aid.web.words.answers import Choice, ChoiceGroup, said, typed_as


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What stands beside a control: how it was opened, what is unusual, what was refused, and a
    danger that it has with another answer (``sign``).
    """

    was: str = ""
    is_new: bool = False
    unusual: str = ""
    sign: str = ""
    error: str = ""
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One question. ``id`` may stand in a selector, ``name`` is the step key.

    ``told`` is the answer in words, for paper and for questions with boxes to tick.
    """

    id: str
    name: str
    group: str
    label: str
    kind: str
    told: str
    unsure: bool = False
    value: str = ""
    unit: str = ""
    inputmode: str = "numeric"
    estimate: bool = False
    choices: tuple[Choice, ...] = ()
    ticks: tuple[ChoiceGroup, ...] = ()
    note: Note = field(default_factory=Note)

    @property
    def is_open(self) -> bool:
        return not self.told


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Controls under one heading."""

    id: str
    name: str
    fields: tuple[Field, ...]
    folded: bool = False

    @property
    def is_opened(self) -> bool:
        """What is wrong is never folded away."""
        return any(field.note.error for field in self.fields)


def field_id(key: str) -> str:
    """A step key as part of an id: a colon would have to be escaped in every selector."""
    return key.replace(":", "--")


FITNESS = "fitness"
_MOST_DRUGS = 4


def groups_of(
    desk: ConsultationState,
    journey: Journey,
    register: Register,
    bars: tuple[Line, ...],
    signs: Mapping[str, str],
    sent: PostedAnswers | None = None,
) -> tuple[FieldGroup, ...]:
    """Every question on the path; after a refusal as it was sent, with what to do instead.

    ``bars``: the published lines on fitness, each of which is told beside what it reads; ``signs``:
    what else stands beside the answer with that key.
    """
    maker = _Maker(desk, journey, register, bars, signs, sent)
    shown = [step for step in journey.steps if step.question.in_consultation]
    made = _said_once(maker.field(step) for step in sorted(shown, key=_place))
    return tuple(
        FieldGroup(
            group.id,
            said(group.name),
            tuple(each for each in made if each.group == group.id),
            group.folded,
        )
        for group in questionnaire().consultation
    )


def _said_once(fields: Iterable[Field]) -> tuple[Field, ...]:
    """What is unusual about several answers together is said beside the first of them."""
    said_before: set[str] = set()
    made = []
    for each in fields:
        unusual = each.note.unusual
        is_said = unusual in said_before
        made.append(replace(each, note=replace(each.note, unusual="")) if is_said else each)
        said_before |= {unusual} - {""}
    return tuple(made)


def _place(step: Step) -> tuple[int, str]:
    """What is asked of each drug stands together: how it went, and for how long."""
    place = questionnaire().place_in_consultation(step.question)
    return place, step.item.value if step.item else ""


def _group_of(question: Question) -> str:
    return questionnaire().consultation_group[question.key].id


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes fields for one state of the answers."""

    desk: ConsultationState
    journey: Journey
    register: Register
    bars: tuple[Line, ...]
    signs: Mapping[str, str]
    sent: PostedAnswers | None

    def field(self, step: Step) -> Field:
        question, given = step.question, self._given(step)
        typed = question.kind.is_typed
        ticks = question.kind is QuestionKind.MULTI_CHOICE
        return Field(
            id=field_id(step.key),
            name=step.key,
            group=_group_of(question),
            label=self.register.question(step),
            kind="typed" if typed else "ticks" if ticks else "choice",
            told=self._told(step),
            unsure=UNSURE in given,
            value=typed_as(step, given[0]) if typed and given and given[0] != UNSURE else "",
            unit=self.register.unit(question),
            inputmode=inputmode_of(question),
            estimate=question.estimate,
            choices=() if typed or ticks else self._choices(step, given),
            ticks=self._ticks(step, given) if ticks else (),
            note=self._note(step),
        )

    def _told(self, step: Step) -> str:
        """Of many drugs only how many: how each went stands below under its name."""
        many = len(values_of(step.answer))
        if step.question.key == "dmt_tried" and many > _MOST_DRUGS:
            return _("%(n)s drugs, each below") % {"n": many}
        return self.register.answer(step, step.answer)

    def _given(self, step: Step) -> tuple[str, ...]:
        if self.sent is not None and self.sent.refused and step.key in self.sent.typed:
            return self.sent.typed[step.key]
        return values_of(step.answer)

    def _note(self, step: Step) -> Note:
        question = step.question
        unusual = unusual_now(step, self.journey.known)
        return Note(
            was=self._was(step),
            is_new=self.desk.opened.answers.get(step.key) is None and step.answer is not None,
            unusual=" ".join(map(_, unusual)),
            sign=self.signs.get(step.key, ""),
            error=self.sent.refused.get(step.key, "") if self.sent else "",
            fits=self._fits(step) if _group_of(question) == FITNESS else (),
        )

    def _fits(self, step: Step) -> tuple[Fit, ...]:
        return fits_of(facts_of(step.question), self.bars, self.journey.facts, self.register)

    def _was(self, step: Step) -> str:
        """The answer as opened, in words; empty where it is the same now, or was not given."""
        opened = self.desk.opened.answers.get(step.key)
        if opened == step.answer:
            return ""
        return self.register.answer(step, opened)

    def _choices(self, step: Step, given: tuple[str, ...]) -> tuple[Choice, ...]:
        offered = step.question.options_for(step.known)
        made = [self._choice(step, o, given) for o in offered]
        return (*made, Choice(UNSURE, _("not known"), "", UNSURE in given, ""))

    def _ticks(self, step: Step, given: tuple[str, ...]) -> tuple[ChoiceGroup, ...]:
        question = step.question
        groups = question.groups or {"": ""}
        made = [
            ChoiceGroup(
                _(name) if name else "",
                tuple(
                    self._choice(step, o, given)
                    for o in question.options_for(step.known)
                    if o.group == key
                ),
            )
            for key, name in groups.items()
        ]
        return (*made, ChoiceGroup("", self._alone(step, given)))

    def _alone(self, step: Step, given: tuple[str, ...]) -> tuple[Choice, ...]:
        """Answers that stand by themselves."""
        unsure = _tick(step, UNSURE, _("not known"), given)
        none = step.question.none
        if none is None:
            return (unsure,)
        return (self._choice(step, none, given), unsure)

    def _choice(self, step: Step, option: Option, given: tuple[str, ...]) -> Choice:
        return _tick(step, option.value, self.register.option(step.question, option), given)


def _tick(step: Step, value: str, words: str, given: tuple[str, ...]) -> Choice:
    return Choice(value, words, "", value in given, f"a-{field_id(step.key)}-{value}")
