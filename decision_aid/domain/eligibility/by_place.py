"""Which sets of criteria are for a person's own country, and which for everywhere or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.domain.logic.taking_turns import round_robin

MOST_FIRST = 20
"""So many sets stand in full, those of every place in turn."""
MOST_IN_A_TABLE = 30
_OWN_COUNTRY, _OWN_STATE, _EVERYWHERE, _ELSEWHERE = 0, 1, 2, 9
"""How near a set of criteria is to a person, nearest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictsByPlace:
    """Verdicts in the order in which the person reads them; ``more`` have no room.

    ``first``: of the person's own country and state, then of Europe and everywhere.
    ``country_without_rules``: the country is known, and we found none of its own.
    """

    first: tuple[Verdict, ...]
    fitness: Verdict | None
    elsewhere: tuple[Verdict, ...]
    trials: tuple[Verdict, ...]
    more: int
    country_without_rules: bool


def verdicts_by_place(
    verdicts: tuple[Verdict, ...], country: str | None, europe: frozenset[str]
) -> VerdictsByPlace:
    """The person's country first, then rules for everywhere; trials apart.

    ``europe``: codes of the places for which rules of all Europe are.
    """
    sets = _arranged(tuple(each.criteria_set for each in verdicts))
    by_place = sets.by_place(country, europe)
    near = [own for place, own in sorted(by_place.items()) if place < _ELSEWHERE]
    first = sorted(round_robin(near, MOST_FIRST), key=_positions(near).__getitem__)
    elsewhere = by_place.get(_ELSEWHERE, [])[:MOST_IN_A_TABLE]
    trials = sets.trials[:MOST_IN_A_TABLE]
    told = len(first) + len(elsewhere) + len(trials) + (sets.fitness is not None)
    return VerdictsByPlace(
        first=tuple(verdicts[n] for n in first),
        fitness=None if sets.fitness is None else verdicts[sets.fitness],
        elsewhere=tuple(verdicts[n] for n in elsewhere),
        trials=tuple(verdicts[n] for n in trials),
        more=len(verdicts) - told,
        country_without_rules=country is not None
        and min(by_place, default=_ELSEWHERE) > _OWN_STATE,
    )


def _positions(groups: Iterable[list[int]]) -> dict[int, int]:
    return {number: place for place, number in enumerate(n for own in groups for n in own)}


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Numbers of sets: the fitness set, trials, and the rest by the places they are for.

    The rest are in use and new before old or replaced.
    """

    fitness: int | None
    trials: tuple[int, ...]
    rest: tuple[tuple[int, tuple[str, ...]], ...]

    def by_place(self, country: str | None, europe: frozenset[str]) -> dict[int, list[int]]:
        places = {each: _place(each, country, europe) for each in {each for _, each in self.rest}}
        found: dict[int, list[int]] = {}
        for number, countries in self.rest:
            found.setdefault(places[countries], []).append(number)
        return found


@lru_cache(maxsize=8)
def _arranged(sets: tuple[CriteriaSet, ...]) -> _Arranged:
    """The same for everybody; only ``by_place`` asks for the person's country."""
    fitness = next((n for n, each in enumerate(sets) if each.id == FITNESS_SET), None)
    trials = tuple(n for n, each in enumerate(sets) if each.kind is CriteriaKind.TRIAL)
    apart = {fitness, *trials}
    rest = [(n, each) for n, each in enumerate(sets) if n not in apart]
    rest.sort(key=lambda one: (one[1].is_old, -(one[1].year or 0)))
    return _Arranged(fitness, trials, tuple((n, each.countries) for n, each in rest))


def _place(countries: tuple[str, ...], country: str | None, europe: frozenset[str]) -> int:
    """How near rules for these places are: own country, own state, Europe or everywhere."""
    if country is not None and country in countries:
        return _OWN_COUNTRY
    if country is not None and country.partition("-")[0] in countries:
        return _OWN_STATE
    in_europe = country is None or country in europe
    if "INT" in countries or ("EU" in countries and in_europe):
        return _EVERYWHERE
    return _ELSEWHERE
