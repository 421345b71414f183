"""A record brought in: the file, what it would answer, and the answers that were ticked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from decision_aid.domain.questionnaire.short_to_full import full_answers
from decision_aid.domain.record.bundle import RecordError, RecordFault
from decision_aid.domain.record.proposals import Proposal, Proposals, differs, proposals_of, taken
from decision_aid.web import answer_store
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import questionnaire, record_terms
from decision_aid.web.proposed_answers.confirm import confirm_page, short_of
from decision_aid.web.proposed_answers.signed import limited, opened
from decision_aid.web.record.file import json_in
from decision_aid.web.responses import GET, only
from decision_aid.web.words.said import in_turn

_ASK_FOR_JSON = gettext_lazy("Ask for your record as a FHIR file in the form JSON")
_WORDS = {
    RecordFault.EMPTY: gettext_lazy("Choose the file with your record"),
    RecordFault.NOT_READABLE: in_turn(gettext_lazy("We cannot read this file."), _ASK_FOR_JSON),
    RecordFault.XML: in_turn(
        gettext_lazy("This file is written as XML, which we cannot read."), _ASK_FOR_JSON
    ),
    RecordFault.PACKED: gettext_lazy(
        "This file is packed, such as a zip file. Unpack it first, then choose the file inside"
    ),
    RecordFault.ANSWERS: gettext_lazy(
        "This file holds answers to questions and no record. It goes the other way, at the end of "
        "this page"
    ),
    RecordFault.NOT_A_RECORD: gettext_lazy(
        "This file is no record. It has to be a FHIR Bundle, or a patient summary (IPS)"
    ),
    RecordFault.NO_ENTRIES: gettext_lazy("There is nothing in this record"),
    RecordFault.TOO_MANY: gettext_lazy(
        "This record has more entries than we can read. A patient summary (IPS) is shorter"
    ),
    RecordFault.SEVERAL_PEOPLE: gettext_lazy(
        "This file is about more than one person, so we took nothing from it"
    ),
    RecordFault.DIED: gettext_lazy(
        "The record says that this person has died, so we took nothing from it"
    ),
}
_FIELD = "record-file"


@only(*GET, "POST")
def record(request: HttpRequest) -> HttpResponse:
    """Takes the file and shows what it would answer; replaces nothing."""
    if not settings.RECORDS:
        return _not_here(request)
    if request.method != "POST":
        return render(request, "record/file.html", _file_page())
    sent = request.FILES.get("record")
    try:
        found = limited(_found_in(b"" if sent is None else sent.read()))
    except RecordError as refused:
        page = _file_page(str(_WORDS[refused.fault]))
        return render(request, "record/file.html", page, status=422)
    page = confirm_page(found, answer_store.read(request))
    return render(request, "proposed_answers/confirm.html", page)


def _found_in(content: bytes) -> Proposals:
    raw = json_in(content)
    return proposals_of(raw, questionnaire(), record_terms(), timezone.localdate())


def _file_page(message: str = "") -> dict[str, Any]:
    errors = [{"message": message, "field_id": _FIELD}] if message else []
    megabytes = settings.LARGEST_RECORD // (1024 * 1024)
    return {"page_id": "record", "errors": errors, "most": megabytes}


def _not_here(request: HttpRequest) -> HttpResponse:
    """The host takes no records."""
    return render(request, "record/off.html", {"page_id": "record"}, status=404)


@only("POST")
def take(request: HttpRequest) -> HttpResponse:
    """Takes the ticked answers; with none, or one that does not fit, the page comes back."""
    if not (settings.RECORDS or settings.CLINIC_SERVERS):
        return _not_here(request)
    found = opened(request.POST.get("found", ""))
    if found is None and not settings.RECORDS:
        return render(request, "record/again.html", {"page_id": "record"}, status=422)
    if found is None:
        words = _("We could not go on from that page. Please choose the file again")
        return render(request, "record/file.html", _file_page(words), status=422)
    kept = answer_store.read(request)
    ticked = {
        number: each
        for number, each in enumerate(found.proposals)
        if str(number) in request.POST.getlist("take") and differs(each, kept.answers)
    }
    after = with_taken(kept, list(ticked.values()))
    errors = [
        {"message": _misfit(each), "field_id": f"take-{number}"}
        for number, each in ticked.items()
        if not _fits(each, after)
    ]
    if not ticked:
        errors = [{"message": _("Tick the answers that are right"), "field_id": "take-0"}]
    if errors:
        page = {**confirm_page(found, kept, frozenset(ticked)), "errors": errors}
        return render(request, "proposed_answers/confirm.html", page, status=422)
    answer_store.write(request, after)
    return redirect("consult" if request.POST.get("use") == "consult" else "check")


def with_taken(kept: SavedAnswers, confirmed: list[Proposal]) -> SavedAnswers:
    """On the way that asks all that was taken; what the short way told goes along."""
    listed = questionnaire()
    needed = {key for each in confirmed for key, _answer in each.given}
    route, answers = kept.route, kept.answers
    if not needed <= set(listed.routes[route]) and route == SHORT:
        _all, answers = full_answers(listed, answers)
        route = FULL
    if route == FULL and not needed <= set(listed.routes[FULL]):
        route = DETAIL
    return replace(kept, route=route, answers=taken(answers, confirmed, listed))


def _fits(proposal: Proposal, after: SavedAnswers) -> bool:
    """Whether its question takes the answer beside all others; one that is not asked waits."""
    step = next((s for s in after.journey().steps if s.key == proposal.key), None)
    return step is None or step.answer is not None


def _misfit(proposal: Proposal) -> str:
    words = _(
        "“%(question)s” does not fit the other answers. Take away the tick, or change the others"
    )
    return words % {"question": short_of(proposal.key)}
