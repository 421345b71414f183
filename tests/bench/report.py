"""Prints the benchmark as markdown tables: ``uv run python -m tests.bench.report``.

``--keep`` also writes them to ``decision_aid/measured/``, which the page ``/measured/`` shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import django

from tests.bench import changes, pdf, result_pages, scaled, starts, weight
from tests.bench.service import Service, with_plain_pages
from tests.bench.tables import BenchTable, show


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")
    django.setup()
    with with_plain_pages():
        show(tables(), keep="--keep" in sys.argv)


def tables() -> Iterator[BenchTable]:
    yield starts.table()
    service = Service()
    yield from (result_pages.table(service, encoding) for encoding in ("", "gzip"))
    yield changes.table(service)
    yield weight.table(service)
    yield pdf.table(service)
    yield scaled.table()


if __name__ == "__main__":
    main()
