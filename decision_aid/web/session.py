"""The session in the signed cookie, of which only what this tool writes is ever read.

Anything else under our signature comes from an older version, or from somebody who has the key.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.sessions.backends import signed_cookies
from django.middleware.csrf import CSRF_SESSION_KEY

TOLD = "told"
CONSULT = "consult"
_TOKEN = re.compile(r"[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?")


class SessionStore(signed_cookies.SessionStore):
    """Holds what somebody told under ``TOLD``, the token of their forms, and under ``CONSULT`` what
    a consultation can take back.
    """

    def load(self) -> dict[str, Any]:
        held: object = super().load()
        pairs = held.items() if isinstance(held, dict) else ()
        return {key: value for key, value in pairs if _is_ours(key, value)}


def _is_ours(key: str, value: object) -> bool:
    if key == CSRF_SESSION_KEY:
        return isinstance(value, str) and _TOKEN.fullmatch(value) is not None
    return key == TOLD or (key == CONSULT and isinstance(value, dict))
