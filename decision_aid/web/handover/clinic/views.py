"""A start out of the clinic's system: sign in, confirm what the record tells, hand back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hmac import compare_digest

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.record.bundle import RecordError
from decision_aid.domain.record.proposals import proposals_of
from decision_aid.web import answer_store
from decision_aid.web.handover.clinic import cookie
from decision_aid.web.handover.clinic.cookie import (
    READ,
    WRITE,
    WRITE_LETTER,
    Held,
    TooLongError,
    Way,
)
from decision_aid.web.handover.clinic.handed_back import (
    Paper,
    answers_of,
    bundle_for,
    referral_paper,
    summary_paper,
)
from decision_aid.web.handover.clinic.patient_record import record_of
from decision_aid.web.handover.clinic.servers import (
    AccessEndedError,
    Asking,
    ClinicError,
    named_server,
    origin_of,
    sign_in_origins,
)
from decision_aid.web.handover.clinic.sign_in import begin, token_for
from decision_aid.web.handover.referral.draft import Choice, choice_for
from decision_aid.web.handover.summary.pdf import NoPdfError
from decision_aid.web.loaded import questionnaire, record_terms, result_of
from decision_aid.web.proposed_answers.confirm import confirm_page
from decision_aid.web.proposed_answers.signed import limited
from decision_aid.web.responses import GET, only
from decision_aid.web.words.said import said

_FOR_WRITING = (WRITE, WRITE_LETTER)


@only(*GET)
def clinic(request: HttpRequest) -> HttpResponse:
    """The clinics to start from; for somebody signed in, the way to hand back and to leave."""
    return _clinic_page(request)


def _clinic_page(request: HttpRequest, message: str = "", status: int = 200) -> HttpResponse:
    held = cookie.held_in(request)
    ended = None if held else cookie.ended_in(request)
    context = {
        "page_id": "clinic",
        "choice": _asked_or_nearest(request) if held or ended else None,
        "ended": _clinic_of(ended),
        "errors": [{"message": message, "field_id": "clinics"}] if message else [],
        "servers": [_named(each) for each in settings.CLINIC_SERVERS],
        "signed_in": _clinic_of(held),
    }
    response = render(request, "handover/clinic/page.html", context, status=status)
    allowed = {"form-action": sign_in_origins()}
    response._csp_update = allowed  # type: ignore[attr-defined]  # where django-csp looks for it
    return response


def _asked_or_nearest(request: HttpRequest) -> Choice | None:
    return _choice(request, request.GET.get("set", "")) or _choice(request, "")


def _choice(request: HttpRequest, rules: str) -> Choice | None:
    kept = answer_store.read(request)
    return choice_for(result_of(kept.journey()), rules) if kept.answers else None


def _clinic_of(held: Held | None) -> tuple[str, str] | None:
    return _named(held.server) if held else None


def _named(server: str) -> tuple[str, str]:
    """Its address, and the name of its host."""
    return server, origin_of(server).partition("//")[2]


@only(*GET)
def launch(request: HttpRequest) -> HttpResponse:
    """The clinic's system opens this address, with its own and with the mark of the visit."""
    return _to_sign_in(request, request.GET.get("iss", ""), READ, request.GET.get("launch", ""))


@only("POST")
def start_here(request: HttpRequest) -> HttpResponse:
    """The same, begun on this side: the clinic then asks which patient."""
    return _to_sign_in(request, request.POST.get("server", ""), READ)


@only("POST")
def hand_back(request: HttpRequest) -> HttpResponse:
    """Asks the clinic for leave to write, for this one time; also once that to read has ended."""
    held = cookie.held_in(request) or cookie.ended_in(request)
    if held is None or not len(answer_store.read(request).answers):
        return _clinic_page(request, str(_START_AGAIN), 422)
    if request.POST.get("paper") != "referral":
        return _to_sign_in(request, held.server, WRITE, patient=held.patient)
    rules = request.POST.get("set", "")
    if _choice(request, rules) is None:
        return _clinic_page(request, _("These rules are not among ours. Choose others"), 422)
    return _to_sign_in(request, held.server, WRITE_LETTER, patient=held.patient, rules=rules)


def _to_sign_in(
    request: HttpRequest,
    iss: str,
    purpose: str,
    launch: str = "",
    patient: str = "",
    rules: str = "",
) -> HttpResponse:
    server = named_server(iss)
    if server is None:
        return _clinic_page(request, _("This clinic’s system is not one that we know"), 422)
    try:
        address, way = begin(request, server, purpose, launch[:1000], patient, rules)
        response = redirect(address)
        cookie.keep(response, way)
    except (ClinicError, TooLongError):
        return _no_answer(request)
    return response


@only(*GET)
def back(request: HttpRequest) -> HttpResponse:
    """Where the clinic's sign-in leads back to. What was not begun in this browser ends here."""
    way = cookie.way_in(request)
    code, state = request.GET.get("code", ""), request.GET.get("state", "")
    if way is None or not compare_digest(state.encode(), way.state.encode()) or not code:
        return _ended(_clinic_page(request, _("The sign-in did not work. Please start again"), 422))
    try:
        held = token_for(request, way, code)
        if way.purpose in _FOR_WRITING:
            return _ended(_handed_back(request, held, way))
        response = redirect("clinic_record")
        cookie.keep(response, held)
    except TooLongError:
        words = _(
            "The permission that the clinic’s system gave is longer than a browser can keep. "
            "Please tell whoever runs this tool. You can answer the questions without the record"
        )
        return _ended(_clinic_page(request, words, 502))
    except ClinicError:
        return _ended(_no_answer(request))
    return response


@only(*GET)
def record(request: HttpRequest) -> HttpResponse:
    """The page of a record that was brought in, for the one that the clinic's server holds."""
    held = cookie.held_in(request)
    if held is None:
        message = str(_START_AGAIN)
        return _clinic_page(request, "" if cookie.ended_in(request) else message, 422)
    try:
        raw, missing = record_of(held)
        found = proposals_of(raw, questionnaire(), record_terms(), timezone.localdate())
    except AccessEndedError:
        response = redirect("clinic")
        cookie.keep(response, replace(held, token="", until=0))
        return response
    except (ClinicError, RecordError):
        return _no_answer(request)
    kept = answer_store.read(request)
    page = confirm_page(limited(found), kept, from_clinic=True, missing=missing)
    return render(request, "proposed_answers/confirm.html", page)


def _handed_back(request: HttpRequest, held: Held, way: Way) -> HttpResponse:
    """Sends the Bundle, with the answers as they stand now."""
    kept = answer_store.read(request)
    now = timezone.localtime().replace(microsecond=0)
    try:
        paper = _paper(request, held.patient, way, now)
    except NoPdfError:
        return _no_answer(request)
    with Asking(held.token) as asking:
        asking.post(held.server, bundle_for(held.patient, answers_of(kept, now), paper, now))
    return redirect("clinic_handed_back")


def _paper(request: HttpRequest, patient: str, way: Way, now: datetime) -> Paper:
    kept = answer_store.read(request)
    is_letter = way.purpose == WRITE_LETTER
    letter = referral_paper(kept, patient, now, way.rules) if is_letter else None
    return letter or summary_paper(request, kept, patient, now)


@only(*GET)
def handed_back(request: HttpRequest) -> HttpResponse:
    """A page of its own, so that the address with the code of the sign-in is left behind."""
    return render(request, "handover/clinic/handed_back.html", {"page_id": "clinic"})


@only("POST")
def leave(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Forgets the token; the answers stay."""
    return _ended(redirect("clinic"))


_START_AGAIN = later("Please start from the clinic’s system again")


def _no_answer(request: HttpRequest) -> HttpResponse:
    words = _("The clinic’s system did not answer as it should.")
    return _clinic_page(request, f"{words} {said('nothing_was_changed')}", 502)


def _ended(response: HttpResponse) -> HttpResponse:
    cookie.forget(response)
    return response
