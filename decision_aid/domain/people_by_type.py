"""How many people of one type of MS had a transplant in a study, as far as it tells."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from decision_aid.domain.evidence import Source
from decision_aid.domain.population import Population


@dataclass(frozen=True, slots=True)
class Study:
    """One study. ``people`` had the type of MS and a transplant; None: not known.

    ``at_most``: the study does not say how many of its people had the type.
    """

    source: str
    people: int | None
    at_most: bool = False


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
        return Study(source.id, min(people, counted), at_most=not is_alone)
    return Study(source.id, min(people, _most(source.population, subtype, people)), at_most=True)


def _most(population: Population, subtype: str, otherwise: int) -> int:
    """How many can have had a subtype that was not counted by itself."""
    progressive = population.counts.get("progressive")
    if progressive is None:
        return otherwise
    if subtype != "rrms":
        return progressive
    return otherwise if population.people is None else population.people - progressive


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
