"""Headers and limits that hold for every page, and two addresses for a balancer.

Is this process alive, and can it answer people? Both are answered before host names, sessions and
templates, and tell nothing about anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, QueryDict

from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.web import loaded
from decision_aid.web.responses import GET, closed, set_cache_headers, too_large, unreadable
from decision_aid.web.uploads import largest_post

HEALTH, READY = "/health/", "/ready/"


class Probes:
    """``/health/``: the process answers. ``/ready/``: evidence and static files are there too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in (HEALTH, READY) and request.method not in GET:
            refused = _say("only GET or HEAD", 405)
            refused["Allow"] = ", ".join(GET)
            return refused
        if request.path_info == HEALTH:
            return _say("alive", 200)
        if request.path_info == READY:
            return _say("ready", 200) if _is_ready() else _say("not ready", 503)
        return self.get_response(request)


def _is_ready() -> bool:
    try:
        loaded.evidence_base()
        loaded.questionnaire()
    except BrokenEvidenceError:
        return False
    return not settings.PRODUCTION or bool(getattr(staticfiles_storage, "hashed_files", None))


def _say(word: str, status: int) -> HttpResponse:
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain; charset=utf-8")


GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
_DIGITS = 20
_NO_WORDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class PrivacyHeaders:
    """No page may be kept by a browser or a proxy: nearly all of them show answers.

    Downloads of the evidence are the exception; their view says so (``responses.py``).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        set_cache_headers(response)
        response["Permissions-Policy"] = PERMISSIONS
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Cross-Origin-Embedder-Policy"] = "require-corp"
        return response


class WholeFilesOnly:
    """A part of a file may be asked for, and the whole may be sent; all of ours are small.

    Files are packed, so that the library which serves them could not cut them rightly.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_RANGE", None)
        return self.get_response(request)


class MethodsBeforeTokens:
    """No page knows PUT or DELETE, and says so before anybody asks for the token of a form."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD", "POST"):
            request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # Django's own
        return self.get_response(request)


class ClosedForAWhile:
    """While the host has closed the tool, every address answers with the one page that says so.

    Static files are served before this. Nothing of the request is read.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return closed() if settings.CLOSED else self.get_response(request)


class SmallPostsOnly:
    """Refuses a large body, and one whose length is no number, before anything reads it.

    Python refuses to read numbers of thousands of digits; the first of them are enough.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        if not (declared.isascii() and declared.isdecimal()):
            return unreadable()
        if int(declared[:_DIGITS]) > largest_post(request):
            return too_large()
        return self.get_response(request)


class PlainWords:
    """Takes out of everything sent the signs that do something instead of being read.

    Control characters, and those that turn the direction of the words after them. It comes last, so
    that the check of the form's token has read what was really sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        request.GET = _plain(request.GET)
        request.POST = _plain(request.POST)


def _plain(sent: QueryDict) -> Any:
    if not any(_NO_WORDS.search(value) for _, values in sent.lists() for value in values):
        return sent
    plain = sent.copy()
    for name, values in sent.lists():
        plain.setlist(name, [_NO_WORDS.sub(" ", value) for value in values])
    return plain
