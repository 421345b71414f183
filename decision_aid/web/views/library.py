"""The open library: contents, sources to search, outcomes, treatments, the evidence map."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.evidence_map import Cell, studies_without_type
from decision_aid.domain.facts import SUBTYPES
from decision_aid.domain.matching import Match, match_source
from decision_aid.web import answer_cookie, library_words
from decision_aid.web.drawing.evidence_map import evidence_map_context
from decision_aid.web.evidence import library
from decision_aid.web.figure_tables import Matcher
from decision_aid.web.finding_view import ANY_TRANSPLANT, Query, sources_context, sources_url
from decision_aid.web.map_boxes import cells_of_the_map, rows_with_links
from decision_aid.web.outcome_view import outcome_context, outcomes_context
from decision_aid.web.search_view import search_context
from decision_aid.web.trail import evidence_trail
from decision_aid.web.treatment_view import treatment_context, treatments_context
from decision_aid.web.views.errors import GET, only

_DECADES = ((0, 1999), (2000, 2009), (2010, 2019), (2020, 9999))


@only(*GET)
def contents(request: HttpRequest) -> HttpResponse:
    """Everything that can be read without answering a question."""
    context = {
        "page_id": "sources",
        "types": [(library_words.SUBTYPE[s], sources_url(subtype=s)) for s in SUBTYPES],
        "decades": _decades(),
    }
    return render(request, "pages/evidence.html", context)


@only(*GET)
def search(request: HttpRequest) -> HttpResponse:
    """Everything that has the words that were typed."""
    return render(request, "pages/search.html", search_context(request.GET.dict()))


def _decades() -> list[tuple[str, str]]:
    """Each span of years with the list of what was published in it."""
    years = sorted(y for s in library().sources.values() if (y := s.citation.year))
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
    is_swap = bool(cast("HtmxDetails", request.htmx))  # type: ignore[attr-defined]
    if query.has_empty_fields and not is_swap:
        return redirect(query.url)
    context = sources_context(query)
    if is_swap:
        swapped = context | {"swapped": True}
        return push_url(render(request, "components/found_sources.html", swapped), query.url)
    return render(request, "pages/sources.html", context | {"trail": _trail(_("Sources"))})


@only(*GET)
def outcomes(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/outcomes.html", outcomes_context())


@only(*GET)
def outcome(request: HttpRequest, endpoint: str) -> HttpResponse:
    found = library().endpoints.get(endpoint)
    if found is None:
        raise Http404
    context = outcome_context(found, _matcher(request), request.GET.dict())
    return render(request, "pages/outcome.html", context)


@only(*GET)
def treatments(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/treatments.html", treatments_context())


@only(*GET)
def treatment(request: HttpRequest, arm: str) -> HttpResponse:
    found = library().arms.get(arm)
    if found is None:
        raise Http404
    return render(request, "pages/treatment.html", treatment_context(found, _matcher(request)))


@only(*GET)
def evidence_map(request: HttpRequest) -> HttpResponse:
    """Who has been studied; nobody is compared, so no place is marked."""
    cells, without_type = _cells()
    studied = evidence_map_context(cells, (), without_type)
    lists = [
        (library_words.SUBTYPE[each], sources_url(subtype=each, arm=ANY_TRANSPLANT, tier="core"))
        for each in SUBTYPES
    ]
    context: dict[str, Any] = {
        "page_id": "sources",
        "trail": _trail(_("Evidence map")),
        "lists": lists,
        "map": studied | {"rows": rows_with_links(studied["rows"])},
    }
    return render(request, "pages/map.html", context)


@lru_cache(maxsize=1)
def _cells() -> tuple[tuple[Cell, ...], int]:
    shelf = library()
    without_type = studies_without_type(shelf.sources.values(), shelf.transplant_arms)
    return cells_of_the_map(), without_type


def _trail(name: str) -> tuple[tuple[str, str], ...]:
    return evidence_trail((name, ""))


def _matcher(request: HttpRequest) -> Matcher:
    """How like the reader the people behind a figure were; None without answers."""
    kept = answer_cookie.read(request)
    if not len(kept.answers):
        return None
    facts = kept.journey().facts

    def match(sourced: SourcedFigure) -> Match:
        return match_source(sourced.source, facts)(sourced)

    return match
