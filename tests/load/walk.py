"""Many people at once while things break: ``uv run python -m tests.load.walk --journeys 10000``.

Every two minutes one line tells how far it is. ``--keep`` also writes what came out for the page
``/measured/``, unless an answer was lost. Ends with status 1 where anything went wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.tables import show
from tests.load import crowd
from tests.load.browser import Tally
from tests.load.crowd import Memory, Progress
from tests.load.faults import Faults
from tests.load.host.proxy import Proxy
from tests.load.host.stack import Stack, running
from tests.load.journey import one_journey


@dataclass(frozen=True)
class Outcome:
    """What a whole run met."""

    tally: Tally
    faults: Faults | None
    seconds: float
    log: str
    memory: float
    """The most that one process of the app took, in MiB."""

    @property
    def journeys(self) -> int:
        return self.tally.counts["journeys"]

    @property
    def server_errors(self) -> dict[str, int]:
        """All answers of 500 and above, but for the page that asks to wait for a PDF."""
        return {
            what: count
            for what, count in self.tally.counts.items()
            if what[0] == "5" and what != "503 on /summary.pdf"
        }

    @property
    def wrong(self) -> list[str]:
        """Why the run failed, in words; nothing where all went well."""
        lost = [f"lost: {each}" for each in self.tally.lost]
        errors = [f"{count} times {what}" for what, count in self.server_errors.items()]
        unmade = self.faults.mistakes if self.faults else []
        return [*lost, *errors, *(f"fault not made: {each}" for each in unmade)]


def walk(
    stack: Stack, journeys: int, people: int, *, pause: float | None, limit: float,
    least: int | None = None, told: Callable[[str], None] | None = None,
) -> Outcome:  # fmt: skip
    """``people`` at once; ``pause`` seconds between faults, None for none; ends after ``limit``.

    With ``least`` it ends sooner: after so many journeys, once every fault has come while people
    walked. ``told`` hears now and then how far it is.
    """
    tally = Tally()
    faults = None if pause is None else Faults(stack, tally, pause)
    memory = Memory(stack)
    memory.start()
    progress = Progress(tally, journeys, told)
    progress.start()
    began = time.monotonic()
    finished = one_journey(stack.proxy, 0, tally)
    if faults is not None:
        faults.finished = finished
        faults.start()

    def is_enough() -> bool:
        if time.monotonic() > began + limit:
            return True
        if least is None or faults is None:
            return False
        return faults.rounds > 0 and tally.counts["journeys"] >= least

    numbers = _Numbers(journeys, is_enough)
    with ThreadPoolExecutor(people) as pool:
        for _ in range(people):
            pool.submit(_keep_walking, stack.proxy, numbers, tally)
    if faults is not None:
        faults.enough.set()
        faults.join()
    seconds = time.monotonic() - began
    for watching in (memory, progress):
        watching.enough.set()
        watching.join()
    return Outcome(tally, faults, seconds, stack.log, memory.highest)


def _keep_walking(proxy: Proxy, numbers: Iterator[int], tally: Tally) -> None:
    for number in numbers:
        one_journey(proxy, number, tally)


class _Numbers:
    """1 to ``journeys`` - 1, shared between threads, until it is enough."""

    def __init__(self, journeys: int, is_enough: Callable[[], bool]) -> None:
        self._left, self._lock = iter(range(1, journeys)), threading.Lock()
        self._is_enough = is_enough

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        if self._is_enough():
            raise StopIteration
        with self._lock:
            return next(self._left)


def report(outcome: Outcome) -> str:
    lines = [
        f"{outcome.journeys} journeys in {outcome.seconds:.0f} s, "
        f"{len(outcome.tally.lost)} with a lost answer; "
        f"at most {outcome.memory:.0f} MiB a process; "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores",
        *(f"  {count:>8} {what}" for what, count in sorted(outcome.tally.counts.items())),
        *(_times(kind, times) for kind, times in sorted(outcome.tally.times.items())),
        *outcome.tally.lost[:20],
    ]
    return "\n".join(lines)


def _times(kind: str, times: list[float]) -> str:
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    taken = f"median {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms"
    return f"  {kind}: {len(times)} requests, {taken}"


def run(journeys: int, people: int, pause: float, minutes: float) -> Outcome:
    """Prints how far it is every two minutes, and at the end what came out, whatever it was."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running(Path(folder)) as stack,
    ):
        tell = partial(print, flush=True)
        outcome = walk(stack, journeys, people, pause=pause, limit=minutes * 60, told=tell)
    print(report(outcome), flush=True)
    for wrong in outcome.wrong:
        print("FAILED", wrong, flush=True)
    return outcome


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--journeys", type=int, default=200)
    ask.add_argument("--people", type=int, default=16, help="at once")
    ask.add_argument("--pause", type=float, default=10, help="seconds between faults")
    ask.add_argument("--minutes", type=float, default=120, help="the longest run")
    ask.add_argument("--keep", action="store_true", help="for the page /measured/")
    given = ask.parse_args()
    outcome = run(given.journeys, given.people, given.pause, given.minutes)
    keep = given.keep and not outcome.tally.lost
    measured = show([partial(crowd.table, outcome, given.people, given.journeys)], keep=keep)
    sys.exit(0 if measured and not outcome.wrong else 1)


if __name__ == "__main__":
    main()
