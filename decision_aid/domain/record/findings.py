"""What single entries of a record say, before anything is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.record.parts import Day, Part, code_in, part, shown, text, words_of

Given = tuple[tuple[str, Answer], ...]
"""Answers by step key."""


class Why(StrEnum):
    """Why an entry that was understood gives no answer."""

    NOT_READ = "another matter, or a code that is not known here"
    MISTAKE = "marked as a mistake, refuted or cancelled"
    NOT_CERTAIN = "marked as not certain or not final"
    NOT_NOW = "no longer so"
    NOT_TAKEN = "a drug that was planned or not taken"
    NO_VALUE = "no value in it"
    AHEAD = "dated in the future"
    STRANGER = "about somebody else"


class Doubt(StrEnum):
    """Why something that was found is told and not proposed."""

    DOES_NOT_FIT = "no answer that this question takes"
    UNIT = "without the unit that is needed"
    NOT_EXACT = "no exact value"
    KIN = "near what is asked, and not the same"
    TWO_VALUES = "two values of the same day"
    ONE_OF_MANY = "one of several ticks of a question that was not answered"
    OTHER_ILLNESS = "given for another illness"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something comes from: the resource, its date as written, its words."""

    kind: str
    day: Day | None
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry that gives answers. ``about`` groups entries that speak of the same thing."""

    about: str
    given: Given
    origin: Origin


@dataclass(frozen=True, slots=True)
class Remark:
    """Something found that somebody has to look at: no answer is proposed from it."""

    key: str
    doubt: Doubt
    origin: Origin


@dataclass
class Found:
    """Filled while a record is read."""

    findings: list[Finding] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left: Counter[Why] = field(default_factory=Counter)
    is_on_a_drug: bool = False
    kinds: Counter[str] = field(default_factory=Counter)
    """Of entries that were not read, by the name of the resource."""

    def leave(self, resource: Part, why: Why) -> None:
        self.left[why] += 1
        if why is Why.NOT_READ:
            self.kinds[shown(text(resource.get("resourceType"))) or "?"] += 1


def origin(resource: Part, day: Day | None, words: str) -> Origin:
    return Origin(shown(text(resource.get("resourceType"))), day, shown(words))


def status_of(resource: Part, name: str = "status") -> str:
    """A code, or the words in its place: "Ruled out" is no code, and so not certain."""
    value = resource.get(name)
    concept = value if isinstance(value, str) else part(resource, name)
    told = code_in(concept) or words_of(concept)
    return "-".join(told.casefold().split())
