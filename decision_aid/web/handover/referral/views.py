"""A draft of a referral for a clinician. The address names a published text, never an answer."""

from __future__ import annotations

import json
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.referral.bundle import referral_bundle
from decision_aid.web.handover.referral.content import Referral
from decision_aid.web.handover.referral.draft import Draft, draft_of
from decision_aid.web.handover.referral.pdf import referral_pdf
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.handover.summary.pdf import NoPdfError
from decision_aid.web.loaded import codes
from decision_aid.web.responses import GET, only


@only(*GET)
def referral(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to refer with, so it leads to the start."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    drafted = _drafted(kept, request.GET.get("set", ""))
    context = {
        "page_id": "referral",
        "choice": drafted.choice,
        "chosen": drafted.choice.chosen,
        "clinics": bool(settings.CLINIC_SERVERS),
        "draft": drafted.referral,
        "text": referral_text(drafted.referral),
    }
    return render(request, "handover/referral/page.html", context)


@only("POST")
def as_text(request: HttpRequest) -> HttpResponse:
    """Lines end as Windows ends them: records of clinics run there."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    draft = _drafted(kept, request.POST.get("set", "")).referral
    text = referral_text(draft).replace("\n", "\r\n").encode()
    return _file(text, "text/plain; charset=utf-8", draft, "txt")


@only("POST")
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Where no PDF can be made, a page that says so."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    draft = _drafted(kept, request.POST.get("set", "")).referral
    try:
        pdf = referral_pdf(draft)
    except NoPdfError:
        response = render(
            request, "handover/referral/busy.html", {"page_id": "referral"}, status=503
        )
        response["Retry-After"] = "30"
        return response
    return _file(pdf, "application/pdf", draft, "pdf")


@only("POST")
def as_fhir(request: HttpRequest) -> HttpResponse:
    """A document of FHIR R4, for a record to take in."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    draft = _drafted(kept, request.POST.get("set", "")).referral
    now = timezone.localtime().replace(microsecond=0)
    bundle = referral_bundle(draft, kept.journey(), codes(), now, uuid4())
    text = json.dumps(bundle, ensure_ascii=False, indent=1)
    return _file(text.encode(), "application/fhir+json", draft, "json")


def _file(content: bytes, kind: str, draft: Referral, ending: str) -> HttpResponse:
    name = f"ahsct-referral-draft-{draft.day.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _drafted(kept: SavedAnswers, set_id: str) -> Draft:
    """Raises Http404 for a text that we do not have."""
    draft = draft_of(kept, set_id)
    if draft is None:
        raise Http404
    return draft
