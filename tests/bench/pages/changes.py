"""One answer changed on the consultation screen, each time to another value."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle

from tests.bench.pages.plain_pages import keep
from tests.bench.service import Answered, Service, consulting
from tests.bench.tables import COMMAND, BenchTable
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, SPMS, Person

_CHANGES = 200
_WARM = 5


def table(service: Service) -> BenchTable:
    people = (FULL_CASE, SPMS, NOTHING_KNOWN)
    return BenchTable(
        name="consultation",
        place=5,
        title="A changed answer on the consultation screen",
        about=f"{_CHANGES} changes for each person. The last column says how many times as long as "
        "a plain Django template page of the size of the whole screen.",
        command=COMMAND,
        columns=(
            "Who", "median", "95 of 100 within", "most bytes, gzip", "plain template",
            "to the template",
        ),
        rows=tuple(_row(service, person) for person in people),
    )  # fmt: skip


def _row(service: Service, person: Person) -> tuple[str, ...]:
    cookie = consulting(person)
    changes = cycle([{"age": str(25 + n), "relapses_12m": str(n % 4)} for n in range(40)])
    size = keep(service.get("/consult/", cookie).body)
    ours, plain, sizes = [], [], []
    for turn in range(_CHANGES + _WARM):
        taken, answered = _timed(partial(service.change, next(changes), cookie, "gzip"))
        beside, _page = _timed(partial(service.get, f"/plain-template/{size}/", cookie))
        if turn >= _WARM:
            ours.append(taken)
            plain.append(beside)
            sizes.append(len(answered.body))
    middle, beside = statistics.median(ours), statistics.median(plain)
    late = statistics.quantiles(ours, n=20)[-1]
    return (
        person.name, f"{middle:.1f} ms", f"{late:.1f} ms", f"{max(sizes):,}", f"{beside:.1f} ms",
        f"{middle / beside:.2f}",
    )  # fmt: skip


def _timed(run: Callable[[], Answered]) -> tuple[float, Answered]:
    """Milliseconds, and what came."""
    begin = time.perf_counter()
    answered = run()
    return (time.perf_counter() - begin) * 1000, answered
