"""An outcome is added by data alone: what its words tell is guessed only where data do not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_aid.domain.evidence.vocabulary import Better, Tells
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.checks.agreement.outcomes import against_its_side


@pytest.mark.parametrize(
    ("name", "better", "tells", "agrees"),
    [
        ("Fatigue got better", Better.HIGHER, None, True),
        ("Fatigue got better", Better.LOWER, None, False),
        ("Pain and fatigue became less", Better.HIGHER, None, True),
        ("Fatigue did not get better", Better.LOWER, None, True),
        ("Fatigue got worse", Better.LOWER, None, True),
        ("Fatigue got worse", Better.HIGHER, None, False),
        ("Score of fatigue, the higher the better", Better.HIGHER, None, False),
        ("Score of fatigue, the higher the better", Better.HIGHER, Tells.GOOD, True),
        ("Score of fatigue, the higher the better", Better.HIGHER, Tells.BAD, False),
        ("Score of fatigue", Better.NONE, Tells.GOOD, False),
    ],
)
def test_words_of_an_outcome_and_its_side(
    base: EvidenceBase, name: str, better: Better, tells: Tells | None, agrees: bool
) -> None:
    one = replace(base.endpoints["neda"], name=name, one="", not_one="", better=better, tells=tells)
    assert (not list(against_its_side(one))) is agrees
