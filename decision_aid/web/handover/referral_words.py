"""Headings, fixed words and gaps to fill in of the referral draft."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

WORDS: Mapping[str, Promise] = {
    "title": later("DRAFT referral: stem cell transplant (AHSCT) for multiple sclerosis"),
    "draft": later(
        "Draft for a clinician to complete and check. It was made by an information tool from the "
        "answers of the patient. Nothing in it was checked against a record. It is not a decision, "
        "and not a clinical assessment."
    ),
    "patient": later("Patient and referral"),
    "history": later("MS history, as told"),
    "criteria": later("Published criteria, line by line"),
    "grades": later("In the body's own grades:"),
    "missing": later("What is still missing"),
    "fitness": later("Fitness for a transplant, beside it"),
    "sources": later("Sources"),
    "notice": later("Please note"),
    "published": later("Published as"),
    "has": later("Patient"),
    "compared": later("Compared"),
    "lacks": later("Missing"),
}
PLACEHOLDERS = (
    later("Name: [name]"),
    later("Date of birth: [date of birth]"),
    later("NHS or hospital number: [number]"),
    later("Referred by: [name, role, hospital, contact]"),
    later("Referred to: [transplant centre or meeting]"),
    later("Reason for the referral: [to be completed]"),
    later("Examination, imaging and results: [to be completed]"),
    later("Wishes and consent of the patient: [to be completed]"),
)
NOTICE = later(
    "Information from published texts, not medical advice and not a decision about treatment. "
    "“Fits the published limit” compares an answer with one printed line; it does not say that "
    "anybody will be offered treatment. Texts change: check the source before use. This draft "
    "holds health information: keep it safe."
)
