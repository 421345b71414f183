"""The search over everything that can be read: what the address asks for, and what is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.searching import Found, Item, Sort, search
from decision_aid.web.addresses import (
    criteria_set_url,
    guide_url,
    outcome_url,
    source_url,
    treatment_url,
)
from decision_aid.web.evidence import library, search_words
from decision_aid.web.finding_view import LONGEST_SEARCH, sources_url
from decision_aid.web.fixed_places import fixed_places

MOST = 10
"""So many of each sort are shown; the rest is counted."""
EXAMPLES = (_("fertility"), _("wheelchair"), _("death"), _("infection"), _("work"))


def _anchor(view: str) -> Callable[[str], str]:
    return lambda key: f"{reverse(view)}#{key}"


_ADDRESS: Mapping[Sort, Callable[[str], str]] = {
    Sort.GUIDE: guide_url,
    Sort.HEARD: _anchor("heard"),
    Sort.TERM: lambda term: f"{reverse('glossary')}#{slugify(term)}",
    Sort.OUTCOME: outcome_url,
    Sort.TREATMENT: treatment_url,
    Sort.RULES: criteria_set_url,
    Sort.GAP: _anchor("gaps"),
    Sort.DISAGREEMENT: _anchor("disagreement"),
    Sort.SOURCE: source_url,
    Sort.PAGE: reverse,
}
_NAMES: Mapping[Sort, Promise] = {
    Sort.GUIDE: _("Guide"),
    Sort.HEARD: _("What you may have heard"),
    Sort.TERM: _("Words explained"),
    Sort.OUTCOME: _("Outcomes, with their figures"),
    Sort.TREATMENT: _("Treatments"),
    Sort.RULES: _("Rules on who may have a transplant"),
    Sort.GAP: _("What nobody has studied"),
    Sort.DISAGREEMENT: _("Why experts disagree"),
    Sort.SOURCE: _("Sources"),
    Sort.PAGE: _("Pages of this tool"),
}


def search_url(words: str = "") -> str:
    return reverse("search") + (f"?{urlencode({'q': words})}" if words else "")


def search_context(params: Mapping[str, str]) -> dict[str, Any]:
    typed = " ".join(params.get("q", "").replace("\0", "").split())[:LONGEST_SEARCH]
    found = search((*library().catalogue, *fixed_places()), typed, search_words())
    return {
        "page_id": "search",
        "typed": typed,
        "count": found.count,
        "has_all": found.has_all,
        "groups": [_group(sort, found, typed) for sort in found.by_sort],
        "examples": [(name, search_url(str(name))) for name in EXAMPLES],
    }


def _group(sort: Sort, found: Found, typed: str) -> dict[str, Any]:
    items = found.by_sort[sort]
    whole = sources_url(q=typed) if sort is Sort.SOURCE and found.has_all else ""
    return {
        "id": sort.value,
        "name": _NAMES[sort],
        "count": len(items),
        "items": [_told(each) for each in items[:MOST]],
        "more": max(0, len(items) - MOST),
        "whole": whole,
    }


def _told(item: Item) -> dict[str, str]:
    return {"name": item.name, "about": item.about, "url": _ADDRESS[item.sort](item.key)}
