"""Three people with the draft of a referral for each, and the golden files of these."""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.questionnaire.journey import replay
from decision_aid.web.handover.referral.content import Referral, referral_of
from decision_aid.web.handover.referral.text import referral_text
from decision_aid.web.loaded import questionnaire, result_of
from tests.web.summary_people import GOLDEN, PEOPLE, TODAY

DRAFTS = {
    "relapsing": "london-ahsct-2016",
    "secondary_progressive": "ectrims-ebmt-2025",
    "short_way": "trial-beat-ms",
}
"""The person, and the published text."""


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
