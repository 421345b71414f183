from __future__ import annotations

import pytest

from decision_aid.domain.questionnaire.journey import Questionnaire
from tests.domain.walk import Walk, walker


@pytest.fixture(scope="session")
def walk(questionnaire: Questionnaire) -> Walk:
    return walker(questionnaire)
