"""The result page: what the evidence says of the answers in this browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decision_aid.domain.result import result_page
from decision_aid.web import answer_cookie
from decision_aid.web.evidence import library
from decision_aid.web.result_view import result_context
from decision_aid.web.views.errors import only


@only("GET", "HEAD")
def results(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to compare with, so it leads to the start."""
    kept = answer_cookie.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    page = result_page(journey.facts, library())
    return render(request, "pages/results.html", result_context(page, journey))
