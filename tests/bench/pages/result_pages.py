"""The result page beside two plain Django pages of the same size, in turns in one process."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Callable

from tests.bench.pages.plain_pages import keep
from tests.bench.service import Answered, Service, new_people, result_pages
from tests.bench.tables import COMMAND, BenchTable
from tests.browser.people import RRMS

_ROUNDS = 60
_WARM = 5


def table(service: Service, encoding: str) -> BenchTable:
    people = result_pages(service).items()
    rows = [_row(service, f"{name}, seen before", page, encoding) for name, page in people]
    count = _ROUNDS + _WARM
    first = 0 if encoding else 2 * count
    for others, begin in ((len(rows), first), (len(rows) + count, first + count)):
        page = new_people(service, range(begin, begin + count))
        rows.append(_row(service, f"new people, after {others} others", page, encoding))
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
    """One page of each in turn, so that a busy moment hits all alike.

    People differ, and so do their pages: the plain pages of a turn have the size of its own page.
    """
    cookie = RRMS.cookie()
    sizes: list[int] = []
    taken: list[tuple[float, ...]] = []
    for _ in range(_WARM + _ROUNDS):
        ours, answered = _timed(page, encoding)
        size = keep(_unpacked(answered))
        plain = (f"/plain-{kind}/{size}/" for kind in ("string", "template"))
        string, template = (_timed(service.get, each, cookie, encoding)[0] for each in plain)
        sizes.append(size)
        taken.append((ours, string, template))
    ours, string, template = map(statistics.median, zip(*taken[_WARM:], strict=True))
    times = (f"{each:.2f} ms" for each in (ours, string, template))
    size = round(statistics.median(sizes[_WARM:]))
    return name, f"{size:,}", *times, f"{ours / string:.1f}", f"{ours / template:.2f}"


def _timed(ask: Callable[..., Answered], *asked: str) -> tuple[float, Answered]:
    """Milliseconds, and what was answered."""
    begin = time.perf_counter()
    answered = ask(*asked)
    return (time.perf_counter() - begin) * 1000, answered


def _unpacked(answered: Answered) -> bytes:
    is_packed = answered.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answered.body) if is_packed else answered.body
