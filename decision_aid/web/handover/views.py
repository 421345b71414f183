"""The end of a consultation: ways to take it along, and to leave nothing behind."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web import answer_store
from decision_aid.web.handover.summary.page import summary_for
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.responses import GET, only


@only(*GET)
def finish(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to take along, and the page says so."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return render(request, "handover/nothing_yet.html", {"page_id": "consult"})
    context = {"page_id": "consult", "plain_text": plain_text(summary_for(request, kept))}
    return render(request, "handover/finish.html", context)
