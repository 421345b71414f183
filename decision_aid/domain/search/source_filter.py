"""Finding sources: by words, and by what was studied. About the evidence, never about a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.evidence.sources import Arm, Endpoint, Source
from decision_aid.domain.evidence.vocabulary import Design, SourceTier
from decision_aid.domain.search.cited import cited_as
from decision_aid.domain.search.word_groups import WordGroups, names_one, plain

_EMPTY: frozenset[str] = frozenset()
_NO_GROUPS = WordGroups()


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFilter:
    """What a reader looks for; everything left empty restricts nothing."""

    words: str = ""
    subtype: str = ""
    endpoints: frozenset[str] = _EMPTY
    arms: frozenset[str] = _EMPTY
    design: Design | None = None
    since: int | None = None
    until: int | None = None
    core_only: bool = False
    among: frozenset[str] | None = None
    """Ids of sources: no other is found. None restricts nothing, an empty set finds nothing."""


@dataclass(frozen=True, slots=True)
class IndexedSource:
    """A source with what can be asked of it, worked out once."""

    source: Source
    text: str
    subtypes: frozenset[str]
    endpoints: frozenset[str]
    arms: frozenset[str]

    def satisfies(self, wanted: SourceFilter) -> bool:
        """All that is wanted but the words."""
        source = self.source
        return (
            (not wanted.core_only or source.tier is SourceTier.CORE)
            and wanted.design in (None, source.design)
            and (wanted.among is None or source.id in wanted.among)
            and (not wanted.subtype or wanted.subtype in self.subtypes)
            and (not wanted.endpoints or not wanted.endpoints.isdisjoint(self.endpoints))
            and (not wanted.arms or not wanted.arms.isdisjoint(self.arms))
            and _lies_between(source.citation.year, wanted.since, wanted.until)
        )


class Index:
    """Every source once, by label. A typed word finds a source where a word of it begins so."""

    def __init__(
        self,
        sources: Iterable[Source],
        arms: Mapping[str, Arm],
        endpoints: Mapping[str, Endpoint],
    ) -> None:
        ordered = sorted(sources, key=lambda s: (s.label.casefold(), s.id))
        self.entries = tuple(_entry(source, arms, endpoints) for source in ordered)
        self.every = tuple(ordered)

    def find(self, wanted: SourceFilter, groups: WordGroups = _NO_GROUPS) -> tuple[Source, ...]:
        """``groups`` are words for one thing, of which any one is enough."""
        if wanted == SourceFilter():
            return self.every
        found: Iterable[IndexedSource] = self.entries
        for asked in groups.asked(wanted.words):
            found = [entry for entry in found if names_one(entry.text, asked)]
        return tuple(entry.source for entry in found if entry.satisfies(wanted))


_plain_once = lru_cache(maxsize=4096)(plain)
"""For the names in the evidence, which come again and again; never for what somebody typed."""


def _lies_between(year: int | None, since: int | None, until: int | None) -> bool:
    """A source without a year is found only where no year is asked for."""
    if since is None and until is None:
        return True
    return year is not None and (since or year) <= year <= (until or year)


def _entry(
    source: Source, arms: Mapping[str, Arm], endpoints: Mapping[str, Endpoint]
) -> IndexedSource:
    of_figures = (sourced.subtypes for sourced in source.figures)
    named = {source.comparator, *(f.arm for f in source.figure)}
    named |= {f.compared_with for f in source.figure}
    outcomes = frozenset(f.endpoint for f in source.figure)
    treatments = frozenset(named - {""})
    said = (
        source.title,
        source.label,
        *(arms[name].name for name in sorted(treatments)),
        *(f"{endpoints[name].name} {endpoints[name].term}" for name in sorted(outcomes)),
    )
    return IndexedSource(
        source,
        f" {' '.join(filter(None, map(_plain_once, said)))} {cited_as(source.citation)} ",
        frozenset(source.population.subtypes).union(*of_figures),
        outcomes,
        treatments,
    )
