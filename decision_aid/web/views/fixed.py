"""Fixed pages: their words stand in templates, their lists in the evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from decision_aid.library.pages import HelpLine, Term
from decision_aid.web import answer_cookie
from decision_aid.web.evidence import library
from decision_aid.web.places import place_name
from decision_aid.web.views.errors import only


def _page(name: str) -> Callable[[HttpRequest], HttpResponse]:
    @only("GET", "HEAD")
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, f"pages/info/{name}.html", {"page_id": name})

    return view


methods = _page("methods")
privacy = _page("privacy")
about = _page("about")
accessibility = _page("accessibility")
intended_purpose = _page("intended_purpose")


@only("GET", "HEAD")
def glossary(request: HttpRequest) -> HttpResponse:
    terms = [_term(term) for term in library().terms]
    return render(request, "pages/info/glossary.html", {"page_id": "glossary", "terms": terms})


def _term(term: Term) -> dict[str, str]:
    return {
        "id": slugify(term.term),
        "term": term.term,
        "text": f"{term.plain} {term.expanded}".strip(),
        "say": term.say,
        "medical": ", ".join(term.also),
    }


@only("GET", "HEAD")
def help_now(request: HttpRequest) -> HttpResponse:
    """The person's own country first; all the others below."""
    country = answer_cookie.read(request).journey().country
    groups = sorted(_groups(), key=lambda group: country not in group["countries"])
    return render(request, "pages/info/help.html", {"page_id": "help", "groups": groups})


def _groups() -> list[dict[str, Any]]:
    """Lines of the same places together, the places in the order in which they first appear."""
    by_places: dict[tuple[str, ...], list[HelpLine]] = {}
    for line in library().help_lines:
        by_places.setdefault(line.countries, []).append(line)
    return [
        {
            "countries": countries,
            "country_name": ", ".join(place_name(code) for code in countries),
            "lines": [_line(line) for line in lines],
        }
        for countries, lines in by_places.items()
    ]


def _line(line: HelpLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "number": line.number,
        "tel": line.tel,
        "when": line.when,
        "url": line.url,
        "needs_confirming": line.confirm,
    }
