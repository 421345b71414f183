"""The result page: what the evidence says of the answers in this browser."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django_htmx.middleware import HtmxDetails

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.domain.results.first_page import first_page
from decision_aid.domain.results.what_if import changes
from decision_aid.web import answer_store
from decision_aid.web.loaded import evidence_base, result_of
from decision_aid.web.question_form import given_in, question_context
from decision_aid.web.responses import GET, only
from decision_aid.web.results import parts
from decision_aid.web.results.first_page import FirstPageView, first_page_view
from decision_aid.web.results.page import ResultsPage
from decision_aid.web.results.topics import topic_view
from decision_aid.web.results.what_if import changes_context, may_be_tried
from decision_aid.web.words.answers import refusal


@only(*GET)
def in_short(request: HttpRequest) -> HttpResponse:
    """The first page: what is known for people in this situation."""
    return _part(request, parts.IN_SHORT)


@only(*GET)
def hopes(request: HttpRequest) -> HttpResponse:
    return _part(request, parts.HOPES)


@only(*GET)
def risks(request: HttpRequest) -> HttpResponse:
    return _part(request, parts.RISKS)


@only(*GET)
def choices(request: HttpRequest) -> HttpResponse:
    return _part(request, parts.CHOICES)


@only(*GET)
def rules(request: HttpRequest) -> HttpResponse:
    return _part(request, parts.RULES)


@only(*GET)
def next_steps(request: HttpRequest) -> HttpResponse:
    return _part(request, parts.NEXT)


def _part(request: HttpRequest, part: parts.Part) -> HttpResponse:
    """Without any answer there is nothing to compare with, so it leads to the start."""
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    result = result_of(journey)
    if part is parts.IN_SHORT:
        view = first_page_view(first_page(result), journey)
        return _drawn(request, part, view, view.cited_html)
    page = ResultsPage(result, journey, kept, part.side)
    return _drawn(request, part, page, page.cited_on(part))


@only(*GET)
def topic_at(request: HttpRequest, topic_id: str, years: int) -> HttpResponse:
    """Its page with one topic drawn at another time; only that piece where htmx asks."""
    topics = evidence_base().topics_on(ToldOn.RESULTS)
    told = next((topic for topic in topics if topic.id == topic_id), None)
    if told is None:
        raise Http404
    kept = answer_store.read(request)
    if not len(kept.answers):
        return redirect("start")
    journey = kept.journey()
    result = result_of(journey)
    topic = result.topic(topic_id)
    if topic is not None and HtmxDetails(request):
        view = topic_view(topic, result.match_of, years)
        return render(request, "results/topic_front.html", {"topic": view, "swapped": True})
    page = ResultsPage(result, journey, kept, told.side, {topic_id: years})
    part = parts.part_of_side(told.side)
    return _drawn(request, part, page, page.cited_on(part))


def _drawn(
    request: HttpRequest, part: parts.Part, page: ResultsPage | FirstPageView, cited: SafeString
) -> HttpResponse:
    context = {"page_id": "results", "part": part, "parts": parts.PARTS, "page": page}
    context["cited"] = cited
    return render(request, part.template, context)


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
    context |= changes_context(changes(result_of(journey), after), after.gaps)
    return render(request, "results/try.html", context)
