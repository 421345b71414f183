"""Sources about the same people: in a spread and among differences, one of them counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size


@dataclass(frozen=True, slots=True)
class Stands:
    """The source at ``place`` among some, with those that are surely or perhaps on its people."""

    place: int
    surely: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


class Overlaps:
    """Who shares people with whom, for certain and perhaps; both ways, whoever names the other.

    For certain it also holds through a third source: A within B, B the people of C.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        every = tuple(sources)
        certain: defaultdict[str, set[str]] = defaultdict(set)
        perhaps: defaultdict[str, set[str]] = defaultdict(set)
        for source in every:
            _link(certain, source.id, source.same_people_as)
            _link(perhaps, source.id, source.perhaps_same_people_as)
        self._group = _groups((source.id for source in every), certain)
        self._perhaps: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in perhaps.items()}
        self.once = lru_cache(maxsize=1024)(self._once)
        """Each group of people once, where its first figure stood; the greatest counts.

        For everybody who finds the same figures in the same order.
        """

    def group(self, source: str) -> str:
        """One name for all sources about the same people: the first of their ids."""
        return self._group.get(source, source)

    def perhaps(self, source: str) -> frozenset[str]:
        """Sources that dates and centres leave in doubt."""
        return self._perhaps.get(source, frozenset())

    def _once(self, figures: tuple[SourcedFigure, ...]) -> tuple[Stands, ...]:
        sources = [each.source.id for each in figures]
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(sources):
            groups[self.group(each)].append(place)
        kept = [(max(own, key=lambda at: _counts(figures[at])), own) for own in groups.values()]
        there = {sources[place] for place, _own in kept}
        return tuple(
            Stands(
                place,
                tuple(sorted(sources[other] for other in own if other != place)),
                tuple(sorted(self.perhaps(sources[place]) & there)),
            )
            for place, own in kept
        )

    def are_among(self, sources: Collection[str]) -> bool:
        """Whether any two of these sources have people in common, for certain or perhaps."""
        groups = {self.group(each) for each in sources}
        return len(groups) < len(sources) or any(
            not self.perhaps(each).isdisjoint(sources) for each in sources
        )


def _link(links: defaultdict[str, set[str]], one: str, others: Iterable[str]) -> None:
    for other in others:
        links[one].add(other)
        links[other].add(one)


def _groups(ids: Iterable[str], links: Mapping[str, set[str]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for start in sorted(ids):
        if start in found:
            continue
        waiting = [start]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found[each] = start
                waiting += links.get(each, ())
    return found


def _counts(sourced: SourcedFigure) -> tuple[int, int, int, str]:
    """Of equal sources the figure of more people: all of them, and not those on one treatment."""
    people, year, name = size_and_year(sourced.source)
    return people, sample_size(sourced) or 0, year, name


def size_and_year(source: Source) -> tuple[int, int, str]:
    """Of two sources on the same people the greater counts: the larger, then the newer."""
    return source.population.people or 0, source.citation.year or 0, source.id
