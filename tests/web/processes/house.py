"""A copy of the project to run in processes of their own, as a host does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.once import COMPILED, made_once

ROOT = Path(__file__).resolve().parents[3]
_NEEDED = ("decision_aid", "evidence", "templates", "static", "manage.py", "tests/web")
KEY = "an-example-of-a-long-secret-key-that-only-these-tests-use-0123456789"
PRODUCTION = {
    "DECISION_AID_ENV": "production",
    "DECISION_AID_SECRET_KEY": KEY,
    "DECISION_AID_HOSTS": "aid.example.org",
}


def copy_house(into: Path, needed: Sequence[str] = _NEEDED) -> Path:
    """The project without its tests of other folders, its virtual environment and its history.

    What Python compiled comes along: a copy keeps the times of its files, so it is still good, and
    a process need not compile the whole project again.
    """
    for name in needed:
        source, target = ROOT / name, into / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    (into / "tests" / "__init__.py").touch()
    if (compiled := os.environ.get(COMPILED)) and (of_root := _within(compiled, ROOT)).is_dir():
        for name in ("decision_aid", "tests"):
            if (of_root / name).is_dir():
                kept = shutil.ignore_patterns("*.pyc.*")  # half written
                shutil.copytree(of_root / name, _within(compiled, into) / name, ignore=kept)
    return into


def collected() -> Path:
    """What a host collects before it serves, below ``static``; made once a run."""

    def make(folder: Path) -> None:
        env = {**PRODUCTION, "DECISION_AID_STATIC": str(folder / "static")}
        done = run(ROOT, "manage.py", "collectstatic", "--noinput", env=env)
        assert done.returncode == 0, done.stderr

    return made_once("collected", make)


def _within(compiled: str, house: Path) -> Path:
    return Path(compiled) / house.relative_to("/")


def compiled_by_others() -> dict[str, str]:
    """Environment of a process that may leave nothing behind: what is compiled, it finds."""
    named = {COMPILED: os.environ[COMPILED]} if COMPILED in os.environ else {}
    return {"PYTHONDONTWRITEBYTECODE": "1", **named}


def run(
    house: Path, *command: str, env: Mapping[str, str] | None = None, told: str = ""
) -> subprocess.CompletedProcess[str]:
    """Runs Python in a house, with nothing in its environment but what is given."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=house,
        env={**_plain(house), **(env or {})},
        input=told,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,  # a busy machine is slow
    )


def _plain(house: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(house), **compiled_by_others()}


def many_starts(
    house: Path,
    environments: Sequence[Mapping[str, str]],
    commands: Sequence[tuple[Mapping[str, str], Sequence[str]]] = (),
) -> list[subprocess.CompletedProcess[str]]:
    """How the application starts in each, and says so; then what commands of ``manage.py`` say,
    each with its environment; each time anew, a process of its own.
    """
    starts = [*((each, ()) for each in environments), *commands]
    asked = json.dumps([[{**_plain(house), **env}, [*command]] for env, command in starts])
    done = run(house, "-m", "tests.web.processes.many_starts_run", told=asked)
    assert done.returncode == 0, done.stderr
    return [subprocess.CompletedProcess((), *each) for each in json.loads(done.stdout)]


def files_in(folder: Path) -> dict[str, int]:
    """Every file below a folder with its size."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }
