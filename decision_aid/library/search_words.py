"""Reads ``decision_aid/search_words.toml``: what people type, and what it may be called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from decision_aid.domain.word_groups import WordGroups, plain
from decision_aid.library.mistakes import BrokenEvidenceError, Mistake
from decision_aid.library.structure import read_toml, structure


@dataclass(frozen=True, kw_only=True)
class _File:
    same: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]


def open_search_words(path: Path) -> WordGroups:
    """Raises BrokenEvidenceError with every mistake of the file."""
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenEvidenceError([Mistake(path.name, "", f"cannot be read: {error}")]) from error
    found, mistakes = structure(raw, _File, path.name)
    if found is not None:
        mistakes = [Mistake(path.name, where, why) for where, why in _wrong(found)]
    if found is None or mistakes:
        raise BrokenEvidenceError(mistakes)
    return WordGroups(found.same, found.ignored)


def _wrong(file: _File) -> Iterator[tuple[str, str]]:
    for place, group in enumerate(file.same, start=1):
        if len(set(map(plain, group))) < 2:
            yield f"same[{place}]", "needs two words or more for one thing"
        if any(not plain(word) for word in group):
            yield f"same[{place}]", "has a word without a letter or a number"
