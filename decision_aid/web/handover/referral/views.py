"""A draft of a referral for a clinician. The address names a published text, never an answer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.referral.bundle import referral_bundle
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.handover.referral.pdf import referral_pdf
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.handover.summary.pdf import NoPdfError
from decision_aid.web.loaded import codes, result_of
from decision_aid.web.responses import GET, only
from decision_aid.web.rules.sets import RulesView, SetView, rules_for


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Published texts under one name, nearest first."""

    name: Promise
    views: tuple[SetView, ...]


def set_groups(rules: RulesView) -> tuple[SetGroup, ...]:
    fitness = (rules.fitness,) if rules.fitness else ()
    groups = (
        SetGroup(later("Of the country, and international"), rules.first),
        SetGroup(later("Fitness for a transplant"), fitness),
        SetGroup(later("Of the country or Europe, old or without a condition"), rules.older),
        SetGroup(later("Of other countries"), rules.elsewhere),
        SetGroup(later("Private clinics"), rules.private),
        SetGroup(later("Trials"), rules.trials),
    )
    return tuple(group for group in groups if group.views)


def verdict_of(groups: tuple[SetGroup, ...], set_id: str) -> Verdict | None:
    """That of a text; without an id that of the nearest one with lines."""
    verdicts = [view.verdict for group in groups for view in group.views]
    if set_id:
        return next((each for each in verdicts if each.criteria_set.id == set_id), None)
    return next((each for each in verdicts if each.findings), None)


def referral_context(
    groups: tuple[SetGroup, ...], verdict: Verdict, draft: Referral
) -> dict[str, Any]:
    return {
        "page_id": "referral",
        "groups": groups,
        "chosen": verdict.criteria_set,
        "draft": draft,
        "text": referral_text(draft),
    }


@only(*GET)
def referral(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to refer with, so it leads to the start."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    context = _drafted(kept, request.GET.get("set", ""))
    return render(request, "handover/referral/page.html", context)


@only("POST")
def as_text(request: HttpRequest) -> HttpResponse:
    """Lines end as Windows ends them: records of clinics run there."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    drafted = _drafted(kept, request.POST.get("set", ""))
    text = drafted["text"].replace("\n", "\r\n").encode()
    return _file(text, "text/plain; charset=utf-8", drafted["draft"], "txt")


@only("POST")
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Where no PDF can be made, a page that says so."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("start")
    draft = _drafted(kept, request.POST.get("set", ""))["draft"]
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
    draft = _drafted(kept, request.POST.get("set", ""))["draft"]
    now = timezone.localtime().replace(microsecond=0)
    bundle = referral_bundle(draft, kept.journey(), codes(), now)
    text = json.dumps(bundle, ensure_ascii=False, indent=1)
    return _file(text.encode(), "application/fhir+json", draft, "json")


def _file(content: bytes, kind: str, draft: Referral, ending: str) -> HttpResponse:
    name = f"ahsct-referral-draft-{draft.day.isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _drafted(kept: SavedAnswers, set_id: str) -> dict[str, Any]:
    """Raises Http404 for a text that we do not have."""
    journey = kept.journey()
    page = result_of(journey)
    groups = set_groups(rules_for(page.rules))
    verdict = verdict_of(groups, set_id)
    if verdict is None:
        raise Http404
    draft = referral_of(journey, page, verdict, timezone.localdate())
    return referral_context(groups, verdict, draft)
