"""The result page beside two plain Django pages of the same size, in turns in one process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from tests.bench.plain_pages import keep
from tests.bench.service import Answered, Service, new_people, result_pages
from tests.bench.tables import COMMAND, BenchTable
from tests.browser.people import RRMS

_ROUNDS = 60
_WARM = 5


def table(service: Service, encoding: str) -> BenchTable:
    people = result_pages(service).items()
    rows = [_row(service, f"{name}, seen before", page, encoding) for name, page in people]
    count = _ROUNDS + _WARM + 1
    strangers = range(count) if encoding else range(count, 2 * count)
    rows.append(_row(service, "new people", new_people(service, strangers), encoding))
    return BenchTable(
        name=f"results-{encoding or 'plain'}",
        place=4,
        title=f"The result page, {encoding or 'not compressed'}",
        about=_ABOUT,
        command=COMMAND,
        columns=(
            "Who", "bytes", "result page", "constant text", "plain template",
            "to the constant", "to the template",
        ),
        rows=tuple(rows),
    )  # fmt: skip


_ABOUT = (
    f"Median of {_ROUNDS}, with all middleware, without a network. The plain template is a Django "
    "view that prints a table of the same number of bytes; the constant sends a finished text. "
    "The last two columns say how many times as long the result page takes."
)


def _row(
    service: Service, name: str, page: Callable[[str], Answered], encoding: str
) -> tuple[str, ...]:
    size = keep(page("").body)
    cookie = RRMS.cookie()
    ours, string, template = medians(
        lambda: page(encoding),
        lambda: service.get(f"/plain-string/{size}/", cookie, encoding),
        lambda: service.get(f"/plain-template/{size}/", cookie, encoding),
    )
    times = (f"{each:.2f} ms" for each in (ours, string, template))
    return name, f"{size:,}", *times, f"{ours / string:.1f}", f"{ours / template:.2f}"


def medians(*runs: Callable[[], object]) -> list[float]:
    """Milliseconds. One run of each in turn, so that a busy moment hits all alike."""
    taken: list[list[float]] = [[] for _ in runs]
    for turn in range(_ROUNDS + _WARM):
        for run, times in zip(runs, taken, strict=True):
            begin = time.perf_counter()
            run()
            if turn >= _WARM:
                times.append((time.perf_counter() - begin) * 1000)
    return [statistics.median(times) for times in taken]
