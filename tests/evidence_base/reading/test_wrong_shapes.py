"""Whatever stands where something else belongs is told; it is neither guessed nor a crash."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.toml import read_toml
from tests.evidence_base.breaking import SOUND, sound_copy
from tests.evidence_base.toml_text import as_toml, places, with_other

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


def _tell(folder: Path) -> str:
    """What the loader does with the folder: loads it, tells mistakes, or crashes."""
    try:
        open_evidence_base(folder)
    except BrokenEvidenceError:
        return "told"
    except Exception as error:
        return f"crashed with {type(error).__name__}: {error}"
    return "taken"


@pytest.fixture(scope="module", params=FILES)
def tried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Every value of one file, exchanged for one of every other kind."""
    file = request.param
    folder = sound_copy(tmp_path_factory.mktemp("shapes"))
    table = read_toml(SOUND / file)
    found = []
    for path, value in places(table):
        if path[0] in FREE:
            continue
        for other in OTHERS:
            if _kind(other) != _kind(value):
                (folder / file).write_text(as_toml(with_other(table, path, other)), "utf-8")
                where = ".".join(map(str, path))
                found.append((f"{file}: {where} = {other!r}", _tell(folder)))
    return found


@pytest.mark.parametrize("file", FILES)
def test_the_copies_that_these_tests_write_are_sound(file: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    (folder / file).write_text(as_toml(read_toml(SOUND / file)), encoding="utf-8")
    assert _tell(folder) == "taken"


def test_a_value_of_another_kind_never_crashes_the_loader(tried: Tried) -> None:
    assert [each for each in tried if each[1].startswith("crashed")] == []


EMPTY = ("[]", "{}")
"""Nothing of a kind is sometimes nothing at all: an empty list of years, a span without ends."""


def test_a_value_of_another_kind_is_never_taken(tried: Tried) -> None:
    taken = [place for place, outcome in tried if outcome == "taken"]
    assert [place for place in taken if not place.endswith(EMPTY)] == []
