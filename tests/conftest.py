"""The project's own evidence and questionnaire, read once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.questionnaire_toml import open_questionnaire

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ROOT / "evidence"

# A busy machine is no reason for a test to fail: no example has a time limit.
settings.register_profile("no time limit", deadline=None)
settings.load_profile("no time limit")


@pytest.fixture(scope="session")
def library() -> EvidenceBase:
    return open_evidence_base(EVIDENCE)


@pytest.fixture(scope="session")
def questionnaire(library: EvidenceBase) -> Questionnaire:
    named = frozenset(library.sources) | frozenset(library.criteria)
    return open_questionnaire(ROOT / "decision_aid" / "questionnaire.toml", library.arms, named)
