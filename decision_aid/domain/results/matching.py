"""How like a person the people in a study were, dimension by dimension.

The rule is published on the methods page; a wrong match would show someone another person's odds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from decision_aid.domain.evidence.population import Span
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Design, Requirement
from decision_aid.domain.logic.facts import CLOCKS, SUBTYPES, Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth, agreed, invert

FEW_PEOPLE = 10


class Dimension(Enum):
    """What a person and a study population are compared on."""

    SUBTYPE = "subtype"
    EDSS = "edss"
    AGE = "age"
    YEARS_WITH_MS = "years_with_ms"
    ACTIVITY = "activity"
    FAILED_TREATMENT = "failed_treatment"


class Outcome(Enum):
    """What one comparison came to."""

    __hash__ = object.__hash__  # outcomes are looked up thousands of times a page

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    FEW = "few"
    NOT_REPORTED = "not_reported"
    NOT_RESTRICTED = "not_restricted"


class Closeness(Enum):
    """All comparisons together."""

    LIKE_YOU = "like-you"
    MAY_BE_LIKE_YOU = "may-be-like-you"
    DIFFERENT = "different"


Outcomes = tuple[Outcome, ...]
"""One outcome per Dimension, in the order of the enumeration."""

_DIMENSIONS = tuple(Dimension)
_BY_TRUTH = {
    Truth.YES: Outcome.INSIDE,
    Truth.NO: Outcome.OUTSIDE,
    Truth.UNKNOWN: Outcome.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Match:
    """A figure and how like the person its people were."""

    sourced: SourcedFigure
    outcomes: Outcomes

    @property
    def closeness(self) -> Closeness:
        return closeness_of(self.outcomes)

    def dimensions(self, outcome: Outcome) -> tuple[Dimension, ...]:
        return dimensions_with(self.outcomes, outcome)


def dimensions_with(outcomes: Outcomes, wanted: Outcome) -> tuple[Dimension, ...]:
    return tuple(d for d, found in zip(_DIMENSIONS, outcomes, strict=True) if found is wanted)


@cache  # at most 6 to the power of 6 keys, none of them about a person
def closeness_of(outcomes: Outcomes) -> Closeness:
    if Outcome.OUTSIDE in outcomes:
        return Closeness.DIFFERENT
    subtype_is_inside = outcomes[0] is Outcome.INSIDE
    if Outcome.UNKNOWN in outcomes or not subtype_is_inside:
        return Closeness.MAY_BE_LIKE_YOU
    return Closeness.LIKE_YOU


@dataclass(frozen=True, slots=True)
class Studied:
    """All of a figure that a comparison reads: figures that agree in it are alike for everybody.

    ``few`` are the types of MS with fewer than 10 people in a wider group. ``pooled``: from a
    meta-analysis, which the order of figures asks.
    """

    subtypes: tuple[str, ...]
    few: frozenset[str]
    edss: Span
    age: Span
    years_with_ms: Span
    activity: Requirement
    failed_treatment: Requirement
    pooled: bool


def studied_in(source: Source) -> Iterator[tuple[SourcedFigure, Studied]]:
    """Who was studied, for each headline and detail figure of a source."""
    found: dict[tuple[str, ...], Studied] = {}
    for sourced in source.shown_figures:
        subtypes = sourced.subtypes
        if subtypes not in found:
            found[subtypes] = people_studied(source, subtypes)
        yield sourced, found[subtypes]


def people_studied(source: Source, subtypes: tuple[str, ...]) -> Studied:
    people = source.population
    few = (each for each in subtypes if people.counts.get(each, FEW_PEOPLE) < FEW_PEOPLE)
    return Studied(
        subtypes=subtypes,
        few=frozenset(few) if len(subtypes) > 1 else frozenset(),
        edss=people.edss,
        age=people.age,
        years_with_ms=people.years_with_ms,
        activity=people.activity,
        failed_treatment=people.failed_treatment,
        pooled=source.design is Design.META_ANALYSIS,
    )


def compare(studied: Studied, facts: Facts) -> Outcomes:
    return (
        _compare_subtype(studied, facts.subtype),
        _compare_span(studied.edss, facts.number("edss")),
        _compare_span(studied.age, facts.number("age")),
        _compare_years_with_ms(studied.years_with_ms, facts),
        _compare_requirement(studied.activity, facts.disease_is_active),
        _compare_requirement(studied.failed_treatment, facts.a_drug_has_failed),
    )


def match_source(source: Source, facts: Facts) -> Callable[[SourcedFigure], Match]:
    """Compares any figure of one source, also those that stand in the library only."""

    def match(sourced: SourcedFigure) -> Match:
        return Match(sourced, compare(people_studied(source, sourced.subtypes), facts))

    return match


def _compare_subtype(studied: Studied, subtype: str | None) -> Outcome:
    if not studied.subtypes:
        return Outcome.NOT_REPORTED
    if subtype is None:
        all_included = set(studied.subtypes) >= set(SUBTYPES)
        return Outcome.INSIDE if all_included else Outcome.UNKNOWN
    if subtype not in studied.subtypes:
        return Outcome.OUTSIDE
    return Outcome.FEW if subtype in studied.few else Outcome.INSIDE


def _compare_span(span: Span, answer: Range | None) -> Outcome:
    if not span.has_limits:
        return Outcome.NOT_REPORTED
    if answer is None:
        return Outcome.UNKNOWN
    return _BY_TRUTH[answer.is_within(span.low, span.high)]


def _compare_years_with_ms(span: Span, facts: Facts) -> Outcome:
    """Studies seldom say which clock they count, so both must agree."""
    if not span.has_limits:
        return Outcome.NOT_REPORTED
    clocks = (facts.number(name) for name in CLOCKS)
    return _BY_TRUTH[
        agreed(Truth.UNKNOWN if c is None else c.is_within(span.low, span.high) for c in clocks)
    ]


def _compare_requirement(asked: Requirement, answer: Callable[[], Truth]) -> Outcome:
    if asked is Requirement.REQUIRED:
        return _BY_TRUTH[answer()]
    if asked is Requirement.EXCLUDED:
        return _BY_TRUTH[invert(answer())]
    if asked is Requirement.UNKNOWN:
        return Outcome.NOT_REPORTED
    return Outcome.NOT_RESTRICTED
