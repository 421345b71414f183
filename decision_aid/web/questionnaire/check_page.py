"""What the page "Check your answers" shows: one table."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from decision_aid.domain.questionnaire.journey import FULL
from decision_aid.web.addresses import question_url
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.words.answers import row_of


def check_context(kept: SavedAnswers) -> dict[str, Any]:
    journey = kept.journey()
    told = (s for s in journey.steps if s.answer is not None or not s.question.optional)
    rows = [row_of(step) for step in told] if len(kept.answers) else []
    asked = [row_of(step) for step in journey.steps if not step.question.optional]
    step, brings = journey.next_step, journey.step("brings")
    return {
        "page_id": "check",
        "rows": rows,
        "missing_count": sum(row.is_unknown for row in asked) if rows else 0,
        "brings_url": question_url(brings.slug) if brings and brings.answer is None else None,
        "route": journey.route,
        "results_url": reverse("results"),
        "next_question_url": question_url(step.slug) if step else None,
        "detail_url": reverse("more_detail") if journey.route == FULL else None,
    }
