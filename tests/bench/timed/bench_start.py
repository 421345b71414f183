"""A fresh process and its first result page. No figure here can fail a test."""

from __future__ import annotations

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.fresh import measured


def test_a_fresh_process_serves_results(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Where nothing is measured, with what the run has compiled: only that it serves is asked."""
    compiled = tmp_path if benchmark.enabled else None
    told = benchmark.pedantic(measured, args=(compiled,), rounds=3, warmup_rounds=1)
    assert told["ok"]
    benchmark.extra_info.update(told)
