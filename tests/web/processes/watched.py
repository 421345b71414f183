"""Starts the watched server on a copy of the project, and asks it what happened.

Or watches the threads of this process: what a server does here, of which one is there already.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any

from django.conf import settings

from tests.web.processes.house import compiled_by_others, copy_house, files_in
from tests.web.processes.watched_server import told_of


@dataclass
class Watched:
    """A running server; what it did is told once it has stopped.

    ``seen``: events, ``said``: on its outputs, ``changed``: files of the project, of its home and
    of its folder for temporary files.
    """

    address: str
    seen: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    """It has the key of this process, so that cookies made here are good there."""
    house = copy_house(folder / "house")
    temporary = folder / "temporary"
    temporary.mkdir()
    (house / ".secret_key").write_text(settings.SECRET_KEY, encoding="ascii")
    before = _files(house, temporary)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.web.processes.watched_server"],
        cwd=house,
        env={"PATH": os.environ["PATH"], "HOME": str(house), "TMPDIR": str(temporary),
             "DECISION_AID_RECORDS": "1", **compiled_by_others()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        server = Watched(f"http://127.0.0.1:{int(process.stdout.readline())}")
        try:
            yield server
        finally:
            said, complained = process.communicate("\n", timeout=30)
    *others, told = said.splitlines()
    server.said = [*others, *complained.splitlines()]
    server.seen = list(json.loads(told))
    after = _files(house, temporary)
    server.changed = {name for name in before | after if before.get(name) != after.get(name)}


def _files(*folders: Path) -> dict[str, int]:
    return {f"{f.name}/{name}": size for f in folders for name, size in files_in(f).items()}


_LISTENING: list[list[str]] = []


@contextmanager
def watched_threads() -> Iterator[list[str]]:
    """What every thread but this one does meanwhile, as the watched server tells it."""
    _listen(get_ident())
    seen: list[str] = []
    could_write = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # what is imported now is not the visit's
    _LISTENING.append(seen)
    try:
        yield seen
    finally:
        _LISTENING.remove(seen)
        sys.dont_write_bytecode = could_write


@cache
def _listen(own: int) -> None:
    """Python forgets no such listener: there is one for all."""

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if _LISTENING and get_ident() != own and (told := told_of(event, arguments)):
            _LISTENING[-1].append(told)

    sys.addaudithook(hear)
