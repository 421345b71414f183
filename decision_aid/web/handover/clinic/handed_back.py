"""What goes back to the clinic: a transaction with the answers, a PDF and what holds them together.

``Paper`` is either the summary or the draft of a referral; the Composition of the draft is the one
that the referral page gives as a file.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils.translation import gettext as _

from decision_aid.evidence_base.reading.code_layouts import newest
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.composition import MADE_BY, Resource, composition, section
from decision_aid.web.handover.fhir import Edition, response_resource
from decision_aid.web.handover.referral.bundle import referral_composition
from decision_aid.web.handover.referral.draft import draft_of
from decision_aid.web.handover.referral.pdf import referral_pdf
from decision_aid.web.handover.summary.page import summary_for
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from decision_aid.web.loaded import code_layouts, codes, evidence_base
from decision_aid.web.words.said import said

_AUTHOR: Resource = {"display": MADE_BY}


@dataclass(frozen=True, slots=True)
class Paper:
    """``composition`` has no pointers yet to the answers and the PDF."""

    pdf: bytes
    composition: Resource


def summary_paper(request: HttpRequest, kept: SavedAnswers, patient: str, now: datetime) -> Paper:
    """Raises NoPdfError."""
    what = _("answers and published evidence")
    title = f"{said('transplant_for_ms')}: {what}"
    made = composition(title, {"text": title}, f"Patient/{patient}", _AUTHOR, now)
    return Paper(summary_pdf(summary_for(request, kept), Options(clinician=True)), made)


def referral_paper(
    kept: SavedAnswers, patient: str, now: datetime, rules: str = ""
) -> Paper | None:
    """``rules``: the text to compare with, else the nearest. None where there is no such text.
    Raises NoPdfError.
    """
    draft = draft_of(kept, rules)
    if draft is None:
        return None
    journey, told = kept.journey(), draft.referral
    made = referral_composition(told, journey, codes(), now, f"Patient/{patient}")
    return Paper(referral_pdf(told), made)


def answers_of(kept: SavedAnswers, now: datetime) -> Resource:
    """The QuestionnaireResponse, which itself names nobody."""
    edition = Edition(str(newest(code_layouts()).version), str(evidence_base().version))
    return response_resource(kept.journey(), edition, now.date())


def bundle_for(patient: str, response: Resource, paper: Paper, now: datetime) -> Resource:
    subject = {"reference": f"Patient/{patient}"}
    answers, document = f"urn:uuid:{uuid4()}", f"urn:uuid:{uuid4()}"
    pointers = [section(_("Answers"), "", [answers]), section("PDF", "", [document])]
    whole = {**paper.composition}
    whole["section"] = [*pointers, *whole.get("section", ())]
    return {
        "resourceType": "Bundle",
        "type": "transaction",
        "entry": [
            _entry(answers, {**response, "subject": subject}),
            _entry(document, _file(paper, subject, now)),
            _entry(f"urn:uuid:{uuid4()}", whole),
        ],
    }


def _file(paper: Paper, subject: Resource, now: datetime) -> Resource:
    title, moment = paper.composition["title"], now.isoformat(timespec="seconds")
    attached = {
        "contentType": "application/pdf",
        "data": base64.b64encode(paper.pdf).decode("ascii"),
        "title": title,
        "creation": moment,
    }
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "docStatus": "preliminary",
        "type": paper.composition["type"],
        "subject": subject,
        "date": moment,
        "author": [_AUTHOR],
        "description": title,
        "content": [{"attachment": attached}],
    }


def _entry(address: str, resource: dict[str, Any]) -> Resource:
    request = {"method": "POST", "url": resource["resourceType"]}
    return {"fullUrl": address, "resource": resource, "request": request}
