"""Which responses a browser or a proxy may keep: none, but for those that say so themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import cc_delim_re

NEVER = "no-store"
FOR_AN_HOUR = "public, max-age=3600"
_MARK = "holds_no_answers"


def holds_no_answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose response is the same for everybody, whatever they have answered."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            setattr(response, _MARK, True)
        return response

    return inner


def set_keeping(response: HttpResponse) -> None:
    """A kept copy goes to others too: it carries no cookie and does not depend on one."""
    if not getattr(response, _MARK, False):
        response["Cache-Control"] = NEVER
        return
    response["Cache-Control"] = FOR_AN_HOUR
    response.cookies.clear()
    varies = [each for each in cc_delim_re.split(response.get("Vary", "")) if each]
    others = [each for each in varies if each.lower() != "cookie"]
    del response["Vary"]
    if others:
        response["Vary"] = ", ".join(others)
