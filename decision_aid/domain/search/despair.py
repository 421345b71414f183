"""Whether somebody types words of despair, so that help can stand before anything else.

Too often is better than too seldom: help does no harm to somebody who looks for a study.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from decision_aid.domain.search.search import plain

LONGEST = 200
"""Letters that are looked at."""
_LONG_ENOUGH_TO_MISSPELL = 7
_ALIKE = 0.82
_NO_BREAK_AT = str.maketrans("", "", "'’‘`´")
_SAME = {
    "cannot": "cant",
    "can not": "cant",
    "could not": "cant",
    "couldnt": "cant",
    "do not": "dont",
    "did not": "dont",
    "didnt": "dont",
    "no longer": "dont",
    "wanna": "want to",
    "wanted to": "want to",
    "wish to": "want to",
    "any more": "anymore",
    "i am": "im",
    "is not": "isnt",
    "killing": "kill",
    "ending": "end",
    "taking": "take",
    "hurting": "hurt",
    "harming": "harm",
    "cutting": "cut",
    "giving": "give",
    "given": "give",
}


class DespairWords:
    """``phrases``: each is found at the start of words: "suicid" finds "suicidal"."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._phrases = tuple(dict.fromkeys(f" {said(each)}" for each in phrases))
        words = (each.strip() for each in self._phrases)
        self._single = [each for each in words if " " not in each and _may_be_misspelt(each)]

    def are_in(self, typed: str) -> bool:
        """Whether it holds one of the phrases, also without apostrophes or with a slip."""
        text = f" {said(typed[:LONGEST])} "
        return any(each in text for each in self._phrases) or any(self._slips(text))

    def _slips(self, text: str) -> Iterator[bool]:
        for word in text.split():
            if _may_be_misspelt(word):
                yield bool(get_close_matches(word, self._single, n=1, cutoff=_ALIKE))


def said(words: str) -> str:
    """Plain words, each way of saying the same as one of them."""
    text = f" {plain(words.translate(_NO_BREAK_AT))} "
    for one, same in _SAME.items():
        text = text.replace(f" {one} ", f" {same} ")
    return text.strip()


def _may_be_misspelt(word: str) -> bool:
    return _LONG_ENOUGH_TO_MISSPELL <= len(word) <= 2 * _LONG_ENOUGH_TO_MISSPELL
