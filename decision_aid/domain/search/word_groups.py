"""What people type, and all that may be called: words that mean one thing stand together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from decision_aid.domain.search.paper_numbers import (
    NO_LETTERS,
    as_address,
    bare_numbers,
    paper_number,
)

Asked = tuple[str, ...]
"""Words for one thing that is looked for; one of them is enough."""
_LONG_ENOUGH_FOR_A_PLURAL = 5
MOST_WORDS, LONGEST_WORD = 16, 50
"""More words, and more letters of one word, are not looked for: the work stays small."""
_LONGEST_TYPED = MOST_WORDS * (LONGEST_WORD + 1)
_SHORT = 4
"""A word of a group that is no longer stands for itself only: "hand" is not "handbook"."""
_WHOLE = 3
"""A typed word that is no longer is a whole word: "us" is not "use", "TB" is not "TBI"."""
_BEGUN, _LEFT = 5, 4
"""So many letters of a word of a group, all but so many, are as good as all of it: "copaxon"."""
_OF_ALL = "ahsct"
"""What all of it is about: beside other words it says nothing."""
_COMPARING = frozenset({"versus", "vs", "or", "than", "against", "compared", "better"})
_MOST_WAYS = 8
"""More spellings of one phrase are not looked for."""
_OF_A_TRIAL = ("trial", "study", "results")
"""Words beside the name of a trial that belong to it: "MIST trial"."""
_POSSESSIVE = re.compile(r"['’‘`´]s\b", re.IGNORECASE)
_NOT = re.compile(r"(?<=n)['’‘`´](?=t\b)", re.IGNORECASE)


def plain(words: str) -> str:
    """Small letters without accents, with one space between words."""
    letters = words.casefold()
    if not letters.isascii():
        apart = unicodedata.normalize("NFKD", letters)
        letters = "".join(each for each in apart if not unicodedata.combining(each))
    return NO_LETTERS.sub(" ", letters).strip()


def names_one(text: str, asked: Asked) -> bool:
    """Whether a word of a plain text, with a space at either end, begins as one of these."""
    return any(map(text.__contains__, beginnings(asked)))


def beginnings(asked: Asked) -> tuple[str, ...]:
    return tuple([f" {word}" for word in asked])


class WordGroups:
    """Groups of words for one thing, and words that say nothing about what is looked for."""

    def __init__(
        self,
        same: Iterable[Iterable[str]] = (),
        ignored: Iterable[str] = (),
        trials: Iterable[Iterable[str]] = (),
        spelt: Iterable[Iterable[str]] = (),
    ) -> None:
        self._spelt = tuple((one, other) for one, other in spelt)
        self._groups: dict[str, Asked] = {}
        for group in same:
            words = tuple(dict.fromkeys(map(plain, group)))
            told = tuple(word if len(word) > _SHORT else f"{word} " for word in words)
            for word in words:
                self._groups[_one(word)] = self._groups.get(_one(word), ()) + told
        self._trials: dict[str, Asked] = {}
        for group in trials:
            words = tuple(dict.fromkeys(map(plain, group)))
            named = (*words, *(f"{word} {of}" for word in words for of in _OF_A_TRIAL))
            self._trials |= dict.fromkeys(map(_one, named), tuple(f"{word} " for word in words))
        known = (*self._groups, *self._trials)
        self._longest = max((word.count(" ") + 1 for word in known), default=1)
        self._ignored = frozenset(map(plain, ignored))
        every = (*self._groups.values(), *self._trials.values())
        known_words = frozenset(word.strip() for words in every for word in words)
        self.words = known_words | self._ignored

    def asked(self, typed: str) -> tuple[Asked, ...]:
        """Each thing that was typed, with all its words. Where all is ignored, nothing is.

        The number of a paper is one thing, and whole: half of it is the half of many others. So is
        an address, which may have been cut.
        """
        whole, *end = as_address(typed) or ("",)
        ends = [f"{each} " for each in end]
        if number := plain(paper_number(typed)):
            return ((f"{number} ", *ends),)
        if whole:
            return ((whole, *ends),)
        words = [word[:LONGEST_WORD] for word in as_looked_for(typed[:_LONGEST_TYPED]).split()]
        words = words[:MOST_WORDS]
        found = tuple(self._things(words))
        telling = tuple(asked for asked in found if asked[0].strip() not in self._ignored)
        if len(telling) > 1 and _COMPARING.isdisjoint(words):
            telling = tuple(asked for asked in telling if _OF_ALL not in asked) or telling[:1]
        return telling or found

    def _things(self, words: list[str]) -> Iterator[Asked]:
        """The longest phrases that are known come first, then single words."""
        place = 0
        while place < len(words):
            for length in range(min(self._longest, len(words) - place), 0, -1):
                phrase = " ".join(words[place : place + length])
                ways = self._spellings(phrase)
                if (told := self._told(ways)) or length == 1:
                    yield told or tuple(e for each in ways for e in _as_typed(_one(each)))
                    place += length
                    break

    def _spellings(self, phrase: str) -> tuple[str, ...]:
        """As typed, and as it is spelt on the other side of the Atlantic: "hemo", "haemo"."""
        ways = [phrase]
        for one, other in self._spelt:
            ways += [way.replace(one, other) for way in ways if one in way]
            ways += [way.replace(other, one) for way in ways if other in way and one not in way]
        return tuple(dict.fromkeys(ways))[:_MOST_WAYS]

    def _told(self, ways: tuple[str, ...]) -> Asked:
        """All words for what is known; a word of which much was typed is known too."""
        known = [_one(way) for way in ways]
        if trial := self._trials.get(known[0]):
            return trial
        groups = (self._groups.get(each) for each in known)
        group = next(filter(None, groups), ()) or self._begun(ways[0])
        return (
            tuple(dict.fromkeys((*(e for each in known for e in _as_typed(each)), *group)))
            if group
            else ()
        )

    def _begun(self, word: str) -> Asked:
        if len(word) < _BEGUN or " " in word:
            return ()
        begun = (
            told
            for name, told in self._groups.items()
            if name.startswith(word) and " " not in name and len(name) <= len(word) + _LEFT
        )
        return tuple(each for told in begun for each in told)


def as_looked_for(typed: str) -> str:
    """Plain words without what stands around the number of a paper; "King's" as "King"."""
    return plain(_NOT.sub("", _POSSESSIVE.sub("", bare_numbers(typed))))


def _as_typed(word: str) -> Asked:
    return (word,) if len(word) > _WHOLE else (f"{word} ", f"{word}s ")


def _one(word: str) -> str:
    """Without the ending of many: what begins so is found both ways."""
    is_many = word.endswith("s") and not word.endswith(("ss", "is", "us"))
    return word[:-1] if is_many and len(word) >= _LONG_ENOUGH_FOR_A_PLURAL else word
