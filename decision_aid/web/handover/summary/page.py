"""What the page of the summary shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from decision_aid.web.addresses import absolute
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.drawing.qr import qr_svg
from decision_aid.web.handover.summary.content import Summary, summary_of
from decision_aid.web.handover.summary.fit import on_two_sheets, print_sizes
from decision_aid.web.handover.summary.own_questions import LONGEST, OwnQuestionsForm
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.loaded import result_of


def summary_for(request: HttpRequest, kept: SavedAnswers) -> Summary:
    """The summary of these answers today, with the address at which its code can be typed."""
    journey = kept.journey()
    page = result_of(journey)
    address = absolute(request, reverse("code"))
    return on_two_sheets(summary_of(kept, journey, page, timezone.localdate(), address))


def summary_context(summary: Summary, form: OwnQuestionsForm) -> dict[str, Any]:
    """What was typed stands in its box again, longer than it may be or not."""
    return {
        "page_id": "summary",
        "print_sizes": print_sizes(summary),
        "own": form.data.get("own", ""),
        "longest_own": LONGEST,
        "summary": summary,
        "words": summary.words,
        "qr": qr_svg(f"{summary.code_address}#{summary.code}", summary.words["picture"]),
        "plain_text": plain_text(summary),
    }


def busy_context() -> dict[str, Any]:
    return {"page_id": "summary"}
