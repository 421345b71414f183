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
from decision_aid.web.preparation.values_page import LeaningForm, OrderForm, PickForm, ReadyForm
from decision_aid.web.responses import GET, only, render_form, sent_in

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
    values = kept.values
    form = PickForm(sent_in(request), initial={"picked": values.picked}, auto_id="%s-1")
    if not form.is_valid():
        return _show(request, "pick", values, form)
    return _keep(request, kept, values.picking(form.cleaned_data["picked"]), "pick")


@only(*GET, "POST")
def order(request: HttpRequest) -> HttpResponse:
    """Only where two or three were picked."""
    kept = answer_store.read(request)
    values = kept.values
    if not values.can_be_ordered:
        return redirect("values_pick")
    form = OrderForm(sent_in(request), values)
    if not form.is_valid():
        return _show(request, "order", values, form)
    ids = form.cleaned_data["order"]
    after = values.in_order(ids) if ids else replace(values, ordered=False)
    return _keep(request, kept, after, "order")


@only(*GET, "POST")
def leaning(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    values = kept.values
    form = LeaningForm(sent_in(request), initial={"leaning": values.leaning}, auto_id="%s-1")
    if not form.is_valid():
        return _show(request, "leaning", values, form)
    return _keep(request, kept, replace(values, leaning=form.cleaned_data["leaning"]), "leaning")


@only(*GET, "POST")
def ready(request: HttpRequest) -> HttpResponse:
    kept = answer_store.read(request)
    form = ReadyForm(sent_in(request), kept.values.ready)
    if not form.is_valid():
        return _show(request, "ready", kept.values, form)
    return _keep(request, kept, replace(kept.values, ready=form.cleaned_data), "ready")


@only(*GET)
def said(request: HttpRequest) -> HttpResponse:
    context = values_page.said_context(answer_store.read(request))
    return render(request, "preparation/values/said.html", {"page_id": "values", **context})


def _show(
    request: HttpRequest,
    step: str,
    values: Values,
    form: PickForm | OrderForm | LeaningForm | ReadyForm,
) -> HttpResponse:
    """One page, with what was sent still there where it could not be taken."""
    changing = "change" in request.GET
    context = form.context() | {
        "page_id": "values",
        "changing": changing,
        "progress": None if changing else _progress(step, values),
        "back_url": reverse("values_said") if changing else _before(step, values),
        "skip_url": reverse("values_said") if changing else _after(step, values),
    }
    return render_form(request, f"preparation/values/{step}.html", form, context)


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
    number, count = asked.index(step) + 1, len(asked)
    return {"topic_number": number, "topic_count": count, "done": number, "full": count}
