"""What matters to you: read, pick, put in order, lean, readiness. It never changes a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web import answer_store
from decision_aid.web.loaded import evidence_base
from decision_aid.web.preparation import values_page
from decision_aid.web.preparation.values_page import (
    RefusedValuesError,
    read_leaning,
    read_order,
    read_pick,
    read_ready,
)
from decision_aid.web.responses import GET, only

_STEPS = ("pick", "order", "leaning", "ready", "said")


@only(*GET)
def considerations(request: HttpRequest) -> HttpResponse:
    """What people weigh, and what each way does for it."""
    views = values_page.consideration_views()
    context = {"page_id": "values", "ways": evidence_base().what_matters.way, "views": views}
    return render(request, "preparation/values/considerations.html", context)


@only(*GET, "POST")
def pick(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    if request.method != "POST":
        return _show(request, "pick", kept.values, values_page.pick_context(kept.values.picked))
    sent = request.POST.getlist("picked")
    try:
        picked = read_pick(sent)
    except RefusedValuesError as refused:
        return _show(request, "pick", kept.values, values_page.pick_context(sent), refused)
    return _keep(request, kept, kept.values.picking(picked), "pick")


@only(*GET, "POST")
def order(request: HttpRequest) -> HttpResponse:
    """Only where two or three were picked."""
    kept = answer_store.read(request)
    values = kept.values
    if not values.can_be_ordered:
        return redirect("values_pick")
    if request.method != "POST":
        given = values.picked if values.ordered else ()
        return _show(request, "order", values, values_page.order_context(values, given))
    sent = [request.POST.get(f"place-{n}", "") for n in range(1, len(values.chosen))]
    unsure = "unsure" in request.POST
    try:
        ids = read_order(values, sent, unsure=unsure)
    except RefusedValuesError as refused:
        context = values_page.order_context(values, sent, unsure=unsure)
        return _show(request, "order", values, context, refused)
    after = values.in_order(ids) if ids else replace(values, ordered=False)
    return _keep(request, kept, after, "order")


@only(*GET, "POST")
def leaning(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    values = kept.values
    if request.method != "POST":
        return _show(request, "leaning", values, values_page.leaning_context(values.leaning))
    sent = request.POST.get("leaning", "")
    try:
        leant = read_leaning(sent)
    except RefusedValuesError as refused:
        return _show(request, "leaning", values, values_page.leaning_context(sent), refused)
    return _keep(request, kept, replace(values, leaning=leant), "leaning")


@only(*GET, "POST")
def ready(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    values = kept.values
    if request.method != "POST":
        return _show(request, "ready", values, values_page.ready_context(values.ready))
    try:
        given = read_ready(request.POST.dict())
    except RefusedValuesError as refused:
        return _show(request, "ready", values, values_page.ready_context({}), refused)
    return _keep(request, kept, replace(values, ready=given), "ready")


@only(*GET)
def said(request: HttpRequest) -> HttpResponse:
    context = values_page.said_context(answer_store.read(request))
    return render(request, "preparation/values/said.html", {"page_id": "values", **context})


def _show(
    request: HttpRequest,
    step: str,
    values: Values,
    context: dict[str, Any],
    refused: RefusedValuesError | None = None,
) -> HttpResponse:
    """One page, with what was sent still there where it could not be taken."""
    changing = "change" in request.GET
    context |= {
        "page_id": "values",
        "errors": [{"message": str(refused), "field_id": refused.field_id}] if refused else [],
        "changing": changing,
        "progress": None if changing else _progress(step, values),
        "back_url": reverse("values_said") if changing else _before(step, values),
        "skip_url": reverse("values_said") if changing else _after(step, values),
    }
    status = 422 if refused else 200
    return render(request, f"preparation/values/{step}.html", context, status=status)


def _keep(
    request: HttpRequest, kept: answer_store.SavedAnswers, after: Values, step: str
) -> HttpResponse:
    answer_store.write(request, replace(kept, values=after))
    if "change" not in request.GET:
        return redirect(_after(step, after))
    if step == "pick" and after.can_be_ordered and not after.ordered:
        return redirect(reverse("values_order") + "?change")
    return redirect("values_said")


def _steps(values: Values) -> tuple[str, ...]:
    """Nothing can be put in order until two are picked."""
    return tuple(step for step in _STEPS if step != "order" or values.can_be_ordered)


def _after(step: str, values: Values) -> str:
    steps = _steps(values)
    return reverse(f"values_{steps[steps.index(step) + 1]}")


def _before(step: str, values: Values) -> str:
    steps = _steps(values)
    place = steps.index(step)
    return reverse(f"values_{steps[place - 1]}") if place else reverse("values")


def _progress(step: str, values: Values) -> dict[str, Any]:
    asked = _steps(values)[:-1]
    return {"topic_number": asked.index(step) + 1, "topic_count": len(asked)}
