"""The addresses of the product, and one that breaks while it holds somebody's answers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from decision_aid.urls import handler400 as handler400
from decision_aid.urls import urlpatterns as addresses
from decision_aid.web import answer_store


def breaks(request: HttpRequest) -> HttpResponse:
    """Raises with every answer and every sent value in its words and in its local values."""
    answers = dict(answer_store.read(request).answers.given)
    sent = dict(request.POST)
    raise RuntimeError(f"cannot work with {answers} and {sent}")


urlpatterns = [*addresses, path("breaks/", breaks)]
