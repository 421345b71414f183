"""For search engines: which pages there are, and which are one person's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from decision_aid.web.addresses import (
    absolute,
    criteria_set_url,
    guide_url,
    outcome_url,
    source_url,
    treatment_url,
)
from decision_aid.web.loaded import evidence_base, host
from decision_aid.web.responses import GET, only
from decision_aid.web.site.assurance import security_txt as _security_txt

PRIVATE = ("/questions/", "/check/", "/results/", "/code/", "/summary")
OPEN = (
    "start", "search", "evidence", "sources", "outcomes", "treatments", "evidence_map", "criteria",
    "gaps", "before_transplant",
    "disagreement", "heard", "guide", "glossary", "methods", "help", "about", "privacy",
    "accessibility", "intended_purpose", "contact", "safety", "standards", "security", "measured",
    "changes", "downloads",
)  # fmt: skip


@only(*GET)
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    lines.append(f"Sitemap: {absolute(request, reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@only(*GET)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that can be read without answers, with the day of the evidence."""
    day, start = evidence_base().version.checked_on.isoformat(), absolute(request, "/")[:-1]
    rows = "".join(
        f"<url><loc>{escape(start + path)}</loc><lastmod>{day}</lastmod></url>\n"
        for path in open_pages()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    return HttpResponse(head + body, content_type="application/xml; charset=utf-8")


@only(*GET)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); not there until the host has filled that in."""
    itself, policy = (absolute(request, reverse(name)) for name in ("security_txt", "security"))
    text = _security_txt(host(), timezone.localdate(), itself, policy)
    if text is None:
        raise Http404
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def open_pages() -> Iterator[str]:
    base = evidence_base()
    yield from (reverse(name) for name in OPEN)
    yield from map(source_url, base.sources)
    yield from map(outcome_url, base.endpoints)
    yield from map(treatment_url, base.arms)
    yield from map(criteria_set_url, base.criteria)
    yield from (guide_url(page.id) for page in base.guide)
