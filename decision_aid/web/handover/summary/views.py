"""The summary to take along: page, plain text and PDF. Answers leave by POST only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decision_aid.web import answer_store
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.page import busy_context, summary_context, summary_for
from decision_aid.web.handover.summary.pdf import NoPdfError, Options, summary_pdf
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.responses import GET, only


@only(*GET)
def summary(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to sum up, so it leads to the start."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    return render(
        request, "handover/summary/page.html", summary_context(summary_for(request, kept))
    )


@only("POST")
def as_text(request: HttpRequest) -> HttpResponse:
    """Lines end as Windows ends them: records of clinics run there."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    told = summary_for(request, kept)
    text = plain_text(told).replace("\n", "\r\n")
    return _download(text.encode(), "text/plain; charset=utf-8", told, "txt")


@only("POST")
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Where no PDF can be made, a page that says so and offers the print of the browser."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    told = summary_for(request, kept)
    options = Options(large="large" in request.POST, clinician="clinician" in request.POST)
    try:
        pdf = summary_pdf(told, options)
    except NoPdfError:
        response = render(request, "handover/summary/busy.html", busy_context(), status=503)
        response["Retry-After"] = "30"
        return response
    return _download(pdf, "application/pdf", told, "pdf")


def _download(body: bytes, kind: str, told: Summary, ending: str) -> HttpResponse:
    name = f"ahsct-summary-{told.day.isoformat()}.{ending}"
    return HttpResponse(
        body,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
