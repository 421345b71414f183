"""All parts of what studies told, compared with one person: each with what it looks at, once.

Most parts look at one fact, or at a few truths that follow from several; whatever a person tells,
there is not much that can be seen of it, and what was compared with it once is kept: by one fact or
one truth alone, never by several together, so that no two answers of anybody stand side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from decision_aid.domain.logic.facts import Facts, FactValue
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

_MOST_KEPT = 128
_SILENT = Outcome.SILENT


@dataclass(frozen=True, slots=True)
class Sight:
    """What some parts look at of a person, and how one of them compares with what is seen."""

    name: str
    look: Callable[[Facts], Hashable]
    compare: Callable[[Part, Any], Outcome]


def _fact(fact: str) -> Sight:
    def compare(part: Part, value: FactValue | None) -> Outcome:
        return compare_part(part, Facts({} if value is None else {fact: value}))

    return Sight(fact, lambda facts: facts.certain(fact), compare)


def _number(fact: str) -> Sight:
    def compare(part: Part, answer: Range | None) -> Outcome:
        assert isinstance(part.told, NumberTold)
        return with_doubt(part, compare_with(part.told, answer))

    return Sight(f"number of {fact}", lambda facts: certain_number(facts, fact), compare)


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
    """Parts with one sight, compared once for each thing that it shows of anybody."""

    def __init__(self, sight: Sight, places: list[int], parts: tuple[Part, ...]) -> None:
        self.places = places
        self._look, self._compare = sight.look, sight.compare
        self._parts = tuple(parts[place] for place in places)
        self._of = lru_cache(maxsize=_MOST_KEPT)(self._compared)

    def outcomes(self, facts: Facts) -> tuple[Outcome, ...]:
        return self._of(self._look(facts))

    def _compared(self, seen: Hashable) -> tuple[Outcome, ...]:
        return tuple(self._compare(part, seen) for part in self._parts)


class ComparedParts:
    """All parts; those with a sight are compared once for each thing that it shows."""

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
