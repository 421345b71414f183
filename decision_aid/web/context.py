"""What every page shows: the evidence version, and whether anything was told to go back to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from decision_aid.web import answer_cookie, evidence
from decision_aid.web.session import CONSULT


def every_page(request: HttpRequest) -> dict[str, Any]:
    version = evidence.library().version
    kept = answer_cookie.read(request)
    return {
        "evidence": {"version": str(version), "date": version.checked_on},
        "has_answers": bool(kept.answers),
        "has_values": not kept.values.is_empty,
        "has_more": kept.has_more,
        "in_consultation": CONSULT in request.session,
        "notice_dropped": answer_cookie.was_dropped(request),
    }
