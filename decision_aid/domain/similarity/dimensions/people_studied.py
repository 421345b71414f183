"""All that a comparison reads of the people behind a figure, and the comparison with one person."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion
from decision_aid.domain.evidence.population import PeopleOfType, Population, Span
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.dimensions.course import (
    CourseTold,
    compare_activity,
    compare_earlier_drugs,
    had_transplant,
)
from decision_aid.domain.similarity.dimensions.entry import asked_on, with_entry
from decision_aid.domain.similarity.dimensions.ms_type import (
    TypesStudied,
    compare_type,
    types_studied,
)
from decision_aid.domain.similarity.dimensions.spans import NumberTold, compare_number, number_told
from decision_aid.domain.similarity.dimensions.subgroup import (
    RulesByDimension,
    by_dimension,
    compare_subgroup,
)
from decision_aid.domain.similarity.dimensions.yardstick import Yardstick
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Dimension, Likeness, Outcome

Told = TypesStudied | NumberTold | CourseTold
_ACTIVITY_SHARES = ("gd_positive_percent", "relapsed_before_percent")
_DRUG_SHARES = ("high_efficacy_before_percent",)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six: what was told, or the rule of a subgroup in its place.

    ``in_doubt``: an editor's reading, which makes nobody alike. ``asked``: of the study's own entry
    rules what is about this. ``outside``: who cannot be among these people.
    """

    dimension: Dimension
    told: Told
    where: RulesByDimension = ()
    in_doubt: bool = False
    first_transplant: bool = False
    asked: tuple[Criterion, ...] = ()
    outside: tuple[Rule, ...] = ()

    @property
    def turns_away(self) -> bool:
        """Beside what was told of it."""
        return self.first_transplant if self.where else bool(self.asked or self.outside)


@dataclass(frozen=True, slots=True)
class PeopleStudied:
    """The six parts, in the order of the dimensions. Equal for figures alike for everybody."""

    parts: tuple[Part, ...]

    @property
    def types(self) -> TypesStudied:
        told = self.parts[0].told
        assert isinstance(told, TypesStudied)
        return told


def people_studied(
    sourced: SourcedFigure,
    usual: Yardstick,
    *,
    first_transplant: bool,
    entry: CriteriaSet | None = None,
) -> PeopleStudied:
    """Of a figure on one type of MS, what was printed of that type, else of the whole study.

    ``entry``: who the study took in, by its own rules.
    """
    population = sourced.source.population
    types = types_studied(sourced)
    alone = population.by_subtype.get(types.types[0]) if len(types.types) == 1 else None
    told: tuple[Told, ...] = (
        types,
        *(_number(each, population, alone, usual) for each in DIMENSIONS[1:4]),
        CourseTold(population.activity, _shares(population, alone, _ACTIVITY_SHARES)),
        CourseTold(
            population.failed_treatment,
            _shares(population, alone, _DRUG_SHARES),
            none_untreated=population.untreated_percent == 0,
        ),
    )
    rules = dict(by_dimension(sourced.figure.where))
    outside = dict(by_dimension(sourced.figure.outside))
    return PeopleStudied(
        tuple(
            Part(
                dimension,
                each,
                ((dimension, rules[dimension]),) if dimension in rules else (),
                in_doubt=bool(getattr(population.doubt, dimension)),
                first_transplant=first_transplant and dimension is Dimension.FAILED_TREATMENT,
                asked=asked_on(entry, dimension),
                outside=outside.get(dimension, ()),
            )
            for dimension, each in zip(DIMENSIONS, told, strict=True)
        )
    )


def _number(
    dimension: Dimension, population: Population, alone: PeopleOfType | None, usual: Yardstick
) -> NumberTold:
    span: Span = getattr(population, dimension)
    own: Span = getattr(alone, dimension) if alone is not None else Span()
    is_told = own.has_limits or own.typical is not None
    limits_are = population.limits_are
    return number_told(dimension, own if is_told else span, limits_are, usual.of(dimension).spread)


def _shares(
    population: Population, alone: PeopleOfType | None, names: tuple[str, ...]
) -> tuple[Decimal, ...]:
    for part in (alone, population):
        found = [getattr(part, name, None) for name in names]
        if any(each is not None for each in found):
            return tuple(each for each in found if each is not None)
    return ()


def compare_part(part: Part, facts: Facts) -> Outcome:
    """A subgroup's rule decides alone, but for who has had a transplant."""
    if part.where:
        found = compare_subgroup(part.where[0][1], facts)
    else:
        found = with_doubt(part, _compare_told(part, facts))
    return turned_away(part, found, facts)


def turned_away(part: Part, found: Outcome, facts: Facts) -> Outcome:
    """By the entry rules, or by what the figure is about."""
    if part.where:
        is_second = part.first_transplant and had_transplant(facts) is Truth.YES
        return Outcome.UNLIKE if is_second else found
    if part.outside and compare_subgroup(part.outside, facts) is Outcome.ALIKE:
        return Outcome.UNLIKE
    return with_entry(found, part.asked, part.dimension, facts)


def with_doubt(part: Part, found: Outcome) -> Outcome:
    """A doubt is at the edge at most."""
    return Outcome.EDGE if part.in_doubt and found is Outcome.ALIKE else found


def _compare_told(part: Part, facts: Facts) -> Outcome:
    told = part.told
    if isinstance(told, TypesStudied):
        return compare_type(told, facts.subtype)
    if isinstance(told, NumberTold):
        return compare_number(told, facts)
    if part.dimension is Dimension.ACTIVITY:
        return compare_activity(told, facts.disease_is_active())
    return compare_earlier_drugs(told, facts, first_transplant=part.first_transplant)


def likeness(people: PeopleStudied, facts: Facts) -> Likeness:
    """The six comparisons of one person with the people of one figure."""
    seen = facts.as_seen()
    outcomes = tuple(compare_part(part, seen) for part in people.parts)
    return with_share(people, outcomes, facts.subtype)


def with_share(
    people: PeopleStudied, outcomes: tuple[Outcome, ...], subtype: str | None
) -> Likeness:
    types = people.types
    if subtype is None or len(types.types) < 2 or subtype not in types.types:
        return Likeness(outcomes)
    return Likeness(outcomes, types.count(subtype), types.people, types.who)


def is_told(part: Part) -> bool:
    """Whether the study has anything to compare here: for the report of coverage."""
    if part.where:
        return True
    if isinstance(part.told, TypesStudied):
        return bool(part.told.types)
    return not part.told.is_silent
