"""Many times the evidence. No figure here can fail a test."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.scaled import TIMES, measured, served_by
from tests.bench.service import Service
from tests.conftest import AT_NIGHT

_FEW = 2
"""Where nothing is measured, it is enough to see that it works, and briefly."""


def test_many_times_the_evidence_is_served(benchmark: BenchmarkFixture) -> None:
    """By day the evidence as it is, here: ``test_more_evidence.py`` reads every list and result of
    twice as much in a process of its own.
    """
    if not (benchmark.enabled or AT_NIGHT):
        assert benchmark.pedantic(served_by, args=(Service(),), kwargs={"briefly": True})["ok"]
        return
    times = TIMES if benchmark.enabled else _FEW
    how = {"briefly": not benchmark.enabled}
    told = benchmark.pedantic(measured, args=(times,), kwargs=how, rounds=1)
    assert told["ok"]
    assert told["sources"] % times == 0
    benchmark.extra_info.update(told)
