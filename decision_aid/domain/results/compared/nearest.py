"""Which comparisons come first for one person: by whom the study took in, then the nearest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from operator import itemgetter

from decision_aid.domain.results.compared.comparisons import (
    Comparables,
    Comparison,
    FigureGroup,
    has_transplant,
)
from decision_aid.domain.results.figure_order import LeadOrder, Order
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.matching import Match
from decision_aid.domain.similarity.dimensions.course import (
    decided_by_activity,
    turns_on_activity,
)
from decision_aid.domain.similarity.dimensions.rarer import may_be_rarer
from decision_aid.domain.similarity.outcomes import Closeness, Outcomes
from decision_aid.domain.similarity.windows import USUAL_YEARS, window_of

MOST_OF_AN_OUTCOME = 10
"""So many studies stand in one table under one outcome; the page of the outcome has them all."""


class ComparisonKind(Enum):
    """Where a comparison is shown."""

    DIRECT = "with a transplant"
    TYPE_OPEN, WAYS = "few of the type, or type not told", "ways of having a transplant"
    DRUGS = "drugs alone"
    UNLIKE = "people different from the person"


@dataclass(frozen=True, slots=True)
class ChosenComparisons:
    """Some groups, and how many more of an outcome there are for each table."""

    groups: tuple[FigureGroup, ...]
    more: Counter[tuple[str, ComparisonKind]]


def nearest_groups(
    known: Comparables, compared: MatchedFigures, *, with_transplant: bool
) -> ChosenComparisons:
    """The nearest groups of each outcome; those of people different from the person apart."""
    own = ComparisonKind.DIRECT if with_transplant else ComparisonKind.DRUGS
    chosen: list[FigureGroup] = []
    more: Counter[tuple[str, ComparisonKind]] = Counter()
    for endpoint, ranked in known.by_outcome[with_transplant].items():
        if len(ranked.figures) <= MOST_OF_AN_OUTCOME:  # all have room, whoever is nearest
            chosen += map(known.group_of.__getitem__, ranked.figures)
            continue
        unlike = compared.count(ranked, Closeness.DIFFERENT)
        like, order = len(ranked.figures) - unlike, compared.order(ranked)
        if any(map(turns_on_activity, ranked.figures)):
            order.sort(key=lambda place: not _decided(compared[ranked.figures[place]]))
        for start, there_are, kind in ((0, like, own), (like, unlike, ComparisonKind.UNLIKE)):
            told = min(there_are, MOST_OF_AN_OUTCOME)
            nearest = order[start : start + told]
            chosen += (known.group_of[ranked.figures[each]] for each in nearest)
            more[endpoint, kind] += there_are - told
    return ChosenComparisons(tuple(chosen), more)


def comparisons(
    groups: Iterable[FigureGroup],
    compared: MatchedFigures,
) -> tuple[Comparison, ...]:
    """Comparisons with a transplant first, then of people taken in by what decides in the person's
    type of MS, then by the rule that also orders panels.
    """
    subtype = compared.person.facts.subtype
    found = [_compared(group, compared.outcomes_of(group), subtype) for group in groups]
    return tuple([each for _key, each in sorted(found, key=itemgetter(0))])


@lru_cache(maxsize=1024)
def _compared(
    group: FigureGroup, outcomes: tuple[Outcomes, ...], subtype: str | None
) -> tuple[tuple[bool, bool, Order], Comparison]:
    """Its place and itself, the same for all with whom its people compare so."""
    compared = zip(group, outcomes, strict=True)
    matches = tuple(Match(each, of, may_be_rarer(each, subtype)) for each, of in compared)
    about, first = _about(group), matches[0]
    key = not about.has_transplant, not _decided(first), about.order.key(first.outcomes)
    return key, Comparison(matches, about.has_transplant)


def usual_time_first(
    found: tuple[Comparison, ...], usual_years: Mapping[str, tuple[int, ...]]
) -> tuple[Comparison, ...]:
    """In the same order, but of one study that counted alike at several times the usual one comes
    first. ``usual_years``: by outcome.
    """
    places: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        places[each.at_any_time].append(place)
    ordered = list(found)
    for several in places.values():
        if len(several) > 1:
            usual = usual_years.get(found[several[0]].figure.endpoint, ())
            of_time = sorted((found[place] for place in several), key=lambda c: _place(c, usual))
            for place, each in zip(several, of_time, strict=True):
                ordered[place] = each
    return tuple(ordered)


def _place(comparison: Comparison, usual: tuple[int, ...]) -> int:
    years = USUAL_YEARS.get(window_of(comparison.figure.at))
    return next((place for place, each in enumerate(usual) if each == years), len(usual))


def _decided(first: Match) -> bool:
    return decided_by_activity(first.sourced, first.outcomes)


@dataclass(frozen=True, slots=True)
class _About:
    """What of a group does not depend on a person."""

    has_transplant: bool
    order: LeadOrder


@lru_cache(maxsize=4096)
def _about(group: FigureGroup) -> _About:
    return _About(has_transplant(group), LeadOrder.of(group[0]))
