"""What the page of the summary shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from decision_aid.web.addresses import absolute
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.picture.choice import Choice
from decision_aid.web.handover.resume_code.picture.drawn import picture_context, picture_of
from decision_aid.web.handover.summary.content import Summary, summary_of
from decision_aid.web.handover.summary.fit.printed import on_page, printed
from decision_aid.web.handover.summary.own_questions import LONGEST, OwnQuestionsForm
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.loaded import result_of


def summary_for(request: HttpRequest, kept: SavedAnswers) -> Summary:
    """The summary of these answers today, with the address at which its code can be typed."""
    journey = kept.journey()
    address = absolute(request, reverse("code"))
    return summary_of(kept, journey, result_of(journey), timezone.localdate(), address)


def sheets_for(request: HttpRequest, kept: SavedAnswers, choice: Choice) -> Summary:
    """The same with the picture that was chosen."""
    told = summary_for(request, kept)
    return replace(told, picture=picture_of(request, told.code, choice))


def summary_context(summary: Summary, form: OwnQuestionsForm, choice: Choice) -> dict[str, Any]:
    """What was typed stands in its box again, longer than it may be or not."""
    shown = on_page(summary)
    return {
        "page_id": "summary",
        "printed": printed(shown),
        "own": form.data.get("own", ""),
        "longest_own": LONGEST,
        "summary": shown,
        "words": summary.words,
        "plain_text": plain_text(summary),
        **picture_context(choice, summary.picture),
    }


def busy_context() -> dict[str, Any]:
    return {"page_id": "summary"}
