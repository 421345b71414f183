"""How many people stand behind a figure, and what may be said of the whole study in their place.

A part of a study never borrows the number of the whole: neither on a page nor where size decides.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from decision_aid.domain.evidence import OF_GROUP, Source, SourcedFigure
from decision_aid.domain.vocabulary import Design, Group

_ALL_TOGETHER = (Design.RANDOMISED_TRIAL, Design.META_ANALYSIS)
"""Their number of people is always that of all treatments together."""


def people_behind(sourced: SourcedFigure) -> int | None:
    """The figure's own number; the study's only where the figure is about all of it."""
    if sourced.figure.people or not is_about_everybody(sourced):
        return sourced.figure.people
    return people_of_study(sourced.source)


def is_about_everybody(sourced: SourcedFigure) -> bool:
    """Everybody in the study, on every treatment that it tells of."""
    figure, source = sourced.figure, sourced.source
    if figure.group_note:
        return False
    if not source.comparator and figure.people and figure.people == source.population.people:
        return True
    if not _treatments(source) <= {figure.arm, figure.compared_with, ""}:
        return False
    return is_of_all_types(sourced)


def is_of_all_types(sourced: SourcedFigure) -> bool:
    """Every type of MS that the study took in, and women and men alike."""
    group = sourced.figure.group
    types = set(OF_GROUP.get(group, ()))
    return group is Group.ALL or (bool(types) and types == set(sourced.source.population.subtypes))


@lru_cache(maxsize=8192)
def people_on(source: Source, arm: str) -> int:
    """How many a study tells of on one treatment: the most behind one figure; 0 where none does."""
    own = (each for each in source.figures if each.figure.arm == arm)
    return max(
        (people_behind(each) or 0 for each in own if not each.figure.compared_with), default=0
    )


def people_of_study(source: Source) -> int | None:
    """People on all its treatments together; None where its number may be that of one of them.

    Some comparisons give the number on one treatment as that of the study.
    """
    people = source.population.people
    if people is None or not source.comparator or source.design in _ALL_TOGETHER:
        return people
    largest: defaultdict[str, int] = defaultdict(int)
    for figure in source.figure:
        if figure.people and not figure.compared_with:
            largest[figure.arm] = max(largest[figure.arm], figure.people)
    holds_all = len(largest) > 1 and sum(largest.values()) <= people
    return people if holds_all else None


def _treatments(source: Source) -> set[str]:
    told = {name for each in source.figure for name in (each.arm, each.compared_with)}
    return told | {source.comparator}
