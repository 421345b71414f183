"""Six comparisons, five outcomes each, and the closeness that follows from them."""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache
from typing import NamedTuple

from decision_aid.domain.evidence.vocabulary import CountedWho
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.constants import ALIKE_BESIDE_TYPE, MOST_AT_THE_EDGE


class Dimension(StrEnum):
    """What a person and a study population are compared on, in the order of the match strip."""

    SUBTYPE = "subtype"
    EDSS = "edss"
    AGE = "age"
    YEARS_WITH_MS = "years_with_ms"
    ACTIVITY = "activity"
    FAILED_TREATMENT = "failed_treatment"


class Outcome(Enum):
    """What one comparison came to. OPEN: the person's answer is missing; SILENT: the study's."""

    __hash__ = object.__hash__  # looked up thousands of times a page

    ALIKE = "alike"
    EDGE = "edge"
    UNLIKE = "unlike"
    OPEN = "open"
    SILENT = "silent"


class Closeness(StrEnum):
    """All six comparisons together, the nearest first."""

    MUCH_LIKE_YOU = "much-like-you"
    PARTLY_LIKE_YOU = "partly-like-you"
    TYPE_ONLY = "type-only"
    NOT_KNOWN = "not-known"
    DIFFERENT = "different"


Outcomes = tuple[Outcome, ...]
"""One outcome a Dimension, in the order of the enumeration."""

DIMENSIONS = tuple(Dimension)
BY_TRUTH = {Truth.YES: Outcome.ALIKE, Truth.NO: Outcome.UNLIKE, Truth.UNKNOWN: Outcome.OPEN}
"""Of a rule on whom a study took in."""
_NEAR = (Outcome.ALIKE, Outcome.EDGE)


@cache  # at most 5 to the power of 6 keys, none of them about a person
def closeness_of(outcomes: Outcomes) -> Closeness:
    """One unlike mark is enough for different; without a likeness of type nothing is known."""
    ms_type, others = outcomes[0], outcomes[1:]
    if Outcome.UNLIKE in outcomes:
        return Closeness.DIFFERENT
    if ms_type not in _NEAR:
        return Closeness.NOT_KNOWN
    if not any(each in _NEAR for each in others):
        return Closeness.TYPE_ONLY
    is_much = (
        ms_type is Outcome.ALIKE
        and others.count(Outcome.ALIKE) >= ALIKE_BESIDE_TYPE
        and others.count(Outcome.EDGE) <= MOST_AT_THE_EDGE
        and Outcome.OPEN not in others
    )
    return Closeness.MUCH_LIKE_YOU if is_much else Closeness.PARTLY_LIKE_YOU


def is_near(closeness: Closeness) -> bool:
    """Whether people may be called near, not merely not known to be different."""
    return closeness not in (Closeness.NOT_KNOWN, Closeness.DIFFERENT)


def is_known(outcomes: Outcomes) -> bool:
    """Whether the people of a study are known to be like the person in anything."""
    return any(each in _NEAR for each in outcomes)


class Likeness(NamedTuple):
    """How like one person the people behind a figure were.

    ``of_type`` and ``of_people``: how many of how many had the person's type of MS, where a mixed
    group tells it; told in words beside the mark for the type. ``of_whom``: who these people are,
    where they are not everybody in the study.
    """

    outcomes: Outcomes
    of_type: int | None = None
    of_people: int | None = None
    of_whom: CountedWho | None = None

    @property
    def closeness(self) -> Closeness:
        return closeness_of(self.outcomes)

    def with_outcome(self, wanted: Outcome) -> tuple[Dimension, ...]:
        """The dimensions that came out so, in their order."""
        pairs = zip(DIMENSIONS, self.outcomes, strict=True)
        return tuple(dimension for dimension, found in pairs if found is wanted)

    @property
    def alike(self) -> int:
        """How many marks are alike, of the six: the count that stands beside every closeness."""
        return self.outcomes.count(Outcome.ALIKE)
