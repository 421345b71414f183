"""One question as a small control, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.questionnaire.answers import NONE, UNSURE, values_of
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.questions import QuestionKind, facts_of
from decision_aid.web.consultation.posted_answers import PostedAnswers
from decision_aid.web.consultation.rules import Line
from decision_aid.web.consultation.session import ConsultationState
from decision_aid.web.consultation.wording import Register
from decision_aid.web.words.answers import Choice, ChoiceGroup


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """Where a published bar to any transplant stands that reads the answer."""

    mark: str
    name: str
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What stands beside a control: how it was opened, what is unusual, what was refused."""

    was: str = ""
    unusual: str = ""
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
    decimal: bool = False
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


def field_id(key: str) -> str:
    """A step key as part of an id: a colon would have to be escaped in every selector."""
    return key.replace(":", "--")


FITNESS = "fitness"
_GROUPS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    ("person", later("Person"), (
        "country", "subtype", "age", "year_diagnosis", "year_onset",
    )),
    ("disability", later("Disability"), (
        "edss_known", "edss_value", "edss_when", "walk_unaided", "walk_help", "walk_with_help",
        "edss_recent_relapse", "mobility_short",
    )),
    ("activity", later("Relapses and scans"), (
        "relapses_12m", "relapses_24m", "worsening_12m", "mri_12m", "mri_contrast", "new_t2_12m",
        "gd_lesions_12m", "mri_short", "activity_36m", "episode_on_dmt",
    )),
    ("drugs", later("Drugs"), (
        "dmt_tried", "he_contraindicated", "dmt_outcome", "dmt_months", "treatment_short",
    )),
    (FITNESS, later("Fitness and tests"), (
        "lvef", "dlco", "crcl", "jcv", "csf_ocb", "fertility", "pregnancy", "health",
    )),
)  # fmt: skip
_NOT_SHOWN = ("filled_in_by",)
"""The screen itself answers it."""


def groups_of(
    desk: ConsultationState,
    journey: Journey,
    register: Register,
    bars: tuple[Line, ...],
    sent: PostedAnswers | None = None,
) -> tuple[FieldGroup, ...]:
    """Every question on the path; after a refusal as it was sent, with what to do instead.

    ``bars``: the published lines on fitness, each of which is told beside what it reads.
    """
    maker = _Maker(desk, journey, register, bars, sent)
    made = [maker.field(step) for step in journey.steps if step.question.key not in _NOT_SHOWN]
    return tuple(
        FieldGroup(group, str(name), _in_order(f for f in made if f.group == group))
        for group, name, _keys in _GROUPS
    )


_GROUP_OF: Mapping[str, str] = {key: group for group, _name, keys in _GROUPS for key in keys}
_PLACE: Mapping[str, int] = {
    key: place for _group, _name, keys in _GROUPS for place, key in enumerate(keys)
}


def _in_order(fields: Iterable[Field]) -> tuple[Field, ...]:
    """What is asked of each drug stands together: how it went, and for how long."""
    return tuple(sorted(fields, key=lambda f: _place(f.name)))


def _place(name: str) -> tuple[int, str]:
    key, _colon, drug = name.partition(":")
    return (_PLACE["dmt_outcome"] if drug else _PLACE[key], drug)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes fields for one state of the answers."""

    desk: ConsultationState
    journey: Journey
    register: Register
    bars: tuple[Line, ...]
    sent: PostedAnswers | None

    def field(self, step: Step) -> Field:
        question, given = step.question, self._given(step)
        typed = question.kind.is_typed
        ticks = question.kind is QuestionKind.MULTI_CHOICE
        return Field(
            id=field_id(step.key),
            name=step.key,
            group=_GROUP_OF[question.key],
            label=self.register.question(step),
            kind="typed" if typed else "ticks" if ticks else "choice",
            told=self.register.answer(step, step.answer),
            unsure=UNSURE in given,
            value=given[0] if typed and given and given[0] != UNSURE else "",
            unit=self.register.unit(question.unit) if question.unit else "",
            decimal=question.limits is not None and question.limits.step % 1 != 0,
            estimate=question.estimate,
            choices=() if typed or ticks else self._choices(step, given),
            ticks=self._ticks(step, given) if ticks else (),
            note=self._note(step),
        )

    def _given(self, step: Step) -> tuple[str, ...]:
        if self.sent is not None and self.sent.refused and step.key in self.sent.typed:
            return self.sent.typed[step.key]
        return values_of(step.answer)

    def _note(self, step: Step) -> Note:
        question = step.question
        unusual = step.answer is not None and question.looks_improbable(self.journey.known)
        return Note(
            was=self._was(step),
            unusual=_(question.improbable.text) if unusual and question.improbable else "",
            error=self.sent.refused.get(step.key, "") if self.sent else "",
            fits=self._fits(step) if _GROUP_OF[question.key] == FITNESS else (),
        )

    def _fits(self, step: Step) -> tuple[Fit, ...]:
        given = facts_of(step.question)
        return tuple(
            Fit(
                mark=line.mark,
                name=", ".join(self.register.fact(name) for name in line.reads & given),
                said=f"{line.standing}: {line.statement}",
            )
            for line in self.bars
            if line.reads & given
        )

    def _was(self, step: Step) -> str:
        """The answer as opened, in words; empty where it is the same now."""
        opened = self.desk.opened.answers.get(step.key)
        if opened == step.answer:
            return ""
        return self.register.answer(step, opened) or _("not answered")

    def _choices(self, step: Step, given: tuple[str, ...]) -> tuple[Choice, ...]:
        offered = step.question.options_for(step.known)
        made = [self._choice(step, o.value, o.label, given) for o in offered]
        return (*made, Choice(UNSURE, _("not known"), "", UNSURE in given, ""))

    def _ticks(self, step: Step, given: tuple[str, ...]) -> tuple[ChoiceGroup, ...]:
        question = step.question
        groups = question.groups or {"": ""}
        made = [
            ChoiceGroup(
                _(name) if name else "",
                tuple(
                    self._choice(step, o.value, o.label, given)
                    for o in question.options_for(step.known)
                    if o.group == key
                ),
            )
            for key, name in groups.items()
        ]
        return (*made, ChoiceGroup("", self._alone(step, given)))

    def _alone(self, step: Step, given: tuple[str, ...]) -> tuple[Choice, ...]:
        """Answers that stand by themselves."""
        unsure = self._choice(step, UNSURE, "", given, _("not known"))
        none = step.question.none
        if none is None:
            return (unsure,)
        return (self._choice(step, NONE, none.label, given), unsure)

    def _choice(
        self, step: Step, value: str, label: str, given: tuple[str, ...], said: str = ""
    ) -> Choice:
        words = said or self.register.option(step.question.key, value, label)
        return Choice(value, words, "", value in given, f"a-{field_id(step.key)}-{value}")
