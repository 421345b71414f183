"""What somebody meant who typed a slip: "fertilty", "natalizumb", "stem cel"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

from decision_aid.domain.search.paper_numbers import is_address, paper_number
from decision_aid.domain.search.word_groups import LONGEST_WORD, MOST_WORDS, as_looked_for, plain

_SHORTEST = 4
"""Shorter words are like too many others."""
_MOST_LETTERS_APART = 2
_ALIKE, _SHORT_ALIKE, _ALIKE_ELSEWHERE, _PHRASE_ALIKE = 0.8, 0.75, 0.85, 0.86
_ALIKE_IN_ALL = 0.88
_ALIKE_A_NAME = 0.87
"""Names are of people and places: what is only a little like one means something else."""
_SHORT, _LONG = 5, 7
_MOST_SLIPS = 4
"""More slips are not looked up: the work stays small."""


class _Known:
    """Words by their length. Most hold too few letters of another to be like it: these are passed
    over before any is compared letter by letter.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._of_length: dict[int, list[tuple[str, int]]] = {}
        for each in sorted(words):
            self._of_length.setdefault(len(each), []).append((each, _letters(each)))

    def like(self, word: str, least: float, *, begin_alike: bool) -> list[str]:
        """All that can be so like it, and perhaps some more."""
        apart = 1 if len(word) <= _SHORT else _MOST_LETTERS_APART
        letters, found = _letters(word), []
        for length in range(len(word) - apart, len(word) + apart + 1):
            in_both = least * (length + len(word)) / 2
            here, there = len(word) - in_both + 0.01, length - in_both + 0.01
            found += [
                each
                for each, others in self._of_length.get(length, ())
                if (letters & ~others).bit_count() <= here
                and (others & ~letters).bit_count() <= there
                and (not begin_alike or each[0] == word[0])
            ]
        return found


def _letters(word: str) -> int:
    """A bit for each letter that stands in it; some letters share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


class Spelling:
    """``texts`` are plain; ``groups`` are words and phrases that mean something here."""

    def __init__(self, texts: Iterable[str], groups: Iterable[str], names: Iterable[str]) -> None:
        self._texts, self._groups, self._names = tuple(texts), tuple(groups), tuple(names)

    def meant(self, typed: str) -> str:
        """The words that were meant; empty where each is known, or nothing is like them."""
        if paper_number(typed):
            return ""
        words = as_looked_for(typed).split()[:MOST_WORDS]
        slips = [word for word in words if self._is_slip(word)]
        if phrase := self._phrase(" ".join(words), words):
            return phrase
        if not slips or len(slips) > _MOST_SLIPS:
            return ""
        instead = {word: self._instead(word) for word in slips}
        said = " ".join(instead.get(word) or word for word in words)
        return said if any(instead.values()) else ""

    def knows(self, word: str) -> bool:
        """Whether it stands here as it is, in whatever is told."""
        return word in self._whole

    def _is_slip(self, word: str) -> bool:
        """No word here begins so. Numbers and short words are left as they are."""
        return (
            _SHORTEST <= len(word) <= LONGEST_WORD
            and not any(letter.isdigit() for letter in word)
            and not self._begins_one(word)
        )

    def _begins_one(self, word: str) -> bool:
        place = bisect_left(self._all, word)
        return place < len(self._all) and self._all[place].startswith(word)

    def _phrase(self, said: str, words: list[str]) -> str:
        """A phrase of the groups with a slip: "stem cel", "bonemarrow"; not one that is right."""
        if len(said) > LONGEST_WORD or all(word in self._whole for word in words):
            return ""
        return _nearest(said, self._phrases, _PHRASE_ALIKE)

    def _instead(self, word: str) -> str:
        """Words of the groups and names that are very like it come before all others. A short word
        is more often right than a slip for one that means nothing here: "ready" is not "read".
        """
        least = _SHORT_ALIKE if len(word) <= _SHORT else _ALIKE
        told = _nearest(word, self._told, least), _nearest(word, self._named, _ALIKE_A_NAME)
        near = [each for each in told if each]
        like = max(near, key=lambda each: SequenceMatcher(None, each, word).ratio(), default="")
        if like or len(word) <= _SHORT:
            return like
        return _nearest(word, self._any, _ALIKE_ELSEWHERE)

    @cached_property
    def _phrases(self) -> _Known:
        return _Known({each for each in map(plain, self._groups) if " " in each})

    @cached_property
    def _told(self) -> _Known:
        return _Known(_words_of(self._groups))

    @cached_property
    def _named(self) -> _Known:
        return _Known(_words_of(self._names))

    @cached_property
    def _all(self) -> tuple[str, ...]:
        told = (*_words_of(self._groups), *_words_of(self._names), *self._whole)
        return tuple(sorted(set(told)))

    @cached_property
    def _any(self) -> _Known:
        return _Known(self._all)

    @cached_property
    def _whole(self) -> frozenset[str]:
        told = (word for text in self._texts for word in text.split())
        return frozenset(word for word in told if not is_address(word)).union(
            word for each in (*self._groups, *self._names) for word in plain(each).split()
        )


def _words_of(texts: Iterable[str]) -> tuple[str, ...]:
    told = {word for each in texts for word in plain(each).split()}
    return tuple(sorted(each for each in told if len(each) >= _SHORTEST))


def _nearest(word: str, known: _Known, least: float) -> str:
    """Slips are seldom in the first letter: a word with another one has to be nearer."""
    same = known.like(word, least, begin_alike=True)
    found = get_close_matches(word, same, n=1, cutoff=least)
    if not found and len(word) >= _LONG:
        least = max(least, _ALIKE_IN_ALL)
        near = known.like(word, least, begin_alike=False)
        found = get_close_matches(word, near, n=1, cutoff=least)
    return found[0] if found else ""
