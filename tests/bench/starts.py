"""A fresh process of the product beside one of Django alone."""

from __future__ import annotations

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.fresh import measured
from tests.bench.tables import COMMAND, BenchTable
from tests.browser.people import FOUR_PEOPLE

_STARTS = 5
Runs = list[dict[str, float]]


def table() -> BenchTable:
    with TemporaryDirectory() as folder:
        compiled = Path(folder)
        for each in (False, True):
            measured(compiled, plain=each)
        ours = [measured(compiled) for _ in range(_STARTS)]
        plain = [measured(compiled, plain=True) for _ in range(_STARTS)]
    return BenchTable(
        name="starts",
        place=3,
        title="A process that has just been started",
        about=(
            f"Median of {_STARTS} starts, all code compiled before, as a host has it. "
            "Beside it stands Django without this tool."
        ),
        command=COMMAND,
        columns=("What", "this tool", "Django alone"),
        rows=(*_times(ours, plain), *_memory(ours, plain)),
    )


def _times(ours: Runs, plain: Runs) -> tuple[tuple[str, ...], ...]:
    return (
        ("Ready to serve", f"{_middle(ours, 'ready'):.2f} s", f"{_middle(plain, 'ready'):.2f} s"),
        (
            "of it processor time",
            f"{_middle(ours, 'processor_ready'):.2f} s",
            f"{_middle(plain, 'processor_ready'):.2f} s",
        ),
        ("First result page", f"{_middle(ours, 'first_page') * 1000:.0f} ms", "-"),
    )


def _memory(ours: Runs, plain: Runs) -> tuple[tuple[str, ...], ...]:
    if ours[0]["memory_ready"] is None:
        return ()
    return (
        ("Memory when ready", _mebibytes(ours, "memory_ready"), _mebibytes(plain, "memory_ready")),
        ("Memory after one result page", _mebibytes(ours, "memory_first"), "-"),
        (f"Memory after {len(FOUR_PEOPLE)} people", _mebibytes(ours, "memory_all"), "-"),
    )


def _mebibytes(runs: Runs, what: str) -> str:
    return f"{_middle(runs, what):.0f} MiB"


def _middle(runs: Runs, what: str) -> float:
    return statistics.median(run[what] for run in runs)
