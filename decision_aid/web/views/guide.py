"""The guide: what treatment is like, and what to think of before, during and after."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from decision_aid.web import answer_cookie
from decision_aid.web.evidence import library
from decision_aid.web.guide_view import guide_context, guide_page_context
from decision_aid.web.views.errors import GET, only


@only(*GET)
def guide(request: HttpRequest) -> HttpResponse:
    """The same for everybody without answers; else topics that fit the answers come first."""
    known = answer_cookie.read(request).journey().known
    return render(request, "pages/guide.html", guide_context(known))


@only(*GET)
def guide_page(request: HttpRequest, page_id: str) -> HttpResponse:
    page = next((each for each in library().guide if each.id == page_id), None)
    if page is None:
        raise Http404
    return render(request, "pages/guide_page.html", guide_page_context(page))
