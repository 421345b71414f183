"""A draft of a referral for a clinician. The address names a published text, never an answer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from decision_aid.domain.result import result_page
from decision_aid.web import answer_cookie
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.evidence import library
from decision_aid.web.handover.referral import referral_of
from decision_aid.web.referral_view import referral_context, set_groups, verdict_of
from decision_aid.web.rules_view import rules_for
from decision_aid.web.views.errors import GET, only


@only(*GET)
def referral(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to refer with, so it leads to the start."""
    kept = answer_cookie.read(request)
    if not kept.answers:
        return redirect("start")
    context = _drafted(kept, request.GET.get("set", ""))
    return render(request, "pages/referral.html", context)


@only("POST")
def as_text(request: HttpRequest) -> HttpResponse:
    """Lines end as Windows ends them: records of clinics run there."""
    kept = answer_cookie.read(request)
    if not kept.answers:
        return redirect("start")
    drafted = _drafted(kept, request.POST.get("set", ""))
    name = f"ahsct-referral-draft-{drafted['draft'].day.isoformat()}.txt"
    return HttpResponse(
        drafted["text"].replace("\n", "\r\n").encode(),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _drafted(kept: Kept, set_id: str) -> dict[str, Any]:
    """Raises Http404 for a text that we do not have."""
    journey = kept.journey()
    page = result_page(journey.facts, library())
    groups = set_groups(rules_for(page.verdicts, journey.country))
    verdict = verdict_of(groups, set_id)
    if verdict is None:
        raise Http404
    draft = referral_of(journey, page, verdict, timezone.localdate())
    return referral_context(groups, verdict, draft)
