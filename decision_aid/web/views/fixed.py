"""Fixed pages: their words stand in templates, their lists in the evidence."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from decision_aid.library.pages import Term
from decision_aid.web import answer_cookie
from decision_aid.web.evidence import host, library
from decision_aid.web.help_view import help_groups
from decision_aid.web.host_view import contact_context
from decision_aid.web.methods_view import methods_context
from decision_aid.web.safety_view import safety_context, standards_context
from decision_aid.web.security_view import security_context
from decision_aid.web.trail import evidence_trail
from decision_aid.web.views.errors import GET, only


def _page(name: str) -> Callable[[HttpRequest], HttpResponse]:
    @only(*GET)
    def view(request: HttpRequest) -> HttpResponse:
        return render(request, f"pages/info/{name}.html", {"page_id": name, "host": host()})

    return view


privacy = _page("privacy")
about = _page("about")
accessibility = _page("accessibility")
intended_purpose = _page("intended_purpose")


@only(*GET)
def methods(request: HttpRequest) -> HttpResponse:
    """How evidence is chosen and compared, and how much of it was read by a second person."""
    return render(request, "pages/info/methods.html", methods_context(library(), host()))


@only(*GET)
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/info/contact.html", contact_context())


@only(*GET)
def safety(request: HttpRequest) -> HttpResponse:
    """What could harm somebody, and what is done about it."""
    return render(request, "pages/info/safety.html", safety_context())


@only(*GET)
def standards(request: HttpRequest) -> HttpResponse:
    """What published standards ask, and how far the tool does it."""
    return render(request, "pages/info/standards.html", standards_context())


@only(*GET)
def security(request: HttpRequest) -> HttpResponse:
    """Who could use the tool against people, and what is done about it."""
    return render(request, "pages/info/security.html", security_context())


@only(*GET)
def glossary(request: HttpRequest) -> HttpResponse:
    terms = [_term(term) for term in library().terms]
    context = {
        "page_id": "sources",
        "trail": evidence_trail((_("Glossary"), "")),
        "terms": terms,
    }
    return render(request, "pages/info/glossary.html", context)


def _term(term: Term) -> dict[str, str]:
    return {
        "id": slugify(term.term),
        "term": term.term,
        "text": f"{term.plain} {term.expanded}".strip(),
        "say": term.say,
        "medical": ", ".join(term.also),
    }


@only(*GET)
def help_now(request: HttpRequest) -> HttpResponse:
    """The person's own country first; all the others below."""
    country = answer_cookie.read(request).journey().country
    groups = sorted(help_groups(), key=lambda group: country not in group["countries"])
    return render(request, "pages/info/help.html", {"page_id": "help", "groups": groups})
