"""Questions to take to the appointment: what each is, and whom it fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from decision_aid.domain.logic.facts import FactName, Facts, Kind
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.preparation.answers_told import DRUG
from decision_aid.domain.questionnaire.preferences import Values

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
    """One question. Without a way in (rule, drugs, unknown, values, readiness) it is for everyone.

    ``rule``, ``drugs`` and ``unknown`` must all hold where they stand. ``drugs``: ids of
    treatments of which the person has had one. ``unless``: never asked where it surely holds, nor
    of somebody who has had one of ``not_had``. ``first_when``: moves a question up that is asked
    anyway. ``settles``: facts that the answer would settle, where they are not those of
    ``unknown``. ``opens``: stands before all others. ``cannot_wait``: what is too late to ask once
    treatment has begun; nothing but what opens stands before it. ``like``: ids of questions that
    ask nearly the same; of such the first alone is suggested.
    ``as_question``: what to find out, put as a question, for a list of the person's own.
    ``name``: what several facts are together, as the person is told it.
    """

    id: str
    theme: Theme
    who: Who
    text: str
    why: str
    as_question: str = ""
    name: str = ""
    opens: bool = False
    cannot_wait: bool = False
    rule: Rule | None = None
    unless: Rule | None = None
    first_when: Rule | None = None
    drugs: tuple[str, ...] = ()
    not_had: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
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
        return not (self._is_about_answers or self.for_values or self.for_readiness_no)

    @property
    def _is_about_answers(self) -> bool:
        return bool(self.rule or self.drugs or self.unknown)

    def fits(self, known: Facts, values: Values) -> bool:
        """Whether its rule says yes; a rule that cannot be decided is no reason to ask."""
        if _surely(self.unless, known) or _had(self.not_had, known):
            return False
        if self.is_for_everyone or _says(values, self.for_values, self.for_readiness_no):
            return True
        return self._is_about_answers and self._fits_answers(known)

    def _fits_answers(self, known: Facts) -> bool:
        return (
            (self.rule is None or _surely(self.rule, known))
            and (not self.drugs or _had(self.drugs, known))
            and (not self.unknown or any(not known.knows(name) for name in self.unknown))
        )

    def is_out_of_place(self, known: Facts) -> bool:
        """Whether what it says or asks in the person's name surely does not hold."""
        had = known.number("dmt_taken")
        all_told = had is not None and had.is_exact
        return (
            _surely(self.unless, known)
            or _had(self.not_had, known)
            or (self.rule is not None and self.rule.holds_for(known) is Truth.NO)
            or (bool(self.drugs) and all_told and not _had(self.drugs, known))
            or (bool(self.unknown) and all(map(known.knows, self.unknown)))
        )

    def place(self, known: Facts, values: Values) -> int:
        """0 where it opens the talk, 1 where it cannot wait, 2 where it bears on what matters to
        the person, 3 where an answer brought it up, else 4."""
        matters = (
            *self.for_values, *self.first_for_values,
        ), (*self.for_readiness_no, *self.first_for_readiness_no)  # fmt: skip
        if self.opens:
            return 0
        if self.cannot_wait:
            return 1
        if _says(values, *matters):
            return 2
        told = self._is_about_answers and self._fits_answers(known)
        return 3 if told or _surely(self.first_when, known) else 4


def _surely(rule: Rule | None, known: Facts) -> bool:
    return rule is not None and rule.holds_for(known) is Truth.YES


def _had(drugs: tuple[str, ...], known: Facts) -> bool:
    return any(known.knows(f"{DRUG}{each}") for each in drugs)


def _says(values: Values, picks: tuple[str, ...], noes: tuple[str, ...]) -> bool:
    return any(each in values.chosen for each in picks) or any(
        values.ready.get(each) == "no" for each in noes
    )
