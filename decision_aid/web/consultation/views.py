"""Consultation: one screen for a clinician and the person, with every answer changeable on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from decision_aid.web.consultation.partial_updates import problems_of, swaps_between, swaps_refused
from decision_aid.web.consultation.patient_view import shown
from decision_aid.web.consultation.posted_answers import PostedAnswers, read_sent
from decision_aid.web.consultation.screen import Reading, Screen, screen_of
from decision_aid.web.consultation.session import (
    ConsultationState,
    digest,
    keep,
    keep_words,
    load_state,
)
from decision_aid.web.loaded import result_of
from decision_aid.web.responses import GET, only

_ON_ANSWERS: dict[str, Callable[[ConsultationState], ConsultationState]] = {
    "undo": lambda desk: desk.undone(),
    "reopen": lambda desk: desk.having(desk.opened),
    "wide": lambda desk: desk.widened(),
}
_ON_WORDS: dict[str, Callable[[ConsultationState], ConsultationState]] = {
    "plain": lambda desk: replace(desk, clinical=False),
    "clinical": lambda desk: replace(desk, clinical=True),
    "keys-on": lambda desk: replace(desk, keys=True),
    "keys-off": lambda desk: replace(desk, keys=False),
}
_COMPARE = "compare-"


@only(*GET, "POST")
def consult(request: HttpRequest) -> HttpResponse:
    """Without a script every button leads back here; with one, only what differs is sent."""
    desk = load_state(request)
    if request.method != "POST":
        return _page(request, desk, screen_of(desk, Reading()))
    sent = read_sent(desk.kept, request.POST)
    if sent.refused:
        return _refused(request, _spoken(request, desk), sent)
    after = desk.having(sent.kept)
    if HtmxDetails(request):
        keep(request, after)
        return _swapped(request, desk, after, sent)
    return _on(request, desk, after)


def _on(request: HttpRequest, desk: ConsultationState, after: ConsultationState) -> HttpResponse:
    """Every button sends the answers along, so that nothing typed is lost; then it does its own."""
    asked, to = request.POST.get("do", ""), request.POST.get("to", "")
    done = _done(asked, after)
    if done.kept is desk.kept and (to or asked in _ON_WORDS or asked.startswith(_COMPARE)):
        keep_words(request, done)
    else:
        keep(request, done)
    if asked.startswith(_COMPARE):
        return redirect(f"{reverse('consult')}#compared-h")
    return redirect(to if _is_here(to) else "consult")


def _spoken(request: HttpRequest, desk: ConsultationState) -> ConsultationState:
    """How the screen speaks can be changed while an answer is still wrong."""
    found = _ON_WORDS.get(request.POST.get("do", ""))
    if found is None:
        return desk
    keep_words(request, found(desk))
    return found(desk)


def _done(asked: str, desk: ConsultationState) -> ConsultationState:
    if asked.startswith(_COMPARE):
        return desk.comparing(asked.removeprefix(_COMPARE))
    found = _ON_WORDS.get(asked) or _ON_ANSWERS.get(asked)
    return found(desk) if found else desk


def _is_here(to: str) -> bool:
    """A path of this tool, and no other place."""
    return to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)


def _refused(request: HttpRequest, desk: ConsultationState, sent: PostedAnswers) -> HttpResponse:
    screen = screen_of(desk, Reading(), sent)
    if not HtmxDetails(request):
        return _page(request, desk, screen, status=422)
    context = {"swaps": swaps_refused(screen, sent), "keys": desk.keys}
    return render(request, "consultation/swaps.html", context, status=422)


def _swapped(
    request: HttpRequest, desk: ConsultationState, after: ConsultationState, sent: PostedAnswers
) -> HttpResponse:
    reading = Reading()
    swaps = swaps_between(screen_of(desk, reading), screen_of(after, reading), sent)
    return render(request, "consultation/swaps.html", {"swaps": swaps, "keys": desk.keys})


def _page(
    request: HttpRequest, desk: ConsultationState, screen: Screen, status: int = 200
) -> HttpResponse:
    problems = problems_of(screen)
    context: dict[str, Any] = {
        "page_id": "consult",
        "screen": screen,
        "keys": desk.keys,
        "now": digest(desk.kept),
        "problems": problems,
        "errors": [
            {"message": f"{field.label}: {message}", "field_id": f"a-{field.id}"}
            for field, message in problems
        ],
    }
    return render(request, "consultation/screen.html", context, status=status)


@only(*GET)
def show(request: HttpRequest, topic_id: str) -> HttpResponse:
    """One figure, large, for a screen that is turned to the person."""
    desk = load_state(request)
    page = result_of(desk.kept.journey())
    view = shown(topic_id, page)
    if view is None and any(each.id == topic_id for each in page.left_out):
        return redirect("consult")
    if view is None:
        raise Http404
    return render(request, "consultation/show.html", {"page_id": "consult", "shown": view})
