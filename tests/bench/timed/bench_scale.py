"""Many times the evidence. No figure here can fail a test."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.scaled import TIMES, measured

_FEW = 2
"""Where nothing is measured, it is enough to see that it works, and briefly."""


def test_many_times_the_evidence_is_served(benchmark: BenchmarkFixture) -> None:
    times = TIMES if benchmark.enabled else _FEW
    how = {"briefly": not benchmark.enabled}
    told = benchmark.pedantic(measured, args=(times,), kwargs=how, rounds=1)
    assert told["ok"]
    assert told["sources"] % times == 0
    benchmark.extra_info.update(told)
