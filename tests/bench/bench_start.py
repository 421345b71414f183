"""A fresh process and its first result page. No figure here can fail a test."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.fresh import measured


def test_a_fresh_process_serves_results(benchmark: BenchmarkFixture) -> None:
    told = benchmark.pedantic(measured, rounds=3)
    assert told["ok"]
    benchmark.extra_info.update(told)
