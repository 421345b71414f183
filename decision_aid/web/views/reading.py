"""The evidence, readable without answering anything; with answers, compared with them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from decision_aid.domain.judging import judge_all
from decision_aid.domain.matching import match_source
from decision_aid.web import answer_cookie, guard_words
from decision_aid.web.evidence import library
from decision_aid.web.guard_words import reasons_for
from decision_aid.web.reading_view import (
    claim_view,
    gap_view,
    heard_view,
    plain_rows,
    set_context,
    source_context,
)
from decision_aid.web.rules_list_view import rules_context
from decision_aid.web.rules_view import SetView
from decision_aid.web.trail import evidence_trail
from decision_aid.web.views.errors import GET, only


@only(*GET)
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    found = library().sources.get(source_id)
    if found is None:
        raise Http404
    kept = answer_cookie.read(request)
    match = match_source(found, kept.journey().facts) if len(kept.answers) else None
    return render(request, "pages/source.html", source_context(found, match))


@only(*GET)
def criteria(request: HttpRequest) -> HttpResponse:
    context = rules_context(library(), request.GET.dict())
    return render(request, "pages/criteria.html", context)


@only(*GET)
def criteria_set(request: HttpRequest, set_id: str) -> HttpResponse:
    found = library().criteria.get(set_id)
    if found is None:
        raise Http404
    context: dict[str, Any] = {"page_id": "criteria", **set_context(found)}
    kept = answer_cookie.read(request)
    if len(kept.answers):
        journey = kept.journey()
        every = judge_all(library().criteria_sets, journey.facts)
        verdict = next(v for v in every if v.criteria_set is found)
        context["view"] = SetView(verdict)
        context["guards"] = guard_words.told(verdict.held_back_by, reasons_for(every, journey))
    else:
        context["rows"] = plain_rows(found)
    return render(request, "pages/criteria_set.html", context)


@only(*GET)
def gaps(request: HttpRequest) -> HttpResponse:
    context = {
        "page_id": "gaps",
        "trail": evidence_trail((_("What nobody has studied"), "")),
        "gaps": [gap_view(gap) for gap in library().gaps],
    }
    return render(request, "pages/gaps.html", context)


@only(*GET)
def disagreement(request: HttpRequest) -> HttpResponse:
    claims = [claim_view(claim) for claim in library().disagreements]
    context = {
        "page_id": "disagreement",
        "trail": evidence_trail((_("Why experts disagree"), "")),
        "claims": claims,
    }
    return render(request, "pages/disagreement.html", context)


@only(*GET)
def heard(request: HttpRequest) -> HttpResponse:
    claims = [heard_view(claim) for claim in library().heard]
    context = {
        "page_id": "sources",
        "trail": evidence_trail((_("What you may have heard"), "")),
        "claims": claims,
    }
    return render(request, "pages/heard.html", context)
