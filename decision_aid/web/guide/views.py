"""The guide: what treatment is like, and what to think of before, during and after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web import answer_store
from decision_aid.web.guide.contents import guide_context, guide_page_context
from decision_aid.web.loaded import evidence_base
from decision_aid.web.responses import GET, only


@only(*GET)
def guide(request: HttpRequest) -> HttpResponse:
    """The same for everybody without answers; else topics that fit the answers come first."""
    known = answer_store.read(request).journey().known
    return render(request, "guide/contents.html", guide_context(known))


@only(*GET)
def guide_page(request: HttpRequest, page_id: str) -> HttpResponse:
    page = next((each for each in evidence_base().guide if each.id == page_id), None)
    if page is None:
        raise Http404
    return render(request, "guide/page.html", guide_page_context(page))
