"""The result page: what the evidence says of the answers in this browser."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.middleware import HtmxDetails

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.domain.results.what_if import changes
from decision_aid.web import answer_store
from decision_aid.web.loaded import evidence_base, result_of
from decision_aid.web.question_form import given_in, question_context
from decision_aid.web.responses import GET, only
from decision_aid.web.results.page import ResultsPage
from decision_aid.web.results.topics import topic_view
from decision_aid.web.results.what_if import changes_context, may_be_tried
from decision_aid.web.words.answers import refusal


@only(*GET)
def results(request: HttpRequest) -> HttpResponse:
    """Without any answer there is nothing to compare with, so it leads to the start."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    return _drawn(request, ResultsPage(result_of(journey), journey, kept))


@only(*GET)
def topic_at(request: HttpRequest, topic_id: str, years: int) -> HttpResponse:
    """The same page with one topic drawn at another time; only that piece where htmx asks."""
    if topic_id not in {topic.id for topic in evidence_base().topics_on(ToldOn.RESULTS)}:
        raise Http404
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    result = result_of(journey)
    topic = result.topic(topic_id)
    if topic is not None and HtmxDetails(request):
        view = topic_view(topic, result, years)
        return render(request, "results/topic_front.html", {"topic": view, "swapped": True})
    return _drawn(request, ResultsPage(result, journey, kept, {topic_id: years}))


def _drawn(request: HttpRequest, page: ResultsPage) -> HttpResponse:
    return render(request, "results/page.html", {"page_id": "results", "page": page})


@only(*GET, "POST")
def try_answer(request: HttpRequest, key: str) -> HttpResponse:
    """What another answer would change. Nothing is stored."""
    kept = answer_store.read(request)
    journey = kept.journey()
    step = journey.step(key)
    if step is None or not may_be_tried(step):
        raise Http404
    if request.method != "POST":
        return render(request, "results/try.html", question_context(journey, step))
    return _tried(request, kept, journey, step)


def _tried(
    request: HttpRequest, kept: answer_store.SavedAnswers, journey: Journey, step: Step
) -> HttpResponse:
    typed = given_in(request.POST, step)
    try:
        answer = step.question.read(typed, step.known)
    except RefusedAnswerError as refused:
        page = question_context(journey, step, typed=typed, error=refusal(step, refused))
        return render(request, "results/try.html", page, status=422)
    tried = replace(kept, answers=kept.answers.having(step.key, answer))
    after = result_of(tried.journey())
    context = question_context(journey, step, typed=typed)
    context |= changes_context(changes(result_of(journey), after), after)
    return render(request, "results/try.html", context)
