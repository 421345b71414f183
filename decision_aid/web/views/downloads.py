"""The evidence as files, and what changed in it. Nothing here depends on anybody's answers."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition

from decision_aid.library.exports import NAMES
from decision_aid.web import downloads_view
from decision_aid.web.keeping import holds_no_answers
from decision_aid.web.views.errors import GET, only

_LONGEST_VERSION = 200
FEED = "changes.atom"
_READ_IN_PLACE = frozenset({FEED})


@only(*GET)
def downloads(request: HttpRequest) -> HttpResponse:
    """What each file holds. The page itself shows whether there are answers: nobody keeps it."""
    return render(request, "pages/downloads.html", downloads_view.downloads_context())


def _etag(_: HttpRequest, name: str) -> str | None:
    return downloads_view.etag(name) if name in NAMES else None


def _last_changed(_: HttpRequest, name: str) -> datetime | None:
    return downloads_view.last_changed() if name in NAMES else None


@only(*GET)
@holds_no_answers
@condition(etag_func=_etag, last_modified_func=_last_changed)
def download(_: HttpRequest, name: str) -> HttpResponse:
    """One file, the same for everybody: it may be kept, and reads no cookie."""
    if name not in NAMES:
        raise Http404
    found = downloads_view.download(name)
    content = found.content
    if name == FEED and settings.ADDRESS:
        content = downloads_view.feed_at(f"{settings.ADDRESS}{reverse('downloads')}")
    response = HttpResponse(content, content_type=found.media_type)
    if name not in _READ_IN_PLACE:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@csrf_exempt  # it changes nothing, and a token would set a cookie for somebody who only reads
@only(*GET, "POST")
def changes(request: HttpRequest) -> HttpResponse:
    """The log; after a form, what changed since the version on a print."""
    if request.method != "POST":
        return render(request, "pages/changes.html", downloads_view.changes_context())
    typed = request.POST.get("version", "")[:_LONGEST_VERSION]
    context = downloads_view.asked_context(typed)
    return render(request, "pages/changes.html", context, status=422 if context["errors"] else 200)
