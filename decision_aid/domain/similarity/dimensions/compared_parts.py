"""All parts of what studies told, compared with one person: each with what it looks at, once.

Most parts look at one fact, or at a truth that follows from several. All that many people can tell
(a type, a yes or no, an age in years, a step of the EDSS) is compared with them at once, when the
first person comes, whatever that person told: so what is kept is the same whoever was here. Any
other value is compared anew each time, and nothing of it is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from decision_aid.domain.logic.facts import FACT_NAMES, Facts, FactValue, Kind
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.similarity.dimensions.course import (
    CourseTold,
    compare_activity,
    compare_drugs,
    compare_untreated,
    had_any_drug,
    had_transplant,
    looked_at,
)
from decision_aid.domain.similarity.dimensions.ms_type import TypesStudied
from decision_aid.domain.similarity.dimensions.people_studied import (
    Part,
    compare_part,
    turned_away,
    with_doubt,
)
from decision_aid.domain.similarity.dimensions.spans import (
    NumberTold,
    certain_number,
    compare_with,
    worse,
)
from decision_aid.domain.similarity.outcomes import Dimension, Outcome

_AGES = range(101)
_EDSS_STEPS, _HALF = range(21), Decimal("0.5")
_TRUTHS = tuple(Truth)
_SILENT = Outcome.SILENT


@dataclass(frozen=True, slots=True)
class Sight:
    """What some parts look at of a person, and how one of them compares with what is seen.

    ``usual``: all that is seen of most people.
    """

    name: str
    look: Callable[[Facts], Hashable]
    compare: Callable[[Part, Any], Outcome]
    usual: tuple[Hashable, ...] = _TRUTHS


def _usual(fact: str) -> tuple[FactValue | None, ...]:
    if fact == "age":
        return (None, *(Range.exactly(Decimal(years)) for years in _AGES))
    if fact == "edss":
        return (None, *(Range.exactly(step * _HALF) for step in _EDSS_STEPS))
    known = FACT_NAMES[fact]
    return (None, *known.words, *((True, False) if known.kind is Kind.YES_NO else ()))


def _fact(fact: str) -> Sight:
    def compare(part: Part, value: FactValue | None) -> Outcome:
        return compare_part(part, Facts({} if value is None else {fact: value}))

    return Sight(fact, lambda facts: facts.certain(fact), compare, _usual(fact))


def _number(fact: str) -> Sight:
    def compare(part: Part, answer: Range | None) -> Outcome:
        assert isinstance(part.told, NumberTold)
        return with_doubt(part, compare_with(part.told, answer))

    look = partial(certain_number, name=fact)
    return Sight(f"number of {fact}", look, compare, _usual(fact))


def _activity(part: Part, is_active: Truth) -> Outcome:
    assert isinstance(part.told, CourseTold)
    return with_doubt(part, compare_activity(part.told, is_active))


def _transplant(part: Part, had: Truth) -> Outcome:
    return Outcome.UNLIKE if part.first_transplant and had is Truth.YES else _SILENT


def _drugs(part: Part, had: Truth) -> Outcome:
    assert isinstance(part.told, CourseTold)
    return with_doubt(part, compare_drugs(part.told, had))


def _untreated(part: Part, had: Truth) -> Outcome:
    assert isinstance(part.told, CourseTold)
    return compare_untreated(part.told, had)


_ACTIVITY = Sight("activity", Facts.disease_is_active, _activity)
_TRANSPLANT = Sight("transplant", had_transplant, _transplant)
_UNTREATED = Sight("untreated", had_any_drug, _untreated)


def _course(part: Part, told: CourseTold) -> tuple[Sight, ...]:
    if part.dimension is Dimension.ACTIVITY:
        return (_ACTIVITY,)
    look = looked_at(told)
    sights = _TRANSPLANT, Sight(look.__name__, look, _drugs)
    return (*sights, _UNTREATED) if told.none_untreated else sights


def sights_of(part: Part) -> tuple[Sight, ...]:
    """What decides the part; of several the worst. None where a rule reads several facts."""
    if part.where:
        reads = tuple({fact for rule in part.where[0][1] for fact in rule.reads})
        return (_fact(reads[0]),) if len(reads) == 1 else ()
    if isinstance(part.told, TypesStudied):
        return (_fact("subtype"),)
    if isinstance(part.told, NumberTold):
        return tuple(map(_number, part.told.facts))
    return _course(part, part.told)


class _SeenAlike:
    """Parts with one sight, compared once with all that is usual."""

    def __init__(self, sight: Sight, places: list[int], parts: tuple[Part, ...]) -> None:
        self.places = places
        self._sight = sight
        self._parts = tuple(parts[place] for place in places)

    @cached_property
    def kept(self) -> dict[Hashable, tuple[Outcome, ...]]:
        return {seen: self._compared(seen) for seen in self._sight.usual}

    def outcomes(self, facts: Facts) -> tuple[Outcome, ...]:
        seen = self._sight.look(facts)
        kept = self.kept.get(seen)
        return self._compared(seen) if kept is None else kept

    def _compared(self, seen: Hashable) -> tuple[Outcome, ...]:
        return tuple(self._sight.compare(part, seen) for part in self._parts)


class ComparedParts:
    """All parts; those with a sight are compared once with all that is usual."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        self._others: list[int] = []
        sights: dict[str, Sight] = {}
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, part in enumerate(parts):
            several = sights_of(part)
            for sight in several:
                sights[sight.name] = sight
                places[sight.name].append(place)
            if not several:
                self._others.append(place)
        self._turning_away = [place for place, part in enumerate(parts) if part.turns_away]
        self._tables = [_SeenAlike(sights[name], own, parts) for name, own in places.items()]

    @property
    def kept(self) -> tuple[frozenset[Hashable], ...]:
        """Of each table all that parts were compared with and stays."""
        return tuple(frozenset(table.kept) for table in self._tables)

    def with_person(self, facts: Facts) -> list[Outcome]:
        """The outcome of each part, in their order."""
        facts = facts.as_seen()
        found = [_SILENT] * len(self._parts)
        for table in self._tables:
            for place, outcome in zip(table.places, table.outcomes(facts), strict=True):
                before = found[place]
                found[place] = outcome if before is _SILENT else worse(before, outcome)
        for place in self._others:
            found[place] = compare_part(self._parts[place], facts)
        for place in self._turning_away:
            found[place] = turned_away(self._parts[place], found[place], facts)
        return found
