"""FHIR files for clinics: the questions, the answers, and answers brought back.

Answers leave by POST only and come in the body of a form only, never in an address.
"""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from decision_aid.web import answer_cookie
from decision_aid.web.evidence import questionnaire
from decision_aid.web.fhir_view import edition, held_context, import_context, refused_context
from decision_aid.web.handover.fhir import (
    FhirImportError,
    questionnaire_resource,
    read_response,
    response_resource,
)
from decision_aid.web.views.errors import GET, only

_TYPE = "application/fhir+json"


@only(*GET)
def fhir(request: HttpRequest) -> HttpResponse:
    """What the files are, and the buttons for them."""
    return render(request, "pages/fhir.html", {"page_id": "fhir"})


@only(*GET)
def questions(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The Questionnaire: the same for everybody, with nobody's answers."""
    return _download(questionnaire_resource(questionnaire(), edition()), "ahsct-questions")


@only("POST")
def response(request: HttpRequest) -> HttpResponse:
    """The QuestionnaireResponse of this browser's answers."""
    kept = answer_cookie.read(request)
    if not kept.answers:
        return redirect("fhir")
    resource = response_resource(kept.journey(), edition(), timezone.localdate())
    return _download(resource, "ahsct-answers")


@only(*GET, "POST")
def bring_in(request: HttpRequest) -> HttpResponse:
    """Shows what a pasted file holds, and replaces nothing before a yes."""
    if request.method != "POST":
        return render(request, "pages/fhir_import.html", import_context())
    typed = request.POST.get("file", "")
    try:
        route, answers = read_response(typed, questionnaire(), edition(), timezone.localdate())
    except FhirImportError as refused:
        context = refused_context(typed, refused)
        return render(request, "pages/fhir_import.html", context, status=422)
    held = held_context(answer_cookie.Kept(route, answers))
    return render(request, "pages/fhir_confirm.html", held)


def _download(resource: dict[str, Any], name: str) -> HttpResponse:
    text = json.dumps(resource, ensure_ascii=False, indent=1)
    disposition = f'attachment; filename="{name}.json"'
    return HttpResponse(text, content_type=_TYPE, headers={"Content-Disposition": disposition})
