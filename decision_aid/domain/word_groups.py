"""What people type and what it may be called: words that mean one thing are looked for together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

Asked = tuple[str, ...]
"""Words for one thing that is looked for; one of them is enough."""
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_LONG_ENOUGH_FOR_A_PLURAL = 5
_SHORT = 4
"""A word of a group that is no longer stands for itself only: "hand" is not "handbook"."""


def plain(words: str) -> str:
    """Small letters without accents, with one space between words."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return _NOT_A_WORD.sub(" ", bare).strip()


def names_one(text: str, asked: Asked) -> bool:
    """Whether a word of a plain text, with a space at either end, begins as one of these."""
    return any(f" {word}" in text for word in asked)


class WordGroups:
    """Groups of words for one thing, and words that say nothing about what is looked for."""

    def __init__(self, same: Iterable[Iterable[str]] = (), ignored: Iterable[str] = ()) -> None:
        self._groups: dict[str, Asked] = {}
        for group in same:
            words = tuple(dict.fromkeys(map(plain, group)))
            told = tuple(word if len(word) > _SHORT else f"{word} " for word in words)
            for word in words:
                self._groups[_one(word)] = self._groups.get(_one(word), ()) + told
        self._longest = max((word.count(" ") + 1 for word in self._groups), default=1)
        self._ignored = frozenset(map(plain, ignored))

    def asked(self, typed: str) -> tuple[Asked, ...]:
        """Each thing that was typed, with all its words. Where all is ignored, nothing is."""
        words = plain(typed).split()
        found = tuple(self._things(words))
        telling = tuple(asked for asked in found if asked[0] not in self._ignored)
        return telling or found

    def _things(self, words: list[str]) -> Iterator[Asked]:
        """The longest phrases that are known come first, then single words."""
        place = 0
        while place < len(words):
            for length in range(min(self._longest, len(words) - place), 0, -1):
                phrase = " ".join(words[place : place + length])
                if (group := self._groups.get(_one(phrase))) or length == 1:
                    yield tuple(dict.fromkeys((_one(phrase), *(group or ()))))
                    place += length
                    break


def _one(word: str) -> str:
    """Without the ending of many: what begins so is found both ways."""
    is_many = word.endswith("s") and not word.endswith(("ss", "is", "us"))
    return word[:-1] if is_many and len(word) >= _LONG_ENOUGH_FOR_A_PLURAL else word
