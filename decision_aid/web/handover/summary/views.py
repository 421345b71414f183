"""The summary to take along: page, plain text and PDF. Answers leave by POST only."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decision_aid.web import answer_store
from decision_aid.web.handover.resume_code.picture.choice import choose, chosen
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.fit.sizes import with_own
from decision_aid.web.handover.summary.own_questions import OwnQuestionsForm
from decision_aid.web.handover.summary.page import busy_context, sheets_for, summary_context
from decision_aid.web.handover.summary.pdf import NoPdfError, Options, summary_pdf
from decision_aid.web.handover.summary.text import plain_text
from decision_aid.web.responses import GET, only, render_form, sent_in


@only(*GET, "POST")
def summary(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to sum up, so it leads to the start."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    if request.method == "POST":
        choose(request)
        return redirect("summary")
    form, choice = OwnQuestionsForm(auto_id="%s"), chosen(request)
    context = summary_context(sheets_for(request, kept, choice), form, choice)
    return render(request, "handover/summary/page.html", context)


@only("POST")
def as_text(request: HttpRequest) -> HttpResponse:
    return _with_own(request, _text)


@only("POST")
def as_pdf(request: HttpRequest) -> HttpResponse:
    return _with_own(request, _pdf)


def _with_own(
    request: HttpRequest, make: Callable[[HttpRequest, Summary], HttpResponse]
) -> HttpResponse:
    """Own questions that do not fit are told on the page, which holds them still."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    choice = chosen(request)
    told = sheets_for(request, kept, choice)
    form = OwnQuestionsForm(sent_in(request), auto_id="%s")
    if not form.is_valid():
        context = summary_context(told, form, choice)
        return render_form(request, "handover/summary/page.html", form, context)
    return make(request, with_own(told, form.cleaned_data["own"]))


def _text(_request: HttpRequest, told: Summary) -> HttpResponse:
    """Lines end as Windows ends them: records of clinics run there."""
    text = plain_text(told).replace("\n", "\r\n")
    return _download(text.encode(), "text/plain; charset=utf-8", told, "txt")


def _pdf(request: HttpRequest, told: Summary) -> HttpResponse:
    """Where no PDF can be made, a page that says so and offers the print of the browser."""
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
