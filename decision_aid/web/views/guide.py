"""The guide: what treatment is like, and what to think of before, during and after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web.evidence import library
from decision_aid.web.guide_view import guide_context, guide_page_context
from decision_aid.web.views.errors import only


@only("GET", "HEAD")
def guide(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/guide.html", guide_context())


@only("GET", "HEAD")
def guide_page(request: HttpRequest, page_id: str) -> HttpResponse:
    page = next((each for each in library().guide if each.id == page_id), None)
    if page is None:
        raise Http404
    return render(request, "pages/guide_page.html", guide_page_context(page))
