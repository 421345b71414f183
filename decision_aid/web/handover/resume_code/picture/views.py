"""A scanned picture: its PIN is asked for, then its answers are shown, and used after a yes.

The sealed answers stand in the address that was scanned, the PIN in the body of a form only. Every
form here ends in a redirect, or the browser would keep its body beside the address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from decision_aid.domain.resume_code.code import BadCodeError
from decision_aid.domain.resume_code.packed import unpacked
from decision_aid.web import answer_store
from decision_aid.web.answer_cookie import OFFERED
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import kept_in
from decision_aid.web.handover.resume_code.confirm import confirm_context
from decision_aid.web.handover.resume_code.picture.drawn import server_secrets
from decision_aid.web.handover.resume_code.picture.seal import (
    PIN_LENGTH,
    Sealed,
    UnreadableError,
    WrongPinError,
    read,
)
from decision_aid.web.handover.resume_code.picture.tries import tries
from decision_aid.web.responses import GET, only

_ASKS, _SAYS = "handover/resume_code/scan.html", "handover/resume_code/no_way_in.html"


@only(*GET, "POST")
def scan(request: HttpRequest, digits: str) -> HttpResponse:
    try:
        found = read(digits, server_secrets())
    except UnreadableError:
        return _says(request, "unreadable", 404)
    if _has_ended(found.until):
        day = formats.date_format(found.until, "j F Y")
        return _says(request, "ended", 410, {"day": day})
    if request.method != "POST":
        return render(request, _ASKS, _asks(digits))
    return _tried(request, digits, found)


@only(*GET)
def late(request: HttpRequest, digits: str) -> HttpResponse:
    """The form was open too long, or the browser keeps no cookie: the PIN was not read."""
    message = _("This page was open for a long time. Please type the PIN again")
    errors = [{"message": message, "field_id": "pin"}]
    return render(request, _ASKS, {**_asks(digits), "errors": errors})


@only(*GET)
def again(request: HttpRequest, digits: str) -> HttpResponse:
    """The PIN did not open it. The page says so after a redirect, and knows nothing of the PIN."""
    wrong = _("That PIN does not open the picture. Check all %(n)s numbers") % {"n": PIN_LENGTH}
    errors = [{"message": wrong, "field_id": "pin"}]
    return render(request, _ASKS, {**_asks(digits), "errors": errors})


@only(*GET)
def wait(request: HttpRequest, digits: str) -> HttpResponse:  # noqa: ARG001
    return _says(request, "too_often", 200)


@only(*GET, "POST")
def held(request: HttpRequest) -> HttpResponse:
    """What a picture or a typed code holds. Nothing is replaced before a yes."""
    offered = _offered(request)
    if offered is None:
        return redirect("code")
    if "use" in request.POST:
        return _use(request, offered)
    context = confirm_context("", offered)
    return render(request, "handover/resume_code/confirm.html", context)


def _tried(request: HttpRequest, digits: str, found: Sealed) -> HttpResponse:
    pin = _plain(request.POST.get("pin", ""))
    if len(pin) != PIN_LENGTH:
        return redirect("scan_again", digits=digits)
    if not tries.take(found.body):
        return redirect("scan_wait", digits=digits)
    try:
        code = unpacked(found.opened(pin))
    except WrongPinError:
        return redirect("scan_again", digits=digits)
    tries.give_back(found.body)
    request.session[OFFERED] = code
    return redirect("scan_held")


def _plain(typed: str) -> str:
    """The numbers as people type or paste them, in any script, with anything between them."""
    numbers = (unicodedata.decimal(each, None) for each in typed[: 10 * PIN_LENGTH])
    return "".join(str(each) for each in numbers if each is not None)


def _has_ended(until: date) -> bool:
    return timezone.localdate() > until


def _offered(request: HttpRequest) -> SavedAnswers | None:
    """None too where today's layouts no longer read the code."""
    code = request.session.get(OFFERED)
    try:
        return kept_in(code) if isinstance(code, str) else None
    except BadCodeError:
        return None


def _use(request: HttpRequest, offered: SavedAnswers) -> HttpResponse:
    wish = request.POST["use"]
    if wish == "no":
        del request.session[OFFERED]
        return redirect("check" if answer_store.read(request).answers else "start")
    if "keep" in request.POST:
        offered = offered.with_more_of(answer_store.read(request))
    answer_store.write(request, offered)
    return redirect("consult" if wish == "consult" else "check")


def _asks(digits: str) -> dict[str, object]:
    return {"page_id": "scan", "digits": digits, "length": PIN_LENGTH}


def _says(
    request: HttpRequest, why: str, status: int, told: Mapping[str, object] | None = None
) -> HttpResponse:
    context = {"page_id": "scan", "why": why, **(told or {})}
    return render(request, _SAYS, context, status=status)
