"""What a question is made of: its kind, its options, its limits, what is unusual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from decision_aid.domain.logic.facts import Facts, FactValue
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answer


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"
    YES_NO = "yes-no"
    NUMBER = "number"
    YEAR = "year"
    MONTH = "month"
    MEASURE = "measure"
    MULTI_CHOICE = "multi-choice"

    @property
    def is_typed(self) -> bool:
        return self in _TYPED


_TYPED = frozenset(
    (QuestionKind.NUMBER, QuestionKind.YEAR, QuestionKind.MONTH, QuestionKind.MEASURE)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where people have care. See ``evidence/places.toml``.

    ``europe``: rules of all Europe hold there; ``letter``: paper is 8.5 by 11 inches;
    ``nhs_number``: so a patient's number is called.
    """

    code: str
    name: str
    europe: bool = False
    letter: bool = False
    nhs_number: bool = False


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice. ``facts`` are those that choosing it gives.

    ``clinical`` is the choice as clinicians write it, ``referral`` as a referral tells it; without
    one the label stands. ``carries``: answers of the full way that give the same facts.
    ``counts_as_failed``: whether a drug that went so did not hold MS; of no other question.
    """

    value: str
    label: str
    clinical: str = ""
    referral: str = ""
    carries: Mapping[str, Answer] = field(default_factory=dict)
    hint: str = ""
    group: str = ""
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    unticked_facts: Mapping[str, FactValue] = field(default_factory=dict)
    offered_when: Rule | None = None
    counts_as_failed: bool | None = None

    def is_offered(self, known: Facts) -> bool:
        return self.offered_when is None or self.offered_when.holds_for(known) is not Truth.NO


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberLimits:
    """The least and greatest number accepted; a name stands for another answer or a year.

    ``not_below`` names one more lower limit, and ``left_out`` numbers that do not exist between.
    """

    min: Decimal | str
    max: Decimal | str
    step: Decimal = Decimal(1)
    not_below: str = ""
    left_out: tuple[Decimal, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Improbable:
    """An answer that is unusual together with others, and the kind question about it."""

    when: Rule
    text: str
