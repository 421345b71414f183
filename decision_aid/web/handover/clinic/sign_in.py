"""Signing in at a clinic with PKCE: where to go, and the code that comes back made a token."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from decision_aid.web.addresses import absolute
from decision_aid.web.handover.clinic.cookie import AN_HOUR, READ, Held, Way
from decision_aid.web.handover.clinic.servers import Asking, ClinicError, endpoints_of

_KINDS = ("Patient", "Condition", "Observation", "MedicationStatement", "MedicationRequest")
_TO_READ = " ".join(f"patient/{kind}.read" for kind in _KINDS)
_WRITTEN = ("QuestionnaireResponse", "DocumentReference", "Composition")
_TO_WRITE = " ".join(f"patient/{kind}.write" for kind in _WRITTEN)


def begin(
    request: HttpRequest,
    server: str,
    purpose: str,
    launch: str = "",
    patient: str = "",
    rules: str = "",
) -> tuple[str, Way]:
    """The address of the clinic's sign-in, and what has to be remembered until it leads back."""
    endpoints = endpoints_of(server)
    way = Way(
        server=server,
        token_endpoint=endpoints.token,
        state=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        purpose=purpose,
        patient=patient,
        rules=rules,
    )
    scope = _TO_READ if purpose == READ else _TO_WRITE  # never offline_access
    asked = {
        "response_type": "code",
        "client_id": settings.CLINIC_CLIENT,
        "redirect_uri": back_address(request),
        "scope": f"{'launch' if launch else 'launch/patient'} {scope}",
        "state": way.state,
        "aud": server,
        "code_challenge": _challenge(way.verifier),
        "code_challenge_method": "S256",
        **({"launch": launch} if launch else {}),
    }
    joint = "&" if "?" in endpoints.authorize else "?"
    return f"{endpoints.authorize}{joint}{urlencode(asked)}", way


def token_for(request: HttpRequest, way: Way, code: str) -> Held:
    """Raises ClinicError, also where the token is for no patient or for another one.

    A token that would renew it is neither asked for nor kept: reading takes seconds.
    """
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back_address(request),
        "client_id": settings.CLINIC_CLIENT,
        "code_verifier": way.verifier,
    }
    with Asking() as asking:
        told = asking.form(way.token_endpoint, fields)
    token, patient = told.get("access_token"), told.get("patient")
    if not isinstance(token, str) or not isinstance(patient, str) or not patient.strip():
        raise ClinicError
    if str(told.get("token_type", "")).lower() != "bearer":
        raise ClinicError
    if way.patient and patient != way.patient:
        raise ClinicError
    return Held(way.server, patient, token, time.time() + _lasts(told.get("expires_in")))


def _lasts(told: object) -> int:
    """Seconds; some servers write them as words. An hour at most, and where nothing is told."""
    written = str(told)
    seconds = int(written) if written.isascii() and written.isdecimal() else AN_HOUR
    return min(seconds, AN_HOUR)


def _challenge(verifier: str) -> str:
    """S256 of RFC 7636: what the code is bound to, without the verifier itself."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def back_address(request: HttpRequest) -> str:
    return absolute(request, reverse("clinic_back"))
