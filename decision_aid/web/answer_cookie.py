"""The one cookie of a browser: which of several is read, and when one may be written or removed.

A page that is only looked at never removes a cookie or writes over one. Another process may be able
to read what this one cannot: one with the other key while keys change, or of a newer version. What
only asks for a page could otherwise destroy an hour of answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import signed_cookies
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CSRF_SESSION_KEY
from django.utils.cache import patch_vary_headers

TOLD = "told"
CONSULT = "consult"
SHEET = "sheet"
OFFERED = "offered"
TYPED = "typed"
VERSION = 1
"""Of what stands under ``TOLD``."""
_SALT = "django.contrib.sessions.backends.signed_cookies"
_TOKEN = re.compile(r"[A-Za-z0-9]{32}(?:[A-Za-z0-9]{32})?")
EARLIER_NAME = "answers"
"""What the cookie was called before its name was bound to one host; still read."""
_READS_ONLY = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_MOST = 8
_WHAT_TO_CLEAR = '"cache", "storage"'
"""Not "cookies": browsers would clear those of every host below the same registered name."""


class SessionStore(signed_cookies.SessionStore):
    """Holds what somebody told under ``TOLD``, the token of their forms, under ``CONSULT`` what a
    consultation can take back, under ``SHEET`` which picture they want on paper, and under
    ``OFFERED`` the code of a picture, or typed, until they say whether to use it, under ``TYPED``
    what was typed and is no code. Read at need, from the first cookie that can be read.
    """

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._sent: tuple[str, ...] = (session_key,) if session_key else ()
        self._had_token = False
        self._was_read = False
        self.was_emptied = False

    @classmethod
    def of_any(cls, sent: tuple[str, ...]) -> SessionStore:
        """Of several cookies that came: a host beside this one may have set one of ours too."""
        store = cls(max(sent, key=len, default=None))  # Django opens none of under eight signs
        store._sent = sent
        return store

    def load(self) -> dict[str, Any]:
        """Never marks the session as changed: what cannot be read is not written over."""
        opened = [(key, self._opened(key)) for key in self._sent]
        readable = [
            (key, held)
            for key, held in opened
            if held and not _is_of_a_newer_version(held.get(TOLD))
        ]
        if not readable:
            return {}
        with_answers = [each for each in readable if each[1].get(TOLD)]
        self._session_key, held = (with_answers or readable)[0]
        self._was_read = True
        kept = {key: value for key, value in held.items() if _may_be_kept(key, value)}
        self._had_token = CSRF_SESSION_KEY in kept
        return kept

    def _opened(self, key: str) -> dict[str, Any]:
        try:
            held: object = signing.loads(
                key, salt=_SALT, serializer=self.serializer, max_age=self.get_session_cookie_age()
            )
        except Exception:  # signed with nonsense inside: the reader of JSON may raise anything
            return {}
        return held if isinstance(held, dict) else {}

    @property
    def is_unreadable(self) -> bool:
        """A cookie came, and none can be read here: of another key, too old, changed or newer."""
        self.keys()
        return bool(self._sent) and not self._was_read

    @property
    def came_without_token(self) -> bool:
        return not self._sent or (self._was_read and not self._had_token)

    def flush(self) -> None:
        super().flush()
        self.was_emptied = True


def _is_of_a_newer_version(told: object) -> bool:
    version = told.get("v") if isinstance(told, dict) else None
    return isinstance(version, int) and version > VERSION


def _may_be_kept(key: str, value: object) -> bool:
    if key == CSRF_SESSION_KEY:
        return isinstance(value, str) and _TOKEN.fullmatch(value) is not None
    if key in (OFFERED, TYPED):
        return isinstance(value, str)
    return key == TOLD or (key in (CONSULT, SHEET) and isinstance(value, dict))


class AnswerCookie:
    """In place of Django's session middleware, which takes the last cookie and writes on a GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = tuple(_sent(request))
        session = SessionStore.of_any(sent[:_MOST])
        request.session = session
        response = self.get_response(request)
        if session.accessed:
            patch_vary_headers(response, ("Cookie",))
        if session.was_emptied:
            _remove(request, response)
        elif response.status_code < 500 and _may_write(request, session):
            session.save()
            _set(response, session)
        return response


def _may_write(request: HttpRequest, session: SessionStore) -> bool:
    """On a page that is looked at only the token of its forms is new, and only where none came."""
    if not session.modified or session.is_empty():
        return False
    return request.method not in _READS_ONLY or session.came_without_token


def _sent(request: HttpRequest) -> Iterator[str]:
    """Every cookie of ours, in the order sent; of the name that is bound to this host first.

    Django keeps one of each name only; a host beside this one can set another.
    """
    header = request.META.get("HTTP_COOKIE", "")
    pairs = [pair.strip().partition("=") for pair in header.split(";")]
    for wanted in _names():
        yield from (value for name, _, value in pairs if name == wanted and value)


def _names() -> tuple[str, ...]:
    """Ours, then what it was called before; one and the same in a local run."""
    return tuple(dict.fromkeys((settings.SESSION_COOKIE_NAME, EARLIER_NAME)))


def _set(response: HttpResponse, session: SessionStore) -> None:
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        session.session_key or "",
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def _remove(request: HttpRequest, response: HttpResponse) -> None:
    if request.is_secure():  # without encryption browsers refuse it, aloud
        response["Clear-Site-Data"] = _WHAT_TO_CLEAR
    for name in (*_names(), *settings.CLINIC_COOKIES):
        if name in request.COOKIES:
            response.delete_cookie(
                name,
                path=settings.SESSION_COOKIE_PATH,
                samesite=settings.SESSION_COOKIE_SAMESITE,
            )
            response.cookies[name]["secure"] = settings.SESSION_COOKIE_SECURE
