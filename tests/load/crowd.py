"""What is watched while many people walk, and what it came to: memory, progress, a table."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.tables import BenchTable
from tests.load.browser import Tally
from tests.load.host.stack import Stack, family

if TYPE_CHECKING:
    from tests.load.walk import Outcome

_EVERY = 2.0
_KINDS = {
    "POST /questions": "a question answered",
    "GET /check": "all answers",
    "GET /results": "a page of results",
    "GET /summary": "the summary",
    "POST /summary.pdf": "the PDF, or the page in its place",
}


class Memory(threading.Thread):
    """Looks every two seconds how much any one process of the app takes, in MiB."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(daemon=True)
        self._stack = stack
        self.enough = threading.Event()
        self.highest = 0.0

    def run(self) -> None:
        while not self.enough.wait(_EVERY):
            self.highest = max([self.highest, *self._taken()])

    def _taken(self) -> Iterator[float]:
        """A process may be killed while it is looked at."""
        for app in self._stack.apps:
            with suppress(OSError, StopIteration):
                for pid in family(app.process.pid if app.process else 0):
                    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                    taken = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
                    yield int(taken) / 1024


class Progress(threading.Thread):
    """Tells every two minutes how far the crowd is, so that a run that stands still is seen."""

    def __init__(
        self, tally: Tally, journeys: int, tell: Callable[[str], None] | None, every: float = 120
    ) -> None:
        super().__init__(daemon=True)
        self._tally, self._journeys, self._tell, self._every = tally, journeys, tell, every
        self.enough = threading.Event()

    def run(self) -> None:
        began, before = time.monotonic(), 0
        while self._tell and not self.enough.wait(self._every):
            minutes = (time.monotonic() - began) / 60
            with self._tally.lock:
                counts, lost = dict(self._tally.counts), len(self._tally.lost)
            done = counts.get("journeys", 0) + lost
            left = f"{(self._journeys - done) * minutes / done:.0f}" if done else "unknown"
            faults = sum(n for what, n in counts.items() if what.startswith("fault: "))
            self._tell(
                f"{minutes:.0f} min: {done:,} of {self._journeys:,} journeys, {done - before:,} of"
                f" them since the last line; minutes left: {left}; faults: {faults}; lost: {lost}"
            )
            before = done


def table(outcome: Outcome, people: int, asked: int) -> BenchTable:
    tally = outcome.tally
    faults = sum(n for what, n in tally.counts.items() if what.startswith("fault: "))
    requests = sum(map(len, tally.times.values()))
    about = (
        f"Two processes behind the proxy, over TLS. {people} people at once who never pause went"
        f" {outcome.journeys:,} journeys with {requests:,} requests in {outcome.seconds / 60:.0f}"
        f" minutes, while processes were killed, keys changed, disks full, connections cut and"
        f" clients slow: {faults} faults. Answers lost: {len(tally.lost)}. Pages of a mistake:"
        f" {sum(outcome.server_errors.values())}. Most memory of one process:"
        f" {outcome.memory:.0f} MiB."
    )
    return BenchTable(
        name="crowd",
        place=8,
        title="Many people at once, while things break",
        about=about,
        command=f"uv run python -m tests.load.walk --journeys {asked}",
        columns=("What", "requests", "half of them within", "99 of 100 within"),
        rows=tuple(_row(said, tally.times[kind]) for kind, said in _KINDS.items()
                   if kind in tally.times),
    )  # fmt: skip


def _row(said: str, times: list[float]) -> tuple[str, ...]:
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    return said, f"{len(ordered):,}", f"{middle * 1000:.0f} ms", f"{late * 1000:.0f} ms"
