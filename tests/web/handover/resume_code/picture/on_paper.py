"""A picture as somebody has it on paper: of known answers, with its PIN and its end."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.resume_code.packed import packed
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.handover.resume_code.picture import seal
from tests.web import people
from tests.web.handover.resume_code.picture.scanning import Scanned

_GIVEN = {key: tuple(v) if isinstance(v, list) else v for key, v in people.RRMS_KEPT.items()}
MATTERS = Values(picked=("relapses", "death"), ordered=True, leaning="stay")
CODE = code_of(SavedAnswers("full", Answers(_GIVEN), MATTERS))
PIN = "482170"
TODAY = date.today()


def scanned(days: int = 30, pin: str = PIN, secret: str = "") -> Scanned:
    secret = secret or settings.SECRET_KEY
    digits = seal.sealed(packed(CODE), TODAY + timedelta(days), pin, secret)
    return Scanned(f"http://testserver/scan/{digits}/", pin)
