"""Prints the benchmark as markdown tables: ``uv run python -m tests.bench.report``.

``--keep`` also writes them to ``decision_aid/measured/``, which the page ``/measured/`` shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial

import django

from tests.bench import scaled, starts
from tests.bench.pages import changes, pdf, result_pages, weight
from tests.bench.service import Service, with_plain_pages
from tests.bench.tables import Measuring, show


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    with with_plain_pages():
        sys.exit(not show(measurings(), keep="--keep" in sys.argv))


def measurings() -> Iterator[Measuring]:
    yield starts.table
    service = Service()
    yield from (partial(result_pages.table, service, encoding) for encoding in ("", "gzip"))
    yield from (partial(each.table, service) for each in (changes, weight, pdf))
    yield scaled.table


if __name__ == "__main__":
    main()
