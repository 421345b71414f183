"""Two addresses for a balancer: is this process alive, and can it answer people?

They are answered before host names, sessions and templates, and tell nothing about anybody.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse

from decision_aid.library.mistakes import BrokenEvidenceError
from decision_aid.web import evidence
from decision_aid.web.middleware import GetResponse

HEALTH, READY = "/health/", "/ready/"


class Probes:
    """``/health/``: the process answers. ``/ready/``: evidence and static files are there too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == HEALTH:
            return _say("alive", 200)
        if request.path_info == READY:
            return _say("ready", 200) if _is_ready() else _say("not ready", 503)
        return self.get_response(request)


def _is_ready() -> bool:
    try:
        evidence.library()
        evidence.questionnaire()
    except BrokenEvidenceError:
        return False
    return not settings.PRODUCTION or bool(staticfiles_storage.hashed_files)


def _say(word: str, status: int) -> HttpResponse:
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain; charset=utf-8")
