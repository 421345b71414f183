"""Why a guard of ours holds back rules that fit on paper: what was told, or what was not.

"Not asked", "not answered yet" and "asked, but not known" are three things to find out; each has
its own sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriterionStatus
from decision_aid.domain.eligibility.our_guards import ILLNESS, TOLD_BY, Guard, in_order
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.journey import Journey

DECIDES: Mapping[Guard, str] = {
    Guard.UNDER_18: "age",
    Guard.PREGNANT: "pregnant",
    Guard.PML: "pml",
}
"""The fact that settles a guard. Fitness has many; an illness only holds where it was told."""


class GuardReason(Enum):
    """What stands behind one guard."""

    __hash__ = object.__hash__

    TOLD = "an answer says so"
    LEFT_OPEN = "asked; the answer leaves it open"
    NOT_ANSWERED = "on the path, and not answered yet"
    NOT_ASKED = "not on the path"
    NOT_TESTED = "no answer can show it"


Reasons = Mapping[Guard, GuardReason]


def active_guards(verdicts: Iterable[Verdict]) -> tuple[Guard, ...]:
    """The guards that hold back any set whose lines fit, in their order."""
    return in_order({guard for verdict in verdicts for guard in verdict.held_back_by})


def guards_not_ruled_out(verdicts: Iterable[Verdict]) -> tuple[Guard, ...]:
    """The guards of any set, whether or not its lines fit, in their order."""
    return in_order({guard for verdict in verdicts for guard in verdict.guards})


def guards_to_look_at(
    rules: Iterable[Verdict], every: Iterable[Verdict], facts: Facts
) -> tuple[Guard, ...]:
    """What holds one of the ``rules`` back, and what was told, whatever any rule says, in order."""
    found = {guard for verdict in rules for guard in verdict.held_back_by}
    return in_order(found | _told(every, facts))


def told_guards(facts: Facts) -> tuple[Guard, ...]:
    """What an answer says by name, in order."""
    named = {guard for guard, fact in TOLD_BY.items() if facts.get(fact) is True}
    if facts.is_adult() is Truth.NO:
        named.add(Guard.UNDER_18)
    return in_order(named)


def _told(verdicts: Iterable[Verdict], facts: Facts) -> frozenset[Guard]:
    """By name; fitness as a whole only where a measured value alone speaks against it."""
    named = frozenset(told_guards(facts))
    if named <= {Guard.EARLY_FAILURE} and _speaks_against(verdicts):
        return named | {Guard.FITNESS}
    return named


def reasons(
    verdicts: Iterable[Verdict], journey: Journey, asks: Mapping[str, Collection[str]]
) -> Reasons:
    """Why each guard would hold a set back. Needs all sets, for the one on fitness is among them.

    ``asks`` are the keys of the questions that can give a fact, by fact.
    """
    every = tuple(verdicts)
    return {guard: _why(guard, every, journey, asks) for guard in Guard}


def _why(
    guard: Guard,
    verdicts: tuple[Verdict, ...],
    journey: Journey,
    asks: Mapping[str, Collection[str]],
) -> GuardReason:
    if guard in ILLNESS:
        return GuardReason.TOLD
    fact = DECIDES.get(guard)
    if fact is None:
        return GuardReason.TOLD if _speaks_against(verdicts) else GuardReason.NOT_TESTED
    if journey.facts.knows(fact):
        return GuardReason.TOLD
    answers = [step.answer for step in journey.steps if step.question.key in asks.get(fact, ())]
    if not answers:
        return GuardReason.NOT_ASKED
    return GuardReason.NOT_ANSWERED if None in answers else GuardReason.LEFT_OPEN


def _speaks_against(verdicts: Iterable[Verdict]) -> bool:
    """Whether an answer lies outside a line of the fitness rules."""
    fitness = (v for v in verdicts if v.criteria_set.id == FITNESS_SET)
    return any(verdict.count(CriterionStatus.NOT_MET) for verdict in fitness)
