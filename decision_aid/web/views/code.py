"""The code that holds the answers: taking one along, and coming back with one.

A code is sent in the body of a form only, never in an address.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from decision_aid.domain.resume_code import LONGEST, BadCodeError
from decision_aid.web import answer_cookie
from decision_aid.web.code_view import (
    confirm_context,
    form_context,
    my_code_context,
    refused_context,
)
from decision_aid.web.handover.code import kept_in
from decision_aid.web.views.errors import GET, only

_KEPT_AS_TYPED = 3 * LONGEST


@only(*GET, "POST")
def code(request: HttpRequest) -> HttpResponse:
    """Takes a code in two steps: shows what it holds, and replaces nothing before a yes."""
    if request.method != "POST":
        return render(request, "pages/code.html", form_context())
    typed = request.POST.get("code", "")
    bare = _without_address(typed)
    try:
        held = kept_in(bare)
    except BadCodeError as bad:
        context = refused_context(typed[:_KEPT_AS_TYPED], bare, bad)
        return render(request, "pages/code.html", context, status=422)
    if "use" not in request.POST:
        return render(request, "pages/code_confirm.html", confirm_context(typed, held))
    return _use(request, held)


def _use(request: HttpRequest, held: answer_cookie.Kept) -> HttpResponse:
    """Everything is replaced, for the code may be that of somebody else; unless they say not."""
    if "keep" in request.POST:
        held = held.with_more_of(answer_cookie.read(request))
    answer_cookie.write(request, held)
    return redirect("consult" if request.POST["use"] == "consult" else "check")


def _without_address(typed: str) -> str:
    """People paste the whole address from a QR code."""
    return typed.rpartition("#")[2]


@only(*GET)
def my_code(request: HttpRequest) -> HttpResponse:
    """The code of the answers in this browser, to write down, print or scan."""
    context = my_code_context(request, answer_cookie.read(request))
    return render(request, "pages/my_code.html", context)
