"""A draft of a referral for a clinician. The address names a published text, never an answer."""

from __future__ import annotations

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
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.loaded import result_of
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
    name = f"ahsct-referral-draft-{drafted['draft'].day.isoformat()}.txt"
    return HttpResponse(
        drafted["text"].replace("\n", "\r\n").encode(),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


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
