"""Reads all files of ``evidence/``; every mistake of every file is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import OutcomeTopic
from decision_aid.domain.preparation.team_questions import ABOUT_THE_ANSWERS, TeamQuestion
from decision_aid.domain.questionnaire.facts.names import GIVEN
from decision_aid.evidence_base.reading.cases import read_case
from decision_aid.evidence_base.reading.content import (
    GuidePage,
    WhatMatters,
)
from decision_aid.evidence_base.reading.history import (
    HISTORY,
    SCREENING,
    read_changes,
)
from decision_aid.evidence_base.reading.loaded import (
    ABOUT_THE_TOOL,
    CRITERIA,
    HEADERS,
    LISTS,
    SOURCES,
    Loaded,
    lists_of,
)
from decision_aid.evidence_base.reading.mistakes import Mistake
from decision_aid.evidence_base.reading.toml import (
    FILL_IN,
    Make,
    Table,
    make_converter,
    parse_toml,
    structure,
    unfilled,
    unfit_texts,
)

T = TypeVar("T")
_VALUES = "values.toml"
_OF_NO_VERSION = (HISTORY, SCREENING)
_WITH_ANSWERS = partial(make_converter, {**GIVEN, **ABOUT_THE_ANSWERS})
"""Some lists turn on answers too, which no published rule reads."""
_READ_ANSWERS = (TeamQuestion, GuidePage, OutcomeTopic)
_FILL_IN = FILL_IN.strip().encode()


def load(folder: Path) -> Loaded:
    """Reads the whole folder. Broken files are left out and told in ``mistakes``.

    The file that lists the versions takes no part in the version, or it could never name one.
    Nor do ``safety/`` and the list of papers looked at: they change no figure on a printed sheet.
    """
    loaded = Loaded()
    digest = hashlib.sha256()
    for name, content in _files(folder):
        if name not in _OF_NO_VERSION and not name.startswith(ABOUT_THE_TOOL):
            digest.update(name.encode() + b"\0" + content + b"\0")
        take_file(loaded, name, content)
    loaded.digest = digest.hexdigest()
    for name in _missing(folder):
        loaded.mistakes.append(Mistake(name, "", "file is missing"))
        _leave_out(loaded, name)
    loaded.changes, mistakes = read_changes(folder)
    loaded.mistakes += mistakes
    return loaded


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file by its name, as written; ``load`` tells what in it is no text."""
    return ((name, content.decode(errors="replace")) for name, content in _files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.toml")):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def take_file(loaded: Loaded, name: str, content: bytes) -> None:
    """Adds what one file says, or the mistakes for which it is left out."""
    try:
        raw = parse_toml(content)
    except ValueError as error:
        loaded.mistakes.append(Mistake(name, "", f"cannot be read: {error}"))
        _leave_out(loaded, name)
        return
    if _FILL_IN in content:
        left = [*unfilled(raw)]
        loaded.mistakes += [Mistake(name, p, f"still to be filled in: {w}") for p, w in left]
        if left:
            _leave_out(loaded, name)
            return
    loaded.mistakes += [Mistake(name, path, reason) for path, reason in unfit_texts(raw)]
    _take(loaded, name, raw)


def _leave_out(loaded: Loaded, name: str) -> None:
    folder, _, file = name.rpartition("/")
    whole = folder in (SOURCES, CRITERIA)
    loaded.unread.add((folder, file.removesuffix(".toml")) if whole else (name, ""))


def _missing(folder: Path) -> Iterable[str]:
    wanted = (name for name in (*LISTS, _VALUES) if name not in _OF_NO_VERSION)
    return (name for name in wanted if not (folder / name).is_file())


def _take(loaded: Loaded, name: str, raw: Table) -> None:
    folder, _, file = name.rpartition("/")
    if folder == SOURCES:
        _take_one(loaded, loaded.sources, raw, Source, name)
    elif folder == CRITERIA:
        _take_one(loaded, loaded.criteria, raw, CriteriaSet, name)
    elif folder == "cases":
        loaded.cases[file], mistakes = read_case(raw, name)
        loaded.mistakes += mistakes
    elif name in LISTS:
        _take_list(loaded, raw, name)
    elif name == _VALUES:
        _take_values(loaded, raw)
    else:
        loaded.mistakes.append(Mistake(name, "", "is not a file of the evidence"))


def _take_one(loaded: Loaded, into: dict[str, T], raw: Table, kind: type[T], name: str) -> None:
    found, mistakes = structure(raw, kind, name)
    loaded.mistakes += mistakes
    if found is None:
        _leave_out(loaded, name)
    else:
        into[name.rpartition("/")[2]] = found


def _take_list(loaded: Loaded, raw: Table, name: str) -> None:
    for unknown in raw.keys() - {key for key, _, _ in lists_of(name)} - HEADERS:
        loaded.mistakes.append(Mistake(name, unknown, "unknown key"))
    for key, attribute, kind in lists_of(name):
        many: Any = GenericAlias(tuple, (kind, ...))
        reads_answers = {"make": _WITH_ANSWERS} if kind in _READ_ANSWERS else {}
        found, mistakes = structure(raw.get(key, []), many, name, **reads_answers)
        loaded.mistakes += [Mistake(m.file, key + m.path, m.reason) for m in mistakes]
        if found is None:
            found = tuple(_one_by_one(loaded, raw[key], kind, name, reads_answers))
        setattr(loaded, attribute, found)


def _one_by_one(
    loaded: Loaded, raw: Any, kind: type[T], name: str, reads_answers: Mapping[str, Make]
) -> Iterator[T]:
    """What is sound in a list with mistakes, so that those of the others are told too."""
    for each in raw if isinstance(raw, list) else ():
        entry: Table = each if isinstance(each, dict) else {}
        found, _ = structure(entry, kind, name, **reads_answers)
        if found is not None:
            yield found
        else:
            told = entry.get("id", entry.get("code"))
            loaded.unread.add((name, told if isinstance(told, str) else ""))


def _take_values(loaded: Loaded, raw: Table) -> None:
    without = {key: value for key, value in raw.items() if key not in HEADERS}
    found, mistakes = structure(without, WhatMatters, _VALUES)
    loaded.mistakes += mistakes
    if found is not None:
        loaded.what_matters = found
