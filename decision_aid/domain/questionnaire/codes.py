"""Codes of public lists (LOINC, SNOMED CT, ATC, ISO 3166) for questions and answers, and back.

An exact code means what the question or the answer means. A near one only says something about
it: it may be proposed to a person, and is never written into a file as their answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

UCUM = "http://unitsofmeasure.org"


@dataclass(frozen=True, kw_only=True, slots=True)
class Coded:
    """A code: ``system`` is the address of its list, ``display`` the term as the list words it."""

    system: str
    code: str
    display: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionCode:
    """What a question asks for. ``key`` names the question.

    ``months``: how old an observation may be to fill it in; 0 where none does.
    """

    key: str
    coded: Coded
    near: bool = False
    months: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A unit as UCUM writes it, and as people do."""

    code: str
    display: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionCode:
    """What an answer means: ``value`` of the question ``question``."""

    question: str
    value: str
    coded: Coded
    near: bool = False


@dataclass(frozen=True, kw_only=True)
class Codes:
    """All of them. ``systems``: the address of each list by its short name, such as LOINC.

    ``units``: of numbers, by question.
    """

    systems: Mapping[str, str]
    questions: tuple[QuestionCode, ...]
    options: tuple[OptionCode, ...]
    units: Mapping[str, Unit] = field(default_factory=dict)

    def exact(self, key: str) -> QuestionCode | None:
        return next((each for each in self.questions if each.key == key and not each.near), None)

    def of_question(self, key: str) -> Coded | None:
        """The code that means exactly this question."""
        found = self.exact(key)
        return found.coded if found else None

    def of_option(self, question: str, value: str) -> Coded | None:
        """The code that means exactly this answer."""
        return next(
            (o.coded for o in self.options if (o.question, o.value) == (question, value)
             and not o.near),
            None,
        )  # fmt: skip

    def all_of_option(self, question: str, value: str) -> tuple[Coded, ...]:
        """Every code that points to this answer, the exact one first."""
        found = [o for o in self.options if (o.question, o.value) == (question, value)]
        return tuple(o.coded for o in sorted(found, key=lambda each: each.near))
