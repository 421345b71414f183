"""The questionnaire: one question a page, from the one list; then the answers to check."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Journey, Step
from decision_aid.domain.questionnaire.questions import RefusedAnswerError
from decision_aid.web import answer_store
from decision_aid.web.loaded import questionnaire
from decision_aid.web.question_form import given_in, question_context
from decision_aid.web.questionnaire.check_page import check_context
from decision_aid.web.responses import GET, only
from decision_aid.web.words.answers import named


@only("POST")
def route(request: HttpRequest) -> HttpResponse:
    """Chooses the short or the full way; answers already given stay."""
    chosen = request.POST.get("route")
    chosen = chosen if chosen in (SHORT, FULL) else FULL
    kept = replace(answer_store.read(request), route=chosen)
    answer_store.write(request, kept)
    return _onward(kept.journey())


@only(*GET, "POST")
def more_detail(request: HttpRequest) -> HttpResponse:
    """Offers the optional questions; starting them only adds to the path."""
    if request.method != "POST":
        return render(request, "questionnaire/more_detail.html", {"page_id": "more_detail"})
    kept = replace(answer_store.read(request), route=DETAIL)
    answer_store.write(request, kept)
    return _onward(kept.journey())


@only(*GET, "POST")
def question(request: HttpRequest, key: str) -> HttpResponse:
    """Shows or takes one answer."""
    kept = answer_store.read(request)
    journey = kept.journey()
    step = journey.step(key)
    if step is None or not journey.may_visit(step):
        if not _is_a_question(key):
            raise Http404
        return _onward(journey)
    if request.method == "POST":
        return _take(request, kept, journey, step)
    page = question_context(journey, step, changing=_is_changing(request))
    return render(request, "questionnaire/question.html", page)


def _take(
    request: HttpRequest, kept: answer_store.SavedAnswers, journey: Journey, step: Step
) -> HttpResponse:
    typed = given_in(request.POST, step)
    changing = _is_changing(request)
    try:
        answer = step.question.read(typed, step.known)
    except RefusedAnswerError as refused:
        message = named(step, str(refused))
        page = question_context(journey, step, typed=typed, error=message, changing=changing)
        return render(request, "questionnaire/question.html", page, status=422)
    after = replace(kept, answers=kept.answers.having(step.key, answer))
    onward = after.journey()
    if step.question.looks_improbable(onward.known) and not _is_confirmed(request, step, answer):
        page = question_context(journey, step, typed=typed, improbable=answer, changing=changing)
        return render(request, "questionnaire/question.html", page)
    answer_store.write(request, after)
    return _after(journey, onward) if changing else _next(onward, step)


def _is_changing(request: HttpRequest) -> bool:
    return "change" in request.GET


def _is_confirmed(request: HttpRequest, step: Step, answer: Answer) -> bool:
    """Confirmed counts for the answer that was asked about, not for another typed after it."""
    return request.POST.get("confirmed") == answer or step.answer == answer


def _is_a_question(key: str) -> bool:
    for question in questionnaire().questions.values():
        name = question.key.replace("_", "-")
        place = key.removeprefix(f"{name}-")
        if key == name or (question.repeat_for and place != key and place.isdecimal()):
            return True
    return False


def _onward(journey: Journey) -> HttpResponseRedirect:
    step = journey.next_step
    return redirect("question", key=step.slug) if step else redirect("check")


def _next(journey: Journey, step: Step) -> HttpResponseRedirect:
    slugs = [each.slug for each in journey.steps]
    place = slugs.index(step.slug) + 1
    return redirect("question", key=slugs[place]) if place < len(slugs) else redirect("check")


def _after(before: Journey, journey: Journey) -> HttpResponseRedirect:
    """Back to the list of answers, by way of a question that the change has opened.

    That is one which was not on the path, or one that stands before the last answered; those after
    it were simply not reached yet.
    """
    known = {each.slug for each in before.steps}
    answered = [place for place, each in enumerate(journey.steps) if each.answer is not None]
    for place, each in enumerate(journey.steps):
        is_open = each.slug not in known or place < max(answered, default=0)
        if each.answer is None and is_open and journey.may_visit(each):
            return redirect(reverse("question", kwargs={"key": each.slug}) + "?change")
    return redirect("check")


@only(*GET)
def check(request: HttpRequest) -> HttpResponse:
    """All answers on the path, each with a way to change it."""
    return render(request, "questionnaire/check.html", check_context(answer_store.read(request)))


@only(*GET, "POST")
def delete_answers(request: HttpRequest) -> HttpResponse:
    """Asks once, then forgets everything."""
    if request.method != "POST":
        return render(request, "questionnaire/confirm_delete.html", {"page_id": "delete"})
    answer_store.forget(request)
    return redirect("deleted")


@csrf_exempt
@only("POST")
def start_anew(request: HttpRequest) -> HttpResponse:
    """Forgets a cookie of which nothing can be read, so also without the token that it may hold.

    Where answers can be read it does nothing, so a form elsewhere can take none away.
    """
    if answer_store.is_unreadable(request):
        answer_store.forget(request)
    return redirect("start")


@only(*GET)
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "questionnaire/deleted.html", {"page_id": "deleted"})


@only(*GET)
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "questionnaire/start.html", {"page_id": "start"})
