"""How many people stand behind a figure, in a study, and of one type of MS in it.

A part of a study never borrows the number of the whole: neither on a page nor where size decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.population import Population
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.vocabulary import OF_GROUP, Design, Group

_ALL_TOGETHER = (Design.RANDOMISED_TRIAL, Design.META_ANALYSIS)
"""Their number of people is always that of all treatments together."""


def sample_size(sourced: SourcedFigure) -> int | None:
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
def sample_size_on(source: Source, arm: str) -> int:
    """How many a study tells of on one treatment: the most behind one figure; 0 where none does."""
    own = (each for each in source.figures if each.figure.arm == arm)
    return max((sample_size(each) or 0 for each in own if not each.figure.compared_with), default=0)


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


@dataclass(frozen=True, slots=True)
class Study:
    """One study. ``people`` had the type of MS and a transplant; None: not known.

    ``at_most``: the study does not say how many of its people had the type. ``at_least``: it
    counted the types of some of its people only.
    """

    source: str
    people: int | None
    at_most: bool = False
    at_least: bool = False


def types_studied(source: Source, arms: Collection[str]) -> frozenset[str]:
    """The types of MS that the study took in, by its population or by the groups of its figures."""
    of_figures = (s.subtypes for s in source.figures if s.figure.arm in arms)
    return frozenset(source.population.subtypes).union(*of_figures)


def study_of_type(source: Source, subtype: str, arms: Collection[str]) -> Study:
    """People of the subtype that had a transplant, or how many it can have been at most."""
    is_alone = _is_of_transplants_alone(source, arms)
    people = source.population.people if is_alone else None
    people = _most_in_a_figure(source, subtype, arms) if people is None else people
    if people is None or types_studied(source, arms) == {subtype}:
        return Study(source.id, people)
    counted = source.population.counts.get(subtype)
    if counted is not None:
        some = is_alone and source.population.counted_among is not None
        return Study(source.id, min(people, counted), at_most=not is_alone, at_least=some)
    return Study(source.id, min(people, _most(source.population, subtype, people)), at_most=True)


def _most(population: Population, subtype: str, otherwise: int) -> int:
    """How many can have had a subtype that was not counted by itself."""
    progressive = population.counts.get("progressive")
    if progressive is None or population.people is None:
        return otherwise
    not_typed = population.people - (population.typed_people or 0)
    most = progressive + not_typed if subtype != "rrms" else population.people - progressive
    return min(otherwise, most)


def _is_of_transplants_alone(source: Source, arms: Collection[str]) -> bool:
    treatments = {source.comparator, *(figure.arm for figure in source.figure)} - {""}
    return treatments <= set(arms)


def _most_in_a_figure(source: Source, subtype: str, arms: Collection[str]) -> int | None:
    """The most people behind one figure on a transplant and no other treatment.

    For studies that compared treatments: their population is that of all treatments together.
    """
    behind = (
        each.figure.people
        for each in source.figures
        if each.figure.arm in arms and not each.figure.compared_with
        if subtype in (each.subtypes or (subtype,))
    )
    return max((people for people in behind if people is not None), default=None)
