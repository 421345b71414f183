"""``uv run python -m tests.faults [WORD...]``: plants each fault in a copy and runs its tests.

With words, only the faults whose name holds one of them. The tests must pass before a fault is
planted, or nothing would be proved; each text must stand in its file once. What that first run
compiles the others find, all but the file with the fault: a third of the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.once import COMPILED

ROOT = Path(__file__).resolve().parents[2]
_COPIED = (".serve", "decision_aid", "evidence", "templates", "static", "tests")
_FILES = ("manage.py", "pyproject.toml", "README.md")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One change of one module or file, and the tests of which at least one must fail."""

    name: str
    old: str
    new: str
    tests: tuple[str, ...]
    module: str = ""
    file: str = ""

    def file_in(self, house: Path) -> Path:
        return house / (self.file or f"{self.module.replace('.', '/')}.py")


def faults() -> list[Fault]:
    raw = tomllib.loads(Path(__file__).with_name("planted.toml").read_text(encoding="utf-8"))
    return [Fault(**each | {"tests": tuple(each["tests"])}) for each in raw["fault"]]


def main(*words: str) -> int:
    chosen = [each for each in faults() if not words or any(w in each.name for w in words)]
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        house = _copied(Path(name) / "house")
        every = sorted({test for fault in chosen for test in fault.tests})
        if failed := _failed(house, every, compiles=True):
            print("before any fault is planted a test fails, so nothing is proved:", failed)
            return 2
        caught = 0
        for fault in chosen:
            what = _tried(fault, house)
            print(f"{what:8} {fault.name}", flush=True)
            caught += what == "caught"
    print(f"{caught} of {len(chosen)} faults caught")
    return 0 if caught == len(chosen) else 1


def _copied(house: Path) -> Path:
    for each in _COPIED:
        shutil.copytree(ROOT / each, house / each)
    for each in _FILES:
        shutil.copy2(ROOT / each, house / each)
    return house


def _tried(fault: Fault, house: Path) -> str:
    file = fault.file_in(house)
    text = file.read_text(encoding="utf-8")
    if text.count(fault.old) != 1:
        return f"{text.count(fault.old)} times"
    file.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    try:
        return "caught" if _failed(house, list(fault.tests)) else "lived"
    finally:
        shutil.copy2(ROOT / file.relative_to(house), file)


def _failed(house: Path, tests: list[str], *, compiles: bool = False) -> str:
    """The first test that fails, or nothing. Slow tests only where they are named one by one."""
    options = ["-n", "0", "-q", "-x", "-p", "no:cacheprovider"]
    if not any("::" in test for test in tests):
        options += ["-m", "not slow"]
    env = {**os.environ, COMPILED: str(house.parent / "compiled")}
    env["PYTHONDONTWRITEBYTECODE"] = "" if compiles else "1"  # no fault is compiled for later
    command = [sys.executable, "-m", "pytest", *options, *tests]
    done = subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    if done.returncode == 0:
        return ""
    lines = done.stdout.splitlines()
    return next((line for line in lines if line.startswith(("FAILED", "ERROR"))), "no word why")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
