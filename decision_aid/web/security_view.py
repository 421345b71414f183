"""The security page for templates, and security.txt (RFC 9116)."""

from __future__ import annotations

from datetime import date
from typing import Any

from decision_aid.library.host import Host
from decision_aid.web.evidence import library
from decision_aid.web.safety_view import tests_in_words


def security_context() -> dict[str, Any]:
    threats = [
        {"told": each, "controls": [(c, tests_in_words(c.tests)) for c in each.control]}
        for each in library().threats
    ]
    return {"page_id": "security", "threats": threats}


def security_txt(host: Host, today: date, canonical: str, policy: str) -> str | None:
    """None where the host has not said whom to write to and until when, or that day has passed.

    The standard asks for both, and says that nobody should trust a file that is out of date.
    """
    if not host.security_email or host.security_until is None or host.security_until < today:
        return None
    lines = (
        f"Contact: mailto:{host.security_email}",
        f"Expires: {host.security_until.isoformat()}T23:59:59Z",
        "Preferred-Languages: en",
        f"Canonical: {canonical}",
        f"Policy: {policy}",
    )
    return "\n".join(lines) + "\n"
