"""Who runs the tool, for templates: how to get in touch, and what is still to be filled in."""

from __future__ import annotations

from typing import Any

from decision_aid.web.evidence import host
from decision_aid.web.host_words import WANTED


def contact_context() -> dict[str, Any]:
    """``settings``: name of each, what it means, and whether it has been filled in."""
    missing = host().missing
    return {
        "page_id": "contact",
        "settings": [(name, words, name not in missing) for name, words in WANTED.items()],
        "filled": len(WANTED) - len(missing),
    }
