"""The plain pages of ``tests.bench``; the constant one is read once from the host's home."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.bench.pages.plain_pages import plain_template
from tests.bench.pages.plain_pages import urlpatterns as of_the_product

PAGE = "page.html"


@lru_cache(maxsize=1)
def _page() -> str:
    return (Path.home() / PAGE).read_text()


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_page())


urlpatterns = [
    path("plain-constant/", constant),
    path("plain-template/<int:size>/", plain_template),
    *of_the_product,
]
