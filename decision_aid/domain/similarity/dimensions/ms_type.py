"""The comparison by type of MS: a figure's own group, or a mixed group with its share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.evidence.population import Population
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import OF_GROUP, CountedWho, Group
from decision_aid.domain.logic.facts import PROGRESSIVE, SUBTYPES
from decision_aid.domain.similarity.constants import PEOPLE_OF_TYPE, SHARE_OF_TYPE
from decision_aid.domain.similarity.outcomes import Outcome

_PROGRESSIVE = frozenset(PROGRESSIVE)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class TypesStudied:
    """The types of MS behind a figure; in a mixed group with people of each, where known.

    ``types`` is empty where the study does not say. ``people``: all of the mixed group among whom
    the types were counted; ``who``: who these are, where not everybody.
    """

    types: tuple[str, ...]
    counts: tuple[tuple[str, int], ...] = ()
    people: int | None = None
    who: CountedWho | None = None

    def count(self, subtype: str) -> int | None:
        return dict(self.counts).get(subtype)


def types_studied(sourced: SourcedFigure) -> TypesStudied:
    """A named group means the types that it names, as far as the study took them in.

    Of a group of another kind (a regimen, a disease beside MS) nobody knows the share of a type.
    """
    population, group = sourced.source.population, sourced.figure.group
    named = OF_GROUP.get(group)
    types = population.subtypes if named is None else _taken_in(named, population)
    if len(types) < 2 or group is Group.OTHER:
        return TypesStudied(types)
    counts = people_by_type(population)
    known = {each: counts[each] for each in types if each in counts}
    people = population.typed_people if named is None else _sum_of(types, counts, population)
    among = population.counted_among
    return TypesStudied(types, tuple(known.items()), people, among.who if among else None)


def is_of_one_course(sourced: SourcedFigure) -> bool:
    """Of relapsing or of progressive MS alone, which fared so unlike after a transplant."""
    types = sourced.subtypes
    return bool(types) and (types == ("rrms",) or _PROGRESSIVE.issuperset(types))


def _taken_in(named: tuple[str, ...], population: Population) -> tuple[str, ...]:
    both = tuple(each for each in named if each in population.subtypes)
    return both or named


def _sum_of(
    types: tuple[str, ...], counts: Mapping[str, int], population: Population
) -> int | None:
    if all(each in counts for each in types):
        return sum(counts[each] for each in types)
    return population.counts.get("progressive") if set(types) == _PROGRESSIVE else None


def people_by_type(population: Population) -> Mapping[str, int]:
    """People of each type as printed, and those that follow where a single type is left over."""
    counts = {each: n for each, n in population.counts.items() if each in SUBTYPES}
    if "rrms" not in counts and "relapsing" in population.counts:
        counts["rrms"] = population.counts["relapsing"]
    progressive = population.counts.get("progressive")
    together = population.typed_people
    if together is not None:
        together -= population.counts.get("other", 0)
    if progressive is not None:
        _follow(counts, [each for each in population.subtypes if each in _PROGRESSIVE], progressive)
        if together is not None and "rrms" in population.subtypes:
            counts.setdefault("rrms", together - progressive)
    if together is not None:
        _follow(counts, list(population.subtypes), together)
    return counts


def has_few(population: Population, subtype: str | None) -> bool:
    """Where it is known how many people had this type: not enough to tell of them."""
    own = people_by_type(population).get(subtype) if subtype else None
    return own is not None and own < PEOPLE_OF_TYPE


def _follow(counts: dict[str, int], types: list[str], together: int) -> None:
    """Fills in the one type of several that was not printed; never a number below 0."""
    left = [each for each in types if each not in counts]
    rest = together - sum(counts[each] for each in types if each in counts)
    if len(left) == 1 and rest >= 0:
        counts[left[0]] = rest


def compare_type(studied: TypesStudied, subtype: str | None) -> Outcome:
    """Too few of the type, or nobody knows how many: counts like silent."""
    if subtype is None:
        return Outcome.OPEN
    if not studied.types:
        return Outcome.SILENT
    if subtype not in studied.types:
        return Outcome.UNLIKE
    if len(studied.types) == 1:
        return Outcome.ALIKE
    own = studied.count(subtype)
    if own is None or not studied.people:
        return Outcome.SILENT
    is_enough = own >= PEOPLE_OF_TYPE and own * _HUNDRED >= SHARE_OF_TYPE * studied.people
    return Outcome.EDGE if is_enough else Outcome.SILENT
