"""Files about the tool itself: who runs it, what was measured, words that the search joins.

What a host leaves out, the pages leave out too. Nothing here changes a figure or a
rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from decision_aid.domain.search.despair import said
from decision_aid.domain.search.despair_lists import DespairLists
from decision_aid.domain.search.word_groups import WordGroups, as_looked_for, plain
from decision_aid.evidence_base.reading.mistakes import (
    BrokenEvidenceError,
    BrokenHostFileError,
    Mistake,
)
from decision_aid.evidence_base.reading.toml import read_toml, structure

_MAIL = re.compile(r"[^@\s<>\"'/:]+@[^@\s<>\"'/:]+\.[^@\s<>\"'/:.]{2,}")
_PHONE = re.compile(r"\+?[\d ()-]{3,30}")
_ADDRESS = re.compile(r"https://[^\s<>\"']+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Host:
    """Each field is a sentence or a line for people; ``*_email``, addresses and days are checked.

    What each means in words stands in ``web/site/wanted.py``, from which pages and list are made.
    """

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    answers_within: str = ""
    makers: str = ""
    funding: str = ""
    industry: str = ""
    patients: str = ""
    reviewers: str = ""
    safety_officer: str = ""
    safety_email: str = ""
    device_opinion: str = ""
    next_review: date | None = None
    review_months: int | None = None
    search: str = ""
    program: str = ""
    accessibility_email: str = ""
    accessibility_phone: str = ""
    privacy_email: str = ""
    data_authority: str = ""
    legal_basis: str = ""
    privacy_date: date | None = None
    server_log: str = ""
    security_email: str = ""
    security_until: date | None = None
    carers_line: str = ""
    closed: str = ""

    def told(self, name: str) -> str:
        """What was filled in, as text; empty where nothing was."""
        value = getattr(self, name)
        return "" if value is None else str(value)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(each.name for each in fields(self) if not self.told(each.name))


NOBODY = Host()


def open_host_file(path: Path | None) -> Host:
    """The file, or nothing at all without one. Raises BrokenHostFileError with every mistake."""
    if path is None:
        return NOBODY
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenHostFileError([Mistake(str(path), "", f"cannot be read: {error}")]) from None
    host, mistakes = structure(raw, Host, str(path))
    found = host or NOBODY
    mistakes += [Mistake(str(path), name, reason) for name, reason in _reasons(found)]
    if mistakes:
        raise BrokenHostFileError(mistakes)
    return found


def _reasons(host: Host) -> Iterator[tuple[str, str]]:
    checked = {"email": (_MAIL, "e-mail address"), "phone": (_PHONE, "phone number")}
    for each in fields(host):
        pattern, kind = checked.get(each.name.rpartition("_")[2], (None, ""))
        if each.name in ("website", "program"):
            pattern, kind = _ADDRESS, "address that begins with https://"
        value = host.told(each.name)
        if pattern and value and not pattern.fullmatch(value):
            yield each.name, f"'{value}' is no {kind}"
    if host.review_months is not None and host.review_months < 1:
        yield "review_months", f"'{host.review_months}' is no number of months"


@dataclass(frozen=True, kw_only=True)
class MeasuredTable:
    """One run of the benchmark. ``rows`` are as wide as ``columns``; the first cell names the row.

    ``command`` repeats the run, ``machine`` says on what it ran, ``place`` orders the tables.
    """

    place: int
    title: str
    about: str
    command: str
    measured_on: date
    machine: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def labelled(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Each row as its name and its cells, each cell after the name of its column."""
        for name, *cells in self.rows:
            yield name, tuple(zip(self.columns[1:], cells, strict=True))


def open_measured(folder: Path) -> tuple[MeasuredTable, ...]:
    """All tables in their order. Raises BrokenEvidenceError with all mistakes of all files."""
    tables: list[MeasuredTable] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        table, found = _read(path)
        mistakes += found
        if table is not None:
            tables.append(table)
    if mistakes:
        raise BrokenEvidenceError(mistakes)
    return tuple(sorted(tables, key=lambda table: (table.place, table.title)))


def _read(path: Path) -> tuple[MeasuredTable | None, list[Mistake]]:
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        return None, [Mistake(path.name, "", f"cannot be read: {error}")]
    table, mistakes = structure(raw, MeasuredTable, path.name)
    if table is None:
        return None, list(mistakes)
    wide = len(table.columns)
    wrong = [
        Mistake(
            path.name, f"rows[{number}]", f"holds {len(row)} cells, but there are {wide} columns"
        )
        for number, row in enumerate(table.rows)
        if len(row) != wide
    ]
    return table, wrong


@dataclass(frozen=True, kw_only=True, slots=True)
class Nearest:
    """Words for what is told nowhere here, and what to look for instead."""

    words: tuple[str, ...]
    look_for: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asks:
    """Other words for what a topic asks, or for what another thing that is found answers."""

    words: tuple[str, ...]
    topic: str = ""
    sort: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class _File:
    same: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]
    trials: tuple[tuple[str, ...], ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    near: tuple[Nearest, ...] = ()
    asks: tuple[Asks, ...] = ()
    despair: DespairLists = field(default_factory=DespairLists)
    success: tuple[str, ...] = ()
    chance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words for one thing; words before whose results help stands, and words for success."""

    groups: WordGroups
    despair: DespairLists
    success: tuple[str, ...] = ()
    chance: tuple[str, ...] = ()
    near: tuple[Nearest, ...] = ()
    asks: tuple[Asks, ...] = ()

    def asked_of(self, topic: str) -> tuple[str, ...]:
        return tuple(word for each in self.asks if each.topic == topic for word in each.words)

    def comes_nearest(self, typed: str) -> str:
        """What to look for where nothing was found: that of the longest of its words."""
        text = f" {as_looked_for(typed)} "
        found = (
            (len(said), near.look_for)
            for near in self.near
            for word in near.words
            if f" {(said := plain(word))} " in text
        )
        return max(found, default=(0, ""))[1]

    def asks_for_success(self, typed: str, *, of_something: bool) -> bool:
        """Whether words for success or cure stand in it, each found at the start of words.

        A chance ``of_something`` that is named, such as of dying, is no chance of success.
        """
        text = f" {plain(typed)} "
        return any(f" {e}" in text for e in self.success + (() if of_something else self.chance))


def open_search_words(path: Path) -> SearchWords:
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
    success, chance = (tuple(map(plain, words)) for words in (found.success, found.chance))
    groups = WordGroups(found.same, found.ignored, found.trials, found.spellings)
    return SearchWords(groups, found.despair, success, chance, found.near, found.asks)


def _wrong(file: _File) -> Iterator[tuple[str, str]]:
    for place, group in enumerate(file.same, start=1):
        if len(set(map(plain, group))) < 2:
            yield f"same[{place}]", "needs two words or more for one thing"
        if any(not plain(word) for word in group):
            yield f"same[{place}]", "has a word without a letter or a number"
    lists = {
        **{e.name: getattr(file.despair, e.name) for e in fields(DespairLists) if e.name != "both"},
        "success": file.success,
        "chance": file.chance,
    }
    for name, phrases in lists.items():
        for place, phrase in enumerate(phrases, start=1):
            if not said(phrase):
                yield f"{name}[{place}]", "has no letter and no number"
