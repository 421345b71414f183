"""Fixed pages: their words stand in templates, their lists in the evidence; and the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import Term
from decision_aid.evidence_base.reading.site_files import Host
from decision_aid.web import answer_store
from decision_aid.web.addresses import evidence_trail
from decision_aid.web.loaded import evidence_base, host, measured_tables
from decision_aid.web.responses import GET, only
from decision_aid.web.site.assurance import safety_context, security_context, standards_context
from decision_aid.web.site.contact import FOR_ONE_MATTER, REACHED_BY, help_context
from decision_aid.web.site.methods import comparing_context
from decision_aid.web.site.screening import screening_of
from decision_aid.web.site.search import search_context
from decision_aid.web.site.wanted import WANTED
from decision_aid.web.words.said import said


def contact_context() -> dict[str, Any]:
    """``settings``: name of each, what it means, and whether it has been filled in."""
    ours = host()
    missing = ours.missing
    return {
        "page_id": "contact",
        "host": ours,
        "reached": any(map(ours.told, REACHED_BY)),
        "special": any(map(ours.told, FOR_ONE_MATTER)),
        "settings": [(name, words, name not in missing) for name, words in WANTED.items()],
        "filled": len(WANTED) - len(missing),
    }


def methods_context(base: EvidenceBase, host: Host) -> dict[str, Any]:
    today = timezone.localdate()
    sources = base.sources.values()
    return {
        "page_id": "sources",
        "trail": evidence_trail((said("how_we_chose_the_evidence"), "")),
        "host": host,
        "sources": len(sources),
        "checked": sum(bool(source.checked_by) for source in sources),
        "past_review": sum(source.is_past_review(today) for source in sources),
        "screening": screening_of(base),
        **comparing_context(base),
    }


@only(*GET)
def measured(request: HttpRequest) -> HttpResponse:
    context = {"page_id": "measured", "tables": measured_tables()}
    return render(request, "site/measured.html", context)


def _page(name: str, **more: object) -> Callable[[HttpRequest], HttpResponse]:
    @only(*GET)
    def view(request: HttpRequest) -> HttpResponse:
        context = {"page_id": name, "host": host(), **more}
        return render(request, f"site/{name}.html", context)

    return view


privacy = _page("privacy", cookie_name=settings.SESSION_COOKIE_NAME)
about = _page("about")
accessibility = _page("accessibility")
intended_purpose = _page("intended_purpose")


@only(*GET)
def methods(request: HttpRequest) -> HttpResponse:
    """How evidence is chosen and compared, and how much of it was read by a second person."""
    return render(request, "site/methods.html", methods_context(evidence_base(), host()))


@only(*GET)
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "site/contact.html", contact_context())


@only(*GET)
def safety(request: HttpRequest) -> HttpResponse:
    """What could harm somebody, and what is done about it."""
    return render(request, "site/safety.html", {"host": host(), **safety_context()})


@only(*GET)
def standards(request: HttpRequest) -> HttpResponse:
    """What published standards ask, and how far the tool does it."""
    return render(request, "site/standards.html", standards_context())


@only(*GET)
def security(request: HttpRequest) -> HttpResponse:
    """Who could use the tool against people, and what is done about it."""
    return render(request, "site/security.html", {"host": host(), **security_context()})


@only(*GET)
def glossary(request: HttpRequest) -> HttpResponse:
    terms = [_term(term) for term in evidence_base().terms]
    context = {
        "page_id": "sources",
        "trail": evidence_trail((_("Glossary"), "")),
        "terms": terms,
    }
    return render(request, "site/glossary.html", context)


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
    """The numbers of the person's own country, or else of the host's; all the others folded."""
    country = answer_store.read(request).journey().country or settings.COUNTRY
    context = {"page_id": "help", "host": host(), **help_context(country)}
    return render(request, "site/help.html", context)


@only(*GET)
def search(request: HttpRequest) -> HttpResponse:
    """Everything that has the words that were typed."""
    country = answer_store.read(request).journey().country or ""
    context = {"country": country, **search_context(request.GET.dict())}
    return render(request, "site/search.html", context)
