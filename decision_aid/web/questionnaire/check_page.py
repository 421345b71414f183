"""What the page "Check your answers" shows."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from decision_aid.domain.questionnaire.journey import DETAIL
from decision_aid.web.addresses import question_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.words.answers import row_of, sections_of


def check_context(kept: SavedAnswers) -> dict[str, Any]:
    journey = kept.journey()
    missing = [row for row in map(row_of, journey.steps) if row.is_unknown]
    step = journey.next_step
    return {
        "page_id": "check",
        "sections": sections_of(journey.steps) if len(kept.answers) else [],
        "missing_count": len(missing) if len(kept.answers) else 0,
        "missing_questions": missing,
        "route": journey.route,
        "next_question_url": question_url(step.slug) if step else None,
        "detail_url": None if journey.route == DETAIL else reverse("more_detail"),
    }
