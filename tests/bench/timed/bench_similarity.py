"""All that is compared for one person: every figure, every spread, every difference."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.studies import Studies
from decision_aid.evidence_base.base import EvidenceBase
from tests.bench.bench_answers_count import CHANGES

SOMEBODY = Facts(
    {"subtype": "rrms", **{n: v for _, told, _ in CHANGES.values() for n, v in told.items()}}
)


@pytest.fixture(scope="module")
def studies(base: EvidenceBase) -> Studies:
    return Studies(base.sources.values(), base.transplant_arms, base.topics)


def test_the_studies_are_sorted(base: EvidenceBase, benchmark: BenchmarkFixture) -> None:
    assert benchmark(Studies, base.sources.values(), base.transplant_arms, base.topics).topics


def test_every_figure_is_compared(studies: Studies, benchmark: BenchmarkFixture) -> None:
    def compare() -> int:
        found = studies.for_person(SOMEBODY)
        return sum(found.likeness(each).alike for each in studies.kind_of)

    assert benchmark(compare) > 0


def test_everything_is_told(studies: Studies, benchmark: BenchmarkFixture) -> None:
    def told() -> object:
        found = studies.for_person(SOMEBODY)
        return found.topics, found.deaths, found.differences

    assert benchmark(told)
