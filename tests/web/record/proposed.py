"""What is proposed out of a record."""

from __future__ import annotations

from typing import Any

from decision_aid.domain.record.proposals import Proposals, proposals_of
from decision_aid.web.loaded import questionnaire, record_terms
from tests.web.record.records import TODAY


def read(raw: object) -> Proposals:
    return proposals_of(raw, questionnaire(), record_terms(), TODAY)


def given(found: Proposals) -> dict[str, Any]:
    """All answers together; drugs are joined."""
    together: dict[str, Any] = {}
    for proposal in found.proposals:
        for key, answer in proposal.given:
            is_list = isinstance(answer, tuple)
            together[key] = (*together.get(key, ()), *answer) if is_list else answer
    together.pop("age", None)
    return together
