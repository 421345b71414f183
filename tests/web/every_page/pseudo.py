"""Two languages that do not exist, to prove that any other could take the place of English.

Each letter of a marked string is changed, each vowel doubled (40 % longer, no new place to break a
line), and the whole stands in brackets. What can still be read as English was not marked.
``en-xa`` runs from left to right; ``ar-xb`` is written in Hebrew letters, from right to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import trans_real

from decision_aid.evidence_base.reading.toml import parse_toml
from tests.evidence_base.toml_text import as_toml

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "en-xa", "ar-xb"

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćđéƒǵĥíĵķĺɱńóƥʠŕśťúṽẃẋýžÁɃĆĐÉƑǴĤÍĴĶĹṀŃÓƤɊŔŚŤÚṼẂẊÝŽ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשתאבגד" * 2
_VOWELS = "aeiouAEIOU"


def _marks(letters: str) -> dict[int, str]:
    pairs = zip(_PLAIN, letters, strict=True)
    return {ord(one): other * (2 if one in _VOWELS else 1) for one, other in pairs}


_MARKS = {LEFT_TO_RIGHT: _marks(_ACCENTED), RIGHT_TO_LEFT: _marks(_HEBREW)}
_KEPT = re.compile(
    r"(%\([a-z_]+\)[sd]|%[sd%]|\{[a-z_]*\}|</?[a-z][^>]*>|&[a-z#0-9]+;|https?://\S+)"
)
"""Places for values, tags, characters by name and addresses."""

_NEVER_TRANSLATED = frozenset(
    ("id", "url", "doi", "pmid", "pmcid", "tel", "registration", "seen", "citation", "p", "rule",
     "unclear_when", "expected", "facts", "digest", "file", "numbers", "figures", "sources",
     "settles", "unknown", "theme", "place")
)  # fmt: skip
"""Keys of the evidence that hold names, addresses and what was printed elsewhere; names of places
are translated with the words of the tool.
"""
_SHORT_WORDS = frozenset(
    ("name", "term", "also", "heading", "label", "note", "of", "locator", "jurisdiction", "body",
     "grade", "settle", "definition", "regimen_note", "say", "wait", "number", "title", "short",
     "rest", "in_a_list")
)  # fmt: skip
"""Keys of the evidence whose values are words for people even where they are one word."""


def changed(words: str, language: str) -> str:
    """The words with every letter changed, without brackets."""
    parts = _KEPT.split(words)
    parts[::2] = [part.translate(_MARKS[language]) for part in parts[::2]]
    return "".join(parts)


class Catalogue:
    """Stands in for Django's catalogue of one language; ``asked`` is all that was looked up."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._told: dict[str, str] = {}

    @property
    def asked(self) -> set[str]:
        return set(self._told)

    def gettext(self, message: str) -> str:
        words = message.rpartition("\x04")[2]
        if words not in self._told:
            self._told[words] = f"⟦{changed(words, self._language)}⟧"
        return self._told[words]

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)

    def to_language(self) -> str:
        return self._language


@contextmanager
def speaking(language: str) -> Iterator[Catalogue]:
    """The application in this language; in English where it is not one of the two."""
    catalogue = Catalogue(language)
    if language in _MARKS:
        trans_real._translations[language] = catalogue  # type: ignore[attr-defined]
    with translation.override(language):
        yield catalogue


def write_evidence(source: Path, target: Path, language: str) -> None:
    """A copy of the evidence in that language: what people read is changed, nothing else."""
    for path in (each for each in source.rglob("*") if each.is_file()):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        if path.name == "CHANGES.md":
            text = re.sub(r"(?m)^(?!#)(.+)$", lambda line: f"‹{changed(line[1], language)}›", text)
        elif path.suffix == ".toml" and path.name != "excused_numbers.toml":
            table = parse_toml(text.encode())
            is_publication = path.parent.name == "sources"
            kept = {"title": table.pop("title")} if is_publication else {}
            written = _in(table, language, "") | kept
            if path.name == "screening.toml":
                for paper, original in zip(written["paper"], table["paper"], strict=True):
                    paper["paper"] = original["paper"]
            text = as_toml(written)
        copy.write_text(text, "utf-8")


def _in(value: Any, language: str, key: str) -> Any:
    if isinstance(value, dict):
        if "grade" in value:
            value = {**value, "group": f"‹{changed(value['group'], language)}›"}
        return {
            name: each if name in _NEVER_TRANSLATED else _in(each, language, name)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_in(each, language, key) for each in value]
    if isinstance(value, str) and (" " in value.strip() or key in _SHORT_WORDS):
        return f"‹{changed(value, language)}›"
    return value
