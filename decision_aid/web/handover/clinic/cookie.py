"""What the clinic's cookie holds, encrypted: first the way of a sign-in, then the token.

Only this server can read it. It is good for ten minutes on the way, and as long as the token is,
at most an hour, after it. It goes with the answers and at the end of the way.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

READ, WRITE = "read", "write"
ON_THE_WAY = 10 * 60
_AN_HOUR = 60 * 60
_LONGEST = 3800
"""Of a cookie's value: browsers drop a longer one in silence."""


@dataclass(frozen=True, slots=True)
class Way:
    """A sign-in that has begun: what has to come back, and what proves that it is ours."""

    server: str
    token_endpoint: str
    state: str
    verifier: str
    purpose: str
    patient: str = ""
    """Whose record it was, where the sign-in is for writing."""


@dataclass(frozen=True, slots=True)
class Held:
    """A token that reads one patient's record on one server."""

    server: str
    patient: str
    token: str
    until: float


class TooLongError(Exception):
    """A token that no cookie can hold."""


def keep(response: HttpResponse, what: Way | Held) -> None:
    told = {"kind": type(what).__name__, **asdict(what)}
    value = _locks().encrypt(json.dumps(told).encode()).decode("ascii")
    if len(value) > _LONGEST:
        raise TooLongError
    response.set_cookie(
        settings.CLINIC_COOKIE,
        value,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(settings.CLINIC_COOKIE, path="/", samesite="Lax")
    response.cookies[settings.CLINIC_COOKIE]["secure"] = settings.SESSION_COOKIE_SECURE


def way_in(request: HttpRequest) -> Way | None:
    told = _opened(request, ON_THE_WAY, Way)
    return told if isinstance(told, Way) else None


def held_in(request: HttpRequest) -> Held | None:
    held = _opened(request, _AN_HOUR, Held)
    return held if isinstance(held, Held) and held.until > time.time() else None


def _opened(request: HttpRequest, longest: int, kind: type[Way | Held]) -> Way | Held | None:
    """None also for what another version has written."""
    sent = request.COOKIES.get(settings.CLINIC_COOKIE, "")
    try:
        told: dict[str, Any] = json.loads(_locks().decrypt(sent.encode(), ttl=longest))
        return kind(**told) if told.pop("kind") == kind.__name__ else None
    except (InvalidToken, ValueError, KeyError, TypeError):
        return None


def _locks() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_lock(key)) for key in keys])


def _lock(key: str) -> bytes:
    digest = hashlib.blake2b(key.encode(), digest_size=32, person=b"clinic cookie").digest()
    return base64.urlsafe_b64encode(digest)
