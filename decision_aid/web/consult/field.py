"""One question as a small control, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from decision_aid.web.question_page import Choice, ChoiceGroup


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
