"""What changed between two evidence folders, figure by figure, for the person who edits them.

Files are compared as they are written, so that a folder with mistakes can be compared too; 46 and
46.0 differ, because figures stand as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from decision_aid.evidence_base.editing.differences_in_words import (
    UNITED,
    in_words,
    key_in_words,
    where_they_differ,
)
from decision_aid.evidence_base.reading.history import HISTORY
from decision_aid.evidence_base.reading.toml import Table, read_toml


class Kind(Enum):
    """What sort of change it is, in the order in which an editor has to look at them."""

    FIGURE = "Figures"
    LIMIT = "Limits: who was studied, and published criteria"
    NEW = "New"
    REMOVED = "Removed"
    TEXT = "Texts"
    OTHER = "Everything else"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``was`` is empty for something new, ``now`` for something removed."""

    kind: Kind
    file: str
    place: str
    was: str = ""
    now: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.place}" if self.place else self.file
        if self.was and self.now:
            return f"{where}: {self.was} -> {self.now}"
        if self.now:
            return f"{where}: new: {self.now}"
        return f"{where}: removed: {self.was}"


def changes_between(old: Path, new: Path) -> tuple[Change, ...]:
    """Every change, by kind, then file by file. Raises ValueError for a file that is no TOML."""
    before, after = _read(old), _read(new)
    found: list[Change] = []
    for file in sorted(before.keys() | after.keys()):
        if file not in before:
            found.append(Change(Kind.NEW, file, "", now=_about(after[file])))
        elif file not in after:
            found.append(Change(Kind.REMOVED, file, "", was=_about(before[file])))
        else:
            found += _of_tables(before[file], after[file], _Place(file))
    kinds = list(Kind)
    return tuple(sorted(found, key=lambda change: kinds.index(change.kind)))


def told(changes: tuple[Change, ...]) -> Iterator[str]:
    """Lines to print, with a heading for each kind."""
    if not changes:
        yield "Nothing changed."
    for kind in Kind:
        lines = [f"  {each}" for each in changes if each.kind is kind]
        if lines:
            yield f"{kind.value} ({len(lines)})"
            yield from lines


def _read(folder: Path) -> dict[str, Table]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}
    return {name: _read_one(name, path) for name, path in files.items() if name != HISTORY}


def _read_one(name: str, path: Path) -> Table:
    try:
        return read_toml(path)
    except ValueError as error:
        raise ValueError(f"{name}: cannot be read: {error}") from None


def _about(table: Table) -> str:
    figures = len(table.get("figure", ()))
    name = str(table.get("label") or table.get("title") or "the whole file")
    return f"{name} ({figures} figures)" if figures else name


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a file; ``inside`` is the first key, which tells what sort of change it is."""

    file: str
    words: str = ""
    inside: str = ""

    def at(self, words: str, key: str) -> _Place:
        parted = ", " if self.words else ""
        return _Place(self.file, f"{self.words}{parted}{words}", self.inside or key)

    def change(self, key: str, was: object, now: object) -> Change:
        kind = _kind(self.inside, key, was or now)
        if isinstance(was, str) and isinstance(now, str):
            return Change(kind, self.file, self.words, *where_they_differ(was, now))
        words = ("" if each is None else in_words(key, each) for each in (was, now))
        return Change(kind, self.file, self.words, *words)


def _kind(inside: str, key: str, value: object) -> Kind:
    """Numbers, times and words of a closed list are part of the figure or of the limit."""
    if key in _TEXTS or (isinstance(value, str) and inside not in _CLOSED):
        return Kind.TEXT
    if inside in ("figure", "difference"):
        return Kind.FIGURE
    return Kind.LIMIT if inside in ("population", "criterion", "recommendation") else Kind.OTHER


_CLOSED = frozenset({
    "figure", "difference", "population", "criterion", "recommendation", "citation", "kind",
    "design", "tier", "status", "source_kind", "regimen", "comparator", "extracted_by",
    "checked_by",
})  # fmt: skip
_TEXTS = frozenset(
    {
        "definition",
        "note",
        "entry",
        "group_note",
        "sentence",
        "contrast",
        "doubt",
        "statement",
        "summary",
        "limits",
    }
)


def _of_tables(before: Table, after: Table, place: _Place) -> Iterator[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        was, now = before.get(key), after.get(key)
        if _same(was, now):
            continue
        inner = place.at(key_in_words(key), key)
        if _is_listed(was) or _is_listed(now):
            yield from _of_lists(was or [], now or [], place, key)
        elif isinstance(was, dict) and isinstance(now, dict) and key not in UNITED:
            yield from _of_tables(was, now, inner)
        else:
            yield inner.change(key, was, now)


def _of_lists(before: list[Any], after: list[Any], place: _Place, key: str) -> Iterator[Change]:
    """Lists of tables, told apart by their ids and not by their order."""
    was, now = _by_name(before), _by_name(after)
    for name in [*was, *(name for name in now if name not in was)]:
        inner = place.at(f"{key_in_words(key)} {name}", key)
        if name not in was:
            yield Change(Kind.NEW, place.file, inner.words, now=in_words(key, now[name]))
        elif name not in now:
            yield Change(Kind.REMOVED, place.file, inner.words, was=in_words(key, was[name]))
        else:
            yield from _of_tables(was[name], now[name], inner)


def _by_name(tables: list[Any]) -> dict[str, Any]:
    """A name that stands there twice is counted, so that no table is lost."""
    found: dict[str, Any] = {}
    for each in tables:
        name, times = _name(each), 1
        while (counted := name if times == 1 else f"{name} ({times})") in found:
            times += 1
        found[counted] = each
    return found


def _is_listed(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_name(each) for each in value)


def _name(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    named = (value.get(key) for key in ("id", "term", "name", "value", "file", "group"))
    return next((each for each in named if isinstance(each, str)), "")


def _same(was: object, now: object) -> bool:
    """As printed: 46 is not 46.0, though the numbers are equal."""
    return repr(was) == repr(now)
