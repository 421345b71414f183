"""Draft of a referral and the doctor's sheet: JC virus, drugs with dates, cancer, wish for a child.

Each of three people brings all four, in another way.
"""

from __future__ import annotations

from typing import Any

from decision_aid.domain.questionnaire.journey import replay
from decision_aid.web.handover.referral.content import referral_of
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.handover.summary.content import summary_of
from decision_aid.web.loaded import questionnaire, result_of
from tests.web.handover.referral.referral_people import FROM_A_LETTER
from tests.web.handover.summary.summary_people import ADDRESS, TODAY, kept

_SPMS: dict[str, Any] = {
    "subtype": "spms", "dmt_tried": ["mitoxantrone"], "dmt_outcome:mitoxantrone": "not-controlled",
    "last_dose": "2026-08", "sex": "male", "fertility": "none", "child_wish": "no",
    "health": ["none"], "jcv": "not-tested",
}  # fmt: skip
_MAN: dict[str, Any] = {
    **FROM_A_LETTER, "sex": "male", "fertility": "testes", "child_wish": "soon",
    "health": ["hepatitis", "cancer"], "jcv": "high",
}  # fmt: skip


def _told(answers: dict[str, Any]) -> tuple[str, str]:
    """The draft in one line, and the lines of the sheet that are for the doctor."""
    saved = kept(answers, "detail")
    journey = replay(questionnaire(), saved.route, saved.answers, TODAY)
    page = result_of(journey)
    rules = next(v for v in page.verdicts if v.criteria_set.id == "ectrims-ebmt-2025")
    draft = " ".join(referral_text(referral_of(journey, page, rules, TODAY)).split())
    sheet = summary_of(saved, journey, page, TODAY, ADDRESS)
    drugs = (f"{each.short_name}: {each.text}" for each in sheet.drugs)
    return draft, "; ".join((*drugs, *sheet.findings, *sheet.unknown))


def test_a_whole_letter_reaches_both() -> None:
    draft, sheet = _told(FROM_A_LETTER)
    assert "JC virus antibody index: positive, index up to 1.5" in draft
    assert "From: Mar 2021 Until: Jun 2026 Last dose: May 2026" in draft
    assert "Wish for a child: no plan to become pregnant" in draft
    assert "malignancy, now or in the past" in draft.split("Reported as absent")[1][:300]
    assert "JCV index: ≤ 1.5" in sheet
    assert "; from Mar 2021; until Jun 2026; last dose May 2026" in sheet
    assert "Infection, other illness: none" in sheet
    assert "Last dose of an MS drug" not in sheet


def test_cancer_and_a_wish_for_a_child_reach_both() -> None:
    draft, sheet = _told(_MAN)
    assert "present: malignancy, now or in the past" in draft
    assert "Wish for a child: yes, soon" in draft
    assert "index above 1.5" in draft
    assert "Malignancy, now or past" in sheet
    assert "Wish for a child: yes, soon" in sheet
    assert "JCV index: > 1.5" in sheet


def test_a_test_that_was_not_done_is_told_as_that() -> None:
    draft, sheet = _told(_SPMS)
    assert "JC virus antibody index: not tested" in draft
    assert "Last dose: Aug 2026" in draft
    assert "Wish for a child: no" in draft
    assert "JCV index: not tested" in sheet
    assert "last dose Aug 2026" in sheet
