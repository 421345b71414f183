"""The person's own list of questions for the appointment: picking them, and their order."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.my_questions import MOST_CHOSEN, moved, with_ticks, without
from decision_aid.web import answer_cookie
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.kept_questions import known_ids
from decision_aid.web.my_questions_view import (
    FIRST_FIELD,
    order_context,
    pick_context,
    suggested_for,
    told_too_many,
)
from decision_aid.web.views.errors import GET, only

_STEPS = {"up": -1, "down": 1}


@only(*GET, "POST")
def pick(request: HttpRequest) -> HttpResponse:
    kept = answer_cookie.read(request)
    if request.method != "POST":
        return render(request, "pages/my_questions/pick.html", pick_context(kept))
    if "suggested" in request.POST:
        answer_cookie.write(request, replace(kept, questions=()))
        return redirect("my_questions")
    sent = request.POST.getlist("question")
    ticked = tuple(dict.fromkeys(each for each in sent if each in known_ids()))
    if not ticked:
        return _refused(request, kept, ticked, _("Tick one question at least"))
    if len(ticked) > MOST_CHOSEN:
        return _refused(request, kept, ticked, told_too_many(len(ticked)))
    chosen = with_ticks(kept.questions or suggested_for(kept), ticked)
    answer_cookie.write(request, replace(kept, questions=chosen))
    return redirect("my_questions_order")


def _refused(
    request: HttpRequest, kept: Kept, ticked: tuple[str, ...], message: str
) -> HttpResponse:
    context = pick_context(kept, ticked)
    context["errors"] = [{"message": message, "field_id": FIRST_FIELD}]
    return render(request, "pages/my_questions/pick.html", context, status=422)


@only(*GET, "POST")
def order(request: HttpRequest) -> HttpResponse:
    """One press moves one question; the address then names a place, never a question."""
    kept = answer_cookie.read(request)
    if request.method == "POST":
        return _changed(request, kept)
    if not kept.questions:
        return redirect("my_questions")
    return render(request, "pages/my_questions/order.html", order_context(kept))


def _changed(request: HttpRequest, kept: Kept) -> HttpResponse:
    chosen, place = kept.questions, 0
    for name, by in _STEPS.items():
        which = request.POST.get(name, "")
        if which in chosen:
            chosen = moved(chosen, which, by)
            place = chosen.index(which)
    chosen = without(chosen, request.POST.get("off", ""))
    answer_cookie.write(request, replace(kept, questions=chosen))
    return redirect(f"{reverse('my_questions_order')}#place-{place + 1}")
