"""Headers and limits that hold for every page."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from decision_aid.web.keeping import set_keeping
from decision_aid.web.views.errors import closed, too_large

GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PrivacyHeaders:
    """No page may be kept by a browser or a proxy: nearly all of them show answers.

    Downloads of the evidence are the exception; their view says so (``keeping.py``).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        set_keeping(response)
        response["Permissions-Policy"] = PERMISSIONS
        return response


class ClosedForAWhile:
    """While the host has closed the tool, every address answers with the one page that says so.

    Static files are served before this. Nothing of the request is read.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return closed() if settings.CLOSED else self.get_response(request)


class SmallPostsOnly:
    """Refuses a large body before anything reads it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _declared_length(request) > settings.LARGEST_POST:
            return too_large()
        return self.get_response(request)


def _declared_length(request: HttpRequest) -> int:
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isdecimal() else 0
