"""What a doctor reads is told of the patient, who is no "you" there."""

from __future__ import annotations

import re

import pytest

from decision_aid.domain.questionnaire.journey import DETAIL
from tests.browser.people import (
    FULL_CASE,
    NOTHING_KNOWN,
    PPMS,
    RRMS,
    SHORT_WAY,
    SPMS,
    WITH_CLINICIAN,
    Person,
)
from tests.web.cookies import client_holding
from tests.web.result_pages import page_for

_TO_SOMEBODY = re.compile(r"[^.;·\n]*\b(?:you|your|yours)\b[^.;·\n]*", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_ILL = Person(
    "ill", {**RRMS.told, "health": ("heart", "liver", "cancer", "pml", "depression")}, DETAIL
)
_PREGNANT = Person(
    "pregnant",
    {**RRMS.told, "sex": "female", "fertility": "ovaries", "pregnancy": "pregnant"},
    DETAIL,
)
_MORE = (SPMS, PPMS, SHORT_WAY, WITH_CLINICIAN, _PREGNANT)
_SOME = (
    *(RRMS, NOTHING_KNOWN, FULL_CASE, _ILL),
    *(pytest.param(each, marks=pytest.mark.slow) for each in _MORE),
)
"""Between them the four have every kind of line; the others walk through them again."""


def _to_somebody(text: str) -> list[str]:
    return _TO_SOMEBODY.findall(text) if _YOU.search(text) else []


@pytest.mark.parametrize("person", _SOME, ids=lambda each: each.name)
def test_the_sheet_of_the_doctor_and_the_referral_address_nobody(person: Person) -> None:
    client = client_holding(person.cookie())
    page = page_for(person, "/summary/")
    (sheet,) = page.main.all("section", css="sum-doctor")
    assert _to_somebody(sheet.text) == []
    text = client.post("/summary.txt/").content.decode()
    for_doctor = text.partition("IN CLINICAL TERMS")[2].partition("SOURCES")[0]
    assert len(for_doctor) > 500
    assert _to_somebody(for_doctor) == []


@pytest.mark.parametrize("person", _SOME, ids=lambda each: each.name)
def test_a_consultation_in_clinical_terms_addresses_nobody(person: Person) -> None:
    page = page_for(person, "/consult/")
    assert _to_somebody(page.main.text) == []
