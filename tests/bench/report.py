"""Prints the benchmark as a markdown table: ``uv run python -m tests.bench.report``."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path

import django

from tests.bench import pdf, scaled
from tests.bench.fresh import measured
from tests.bench.plain_pages import keep
from tests.bench.service import (
    Answered,
    Service,
    consulting,
    new_people,
    result_pages,
    with_plain_pages,
)
from tests.bench.weight import PageWeight, weigh
from tests.browser.people import FOUR_PEOPLE, FULL_CASE, NOTHING_KNOWN, RRMS, SHORT_WAY, SPMS

_ROUNDS = 60
_WARM = 5
_STARTS = 5
_CHANGES = 200


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    lines = [*_machine(), "", *_starts(), ""]
    with with_plain_pages():
        service = Service()
        for encoding in ("", "gzip"):
            lines += [*_pages(service, encoding), ""]
        lines += [*_weights(service), ""]
        lines += [*_changes(service), ""]
        lines += [*pdf.lines(service), ""]
    lines += scaled.lines()
    print("\n".join(lines))


def _machine() -> Iterator[str]:
    yield " ".join(
        (
            f"Measured on {date.today().isoformat()}: {_processor()}, {os.cpu_count()} cores,",
            f"{platform.system()} {platform.release()}, Python {platform.python_version()},",
            f"Django {django.get_version()}; load when it began: {os.getloadavg()[0]:.1f}.",
        )
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _starts() -> Iterator[str]:
    ours = [measured() for _ in range(_STARTS)]
    plain = [measured(plain=True) for _ in range(_STARTS)]
    yield f"| fresh process, median of {_STARTS} | product | Django alone |"
    yield "|---|---:|---:|"
    yield f"| ready to serve | {_middle(ours, 'ready'):.2f} s | {_middle(plain, 'ready'):.2f} s |"
    yield f"| first result page | {_middle(ours, 'first_page') * 1000:.0f} ms | |"
    if ours[0]["memory_ready"] is None:
        return
    alone = f"{_middle(plain, 'memory_ready'):.0f} MiB"
    yield f"| memory when ready | {_middle(ours, 'memory_ready'):.0f} MiB | {alone} |"
    yield f"| memory after one result page | {_middle(ours, 'memory_first'):.0f} MiB | |"
    yield f"| memory after {len(FOUR_PEOPLE)} people | {_middle(ours, 'memory_all'):.0f} MiB | |"


def _middle(runs: list[dict[str, float]], what: str) -> float:
    return statistics.median(run[what] for run in runs)


def _pages(service: Service, encoding: str) -> Iterator[str]:
    columns = ("bytes", "result page", "plain string", "plain template", "to string", "to template")
    yield f"| {encoding or 'not compressed'}, median of {_ROUNDS} | {' | '.join(columns)} |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, page in result_pages(service).items():
        yield _page_line(service, f"{name}, seen before", page, encoding)
    count = _ROUNDS + _WARM + 1
    strangers = range(count) if encoding else range(count, 2 * count)
    yield _page_line(service, "new people", new_people(service, strangers), encoding)


def _page_line(service: Service, name: str, page: Callable[[str], Answered], encoding: str) -> str:
    size = keep(page("").body)
    cookie = RRMS.cookie()
    ours, string, template = _medians(
        lambda: page(encoding),
        lambda: service.get(f"/plain-string/{size}/", cookie, encoding),
        lambda: service.get(f"/plain-template/{size}/", cookie, encoding),
    )
    return (
        f"| {name} | {size:,} | {ours:.2f} ms | {string:.2f} ms | {template:.2f} ms "
        f"| {ours / string:.1f} | {ours / template:.2f} |"
    )


def _medians(*runs: Callable[[], object]) -> list[float]:
    """Milliseconds. One run of each in turn, so that a busy moment hits all alike."""
    taken: list[list[float]] = [[] for _ in runs]
    for turn in range(_ROUNDS + _WARM):
        for run, times in zip(runs, taken, strict=True):
            begin = time.perf_counter()
            run()
            if turn >= _WARM:
                times.append((time.perf_counter() - begin) * 1000)
    return [statistics.median(times) for times in taken]


def _changes(service: Service) -> Iterator[str]:
    """One answer changed on the consultation screen, each time to another value."""
    columns = ("median", "95th percentile", "bytes, gzip", "plain template", "to template")
    yield f"| consultation, {_CHANGES} changes | {' | '.join(columns)} |"
    yield "|---|---:|---:|---:|---:|---:|"
    for person in (FULL_CASE, SPMS, NOTHING_KNOWN):
        cookie = consulting(person)
        changes = cycle([{"age": str(25 + n), "relapses_12m": str(n % 4)} for n in range(40)])
        ours, plain, sizes = [], [], []
        size = keep(service.get("/consult/", cookie).body)
        for turn in range(_CHANGES + _WARM):
            change = next(changes)
            taken, answered = _timed(partial(service.change, change, cookie, "gzip"))
            plain_taken, _page = _timed(partial(service.get, f"/plain-template/{size}/", cookie))
            if turn >= _WARM:
                ours.append(taken)
                plain.append(plain_taken)
                sizes.append(len(answered.body))
        middle, beside = statistics.median(ours), statistics.median(plain)
        late = statistics.quantiles(ours, n=20)[-1]
        yield (
            f"| {person.name} | {middle:.1f} ms | {late:.1f} ms | {max(sizes):,} "
            f"| {beside:.1f} ms | {middle / beside:.2f} |"
        )


def _timed(run: Callable[[], Answered]) -> tuple[float, Answered]:
    """Milliseconds, and what came."""
    begin = time.perf_counter()
    answered = run()
    return (time.perf_counter() - begin) * 1000, answered


def _weights(service: Service) -> Iterator[str]:
    yield "| with style sheet and icon | requests | raw | gzip | brotli | page alone, gzip |"
    yield "|---|---:|---:|---:|---:|---:|"
    yield _weight_line("start", weigh(service, "/"))
    first = SHORT_WAY.cookie("subtype")
    yield _weight_line("first question", weigh(service, "/questions/subtype/", first))
    yield _weight_line("results (RRMS)", weigh(service, "/results/", RRMS.cookie()))


def _weight_line(name: str, weight: PageWeight) -> str:
    every = weight.together
    return (
        f"| {name} | {weight.requests} | {every.raw:,} | {every.gzip:,} | {every.brotli:,} "
        f"| {weight.page.gzip:,} |"
    )


if __name__ == "__main__":
    main()
