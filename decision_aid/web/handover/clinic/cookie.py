"""What the clinic's cookie holds, encrypted: first the way of a sign-in, then the token.

Only this server can read it. It is good for ten minutes on the way, and as long as the token is,
at most an hour, after it. It goes with the answers and at the end of the way. Clinics give tokens
of up to some kilobytes and browsers keep cookies of four: what is packed and locked as one is cut
into up to three cookies, and opens only when all of its parts come back.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
import zlib
from dataclasses import asdict, dataclass, replace
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse

READ, WRITE, WRITE_LETTER = "read", "write", "letter"
ON_THE_WAY = 10 * 60
AN_HOUR = 60 * 60
_TWELVE_HOURS = 12 * 60 * 60
_LONGEST = 3600
"""Of a cookie's value: browsers drop a longer one in silence. All parts together with the answers
stay below what the server takes of cookies (16 KB)."""
_MOST_BYTES = 64 * 1024


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
    rules: str = ""
    """The published text that a referral to hand back compares with."""


@dataclass(frozen=True, slots=True)
class Held:
    """A token that reads one patient's record on one server."""

    server: str
    patient: str
    token: str
    until: float


class TooLongError(Exception):
    """A token that no cookies can hold."""


def keep(response: HttpResponse, what: Way | Held) -> None:
    """Raises TooLongError."""
    told = {"kind": type(what).__name__, **asdict(what)}
    packed = zlib.compress(json.dumps(told).encode(), 9)
    value = _locks().encrypt(packed).decode("ascii")
    parts = [value[at : at + _LONGEST] for at in range(0, len(value), _LONGEST)]
    if len(parts) > len(settings.CLINIC_COOKIES):
        raise TooLongError
    forget(response)
    for name, part in zip(settings.CLINIC_COOKIES, parts, strict=False):
        response.set_cookie(
            name,
            part,
            path="/",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def forget(response: HttpResponse) -> None:
    for name in settings.CLINIC_COOKIES:
        response.delete_cookie(name, path="/", samesite="Lax")
        response.cookies[name]["secure"] = settings.SESSION_COOKIE_SECURE


def way_in(request: HttpRequest) -> Way | None:
    told = _opened(request, ON_THE_WAY, Way)
    return told if isinstance(told, Way) else None


def held_in(request: HttpRequest) -> Held | None:
    """None once the token has ended."""
    held = _opened(request, AN_HOUR, Held)
    return held if isinstance(held, Held) and held.until > time.time() else None


def ended_in(request: HttpRequest) -> Held | None:
    """Where somebody was signed in today and for whom, once the token has ended: to go on there,
    with a new sign-in. The old token is left out.
    """
    held = _opened(request, _TWELVE_HOURS, Held)
    if not isinstance(held, Held) or held_in(request) is not None:
        return None
    return replace(held, token="")


def _opened(request: HttpRequest, longest: int, kind: type[Way | Held]) -> Way | Held | None:
    """None also for what another version has written."""
    sent = "".join(request.COOKIES.get(name, "") for name in settings.CLINIC_COOKIES)
    try:
        packed = _locks().decrypt(sent.encode(), ttl=longest)
        told: dict[str, Any] = json.loads(zlib.decompressobj().decompress(packed, _MOST_BYTES))
        return kind(**told) if told.pop("kind") == kind.__name__ else None
    except (InvalidToken, ValueError, KeyError, TypeError, zlib.error):
        return None


def _locks() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_lock(key)) for key in keys])


def _lock(key: str) -> bytes:
    digest = hashlib.blake2b(key.encode(), digest_size=32, person=b"clinic cookie").digest()
    return base64.urlsafe_b64encode(digest)
