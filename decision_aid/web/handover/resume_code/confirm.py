"""What a code holds, for the page that asks whether to use it."""

from __future__ import annotations

from typing import Any

from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.words.answers import sections_of
from decision_aid.web.words.preferences import values_rows


def confirm_context(code: str, held: SavedAnswers) -> dict[str, Any]:
    """``left_out``: answers that today's questions no longer take."""
    answered = tuple(step for step in held.journey().steps if step.answer is not None)
    return {
        "page_id": "code",
        "code": code,
        "sections": sections_of(answered),
        "matters": [f"{row.label}: {row.answer}" for row in values_rows(held)],
        "left_out": len(held.answers) - len(answered),
    }
