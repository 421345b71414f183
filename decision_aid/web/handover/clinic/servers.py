"""The clinics' servers that the host has named, and asking them: in time, in size, nowhere else."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

_SECONDS = httpx.Timeout(5.0, connect=3.0)
_LONGEST = 15.0
"""For all requests of one page together."""
_MOST_BYTES = 8 * 1024 * 1024
"""Of all answers for one page together."""
_FHIR = "application/fhir+json"
_OK = range(200, 300)
_NOT_SIGNED_IN = 401


class ClinicError(Exception):
    """The clinic's server did not answer as it should. Tells nothing of what it said."""


class AccessEndedError(ClinicError):
    """The server no longer takes the token."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a clinic signs in, as its server tells."""

    authorize: str
    token: str


def origin_of(address: str) -> str:
    told = urlsplit(address)
    return f"{told.scheme}://{told.netloc}"


def named_server(iss: str) -> str | None:
    """The server as the host wrote it; None for any other."""
    bare = iss.rstrip("/")
    return bare if bare in settings.CLINIC_SERVERS else None


def sign_in_origins() -> list[str]:
    """Where a form may lead: the clinics and, where they sign in elsewhere, that place."""
    return list(dict.fromkeys(map(origin_of, (*settings.CLINIC_SERVERS, *settings.CLINIC_SIGN_IN))))


class Asking:
    """Requests for one page. No redirect is followed and no proxy of the environment is used."""

    def __init__(self, token: str = "") -> None:
        headers = {"Accept": f"{_FHIR}, application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._client = httpx.Client(
            timeout=_SECONDS, follow_redirects=False, trust_env=False, headers=headers
        )
        self._until = time.monotonic() + _LONGEST
        self._left = _MOST_BYTES

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, address: str) -> dict[str, Any]:
        return self._ask("GET", address)

    def post(self, address: str, resource: dict[str, Any]) -> dict[str, Any]:
        content = json.dumps(resource, ensure_ascii=False).encode()
        return self._ask("POST", address, content=content, headers={"Content-Type": _FHIR})

    def form(self, address: str, fields: dict[str, str]) -> dict[str, Any]:
        return self._ask("POST", address, data=fields)

    def _ask(self, method: str, address: str, **sent: Any) -> dict[str, Any]:
        if origin_of(address) not in sign_in_origins():
            raise ClinicError
        try:
            with self._client.stream(method, address, **sent) as answer:
                if answer.status_code == _NOT_SIGNED_IN:
                    raise AccessEndedError
                if answer.status_code not in _OK:
                    raise ClinicError
                body = self._read(answer)
            told = json.loads(body or b"{}", parse_float=Decimal)
        except (httpx.HTTPError, ValueError, ArithmeticError, RecursionError):
            raise ClinicError from None
        if not isinstance(told, dict):
            raise ClinicError
        return told

    def _read(self, answer: httpx.Response) -> bytes:
        body = bytearray()
        for chunk in answer.iter_bytes():
            body += chunk
            self._left -= len(chunk)
            if self._left < 0 or time.monotonic() > self._until:
                raise ClinicError
        return bytes(body)


def endpoints_of(server: str) -> Endpoints:
    """From the server's own description. Places that the host did not name are refused."""
    with Asking() as asking:
        told = asking.get(f"{server}/.well-known/smart-configuration")
    authorize, token = told.get("authorization_endpoint"), told.get("token_endpoint")
    methods = told.get("code_challenge_methods_supported")
    allowed = sign_in_origins()
    for each in (authorize, token):
        if not isinstance(each, str) or origin_of(each) not in allowed:
            raise ClinicError
    if not isinstance(methods, list) or "S256" not in methods:
        raise ClinicError
    return Endpoints(str(authorize), str(token))
