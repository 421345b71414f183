"""The evidence, readable without answering anything; with answers, compared with them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.study_map import Cell, studies_without_type
from decision_aid.domain.logic.facts import SUBTYPES
from decision_aid.domain.results.matching import Match
from decision_aid.web import answer_store
from decision_aid.web.addresses import evidence_trail, sources_url
from decision_aid.web.drawing.study_map import evidence_map_context
from decision_aid.web.evidence_pages.outcome import outcome_context, outcomes_context
from decision_aid.web.evidence_pages.rules import rules_context
from decision_aid.web.evidence_pages.source import (
    claim_view,
    gap_view,
    heard_view,
    plain_rows,
    set_context,
    source_context,
)
from decision_aid.web.evidence_pages.source_list import ANY_TRANSPLANT, Query, sources_context
from decision_aid.web.evidence_pages.treatment import treatment_context, treatments_context
from decision_aid.web.figures.study_map import cells_of_the_map, rows_with_links
from decision_aid.web.figures.tables import Matcher
from decision_aid.web.loaded import evidence_base, guard_reasons
from decision_aid.web.responses import GET, only
from decision_aid.web.rules import held
from decision_aid.web.rules.sets import SetView
from decision_aid.web.words import evidence
from decision_aid.web.words.said import said

_DECADES = ((0, 1999), (2000, 2009), (2010, 2019), (2020, 9999))


@only(*GET)
def contents(request: HttpRequest) -> HttpResponse:
    """Everything that can be read without answering a question."""
    context = {
        "page_id": "sources",
        "types": [(evidence.SUBTYPE[s], sources_url(subtype=s)) for s in SUBTYPES],
        "decades": _decades(),
    }
    return render(request, "evidence_pages/contents.html", context)


def _decades() -> list[tuple[str, str]]:
    """Each span of years with the list of what was published in it."""
    years = sorted(y for s in evidence_base().sources.values() if (y := s.citation.year))
    found = []
    for start, end in _DECADES:
        own = [year for year in years if start <= year <= end]
        if own:
            first, last = str(own[0]), str(own[-1])
            name = first if first == last else f"{first}–{last}"
            found.append((name, sources_url(**{"from": first, "to": last})))
    return found


@only(*GET)
def sources(request: HttpRequest) -> HttpResponse:
    """The list, narrowed as the address asks; only the list itself where htmx asks.

    Its address names what was chosen and nothing that was left empty.
    """
    query = Query.read(request.GET.dict())
    is_swap = bool(HtmxDetails(request))
    if query.has_empty_fields and not is_swap:
        return redirect(query.url)
    country = answer_store.read(request).journey().country or ""
    context = sources_context(query) | {"country": country}
    if is_swap:
        swapped = context | {"swapped": True}
        return push_url(render(request, "figures/found_sources.html", swapped), query.url)
    return render(request, "evidence_pages/sources.html", context | {"trail": _trail(_("Sources"))})


@only(*GET)
def outcomes(request: HttpRequest) -> HttpResponse:
    return render(request, "evidence_pages/outcomes.html", outcomes_context())


@only(*GET)
def outcome(request: HttpRequest, endpoint: str) -> HttpResponse:
    found = evidence_base().endpoints.get(endpoint)
    if found is None:
        raise Http404
    context = outcome_context(found, _matcher(request), request.GET.dict())
    return render(request, "evidence_pages/outcome.html", context)


@only(*GET)
def treatments(request: HttpRequest) -> HttpResponse:
    return render(request, "evidence_pages/treatments.html", treatments_context())


@only(*GET)
def treatment(request: HttpRequest, arm: str) -> HttpResponse:
    found = evidence_base().arms.get(arm)
    if found is None:
        raise Http404
    return render(
        request, "evidence_pages/treatment.html", treatment_context(found, _matcher(request))
    )


@only(*GET)
def evidence_map(request: HttpRequest) -> HttpResponse:
    """Who has been studied; nobody is compared, so no place is marked."""
    cells, without_type = _cells()
    studied = evidence_map_context(cells, (), without_type)
    lists = [
        (evidence.SUBTYPE[each], sources_url(subtype=each, arm=ANY_TRANSPLANT, tier="core"))
        for each in SUBTYPES
    ]
    context: dict[str, Any] = {
        "page_id": "sources",
        "trail": _trail(_("Evidence map")),
        "lists": lists,
        "map": studied | {"rows": rows_with_links(studied["rows"])},
    }
    return render(request, "evidence_pages/map.html", context)


@lru_cache(maxsize=1)
def _cells() -> tuple[tuple[Cell, ...], int]:
    base = evidence_base()
    without_type = studies_without_type(base.sources.values(), base.transplant_arms)
    return cells_of_the_map(), without_type


def _trail(name: str) -> tuple[tuple[str, str], ...]:
    return evidence_trail((name, ""))


def _matcher(request: HttpRequest) -> Matcher:
    """How like the reader the people behind a figure were; None without answers."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return None
    person = evidence_base().studies.for_person(kept.journey().facts)

    def match(sourced: SourcedFigure) -> Match:
        return Match(sourced, person.likeness(sourced).outcomes)

    return match


@only(*GET)
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    found = evidence_base().sources.get(source_id)
    if found is None:
        raise Http404
    return render(request, "evidence_pages/source.html", source_context(found, _matcher(request)))


@only(*GET)
def criteria(request: HttpRequest) -> HttpResponse:
    context = rules_context(evidence_base(), request.GET.dict())
    return render(request, "evidence_pages/criteria.html", context)


@only(*GET)
def criteria_set(request: HttpRequest, set_id: str) -> HttpResponse:
    found = evidence_base().criteria.get(set_id)
    if found is None:
        raise Http404
    context: dict[str, Any] = {"page_id": "criteria", **set_context(found)}
    kept = answer_store.read(request)
    if len(kept.answers):
        journey = kept.journey()
        every = evaluate_all(evidence_base().criteria_sets, journey.facts)
        verdict = next(v for v in every if v.criteria_set is found)
        context["view"] = SetView(verdict)
        context["guards"] = held.told(verdict.held_back_by, guard_reasons(every, journey))
    else:
        context["rows"] = plain_rows(found)
    return render(request, "evidence_pages/criteria_set.html", context)


@only(*GET)
def gaps(request: HttpRequest) -> HttpResponse:
    context = {
        "page_id": "gaps",
        "trail": evidence_trail((said("what_nobody_has_studied"), "")),
        "gaps": [gap_view(gap) for gap in evidence_base().gaps],
    }
    return render(request, "evidence_pages/gaps.html", context)


@only(*GET)
def disagreement(request: HttpRequest) -> HttpResponse:
    claims = [claim_view(claim) for claim in evidence_base().disagreements]
    context = {
        "page_id": "disagreement",
        "trail": evidence_trail((said("why_experts_disagree"), "")),
        "claims": claims,
    }
    return render(request, "evidence_pages/disagreement.html", context)


@only(*GET)
def heard(request: HttpRequest) -> HttpResponse:
    claims = [heard_view(claim) for claim in evidence_base().heard]
    context = {
        "page_id": "sources",
        "trail": evidence_trail((said("what_you_may_have_heard"), "")),
        "claims": claims,
    }
    return render(request, "evidence_pages/heard.html", context)
