"""FHIR files for clinics: the questions, the answers, and answers brought back.

Answers leave by POST only and come in the body of a form only, never in an address.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from decision_aid.evidence_base.reading.code_layouts import newest
from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.fhir import (
    Edition,
    FhirImportError,
    TakenResponse,
    questionnaire_resource,
    read_response,
    response_resource,
)
from decision_aid.web.handover.fhir.coding import ANSWERS, NAME, QUESTIONNAIRE, QUESTIONS, WAYS
from decision_aid.web.handover.fhir.published import published
from decision_aid.web.handover.fhir.told import FAULT_WORDS, told_of
from decision_aid.web.handover.resume_code.code import code_of, kept_in
from decision_aid.web.handover.resume_code.confirm import confirm_context
from decision_aid.web.loaded import code_layouts, codes, evidence_base, host, questionnaire
from decision_aid.web.responses import GET, only

FIELD = "fhir-text"
_MOST_BYTES = settings.LARGEST_POST - 4096
"""Of a file whose text is sent: the form needs a little room for itself."""


def edition() -> Edition:
    version = evidence_base().version
    return Edition(
        questions=str(newest(code_layouts()).version),
        evidence=str(version),
        address=settings.ADDRESS,
        publisher=host().name,
        contact=host().email,
        dated=version.checked_on,
        codes=codes(),
    )


def import_context() -> dict[str, Any]:
    return {"page_id": "fhir", "typed": "", "errors": [], "most_bytes": _MOST_BYTES}


def refused_context(typed: str, refused: FhirImportError) -> dict[str, Any]:
    """What was pasted stays."""
    errors = [{"message": str(FAULT_WORDS[refused.fault]), "field_id": FIELD}]
    return {**import_context(), "typed": typed, "errors": errors}


def held_context(taken: TakenResponse) -> dict[str, Any]:
    """The answers as a resume code holds them, which carries them through the confirmation."""
    code = code_of(SavedAnswers(taken.route, taken.answers))
    told = told_of(taken, questionnaire())
    return {**confirm_context(code, kept_in(code)), "page_id": "fhir", "told": told}


_TYPE = "application/fhir+json"


@only(*GET)
def fhir(request: HttpRequest) -> HttpResponse:
    """What the files are, and the buttons for them."""
    names = {
        QUESTIONS: _("codes of the questions"),
        ANSWERS: _("codes of the answers"),
        WAYS: _("codes of the ways"),
    }
    systems = [{"id": f"{NAME}-{name}", "name": words} for name, words in names.items()]
    context = {"page_id": "fhir", "resource_id": NAME, "code_systems": systems}
    return render(request, "handover/fhir/page.html", context)


@only(*GET)
def questions(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The Questionnaire: the same for everybody, with nobody's answers."""
    return _download(questionnaire_resource(questionnaire(), edition()), "ahsct-questions")


@only(*GET)
def resource(request: HttpRequest, kind: str, resource_id: str) -> HttpResponse:  # noqa: ARG001
    """What stands at the address by which files name it: the questions, lists of codes."""
    if (kind, resource_id) == (QUESTIONNAIRE, NAME):
        return _json(questionnaire_resource(questionnaire(), edition()))
    found = published(kind, resource_id, questionnaire(), edition())
    if found is None:
        raise Http404
    return _json(found)


@only("POST")
def response(request: HttpRequest) -> HttpResponse:
    """The QuestionnaireResponse of this browser's answers."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("fhir")
    answers = response_resource(kept.journey(), edition(), timezone.localdate())
    return _download(answers, "ahsct-answers")


@only(*GET, "POST")
def bring_in(request: HttpRequest) -> HttpResponse:
    """Shows what a pasted file holds, and replaces nothing before a yes."""
    if request.method != "POST":
        return render(request, "handover/fhir/import.html", import_context())
    typed = request.POST.get("file", "")
    try:
        taken = read_response(typed, questionnaire(), edition(), timezone.localdate())
    except FhirImportError as refused:
        context = refused_context(typed, refused)
        return render(request, "handover/fhir/import.html", context, status=422)
    return render(request, "handover/fhir/confirm.html", held_context(taken))


def _download(resource: dict[str, Any], name: str) -> HttpResponse:
    response = _json(resource)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


def _json(resource: dict[str, Any]) -> HttpResponse:
    return HttpResponse(json.dumps(resource, ensure_ascii=False, indent=1), content_type=_TYPE)
