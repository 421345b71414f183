"""The guide for templates: contents, one page with its neighbours."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.reading.content import GuidePage, GuideSection
from decision_aid.web.addresses import guide_url, outcome_url, published_links
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words.guide_topics import guide_topics, read_next


def guide_context(known: Facts) -> dict[str, Any]:
    """``first``: topics that fit the answers, each with why; ``topics``: the others, in order."""
    return {
        "page_id": "guide",
        "steps": [_brief(page) for page in evidence_base().guide_steps],
        "first": read_next(known),
        "topics": [each for each in guide_topics(known) if not each.because],
    }


def _brief(page: GuidePage) -> dict[str, Any]:
    return {"page": page, "url": guide_url(page.id)}


def guide_page_context(page: GuidePage) -> dict[str, Any]:
    base = evidence_base()
    place = base.guide.index(page)
    steps = base.guide_steps
    return {
        "page_id": "guide",
        "trail": ((_("Guide"), reverse("guide")), (page.title, "")),
        "page": page,
        "step": place + 1 if page in steps else 0,
        "steps": len(steps),
        "sections": [_section(each) for each in page.section],
        "sources": published_links(page.all_sources),
        "links": page.all_links,
        "before": _brief(base.guide[place - 1]) if place else None,
        "after": _brief(base.guide[place + 1]) if place + 1 < len(base.guide) else None,
    }


def _section(section: GuideSection) -> dict[str, Any]:
    return {
        "told": section,
        "figures": [(each.name, outcome_url(each.id)) for each in section.outcomes],
    }
