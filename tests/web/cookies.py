"""Cookies as the signed-cookie session makes them, and clients that hold one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib.sessions.serializers import JSONSerializer
from django.core import signing
from django.test import Client

SALT = "django.contrib.sessions.backends.signed_cookies"
Given = Mapping[str, str | Sequence[str]]


def signed(session: Mapping[str, Any], key: str | None = None) -> str:
    return signing.dumps(
        dict(session), key=key, salt=SALT, serializer=JSONSerializer, compress=True
    )


def told(answers: Mapping[str, Any], route: str = "full", version: object = 1) -> dict[str, Any]:
    return {"told": {"v": version, "route": route, "answers": dict(answers)}}


def session_of(cookie: str) -> dict[str, Any]:
    """What the cookie holds; it is signed, not encrypted."""
    return dict(signing.loads(cookie, salt=SALT, serializer=JSONSerializer))


def client_with(answers: Given, route: str = "full", **more: object) -> Client:
    """Somebody with these answers. ``more``: what else is kept beside them, such as ``values``."""
    session = told(answers, route)
    session["told"] |= more
    return client_holding(signed(session))


def client_holding(cookie: str) -> Client:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return client


def answers_in(client: Client) -> dict[str, Any]:
    """The answers that a client's cookie holds now; none where there is no cookie."""
    morsel = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if morsel is None or not morsel.value:
        return {}
    return dict(session_of(morsel.value).get("told", {}).get("answers", {}))


def without_expired_cookies(client: Client) -> Client:
    """A browser drops a cookie that is told to go; Django's test client goes on sending it."""
    for name in [name for name, morsel in client.cookies.items() if morsel["max-age"] == 0]:
        del client.cookies[name]
    return client
