"""What every view answers with: allowed methods, what may be kept, pages for what went wrong.

Browsers and proxies keep nothing but what says so itself. Each page for a mistake says so kindly
and shows the way on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import translation

NEVER = "no-store"
FOR_AN_HOUR = "public, max-age=3600"
_MARK = "holds_no_answers"


def cacheable(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose response is the same for everybody, whatever they have answered."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            setattr(response, _MARK, True)
        return response

    return inner


def set_cache_headers(response: HttpResponse) -> None:
    """A kept copy goes to others too: it carries no cookie and does not depend on one."""
    if not getattr(response, _MARK, False):
        response["Cache-Control"] = NEVER
        return
    response["Cache-Control"] = FOR_AN_HOUR
    response.cookies.clear()
    varies = (each.strip() for each in response.get("Vary", "").split(","))
    others = [each for each in varies if each and each.lower() != "cookie"]
    del response["Vary"]
    if others:
        response["Vary"] = ", ".join(others)


View = Callable[..., HttpResponse]
GET = ("GET", "HEAD")
_COME_BACK_AFTER = 600
"""Seconds: what a closed tool tells machines."""


def _page(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(name, request=request), status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form that was open too long, or came from elsewhere. The answers are untouched.

    One of our own, as the browser itself says, comes back with what was typed, to be sent again;
    but a PIN, which no page repeats.
    """
    asked = request.resolver_match
    if asked is not None and asked.url_name == "scan" and _is_from_here(request):
        return redirect("scan_late", digits=str(asked.kwargs["digits"]))
    sent = _sent_again(request) if _is_from_here(request) else ()
    told = {"sent": sent, "typed": [value for _name, value in sent if _is_typed(_name, value)]}
    return HttpResponse(render_to_string("403_csrf.html", told, request), status=403)


def _is_from_here(request: HttpRequest) -> bool:
    """Browsers set these headers, and no page can change them."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site == "same-origin"
    return origin == f"{request.scheme}://{request.get_host()}"


def _sent_again(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """All fields of the form but its old token."""
    return tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    )


_OURS = ("step", "shown", "confirmed", "asked", "route", "pin")
_MARK_OF_A_CHOICE = re.compile(r"[a-z0-9:_-]+")


def _is_typed(name: str, value: str) -> bool:
    """Whether somebody would miss it: words and numbers, not the marks of boxes."""
    is_number = value.strip().isdecimal()
    return (
        bool(value.strip())
        and name not in _OURS
        and (is_number or not _MARK_OF_A_CHOICE.fullmatch(value))
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Also for a foreign host, before there is a session, so the page stands alone."""
    if isinstance(exception, TooManyFieldsSent):
        return unreadable(most_fields=settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    return unreadable(has_file=isinstance(exception, TooManyFilesSent))


def too_large() -> HttpResponse:
    """Sent before the body or the session is read, so the page stands alone."""
    return HttpResponse(render_to_string("413.html"), status=413)


def closed() -> HttpResponse:
    """While the tool is closed: the page in place of all others, which tells when to come back."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response._has_been_logged = True  # type: ignore[attr-defined]  # else each request is an error
    response["Retry-After"] = str(_COME_BACK_AFTER)
    return response


def unreadable(*, most_fields: int = 0, has_file: bool = False) -> HttpResponse:
    """Sent before the body or the session is read, so the page stands alone.

    It says what was too much, where that is known.
    """
    told = {"most_fields": most_fields, "has_file": has_file}
    return HttpResponse(render_to_string("400.html", told), status=400)


class Form(forms.Form):
    """The templates write every label, so Django looks up no mark to put after one."""

    def __init__(self, *given: Any, **named: Any) -> None:
        named["label_suffix"] = ""
        super().__init__(*given, **named)


def sent_in(request: HttpRequest) -> QueryDict | None:
    """What a form is bound with: nothing until it is sent."""
    return request.POST if request.method == "POST" else None


def render_form(
    request: HttpRequest, template: str, form: Form, context: dict[str, Any]
) -> HttpResponse:
    """A form's page; 422 where something cannot be taken, told with the id of the field."""
    errors = [
        {"message": message, "field_id": form[name].id_for_label}
        for name, messages in form.errors.items()
        for message in messages
    ]
    context = {**context, "errors": errors}
    return render(request, template, context, status=422 if errors else 200)


@contextmanager
def _named_language() -> Iterator[None]:
    """Names the language for as long as a page is made: unnamed, Django looks for one at each word.

    One that is named already stays.
    """
    language = translation.get_language()
    is_own = language == settings.LANGUAGE_CODE
    if is_own:
        translation.activate(language)
    try:
        yield
    finally:
        if is_own:
            translation.deactivate()


def only(*methods: str) -> Callable[[View], View]:
    """Answers other methods with a page instead of an empty 405."""

    def wrap(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in methods:
                with _named_language():
                    return view(request, *args, **kwargs)
            response = _page(request, "405.html", 405)
            response["Allow"] = ", ".join(methods)
            return response

        return inner

    return wrap
