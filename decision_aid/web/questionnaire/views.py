"""The questionnaire: one question a page, from the one list; then the answers to check."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from decision_aid.domain.questionnaire.doubts import doubts_about
from decision_aid.domain.questionnaire.journey import DETAIL, EXTRA, FULL, SHORT, Journey, Step
from decision_aid.domain.questionnaire.refused import RefusedAnswerError
from decision_aid.web import answer_store
from decision_aid.web.addresses import answer_url, change_url, question_url
from decision_aid.web.loaded import questionnaire
from decision_aid.web.question_form import asked_about, given_in, mark_of, question_context
from decision_aid.web.questionnaire.check_page import check_context
from decision_aid.web.responses import GET, only
from decision_aid.web.words.answers import refusal


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
    if request.method == "POST" and _is_stale(request, step):
        return _told_stale(request, journey, step)
    if step is None or not (journey.may_visit(step) or _was_asked(request, step)):
        if not _is_a_question(key):
            raise Http404
        return _onward(journey)
    if request.method == "POST":
        return _take(request, kept, journey, step)
    if key != step.slug:
        return redirect(_asking(request, step))
    page = question_context(journey, step, back_to=_back_to(request, journey))
    return render(request, "questionnaire/question.html", page)


def _take(
    request: HttpRequest, kept: answer_store.SavedAnswers, journey: Journey, step: Step
) -> HttpResponse:
    typed = given_in(request.POST, step)
    back_to = _back_to(request, journey)
    try:
        answer = step.question.read(typed, step.known)
    except RefusedAnswerError as refused:
        message = refusal(step, refused)
        page = question_context(journey, step, typed=typed, error=message, back_to=back_to)
        return render(request, "questionnaire/question.html", page, status=422)
    after = replace(kept, answers=kept.answers.having(step.key, answer))
    onward = after.journey()
    doubts = doubts_about(journey, onward)
    if doubts and request.POST.get("confirmed") != mark_of(answer):
        asked = asked_about(doubts, answer)
        page = question_context(journey, step, typed=typed, asked=asked, back_to=back_to)
        return render(request, "questionnaire/question.html", page)
    answer_store.write(request, after)
    return _after(request, journey, onward) if back_to else _next(onward, step)


def _is_stale(request: HttpRequest, step: Step | None) -> bool:
    """Whether the form was made for another question than the one that its address now means."""
    made_for = request.POST.get("step")
    return made_for is not None and (step is None or made_for != step.key)


def _was_asked(request: HttpRequest, step: Step) -> bool:
    """Whether a page had asked it: its answer is taken, though those before may be gone now."""
    return request.method == "POST" and request.POST.get("step") == step.key


def _told_stale(request: HttpRequest, journey: Journey, step: Step | None) -> HttpResponse:
    """Nothing is stored: the answer was meant for something else."""
    if step is None or not journey.may_visit(step):
        step = journey.next_step
    context = {"page_id": "question", "next_url": _asking(request, step) if step else _end(journey)}
    return render(request, "questionnaire/stale.html", context, status=409)


def _back_to(request: HttpRequest, journey: Journey) -> str:
    """Where an answer that is changed leads back to; empty on the way along."""
    if "change" not in request.GET:
        return ""
    if journey.route == SHORT or request.GET["change"] == "results":
        return reverse("results")
    return reverse("check")


def _asking(request: HttpRequest, step: Step) -> str:
    """The page of a step, with the way back as it was."""
    change = request.GET.get("change")
    if change is None:
        return question_url(step.slug)
    return answer_url(step.slug) if change == "results" else change_url(step.slug)


def _is_a_question(key: str) -> bool:
    if key.removeprefix(EXTRA) != key and key.removeprefix(EXTRA).isdecimal():
        return True
    for question in questionnaire().questions.values():
        name = question.key.replace("_", "-")
        place = key.removeprefix(f"{name}-")
        if key == name or (question.repeat_for and place != key and place.isdecimal()):
            return True
    return False


def _end(journey: Journey) -> str:
    """The short way leads straight to the results, on which each answer can be changed."""
    return reverse("results" if journey.route == SHORT else "check")


def _onward(journey: Journey) -> HttpResponseRedirect:
    step = journey.next_step
    return redirect("question", key=step.slug) if step else redirect(_end(journey))


def _next(journey: Journey, step: Step) -> HttpResponseRedirect:
    """The next one on the path; an optional one is offered elsewhere."""
    places = [each.key for each in journey.steps].index(step.key) + 1
    onward = (each for each in journey.steps[places:] if not each.question.optional)
    after = next(onward, None)
    return redirect("question", key=after.slug) if after else redirect(_end(journey))


def _after(request: HttpRequest, before: Journey, journey: Journey) -> HttpResponseRedirect:
    """Back to where the change was begun, by way of a question that the change has opened.

    That is one which was not on the path, or one that stands before the last answered; those after
    it were simply not reached yet.
    """
    known = {each.key for each in before.steps}
    answered = [place for place, each in enumerate(journey.steps) if each.answer is not None]
    for place, each in enumerate(journey.steps):
        is_open = each.key not in known or place < max(answered, default=0)
        if each in journey.unanswered and is_open and journey.may_visit(each):
            return redirect(_asking(request, each))
    return redirect(_back_to(request, journey))


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
