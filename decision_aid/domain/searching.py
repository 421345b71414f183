"""Searching everything that can be read. About the evidence, never about a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from decision_aid.domain.word_groups import Asked, WordGroups, names_one, plain


class Sort(StrEnum):
    """What sort of thing is found, in the order in which it is told."""

    GUIDE = "guide"
    HEARD = "heard"
    TERM = "term"
    OUTCOME = "outcome"
    TREATMENT = "treatment"
    RULES = "rules"
    GAP = "gap"
    DISAGREEMENT = "disagreement"
    SOURCE = "source"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to find. ``key`` is its id among its sort; ``text`` is what it is found by."""

    sort: Sort
    key: str
    name: str
    about: str
    text: str

    @classmethod
    def of(cls, sort: Sort, key: str, name: str, about: str = "", *more: str) -> Item:
        """Found by its name, by what is said about it and by ``more``, which is not shown."""
        text = " ".join(filter(None, map(plain, (name, about, *more))))
        return cls(sort, key, name, about, f" {text} ")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found by sort; ``has_all`` is whether it has all that was asked for."""

    by_sort: Mapping[Sort, tuple[Item, ...]]
    has_all: bool

    @property
    def count(self) -> int:
        return sum(map(len, self.by_sort.values()))


def search(items: Iterable[Item], typed: str, groups: WordGroups) -> Found:
    """What has everything that was typed; else what has as much of it as anything has."""
    asked = groups.asked(typed)
    every = tuple(items) if asked else ()
    found = every
    for each in asked:
        found = tuple(item for item in found if names_one(item.text, each))
    if not found and len(asked) > 1:
        return Found(_by_sort(_nearest(every, asked), asked), has_all=False)
    return Found(_by_sort(found, asked), has_all=True)


def _nearest(items: tuple[Item, ...], asked: tuple[Asked, ...]) -> tuple[Item, ...]:
    has = [sum(names_one(item.text, each) for each in asked) for item in items]
    most = max(has, default=0)
    return tuple(item for item, n in zip(items, has, strict=True) if n == most and most)


def _by_sort(items: tuple[Item, ...], asked: tuple[Asked, ...]) -> dict[Sort, tuple[Item, ...]]:
    """Those first that are named so; otherwise in the order in which they were given."""
    found: dict[Sort, list[Item]] = {sort: [] for sort in Sort}
    for item in items:
        found[item.sort].append(item)
    return {
        sort: tuple(sorted(own, key=lambda item: not _is_named(item, asked)))
        for sort, own in found.items()
        if own
    }


def _is_named(item: Item, asked: tuple[Asked, ...]) -> bool:
    name = f" {plain(item.name)} "
    return all(names_one(name, each) for each in asked)
