"""The project's own evidence and questionnaire, read once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.domain.journey import Questionnaire
from decision_aid.library.questionnaire import open_questionnaire
from decision_aid.library.shelf import Library, open_library

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = ROOT / "evidence"


@pytest.fixture(scope="session")
def library() -> Library:
    return open_library(EVIDENCE)


@pytest.fixture(scope="session")
def questionnaire(library: Library) -> Questionnaire:
    named = frozenset(library.sources) | frozenset(library.criteria)
    return open_questionnaire(ROOT / "decision_aid" / "questionnaire.toml", library.arms, named)
