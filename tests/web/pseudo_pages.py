"""Every kind of page in languages that do not exist, made once for all tests of a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.conftest import EVIDENCE, ROOT
from tests.once import made_once
from tests.web.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT, write_evidence


@dataclass(frozen=True)
class Spoken:
    """What the application said in one language."""

    pages: dict[str, str]
    parts: dict[str, str]
    asked: frozenset[str]


@lru_cache(maxsize=1)
def spoken_from_the_left() -> tuple[Spoken, Spoken]:
    """In English, and then by the same process in the other language."""
    return _spoken("en-gb", LEFT_TO_RIGHT)  # type: ignore[return-value]


@lru_cache(maxsize=1)
def spoken_from_the_right() -> Spoken:
    return _spoken(RIGHT_TO_LEFT)[0]


def _spoken(*languages: str) -> tuple[Spoken, ...]:
    """The evidence is a copy in the last of the languages."""

    def make(folder: Path) -> None:
        write_evidence(EVIDENCE, folder / "evidence", languages[-1])
        command = [sys.executable, "-m", "tests.web.pseudo_run", str(folder), *languages]
        env = {**os.environ, "DECISION_AID_EVIDENCE": str(folder / "evidence")}
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]

    folder = made_once(f"spoken-{languages[-1]}", make)
    return tuple(_read(folder / f"{each}.json") for each in languages)


def _read(path: Path) -> Spoken:
    raw = json.loads(path.read_text("utf-8"))
    return Spoken(raw["pages"], raw["parts"], frozenset(raw["asked"]))
