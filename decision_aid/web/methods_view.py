"""How the evidence was chosen, for templates; how much of it two people have read is counted."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from decision_aid.library.host import Host
from decision_aid.library.shelf import Library
from decision_aid.web.trail import evidence_trail


def methods_context(shelf: Library, host: Host) -> dict[str, Any]:
    today = timezone.localdate()
    sources = shelf.sources.values()
    return {
        "page_id": "sources",
        "trail": evidence_trail((_("How we chose the evidence"), "")),
        "host": host,
        "sources": len(sources),
        "checked": sum(bool(source.checked_by) for source in sources),
        "past_review": sum(source.is_past_review(today) for source in sources),
    }
