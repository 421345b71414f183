"""Which sets of criteria are for a person's own country, and which for everywhere or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.eligibility.criteria import FITNESS_SET, CriteriaSet
from decision_aid.domain.eligibility.vocabulary import CriteriaKind
from decision_aid.web.loaded import questionnaire
from decision_aid.web.rules.sentences import is_old

_OWN_COUNTRY, OWN_STATE, _EVERYWHERE, ELSEWHERE = 0, 1, 2, 9
"""How near a set of criteria is to a person, nearest first."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """Numbers of sets: the fitness set, trials, and the rest by the places they are for.

    The rest are in use and new before old or replaced.
    """

    fitness: int | None
    trials: tuple[int, ...]
    rest: tuple[tuple[int, tuple[str, ...]], ...]

    def by_place(self, country: str | None) -> dict[int, list[int]]:
        places = {each: _place(each, country) for each in {each for _, each in self.rest}}
        found: dict[int, list[int]] = {}
        for number, countries in self.rest:
            found.setdefault(places[countries], []).append(number)
        return found


@lru_cache(maxsize=8)
def arranged(sets: tuple[CriteriaSet, ...]) -> Arranged:
    """The same for everybody; only ``by_place`` asks for the person's country."""
    fitness = next((n for n, each in enumerate(sets) if each.id == FITNESS_SET), None)
    trials = tuple(n for n, each in enumerate(sets) if each.kind is CriteriaKind.TRIAL)
    apart = {fitness, *trials}
    rest = [(n, each) for n, each in enumerate(sets) if n not in apart]
    rest.sort(key=lambda one: (is_old(one[1]), -(one[1].year or 0)))
    return Arranged(fitness, trials, tuple((n, each.countries) for n, each in rest))


def _place(countries: tuple[str, ...], country: str | None) -> int:
    """How near rules for these places are: own country, own state, Europe or everywhere."""
    if country is not None and country in countries:
        return _OWN_COUNTRY
    if country is not None and country.partition("-")[0] in countries:
        return OWN_STATE
    in_europe = country is None or country in questionnaire().places_in_europe
    if "INT" in countries or ("EU" in countries and in_europe):
        return _EVERYWHERE
    return ELSEWHERE
