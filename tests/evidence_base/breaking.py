"""Breaks a sound folder one mistake at a time, as the tables of tests/broken say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

import pytest

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from tests.conftest import ROOT

BROKEN = ROOT / "tests" / "broken"
SOUND = BROKEN / "sound"


@dataclass(frozen=True, kw_only=True)
class Break:
    """One mistake to make, and the lines that the loader must tell, all of them."""

    name: str
    file: str
    told: list[str]
    replace: str = ""
    with_: str = ""
    remove: bool = False

    def make(self, folder: Path) -> None:
        path = folder / self.file
        if self.remove:
            path.unlink()
            return
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.replace:
            path.write_text(before + self.with_, encoding="utf-8")
            return
        assert before.count(self.replace) == 1, f"{self.replace!r} must stand once in {self.file}"
        path.write_text(before.replace(self.replace, self.with_), encoding="utf-8")

    @contextmanager
    def made(self, folder: Path) -> Iterator[None]:
        """The mistake stands in the folder for a while; then the folder is as it was."""
        path = folder / self.file
        before = path.read_bytes() if path.is_file() else None
        self.make(folder)
        try:
            yield
        finally:
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)


def breaks(table: Path) -> list[Break]:
    raw = tomllib.loads(table.read_text(encoding="utf-8"))["mistake"]
    return [Break(**{"with_" if k == "with" else k: v for k, v in each.items()}) for each in raw]


@cache
def _sound_files() -> dict[PurePath, bytes]:
    files = (path for path in SOUND.rglob("*") if path.is_file())
    return {path.relative_to(SOUND): path.read_bytes() for path in files}


def sound_copy(into: Path) -> Path:
    folder = into / "evidence"
    for name, content in _sound_files().items():
        path = folder / name
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return folder


def told_of(folder: Path) -> list[str]:
    """Every mistake that the loader tells of a folder that is not sound."""
    with pytest.raises(BrokenEvidenceError) as broken:
        open_evidence_base(folder)
    return [str(mistake) for mistake in broken.value.mistakes]


def told_after(into: Path, file: str, words: str, instead: str) -> list[str]:
    """What is told of a sound folder in which one file says something else."""
    folder = sound_copy(into)
    Break(name="", file=file, told=[], replace=words, with_=instead).make(folder)
    return told_of(folder)
