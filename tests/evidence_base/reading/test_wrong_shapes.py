"""Whatever stands where something else belongs is told; it is neither guessed nor a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from decision_aid.evidence_base.base import open_evidence_base, sound_evidence
from decision_aid.evidence_base.reading.load import load, take_file
from decision_aid.evidence_base.reading.loaded import LISTS, Loaded
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.toml import read_toml
from tests.conftest import by_day
from tests.evidence_base.breaking import SOUND, sound_copy
from tests.evidence_base.toml_text import Path as Place
from tests.evidence_base.toml_text import Table, as_toml, places, with_other

pytestmark = pytest.mark.slow

Tried = list[tuple[str, str]]
FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.toml"))
OTHERS: tuple[Any, ...] = (True, 7, Decimal("7.5"), "words", date(2020, 1, 1), [], ["words"], {})
FREE = {"version", "status", "written_on", "tests", "why"}
"""Headers of the lists and the words of a worked case: for editors only."""


def _kind(value: Any) -> str:
    """Whole numbers may stand for decimals, and a number for a range or for a fact unknown."""
    if value == "unknown" or (isinstance(value, dict) and set(value) == {"low", "high"}):
        return "number"
    return "number" if type(value) in (int, Decimal) else type(value).__name__


def _tell(opens: Callable[[], object]) -> str:
    """What the loader does: loads all, tells mistakes, or crashes."""
    try:
        opens()
    except BrokenEvidenceError:
        return "told"
    except Exception as error:
        return f"crashed with {type(error).__name__}: {error}"
    return "taken"


class Reader:
    """Reads one file anew; what all other files say has been read once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._others = _without(file, load(SOUND))
        self._left_out = ""

    def tell(self, table: Table) -> str:
        """What is checked where the file is left out is the same, whatever the mistake: once."""
        others = self._others
        loaded = replace(
            others, mistakes=[], sources={**others.sources}, criteria={**others.criteria},
            cases={**others.cases},
        )  # fmt: skip
        told = _tell(lambda: take_file(loaded, self._file, as_toml(table).encode()))
        if told.startswith("crashed"):
            return told
        if not loaded.mistakes or replace(loaded, mistakes=[]) != self._others:
            return _tell(lambda: sound_evidence(loaded))
        self._left_out = self._left_out or _tell(lambda: sound_evidence(loaded))
        return self._left_out


def _without(file: str, loaded: Loaded) -> Loaded:
    nothing = Loaded()
    folder, _, name = file.rpartition("/")
    if folder in ("sources", "criteria", "cases"):
        kept = {key: each for key, each in getattr(loaded, folder).items() if key != name}
        return replace(loaded, **{folder: kept})
    attribute = LISTS[file][1] if file in LISTS else "what_matters"
    return replace(loaded, **{attribute: getattr(nothing, attribute)})


def _first_of_each_sort(table: Table) -> list[tuple[Place, Any]]:
    first: dict[object, tuple[Place, Any]] = {}
    for path, value in places(table):
        sort = tuple("" if isinstance(step, int) else step for step in path)
        first.setdefault((sort, _kind(value)), (path, value))
    return list(first.values())


@pytest.fixture(scope="module", params=FILES)
def tried(request: pytest.FixtureRequest) -> Tried:
    """Every value of one file, exchanged for one of every other kind; by day of values that stand
    in tables of one sort under one name, and are of one kind, the first.
    """
    file = request.param
    table, reader = read_toml(SOUND / file), Reader(file)
    assert reader.tell(table) == "taken", "and so the mistake is in the value that is exchanged"
    return [
        (
            f"{file}: {'.'.join(map(str, path))} = {other!r}",
            reader.tell(with_other(table, path, other)),
        )
        for path, value in by_day(_first_of_each_sort(table), places(table))
        if path[0] not in FREE
        for other in OTHERS
        if _kind(other) != _kind(value)
    ]


@pytest.mark.parametrize("file", FILES)
def test_the_copies_that_these_tests_write_are_sound(file: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    (folder / file).write_text(as_toml(read_toml(SOUND / file)), encoding="utf-8")
    assert _tell(lambda: open_evidence_base(folder)) == "taken"


@pytest.mark.parametrize("file", FILES)
def test_a_file_with_a_mistake_is_told_from_the_folder_too(file: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path, value = next(each for each in places(read_toml(SOUND / file)) if each[0][0] not in FREE)
    other = date(2020, 1, 1) if _kind(value) != "date" else True
    wrong = with_other(read_toml(SOUND / file), path, other)
    (folder / file).write_text(as_toml(wrong), encoding="utf-8")
    assert _tell(lambda: open_evidence_base(folder)) == "told"


def test_a_value_of_another_kind_never_crashes_the_loader(tried: Tried) -> None:
    assert [each for each in tried if each[1].startswith("crashed")] == []


EMPTY = ("[]", "{}")
"""Nothing of a kind is sometimes nothing at all: an empty list of years, a span without ends."""


def test_a_value_of_another_kind_is_never_taken(tried: Tried) -> None:
    taken = [place for place, outcome in tried if outcome == "taken"]
    assert [place for place in taken if not place.endswith(EMPTY)] == []
