"""The result page: what the evidence says of the answers in this browser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.middleware import HtmxDetails

from decision_aid.domain.journey import Journey, Step
from decision_aid.domain.question import RefusedAnswerError
from decision_aid.domain.result import ResultPage, result_page
from decision_aid.domain.topics import TOPICS
from decision_aid.domain.what_if import changes
from decision_aid.web import answer_cookie
from decision_aid.web.asked_words import named
from decision_aid.web.change_view import changes_context, may_be_tried
from decision_aid.web.evidence import library
from decision_aid.web.question_page import given_in, question_context
from decision_aid.web.result_view import result_context
from decision_aid.web.topic_view import topic_view
from decision_aid.web.values_view import values_rows
from decision_aid.web.views.errors import GET, only


@only(*GET)
def results(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to compare with, so it leads to the start."""
    kept = answer_cookie.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    return render(request, "pages/results.html", _context(kept, journey, _page(journey)))


@only(*GET)
def topic_at(request: HttpRequest, topic_id: str, years: int) -> HttpResponse:
    """The same page with one topic drawn at another time; only that piece where htmx asks."""
    topic = next((each for each in TOPICS if each.id == topic_id), None)
    if topic is None:
        raise Http404
    kept = answer_cookie.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    page = _page(journey)
    if cast("HtmxDetails", request.htmx):  # type: ignore[attr-defined]
        view = topic_view(topic, page, years)
        return render(request, "components/topic_front.html", {"topic": view, "swapped": True})
    return render(request, "pages/results.html", _context(kept, journey, page, {topic_id: years}))


@only(*GET, "POST")
def try_answer(request: HttpRequest, key: str) -> HttpResponse:
    """What another answer would change. Nothing is stored."""
    kept = answer_cookie.read(request)
    journey = kept.journey()
    step = journey.step(key)
    if step is None or not may_be_tried(step):
        raise Http404
    if request.method != "POST":
        return render(request, "pages/try.html", question_context(journey, step))
    return _tried(request, kept, journey, step)


def _tried(
    request: HttpRequest, kept: answer_cookie.Kept, journey: Journey, step: Step
) -> HttpResponse:
    typed = given_in(request.POST, step)
    try:
        answer = step.question.read(typed, step.known)
    except RefusedAnswerError as refused:
        page = question_context(journey, step, typed=typed, error=named(step, str(refused)))
        return render(request, "pages/try.html", page, status=422)
    tried = replace(kept, answers=kept.answers.having(step.key, answer))
    after = _page(tried.journey())
    context = question_context(journey, step, typed=typed)
    context |= changes_context(changes(_page(journey), after), after)
    return render(request, "pages/try.html", context)


def _context(
    kept: answer_cookie.Kept,
    journey: Journey,
    page: ResultPage,
    years: dict[str, int] | None = None,
) -> dict[str, Any]:
    context = result_context(page, journey, years)
    return context | {"values": values_rows(kept)}


def _page(journey: Journey) -> ResultPage:
    return result_page(journey.facts, library())
