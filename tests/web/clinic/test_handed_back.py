"""What goes back into a record is valid FHIR."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import FULL
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.clinic.handed_back import bundle_for, referral_paper
from tests.web import people

pytestmark = pytest.mark.slow


def test_what_goes_back_is_valid_fhir() -> None:
    answers = {"resourceType": "QuestionnaireResponse", "status": "completed"}
    told = {key: tuple(a) if isinstance(a, list) else a for key, a in people.RRMS_KEPT.items()}
    draft = referral_paper(SavedAnswers(FULL, Answers(told)), "made-up", timezone.now())
    assert draft is not None
    made = bundle_for("made-up", answers, draft, timezone.now())
    Bundle.model_validate_json(json.dumps(made))
    letter = made["entry"][2]["resource"]
    inside = {f"#{each['id']}" for each in letter["contained"]}
    pointed_at = {e["reference"] for s in letter["section"] for e in s.get("entry", ())}
    assert inside == {*(each for each in pointed_at if each[0] == "#"), "#device"}
