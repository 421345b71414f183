from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.results.compared.comparisons import Comparison, comparable
from decision_aid.domain.results.compared.nearest import comparisons
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase

PEOPLE = {
    "rrms": {"subtype": "rrms", "age": Range.exactly(36), "edss": Range.exactly("3.0")},
    "spms": {"subtype": "spms", "age": Range.exactly(50), "edss": Range.exactly("6.5")},
    "ppms": {"subtype": "ppms", "age": Range.exactly(40), "edss": Range.exactly("4.5")},
    "nothing known": {},
}


@pytest.fixture(params=PEOPLE, ids=str)
def facts(request: pytest.FixtureRequest) -> Facts:
    return Facts(PEOPLE[request.param])


def _found(facts: Facts, base: EvidenceBase) -> tuple[Comparison, ...]:
    page = patient_result(facts, base)
    groups = comparable(base.sources.values())
    return comparisons(groups, page.match_of)


def test_only_one_study_at_one_time_in_one_unit_is_ever_compared(
    facts: Facts, base: EvidenceBase
) -> None:
    found = _found(facts, base)
    assert found
    for comparison in found:
        figures = [match.sourced.figure for match in comparison.matches]
        assert len({match.sourced.source.id for match in comparison.matches}) == 1
        counted = {f.compared_as or f.definition for f in figures}
        assert len({(f.endpoint, f.at, f.unit, f.group) for f in figures}) == len(counted) == 1
        assert len({f.arm for f in figures}) > 1


def test_comparisons_with_a_transplant_stand_before_those_of_drugs_alone(
    facts: Facts, base: EvidenceBase
) -> None:
    flags = [comparison.has_transplant for comparison in _found(facts, base)]
    assert flags == sorted(flags, reverse=True)


def test_the_randomised_trial_is_compared_by_its_counts(base: EvidenceBase) -> None:
    found = _found(Facts(PEOPLE["rrms"]), base)
    mist = [c for c in found if c.source.id == "burt-2019-mist"]
    counts: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for comparison in mist:
        for match in comparison.matches:
            counts[comparison.figure.endpoint][match.sourced.figure.arm] = (
                match.sourced.figure.value
            )
    assert counts["disability-worsened"] == {"ahsct": Decimal(3), "best-available-drugs": 34}
