"""A serving process and thousands of different people: ``uv run python -m tests.bench.serving``.

Starts ``decision_aid.serve`` and asks it for pages of people of whom no two answer alike; memory
and processor time are read from the process that answers. ``--keep`` writes the table.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import django

from tests.bench.tables import BenchTable, show

_COMMAND = "uv run python -m tests.bench.serving"
_AFTER = (1, 300, 1000, 3000)
_PATIENCE = 60
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """``pid`` is that of the process that answers; another one only watches it."""

    pid: int
    port: int

    @property
    def memory(self) -> float:
        """In MiB, all that is resident."""
        told = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in told if line.startswith("VmRSS")) / 1024

    @property
    def processor(self) -> float:
        """Seconds so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@contextmanager
def server() -> Iterator[Server]:
    """A local run: it has the key of this process, so that cookies made here are good there."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    told = {**os.environ, "DECISION_AID_ENV": "local", "DECISION_AID_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-m", "decision_aid.serve"], env=told) as process:
        try:
            _wait(port)
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
            yield Server(int(children.split()[0]), port)
        finally:
            process.terminate()


def _wait(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        with suppress(OSError, http.client.HTTPException):
            if _get(port, "/ready/", "") == 200:
                return
        if time.monotonic() > end:
            raise TimeoutError("the server did not get ready")
        time.sleep(0.05)


def _get(port: int, path: str, cookie: str) -> int:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        asked.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answered = asked.getresponse()
        answered.read()
        return answered.status
    finally:
        asked.close()


def _visits() -> Iterator[tuple[str, ...]]:
    """For each person in turn a cookie and the pages that are asked for."""
    from django.conf import settings

    from decision_aid.web.loaded import questionnaire
    from tests.web.cookies import signed, told
    from tests.web.random_people import random_people
    from tests.web.result_pages import ADDRESSES

    pages = (*ADDRESSES, "/summary/", "/consult/")
    for person in random_people(questionnaire(), max(_AFTER)):
        cookie = signed(told(person.answers, person.route))
        yield f"{settings.SESSION_COOKIE_NAME}={cookie}", *pages


def table(after: tuple[int, ...] = _AFTER) -> BenchTable:
    visits = _visits()
    with server() as serving:
        rows = [("0", f"{serving.memory:.0f} MiB", "-")]
        met = 0
        for people in after:
            begin, pages = serving.processor, 0
            for cookie, *asked in islice(visits, people - met):
                statuses = {_get(serving.port, page, cookie) for page in asked}
                assert statuses == {200}, statuses
                pages += len(asked)
            met = people
            each = (serving.processor - begin) / pages * 1000
            rows.append((f"{people:,}", f"{serving.memory:.0f} MiB", f"{each:.0f} ms"))
            print(*rows[-1], file=sys.stderr, flush=True)
    return BenchTable(
        name="serving",
        place=3,
        title="A serving process and many different people",
        about="One process, asked for every page of results, the summary and the consultation of "
        "people of whom no two answer alike. Processor time is that of a page since the row above.",
        command=_COMMAND,
        columns=("People so far", "memory", "processor time for a page"),
        rows=tuple(rows),
    )


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    asked = tuple(int(each) for each in sys.argv[1:] if each.isdecimal())
    sys.exit(not show([lambda: table(asked or _AFTER)], keep="--keep" in sys.argv))


if __name__ == "__main__":
    main()
