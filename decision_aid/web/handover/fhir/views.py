"""FHIR files for clinics: the questions, the answers, and answers brought back.

Answers leave by POST only and come in the body of a form only, never in an address.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from decision_aid.evidence_base.reading.code_layouts import newest
from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.fhir import (
    Edition,
    Fault,
    FhirImportError,
    Place,
    questionnaire_resource,
    read_response,
    response_resource,
)
from decision_aid.web.handover.fhir.response import MISSING, NOT_ASKED, NOT_KNOWN, TWICE, WRONG
from decision_aid.web.handover.resume_code.code import code_of, kept_in, layouts
from decision_aid.web.handover.resume_code.confirm import confirm_context
from decision_aid.web.loaded import evidence_base, questionnaire
from decision_aid.web.responses import GET, only

FIELD = "fhir-text"
_MOST_BYTES = settings.LARGEST_POST - 4096
"""Of a file whose text is sent: the form needs a little room for itself."""
_PLACES_NAMED = 5
_LONGEST_NAME = 40

_WORDS = {
    Fault.EMPTY: gettext_lazy("Paste the text of the file"),
    Fault.NOT_JSON: gettext_lazy(
        "This is not the whole text of a FHIR file. Copy all of it, from the first { to the last }"
    ),
    Fault.NOT_OURS: gettext_lazy("This file was not made by this tool, so we cannot read it here"),
    Fault.NO_VERSION: gettext_lazy(
        "This file does not say which version of our questions it goes with, so we cannot be sure "
        "what its answers mean. Take the file as it was saved, or answer the questions again"
    ),
    Fault.OTHER_VERSION: gettext_lazy(
        "This file goes with another version of this tool, and we cannot read it here. "
        "You can answer the questions again"
    ),
    Fault.DIFFERS: gettext_lazy(
        "This file is not as this tool writes it, so we took nothing from it"
    ),
}
_PLACE_WORDS = {
    NOT_KNOWN: gettext_lazy("“%(name)s” is not known here"),
    NOT_ASKED: gettext_lazy("“%(name)s” is not asked after the other answers"),
    MISSING: gettext_lazy("“%(name)s” is missing"),
    TWICE: gettext_lazy("“%(name)s” is there twice"),
    WRONG: gettext_lazy("“%(name)s” holds something that this tool does not write"),
}


def edition() -> Edition:
    return Edition(str(newest(layouts()).version), str(evidence_base().version))


def import_context() -> dict[str, Any]:
    return {"page_id": "fhir", "typed": "", "errors": [], "most_bytes": _MOST_BYTES}


def refused_context(typed: str, refused: FhirImportError) -> dict[str, Any]:
    """What was pasted stays; the first places are named, the others counted."""
    messages = [str(_WORDS[refused.fault]), *map(_words_for, refused.places[:_PLACES_NAMED])]
    more = len(refused.places) - _PLACES_NAMED
    if more > 0:
        words = ngettext("There is %(count)s more place", "There are %(count)s more places", more)
        messages.append(words % {"count": more})
    errors = [{"message": message, "field_id": FIELD} for message in messages]
    return {"page_id": "fhir", "typed": typed, "errors": errors, "most_bytes": _MOST_BYTES}


def _words_for(place: Place) -> str:
    """A name comes out of a foreign file: it may be of any length and hold any character."""
    name = "".join(sign if sign.isprintable() else "?" for sign in place.name)
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return str(_PLACE_WORDS[place.wrong]) % {"name": shown or _("an item without a name")}


def held_context(kept: SavedAnswers) -> dict[str, Any]:
    """The answers as a resume code holds them, which carries them through the confirmation."""
    code = code_of(kept)
    return {**confirm_context(code, kept_in(code)), "page_id": "fhir"}


_TYPE = "application/fhir+json"


@only(*GET)
def fhir(request: HttpRequest) -> HttpResponse:
    """What the files are, and the buttons for them."""
    return render(request, "handover/fhir/page.html", {"page_id": "fhir"})


@only(*GET)
def questions(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The Questionnaire: the same for everybody, with nobody's answers."""
    return _download(questionnaire_resource(questionnaire(), edition()), "ahsct-questions")


@only("POST")
def response(request: HttpRequest) -> HttpResponse:
    """The QuestionnaireResponse of this browser's answers."""
    kept = answer_store.read(request)
    if not kept.answers:
        return redirect("fhir")
    resource = response_resource(kept.journey(), edition(), timezone.localdate())
    return _download(resource, "ahsct-answers")


@only(*GET, "POST")
def bring_in(request: HttpRequest) -> HttpResponse:
    """Shows what a pasted file holds, and replaces nothing before a yes."""
    if request.method != "POST":
        return render(request, "handover/fhir/import.html", import_context())
    typed = request.POST.get("file", "")
    try:
        route, answers = read_response(typed, questionnaire(), edition(), timezone.localdate())
    except FhirImportError as refused:
        context = refused_context(typed, refused)
        return render(request, "handover/fhir/import.html", context, status=422)
    held = held_context(answer_store.SavedAnswers(route, answers))
    return render(request, "handover/fhir/confirm.html", held)


def _download(resource: dict[str, Any], name: str) -> HttpResponse:
    text = json.dumps(resource, ensure_ascii=False, indent=1)
    disposition = f'attachment; filename="{name}.json"'
    return HttpResponse(text, content_type=_TYPE, headers={"Content-Disposition": disposition})
