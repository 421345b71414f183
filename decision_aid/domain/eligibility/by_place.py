"""Which sets of criteria are for a person's own country, and which for everywhere or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import Verdicts
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.logic.taking_turns import round_robin

MOST_FIRST = 20
"""So many sets stand in full, those of every place in turn."""
MOST_IN_A_TABLE = 30
_OWN_COUNTRY, _OWN_STATE, _EVERYWHERE, _ELSEWHERE = 0, 1, 2, 9
"""How near a set of criteria is to a person, nearest first."""


class OwnRules(Enum):
    """What there is of the country whose rules stand first."""

    FOUND = "rules in use that can be checked"
    NONE_TO_CHECK = "old or private texts, or texts without a condition that can be checked"
    NONE = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Numbers:
    """Numbers of sets, by where they stand."""

    first: tuple[int, ...]
    private: tuple[int, ...]
    older: tuple[int, ...]
    elsewhere: tuple[int, ...]
    trials: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class VerdictsByPlace:
    """Verdicts in the order in which the person reads them; ``more`` have no room.

    ``country``: whose rules stand first; ``is_told``: whether the person named it.
    """

    verdicts: Verdicts
    numbers: _Numbers
    fitness: Verdict | None
    more: int
    country: str | None
    is_told: bool
    own: OwnRules

    @cached_property
    def first(self) -> tuple[Verdict, ...]:
        """In use, can be checked; of the own country and state, then of Europe and everywhere."""
        return self._verdicts(self.numbers.first)

    @cached_property
    def private(self) -> tuple[Verdict, ...]:
        """Terms of sellers, wherever they are."""
        return self._verdicts(self.numbers.private)

    @cached_property
    def older(self) -> tuple[Verdict, ...]:
        """Of the same places as the first, but old, replaced, or without a condition to check."""
        return self._verdicts(self.numbers.older)

    @cached_property
    def elsewhere(self) -> tuple[Verdict, ...]:
        return self._verdicts(self.numbers.elsewhere)

    @cached_property
    def trials(self) -> tuple[Verdict, ...]:
        return self._verdicts(self.numbers.trials)

    @property
    def nearest(self) -> tuple[Verdict, ...]:
        """Of the first ones, one of the own country and one of Europe or everywhere, as they stand
        there.
        """
        sets = self.verdicts.sets
        of_many = [is_of_many_countries(sets[each]) for each in self.numbers.first]
        places = (of_many.index(each) for each in (False, True) if each in of_many)
        return self._verdicts(self.numbers.first[place] for place in places)

    def _verdicts(self, numbers: Iterable[int]) -> tuple[Verdict, ...]:
        return tuple(self.verdicts[each] for each in numbers)


def verdicts_by_place(
    verdicts: Verdicts,
    country: str | None,
    europe: frozenset[str],
    home: str | None = None,
) -> VerdictsByPlace:
    """The person's country first, then rules for everywhere; trials apart.

    ``europe``: codes of the places for which rules of all Europe are. ``home``: the country that
    stands in where the person named none.
    """
    sets = _arranged(verdicts.sets)
    place = home if country is None else country
    by_place = sets.by_place(place, country is None or country in europe)
    near = [own for nearness, own in sorted(by_place.items()) if nearness < _ELSEWHERE]
    groups = [[n for n in own if n in sets.read_first] for own in near]
    first = sorted(round_robin(groups, MOST_FIRST), key=_positions(groups).__getitem__)
    older = [n for own in near for n in own if n not in sets.read_first]
    private = sorted(sets.private, key=lambda n: _place(sets.countries[n], place, in_europe=True))
    numbers = _Numbers(
        first=tuple(first),
        private=tuple(private[:MOST_IN_A_TABLE]),
        older=tuple(older[:MOST_IN_A_TABLE]),
        elsewhere=tuple(by_place.get(_ELSEWHERE, [])[:MOST_IN_A_TABLE]),
        trials=sets.trials[:MOST_IN_A_TABLE],
    )
    told = sum(map(len, (first, numbers.private, numbers.older, numbers.elsewhere, numbers.trials)))
    return VerdictsByPlace(
        verdicts=verdicts,
        numbers=numbers,
        fitness=None if sets.fitness is None else verdicts[sets.fitness],
        more=len(verdicts) - told - (sets.fitness is not None),
        country=place,
        is_told=country is not None,
        own=sets.own_rules(by_place, place),
    )


def _positions(groups: Iterable[list[int]]) -> dict[int, int]:
    return {number: place for place, number in enumerate(n for own in groups for n in own)}


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Numbers of sets: on fitness, of trials, of sellers, and the rest by the places they are for.

    The rest are in use and new before old or replaced, and an insurer's after those of experts;
    parts of a state come in the order of their codes, so England before Wales.
    """

    fitness: int | None
    trials: tuple[int, ...]
    private: tuple[int, ...]
    rest: tuple[int, ...]
    read_first: frozenset[int]
    countries: tuple[tuple[str, ...], ...]

    def by_place(self, country: str | None, in_europe: bool) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number in self.rest:
            place = _place(self.countries[number], country, in_europe=in_europe)
            found.setdefault(place, []).append(number)
        found.get(_OWN_STATE, []).sort(key=self.countries.__getitem__)
        return found

    def own_rules(self, by_place: dict[int, list[int]], country: str | None) -> OwnRules:
        own = [n for place in (_OWN_COUNTRY, _OWN_STATE) for n in by_place.get(place, ())]
        if not self.read_first.isdisjoint(own):
            return OwnRules.FOUND
        sold = any(
            _place(self.countries[n], country, in_europe=False) < _EVERYWHERE for n in self.private
        )
        return OwnRules.NONE_TO_CHECK if own or sold else OwnRules.NONE


@lru_cache(maxsize=8)
def _arranged(sets: tuple[CriteriaSet, ...]) -> _Arranged:
    """The same for everybody; only ``by_place`` asks for the person's country."""
    fitness = next((n for n, each in enumerate(sets) if each.id == FITNESS_SET), None)
    private = tuple(n for n, each in enumerate(sets) if each.terms_of_a_seller)
    of_trials = (n for n, each in enumerate(sets) if each.kind is CriteriaKind.TRIAL)
    trials = tuple(n for n in of_trials if n not in private)
    apart = {fitness, *trials, *private}
    rest = [(n, each) for n, each in enumerate(sets) if n not in apart]
    rest.sort(key=lambda one: _weight(one[1]))
    return _Arranged(
        fitness,
        trials,
        private,
        tuple(n for n, _ in rest),
        frozenset(n for n, each in rest if each.is_read_first),
        tuple(each.countries for each in sets),
    )


def _weight(rules: CriteriaSet) -> tuple[bool, bool, int]:
    return rules.is_old, rules.kind is CriteriaKind.INSURER, -(rules.year or 0)


def is_of(rules: CriteriaSet, country: str | None) -> bool:
    """Whether rules are for this country or state, not for everywhere alone."""
    return _place(rules.countries, country, in_europe=False) < _EVERYWHERE


def is_of_many_countries(rules: CriteriaSet) -> bool:
    """Whether they are for Europe or for everywhere."""
    return "EU" in rules.countries or "INT" in rules.countries


@lru_cache(maxsize=4096)
def _place(countries: tuple[str, ...], country: str | None, *, in_europe: bool) -> int:
    """How near rules for these places are: own country, own state, Europe or everywhere.

    A host may name a whole state, whose parts have rules of their own.
    """
    if country is not None and country in countries:
        return _OWN_COUNTRY
    if country is not None and country.partition("-")[0] in countries:
        return _OWN_STATE
    if country is not None and country in {each.partition("-")[0] for each in countries}:
        return _OWN_STATE
    if "INT" in countries or ("EU" in countries and in_europe):
        return _EVERYWHERE
    return _ELSEWHERE
