"""What every page shows: the evidence version, and whether anything was told to go back to.

``here`` is the address without its fragment: a form without one sends the mark of a skip link
along, and the next page then starts there and not at its message. Of what was asked for after the
path it keeps only where a change leads back to. ``site``: what paper says before the addresses of
pages, which it prints without the host.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from decision_aid.web import answer_store, loaded
from decision_aid.web.addresses import absolute
from decision_aid.web.answer_cookie import CONSULT


def every_page(request: HttpRequest) -> dict[str, Any]:
    version = loaded.evidence_base().version
    kept = answer_store.read(request)
    return {
        "has_clinic": bool(settings.CLINIC_SERVERS),
        "takes_records": settings.RECORDS,
        "here": _here(request),
        "site": absolute(request, "/"),
        "evidence": {"version": str(version), "date": version.checked_on},
        "has_answers": bool(kept.answers),
        "has_values": not kept.values.is_empty,
        "has_more": kept.has_more,
        "in_consultation": CONSULT in request.session,
        "notice_dropped": answer_store.was_dropped(request),
        "is_unreadable": answer_store.is_unreadable(request),
    }


def _here(request: HttpRequest) -> str:
    if "change" not in request.GET:
        return request.path
    back = "=results" if request.GET["change"] == "results" else ""
    return f"{request.path}?change{back}"
