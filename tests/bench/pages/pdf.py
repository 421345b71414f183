"""The PDF of the summary, beside WeasyPrint's PDF of the summary page, which tells the same facts.

WeasyPrint is no dependency: ``uv run --with weasyprint==66.0 python -m tests.bench.report``.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from tests.bench.service import Service
from tests.bench.tables import BenchTable
from tests.browser.people import RRMS
from tests.web.handover.summary.summary_people import summary_for

_RIVAL = "weasyprint==66.0"
_ROUNDS, _SLOW_ROUNDS = 20, 5
_MANY = 40
_KINDS = {
    "ordinary": Options(),
    "for a clinician": Options(clinician=True),
    "large print": Options(large=True),
}


def table(service: Service) -> BenchTable:
    return BenchTable(
        name="pdf",
        place=6,
        title="The PDF of the summary",
        about=f"{_ROUNDS} of each, none the same. WeasyPrint makes its PDF from the page of the "
        "summary without its styles.",
        command=f"uv run --with {_RIVAL} python -m tests.bench.report",
        columns=("What", "median", "fastest", "processor, median", "bytes"),
        rows=tuple(_rows(service)),
    )


def _rows(service: Service) -> Iterator[tuple[str, ...]]:
    for name, options in _KINDS.items():
        yield _row(name, lambda turn, options=options: _ours(turn, options))
    page = service.get("/summary/", RRMS.cookie()).body.decode()
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        yield "WeasyPrint", "not installed here", "-", "-", "-"
    else:
        yield _row(
            "WeasyPrint",
            lambda turn: HTML(string=f"{page}<!-- {turn} -->").write_pdf(pdf_variant="pdf/ua-1"),
            _SLOW_ROUNDS,
        )
    with ThreadPoolExecutor(2) as pool:
        begin = time.perf_counter()
        list(pool.map(lambda turn: _ours(turn, Options()), range(_ROUNDS, _ROUNDS + _MANY)))
        rate = _MANY / (time.perf_counter() - begin)
    yield "ordinary, two at a time", f"{rate:.0f} a second", "-", "-", "-"


def _ours(turn: int, options: Options) -> bytes:
    """Never the same twice, so that nothing is found ready."""
    return summary_pdf(replace(_summary(), title=f"Summary {turn}"), options)


@lru_cache(maxsize=1)
def _summary() -> Summary:
    return summary_for("relapsing")


def _row(name: str, make: Callable[[int], bytes], rounds: int = _ROUNDS) -> tuple[str, ...]:
    taken, busy, size = [], [], 0
    for turn in range(rounds + 1):
        begin, worked = time.perf_counter(), time.process_time()
        size = len(make(turn))
        if turn:
            taken.append((time.perf_counter() - begin) * 1000)
            busy.append((time.process_time() - worked) * 1000)
    middle, used = statistics.median(taken), statistics.median(busy)
    times = (f"{each:.0f} ms" for each in (middle, min(taken), used))
    return name, *times, f"{size / 1000:,.0f} kB"
