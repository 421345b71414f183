"""How like a person the people in a study were, dimension by dimension, and which figure leads.

The rule is published on the methods page; a wrong match would show someone another person's odds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from decision_aid.domain.evidence import Population, Source, SourcedFigure, Span
from decision_aid.domain.facts import CLOCKS, SUBTYPES, Facts
from decision_aid.domain.ranges import Range
from decision_aid.domain.truth import Truth, agreed, invert
from decision_aid.domain.vocabulary import Design, Requirement

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
        return tuple(
            d for d, found in zip(_DIMENSIONS, self.outcomes, strict=True) if found is outcome
        )


@cache  # at most 6 to the power of 6 keys, none of them about a person
def closeness_of(outcomes: Outcomes) -> Closeness:
    if Outcome.OUTSIDE in outcomes:
        return Closeness.DIFFERENT
    subtype_is_inside = outcomes[0] is Outcome.INSIDE
    if Outcome.UNKNOWN in outcomes or not subtype_is_inside:
        return Closeness.MAY_BE_LIKE_YOU
    return Closeness.LIKE_YOU


def match_source(source: Source, facts: Facts) -> Callable[[SourcedFigure], Match]:
    """Compares the population once; only the subtype differs from figure to figure."""
    population = source.population
    shared = _compare_population(population, facts)

    def match(sourced: SourcedFigure) -> Match:
        subtype = _compare_subtype(sourced.subtypes, population, facts.subtype)
        return Match(sourced, (subtype, *shared))

    return match


def _compare_population(population: Population, facts: Facts) -> Outcomes:
    return (
        _compare_span(population.edss, facts.number("edss")),
        _compare_span(population.age, facts.number("age")),
        _compare_years_with_ms(population.years_with_ms, facts),
        _compare_requirement(population.activity, facts.disease_is_active),
        _compare_requirement(population.failed_treatment, facts.a_drug_has_failed),
    )


def _compare_subtype(
    studied: tuple[str, ...], population: Population, subtype: str | None
) -> Outcome:
    if not studied:
        return Outcome.NOT_REPORTED
    if subtype is None:
        all_included = set(studied) >= set(SUBTYPES)
        return Outcome.INSIDE if all_included else Outcome.UNKNOWN
    if subtype not in studied:
        return Outcome.OUTSIDE
    if len(studied) > 1 and population.counts.get(subtype, FEW_PEOPLE) < FEW_PEOPLE:
        return Outcome.FEW
    return Outcome.INSIDE


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


_CLOSENESS_ORDER = {c: place for place, c in enumerate(Closeness)}
_DESIGN_ORDER = {d: place for place, d in enumerate(Design)}

LeadKey = tuple[bool, bool, int, int, int, int]


def lead_key(match: Match, subtype: str | None) -> LeadKey:
    """Sorts figures of one panel; the least leads.

    People unlike the person never lead over others. A meta-analysis or a mixed group never leads
    over the person's own subtype. Then: closeness, design, number of people, year.
    """
    source = match.sourced.source
    closeness = match.closeness
    return (
        closeness is Closeness.DIFFERENT,
        not _is_of_own_subtype(match.sourced, subtype),
        _CLOSENESS_ORDER[closeness],
        _DESIGN_ORDER[source.design],
        -(match.sourced.people or 0),
        -(source.citation.year or 0),
    )


def _is_of_own_subtype(sourced: SourcedFigure, subtype: str | None) -> bool:
    """Whether it stands for the person's subtype alone; true of all where that is unknown."""
    if subtype is None:
        return True
    own = sourced.subtypes == (subtype,)
    return own and sourced.source.design is not Design.META_ANALYSIS
