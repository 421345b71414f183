"""Things that one worker makes for all workers of a run, as files in a folder of the run."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_DONE = "done"
_RUN = "TEST_RUN"
_WORKER = "PYTEST_XDIST_WORKER"
COMPILED = "PYTHONPYCACHEPREFIX"
"""Names the folder in which every process of a run looks for what another one has compiled."""


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, filled by whoever comes first; the others wait and read it."""
    folder = _of_the_run() / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / _DONE).exists():
            make(folder)
            (folder / _DONE).touch()
    return folder


def begin_run(compiled: Path | None = None) -> None:
    """Names the run, in the process that starts the workers: they inherit the name.

    Where Python may leave nothing behind, each of some fifty processes would compile the project
    and all packages again, for a second: they share what is compiled, in pytest's own cache if
    there is one, else until the run ends.
    """
    if _WORKER not in os.environ:
        os.environ[_RUN] = str(os.getpid())
        if sys.dont_write_bytecode and COMPILED not in os.environ:
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ[COMPILED] = str(compiled or _of_the_run() / "compiled")


def end_run() -> None:
    if _WORKER not in os.environ:
        shutil.rmtree(_of_the_run(), ignore_errors=True)


def _of_the_run() -> Path:
    name = os.environ.get(_RUN, str(os.getpid()))
    return Path(tempfile.gettempdir()) / f"decision-aid-tests-{name}"
