"""Three people with the draft of a referral for each, and the golden files of these."""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.questionnaire.journey import replay
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.loaded import questionnaire, result_of
from tests.web.handover.summary.summary_people import GOLDEN, PEOPLE, TODAY

DRAFTS = {
    "relapsing": "london-ahsct-2016",
    "secondary_progressive": "ectrims-ebmt-2025",
    "short_way": "trial-beat-ms",
}
"""The person, and the published text."""

FROM_A_LETTER = {
    "country": "GB-ENG", "age": "41", "subtype": "rrms", "year_diagnosis": "2020",
    "year_onset": "2018", "edss_known": "yes", "edss_value": "3.5", "edss_when": "6m",
    "relapses_12m": "2", "mri_12m": "yes", "mri_contrast": "yes", "new_t2_12m": "3-5",
    "gd_lesions_12m": "1", "worsening_12m": "no", "dmt_tried": ["natalizumab", "glatiramer"],
    "dmt_outcome:natalizumab": "not-controlled", "dmt_outcome:glatiramer": "side-effects",
    "dmt_months:natalizumab": "12", "filled_in_by": "clinician", "relapses_24m": "3",
    "relapse_when": "2026-08", "relapse_marks": ["steroids", "lasting"],
    "relapse_when_2": "2026-02", "relapse_marks_2": ["steroids"], "relapse_when_3": "2024",
    "relapse_marks_3": ["none"], "mri_when": "2026-09", "edss_year_ago": "3",
    "drug_from:natalizumab": "2021-03", "drug_until:natalizumab": "2026-06",
    "drug_last:natalizumab": "2026-05", "drug_from:glatiramer": "2019-09",
    "drug_until:glatiramer": "2021-01", "drug_last:glatiramer": "2021-01",
    "he_contraindicated": "no", "health": ["none"], "performance": "light", "sex": "female",
    "menopause": "yes", "fertility": "ovaries", "pregnancy": "no", "jcv": "low",
    "jcv_when": "2025-11", "aqp4_mog": "negative", "lvef": "60", "dlco": "72", "crcl": "95",
    "serology_negative": ["toxoplasma", "syphilis", "hepatitis-b", "hepatitis-c", "hiv"],
    "serology_positive": ["cmv", "ebv", "vzv"], "serology_when": "2026-10",
    "hct_ci": ["diabetes", "psychiatric"], "haemoglobin": "131", "neutrophils": "3.2",
    "lymphocytes": "1.05", "counts_when": "2026-11",
}  # fmt: skip
"""A whole letter, as somebody types it into the consultation."""


def draft_for(name: str, set_id: str) -> Referral:
    who = PEOPLE[name]
    journey = replay(questionnaire(), who.route, who.answers, TODAY)
    page = result_of(journey)
    verdict = next(each for each in page.verdicts if each.criteria_set.id == set_id)
    return referral_of(journey, page, verdict, TODAY)


def golden_draft(name: str) -> str:
    """Without the version of the evidence, which changes with every comma."""
    text = referral_text(draft_for(name, DRAFTS[name]))
    return re.sub(r"Evidence version \S+", "Evidence version (of the evidence).", text)


def golden_draft_file(name: str) -> Path:
    return GOLDEN / f"referral_{name}.txt"
