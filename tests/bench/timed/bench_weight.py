"""What pages weigh. No figure here can fail a test."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.pages.weight import weigh
from tests.bench.service import Service
from tests.browser.people import RRMS


def test_the_result_page_and_its_files_are_weighed(benchmark: BenchmarkFixture) -> None:
    weight = benchmark.pedantic(weigh, args=(Service(), "/results/", RRMS.cookie()), rounds=1)
    assert weight.together.raw > weight.together.gzip > 0
    assert weight.requests > 1
