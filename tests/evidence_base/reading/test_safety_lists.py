"""Lists of risks: what they name as proof is there, and their levels follow one rule."""

from __future__ import annotations

import pytest

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.assurance import (
    Asked,
    Hazard,
    Likelihood,
    Severity,
    Threat,
    level_of,
)
from tests.conftest import EVIDENCE
from tests.named_tests import not_proving

BASE = open_evidence_base(EVIDENCE)
ITEMS = [(each.id, item) for each in BASE.standards for item in each.items]


@pytest.mark.parametrize("hazard", BASE.hazards, ids=lambda hazard: hazard.id)
def test_every_test_that_a_hazard_names_is_there_and_is_run(hazard: Hazard) -> None:
    assert not_proving(hazard.tests) == []


@pytest.mark.parametrize(("standard", "item"), ITEMS, ids=lambda each: getattr(each, "n", each))
def test_every_test_that_a_standard_names_is_there_and_is_run(standard: str, item: Asked) -> None:
    assert not_proving(item.tests) == []


@pytest.mark.parametrize("threat", BASE.threats, ids=lambda threat: threat.id)
def test_every_test_that_a_threat_names_is_there_and_is_run(threat: Threat) -> None:
    assert not_proving(threat.tests) == []


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
