"""One question to take to the appointment: what it is about, who can answer it, whom it fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from decision_aid.domain.facts import FactName, Facts, Kind
from decision_aid.domain.rules import Rule
from decision_aid.domain.truth import Truth
from decision_aid.domain.values import Values

ABOUT_THE_ANSWERS: Mapping[str, FactName] = MappingProxyType(
    {
        "edss_source": FactName("edss_source", Kind.WORD, ("score", "estimate")),
        "on_treatment_now": FactName("on_treatment_now", Kind.YES_NO),
    }
)
"""What rules of questions may read beside facts: how an answer was come by."""


class Who(StrEnum):
    """Who can answer a question."""

    NEUROLOGIST = "neurologist"
    TRANSPLANT = "transplant"
    NURSE = "nurse"
    FERTILITY = "fertility"
    GP = "gp"
    ANY = "any"


class Theme(StrEnum):
    """What a question is about, in the order in which a talk may go."""

    SUPPORT = "support"
    FOR_ME = "for me"
    COULD_DO = "what it could do"
    RISKS = "risks"
    OTHER_OPTIONS = "other options"
    GETTING_THERE = "getting there"
    LIVING_THROUGH = "living through it"
    AFTERWARDS = "afterwards"
    DECIDING = "deciding"
    FIND_OUT = "find out"


@dataclass(frozen=True, kw_only=True, eq=False)
class TeamQuestion:
    """One question. Without a way in (rule, unknown, values, readiness) it is for everyone.

    ``rule`` and ``unknown`` must both hold where both stand. ``settles``: facts that the answer
    would settle, where they are not those of ``unknown``. ``opens``: stands before all others.
    ``as_question``: what to find out, put as a question, for a list of the person's own.
    """

    id: str
    theme: Theme
    who: Who
    text: str
    why: str
    as_question: str = ""
    opens: bool = False
    rule: Rule | None = None
    unknown: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    for_values: tuple[str, ...] = ()
    for_readiness_no: tuple[str, ...] = ()
    first_for_values: tuple[str, ...] = ()
    first_for_readiness_no: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def is_told_by(self, other: TeamQuestion) -> bool:
        """Whether the same person, asked the other for whatever reason, tells this as well."""
        facts = frozenset(self.settles or self.unknown)
        if not facts or self.rule or other.rule or self.who is not other.who:
            return False
        return facts <= frozenset(other.settles or other.unknown)

    @property
    def asked(self) -> str:
        return self.as_question or self.text

    @property
    def is_for_everyone(self) -> bool:
        return not (self.rule or self.unknown or self.for_values or self.for_readiness_no)

    def fits(self, known: Facts, values: Values) -> bool:
        """Whether its rule says yes; a rule that cannot be decided is no reason to ask."""
        if self.is_for_everyone or _says(values, self.for_values, self.for_readiness_no):
            return True
        if self.rule is None and not self.unknown:
            return False
        holds = self.rule is None or self.rule.holds_for(known) is Truth.YES
        return holds and (not self.unknown or any(not known.knows(n) for n in self.unknown))

    def place(self, values: Values) -> int:
        """0 where it opens the talk, 1 where it bears on what matters to the person, else 2."""
        matters = (
            *self.for_values, *self.first_for_values,
        ), (*self.for_readiness_no, *self.first_for_readiness_no)  # fmt: skip
        return 0 if self.opens else 1 if _says(values, *matters) else 2


def _says(values: Values, picks: tuple[str, ...], noes: tuple[str, ...]) -> bool:
    return any(each in values.chosen for each in picks) or any(
        values.ready.get(each) == "no" for each in noes
    )
