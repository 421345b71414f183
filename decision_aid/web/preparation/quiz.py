"""Check what you have taken in: each answer is explained at once; no score, nothing kept."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.evidence_base.reading.content import QuizQuestion
from decision_aid.web.addresses import source_links
from decision_aid.web.loaded import evidence_base
from decision_aid.web.responses import GET, only
from decision_aid.web.words.answers import Choice
from decision_aid.web.words.said import said


@only(*GET)
def start(request: HttpRequest) -> HttpResponse:
    context = {"page_id": "quiz", "count": len(evidence_base().quiz)}
    return render(request, "preparation/quiz/start.html", context)


@only(*GET, "POST")
def question(request: HttpRequest, number: int) -> HttpResponse:
    """Asks, or explains the answer that was just sent; it goes no further than this response."""
    asked = evidence_base().quiz
    if not 1 <= number <= len(asked):
        raise Http404
    one = asked[number - 1]
    context = _context(one, number, len(asked))
    if request.method != "POST":
        return render(request, "preparation/quiz/question.html", context)
    sent = request.POST.get("answer", "")
    if sent not in (UNSURE, *(option.value for option in one.option)):
        message = _("Select an answer, or “I do not know”")
        context["errors"] = [{"message": message, "field_id": "answer-1"}]
        return render(request, "preparation/quiz/question.html", context, status=422)
    return render(request, "preparation/quiz/explained.html", {**context, **_explained(one, sent)})


def _context(one: QuizQuestion, number: int, count: int) -> dict[str, Any]:
    before = reverse("quiz_question", kwargs={"number": number - 1}) if number > 1 else ""
    after = reverse("quiz_question", kwargs={"number": number + 1}) if number < count else ""
    return {
        "page_id": "quiz",
        "title": one.title,
        "choices": [
            Choice(option.value, option.label, "", False, f"answer-{place}")
            for place, option in enumerate(one.option, start=1)
        ],
        "unsure_choice": Choice(UNSURE, _("I do not know"), "", False, "answer-unsure"),
        "errors": [],
        "progress": {"topic_number": number, "topic_count": count, "done": number, "full": count},
        "back_url": before or reverse("quiz"),
        "next_url": after,
    }


def _explained(one: QuizQuestion, sent: str) -> dict[str, Any]:
    labels = {option.value: option.label for option in one.option}
    return {
        "said": _said(one, sent),
        "given": labels.get(sent, ""),
        "was_right": sent == one.right,
        "fits": labels[one.right],
        "explanation": one.explanation,
        "sources": source_links(one.sources),
    }


def _said(one: QuizQuestion, sent: str) -> str:
    """The tone: our pages may have been unclear, not the reader."""
    if sent == one.right:
        return _("Yes, that is right.")
    sources = _("Here is what the sources show.")
    if sent == UNSURE:
        return f"{said('that_is_fine')} {sources}"
    not_quite = _("Not quite. Perhaps we were not clear.")
    return f"{not_quite} {sources}"
