"""The comparisons by recent activity and by earlier drugs: who was asked for, else who came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.relapses_before import FEW_RELAPSES_EXPECTED
from decision_aid.domain.logic.truth import Truth, invert
from decision_aid.domain.similarity.constants import MOST_OF_THEM
from decision_aid.domain.similarity.dimensions.ms_type import types_studied
from decision_aid.domain.similarity.dimensions.spans import worst
from decision_aid.domain.similarity.outcomes import (
    BY_TRUTH,
    DIMENSIONS,
    Closeness,
    Dimension,
    Outcome,
    Outcomes,
    closeness_of,
)

_UNTREATED = {Truth.YES: Outcome.SILENT, Truth.NO: Outcome.UNLIKE, Truth.UNKNOWN: Outcome.OPEN}


@dataclass(frozen=True, slots=True)
class CourseTold:
    """What a study asked for at entry, and what its people had had before, in percent of them.

    ``none_untreated``: nobody was without an earlier MS drug.
    """

    asked: Requirement
    shares: tuple[Decimal, ...] = ()
    none_untreated: bool = False

    @property
    def is_silent(self) -> bool:
        return self.asked not in _ASKED and not self.shares and not self.none_untreated


_ACTIVITY = DIMENSIONS.index(Dimension.ACTIVITY)
_ASKED = (Requirement.REQUIRED, Requirement.EXCLUDED)


def decided_by_activity(sourced: SourcedFigure, outcomes: Outcomes) -> bool:
    """Whether a study in progressive MS asked for activity, or for none, and so does the person.

    In progressive MS rules and results turn on it, so such a study goes before one that took in
    anybody, however much more that one tells of its people. In relapsing MS nearly all ask for it.
    """
    return (
        turns_on_activity(sourced)
        and outcomes[_ACTIVITY] is Outcome.ALIKE
        and outcomes[0] in (Outcome.ALIKE, Outcome.EDGE)
        and closeness_of(outcomes) is not Closeness.DIFFERENT
    )


@lru_cache(maxsize=8192)
def turns_on_activity(sourced: SourcedFigure) -> bool:
    """What of it does not depend on a person."""
    if sourced.source.population.activity not in _ASKED:
        return False
    return set(types_studied(sourced).types) <= set(FEW_RELAPSES_EXPECTED)


def compare_activity(told: CourseTold, is_active: Truth) -> Outcome:
    """Active: a relapse, an enhancing spot or a new spot in the last 12 months."""
    return _compare(told, asked=is_active, had=is_active)


def compare_earlier_drugs(told: CourseTold, facts: Facts, *, first_transplant: bool) -> Outcome:
    """Asked: MS active in spite of a drug, or no drug at all. Printed: the share who had had a
    high-efficacy drug.

    ``first_transplant``: the people had no transplant before, which studies of transplants seldom
    say because they take it for granted; somebody who had one is unlike them.
    """
    if first_transplant and had_transplant(facts) is Truth.YES:
        return Outcome.UNLIKE
    found = compare_drugs(told, looked_at(told)(facts))
    return worst((found, compare_untreated(told, had_any_drug(facts))))


def looked_at(told: CourseTold) -> Callable[[Facts], Truth]:
    """What counts of the drugs of a person: any, one that failed, or a high-efficacy one."""
    if told.asked is Requirement.EXCLUDED:
        return had_any_drug
    return Facts.a_drug_has_failed if told.asked is Requirement.REQUIRED else had_strong_drug


def compare_drugs(told: CourseTold, had: Truth) -> Outcome:
    """``had``: what ``looked_at`` found."""
    return _compare(told, asked=had, had=had)


def compare_untreated(told: CourseTold, had: Truth) -> Outcome:
    """Somebody who never had a drug is unlike people of whom each had had one. ``had``: any."""
    if not told.none_untreated:
        return Outcome.SILENT
    return _UNTREATED[had]


def had_transplant(facts: Facts) -> Truth:
    return facts.is_true("prior_hsct")


def had_any_drug(facts: Facts) -> Truth:
    """Whether any MS drug was taken, whether or not MS stayed active on it."""
    if facts.a_drug_has_failed() is Truth.YES:
        return Truth.YES
    return facts.is_at_least_one("dmt_taken")


def had_strong_drug(facts: Facts) -> Truth:
    """Whether a high-efficacy drug was taken, whether or not MS stayed active on it."""
    months = facts.number("he_dmt_months")
    if months is not None and months.low > 0:
        return Truth.YES
    if facts.is_at_least_one("he_dmt_failed") is Truth.YES:
        return Truth.YES
    return facts.is_at_least_one("he_dmt_taken")


def _compare(told: CourseTold, *, asked: Truth, had: Truth) -> Outcome:
    if told.asked is Requirement.REQUIRED:
        return BY_TRUTH[asked]
    if told.asked is Requirement.EXCLUDED:
        return BY_TRUTH[invert(asked)]
    if not told.shares:
        return Outcome.SILENT
    if had is Truth.UNKNOWN:
        return Outcome.OPEN
    most_had = any(share >= MOST_OF_THEM for share in told.shares)
    return Outcome.ALIKE if most_had is (had is Truth.YES) else Outcome.EDGE
