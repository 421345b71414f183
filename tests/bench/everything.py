"""Fills ``/measured/`` anew in one run: ``uv run python -m tests.bench.everything``.

First 10,000 journeys while things break, then the benchmark. On two quiet cores about an hour;
nothing else should run beside it. Where an answer is lost it ends with status 1 and keeps nothing.
"""

from __future__ import annotations

import argparse
import os

import django

from tests.bench.report import tables
from tests.bench.service import with_plain_pages
from tests.bench.tables import show
from tests.load import crowd
from tests.load.walk import run


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--journeys", type=int, default=10_000)
    ask.add_argument("--people", type=int, default=16, help="at once")
    ask.add_argument("--print-only", action="store_true", help="leaves /measured/ as it is")
    given = ask.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    outcome = run(given.journeys, given.people, pause=10, minutes=180)
    command = f"uv run python -m tests.load.walk --journeys {given.journeys}"
    keep = not given.print_only
    show([crowd.table(outcome, given.people, command)], keep=keep)
    with with_plain_pages():
        show(tables(), keep=keep)


if __name__ == "__main__":
    main()
