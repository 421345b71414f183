"""Searching everything that can be read, by what people type and what that may be called.

Words that mean one thing are looked for together. About the evidence, never about a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from decision_aid.domain.search.word_groups import Asked, WordGroups, beginnings, names_one, plain

_COMMON = 4
"""What one of so many has tells little: where nothing has all words, it alone finds nothing."""
_MOST_OF_SOME = 12
"""Of what has but some of the words so many are shown, with the rarest of the words."""
_ENDS = (".", "?", "!")


class ResultKind(StrEnum):
    """What sort of thing is found, in the order in which it is told."""

    QUESTION = "question"
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


_NAMED = (ResultKind.PAGE, ResultKind.TREATMENT, ResultKind.TERM)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to find. ``key`` is its id among its sort; ``text`` is what it is found by, and
    ``lines`` are sentences of it that are shown where they alone have what was looked for.
    """

    sort: ResultKind
    key: str
    name: str
    about: str
    text: str
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, sort: ResultKind, key: str, name: str, about: str = "", *more: str) -> Item:
        """Found by its name, by what is said about it and by ``more``, which is not shown."""
        text = " ".join(filter(None, map(plain, (name, about, *more))))
        lines = tuple(each for each in more if each.endswith(_ENDS))
        return cls(sort, key, name, about, f" {text} ", lines)

    def is_called(self, words: set[str]) -> bool:
        """Whether one of the words is its whole name, with or without what stands in brackets; of
        a page, the first word."""
        first = self.name.partition(" ")[0] if self.sort is ResultKind.PAGE else self.name
        names = (self.name, self.name.partition(" (")[0], first)
        return any(plain(name) in words for name in names)

    def line_with(self, asked: Iterable[Asked]) -> str:
        """The sentence that has most of it, where neither name nor what is said about it has any;
        else what is said about it."""
        every = tuple(asked)
        if any(names_one(f" {plain(f'{self.name} {self.about}')} ", each) for each in every):
            return self.about
        had = [sum(names_one(f" {plain(line)} ", e) for e in every) for line in self.lines]
        most = max(had, default=0)
        return self.lines[had.index(most)] if most else self.about


@dataclass(frozen=True, slots=True)
class Found:
    """What was found by sort; ``has_all`` is whether it has all that was asked for."""

    by_sort: Mapping[ResultKind, tuple[Item, ...]]
    has_all: bool

    @property
    def count(self) -> int:
        return sum(map(len, self.by_sort.values()))

    def led_by(self, leads: Iterable[Item]) -> Found:
        """With these before all others of their sorts."""
        every = list(dict.fromkeys((*leads, *(i for own in self.by_sort.values() for i in own))))
        by_sort = {sort: tuple(i for i in every if i.sort is sort) for sort in ResultKind}
        return Found({sort: own for sort, own in by_sort.items() if own}, self.has_all)

    def led_by_name(self, asked: tuple[Asked, ...]) -> Found:
        """With the page, treatment or word that is called as what was typed right after questions;
        a word not where the guide has a page of it."""
        if len(asked) != 1:
            return self
        words = {word.strip() for word in asked[0]}
        called = {
            sort: tuple(each for each in self.by_sort.get(sort, ()) if each.is_called(words))
            for sort in _NAMED
        }
        named = [sort for sort, own in called.items() if own]
        guide = self.by_sort.get(ResultKind.GUIDE, ())
        if any(names_one(f" {plain(each.name)} ", asked[0]) for each in guide):
            named = [sort for sort in named if sort is not ResultKind.TERM]
        order = dict.fromkeys((ResultKind.QUESTION, *named, *self.by_sort))
        led = self.led_by(each for own in called.values() for each in own)
        return Found({s: led.by_sort[s] for s in order if s in led.by_sort}, self.has_all)

    def names_papers_only(self, asked: tuple[Asked, ...]) -> bool:
        """Whether papers are called so, first by who wrote them, and nothing else is."""
        named = {s: [n for e in own if _has_all(n := f" {plain(e.name)} ", asked)]
                 for s, own in self.by_sort.items()}  # fmt: skip
        papers = named.pop(ResultKind.SOURCE, [])
        return not any(named.values()) and any(_begins(each, asked) for each in papers)

    def with_papers_first(self) -> Found:
        """The papers themselves before rules that rest on them."""
        order = dict.fromkeys((ResultKind.SOURCE, *self.by_sort))
        return replace(self, by_sort={s: self.by_sort[s] for s in order if s in self.by_sort})

    def first(self, most: int) -> Found:
        """So many of the first sort, and no other."""
        sorts = list(self.by_sort)[:1]
        return Found({sort: self.by_sort[sort][:most] for sort in sorts}, self.has_all)


def search(items: Iterable[Item], typed: str, groups: WordGroups) -> Found:
    """What has everything that was typed; else what has as much of it as anything has."""
    asked = groups.asked(typed)
    every = tuple(items) if asked else ()
    has = [
        frozenset(n for n, item in enumerate(every) if any(map(item.text.__contains__, begins)))
        for begins in map(beginnings, asked)
    ]
    found = has[0].intersection(*has[1:]) if has else frozenset()
    if has_all := bool(found) or len(asked) < 2:
        wanted = found
    else:
        telling = [own for own in has if len(own) * _COMMON <= len(every)]
        times = [sum(n in own for own in telling) for n in range(len(every))]
        most = max(times, default=0)
        some = [n for n, many in enumerate(times) if many == most and most]
        rare = [sum(1 / len(own) for own in telling if n in own) for n in range(len(every))]
        wanted = frozenset(sorted(some, key=lambda n: -rare[n])[:_MOST_OF_SOME])
    weights = [(each, 1 / max(1, len(own))) for each, own in zip(asked, has, strict=True)]
    return Found(_by_sort((every[n] for n in sorted(wanted)), weights), has_all)


def by_phrases(phrases: Iterable[str]) -> str:
    """The text of an item that ``leads`` finds by whole phrases, each from its first word."""
    return f"  {'  '.join(filter(None, map(plain, phrases)))}  "


def leads(items: Iterable[Item], typed: str, groups: WordGroups, few: int) -> tuple[Item, ...]:
    """Those of a short list that most of what was typed names, whatever else was typed.

    A word that names more than ``few`` of them tells none from another.
    """
    every = tuple(items)
    has = [[n for n, item in enumerate(every) if any(f"  {word}" in item.text for word in each)]
           for each in groups.asked(typed)]  # fmt: skip
    times = Counter(n for own in has if len(own) <= few for n in own)
    most = max(times.values(), default=0)
    return tuple(every[n] for n in sorted(times) if times[n] == most)


def _by_sort(
    items: Iterable[Item], weights: list[tuple[Asked, float]]
) -> dict[ResultKind, tuple[Item, ...]]:
    """Those first whose names have most of it, and what is rare before what all have; otherwise
    in the order in which they were given."""
    found: dict[ResultKind, list[Item]] = {sort: [] for sort in ResultKind}
    for item in items:
        found[item.sort].append(item)
    return {
        sort: tuple(sorted(own, key=lambda item: -_named(item, weights)))
        for sort, own in found.items()
        if own
    }


def _has_all(name: str, asked: tuple[Asked, ...]) -> bool:
    return bool(asked) and all(names_one(name, each) for each in asked)


def _begins(name: str, asked: tuple[Asked, ...]) -> bool:
    return any(name.startswith(each) for one in asked for each in beginnings(one))


def _named(item: Item, weights: list[tuple[Asked, float]]) -> float:
    name = f" {plain(item.name)} "
    return sum(weight for asked, weight in weights if names_one(name, asked))
