"""Fills ``/measured/`` anew in one run: ``uv run python -m tests.bench.everything``.

First 10,000 journeys while things break, then the benchmark, last a process that many different
people meet. Nothing else should run beside it. Each table is kept as soon as it is measured: what
fails is told, ends the run with status 1 and stops nothing after it. That of the journeys is kept
unless an answer was lost.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from functools import partial

import django

from tests.bench import serving
from tests.bench.report import measurings
from tests.bench.service import with_plain_pages
from tests.bench.tables import show
from tests.load import crowd
from tests.load.walk import run


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--journeys", type=int, default=10_000)
    ask.add_argument("--people", type=int, default=16, help="at once")
    ask.add_argument("--minutes", type=float, default=90, help="for the journeys at most")
    ask.add_argument(
        "--served", type=int, nargs="*", default=[1, 300, 1000],
        help="different people after whom a process is looked at; none leaves it out",
    )  # fmt: skip
    ask.add_argument("--print-only", action="store_true", help="leaves /measured/ as it is")
    given = ask.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    keep = not given.print_only
    whole = _journeys(given.journeys, given.people, given.minutes, keep=keep)
    with with_plain_pages():
        whole &= show(measurings(), keep=keep)
    if given.served:
        whole &= show([partial(serving.table, tuple(given.served))], keep=keep)
    sys.exit(not whole)


def _journeys(journeys: int, people: int, minutes: float, *, keep: bool) -> bool:
    try:
        outcome = run(journeys, people, pause=10, minutes=minutes)
    except Exception:  # the benchmark needs none of it
        traceback.print_exc()
        return False
    told = partial(crowd.table, outcome, people, journeys)
    return show([told], keep=keep and not outcome.tally.lost) and not outcome.wrong


if __name__ == "__main__":
    main()
