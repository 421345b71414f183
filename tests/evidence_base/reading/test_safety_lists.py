"""Lists of risks: what they name as proof is there, and their levels follow one rule."""

from __future__ import annotations

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.assurance import (
    Likelihood,
    Severity,
    level_of,
)
from tests.named_tests import not_proving


def test_every_test_that_a_hazard_names_is_there_and_is_run(base: EvidenceBase) -> None:
    assert {h.id: not_proving(h.tests) for h in base.hazards if not_proving(h.tests)} == {}


def test_every_test_that_a_standard_names_is_there_and_is_run(base: EvidenceBase) -> None:
    items = [(each.id, item) for each in base.standards for item in each.items]
    assert [(s, item.n, bad) for s, item in items if (bad := not_proving(item.tests))] == []


def test_every_test_that_a_threat_names_is_there_and_is_run(base: EvidenceBase) -> None:
    assert {t.id: not_proving(t.tests) for t in base.threats if not_proving(t.tests)} == {}


def test_the_lowest_and_the_highest_level_stand_at_the_corners() -> None:
    assert level_of(Severity.MINOR, Likelihood.VERY_LOW) == 1
    assert level_of(Severity.CATASTROPHIC, Likelihood.VERY_HIGH) == 5
    assert level_of(Severity.CATASTROPHIC, Likelihood.VERY_LOW) == 3


def test_a_worse_or_likelier_hazard_never_has_a_lower_level() -> None:
    levels = [[level_of(s, each) for each in Likelihood] for s in Severity]
    for row in (*levels, *zip(*levels, strict=True)):
        assert list(row) == sorted(row)
    assert {level for row in levels for level in row} == {1, 2, 3, 4, 5}


def test_no_hazard_and_no_threat_is_told_to_have_gone(base: EvidenceBase) -> None:
    for each in (*base.hazards, *base.threats):
        assert len(each.left.split()) >= 4, each.id
