"""`manage.py check`: each mistake in the evidence is one error, with file and path."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error

from decision_aid.library.mistakes import BrokenEvidenceError
from decision_aid.web import evidence


def evidence_is_sound(**_: Any) -> list[CheckMessage]:
    try:
        evidence.library()
        evidence.questionnaire()
    except BrokenEvidenceError as broken:
        return [Error(str(mistake), id="evidence.E001") for mistake in broken.mistakes]
    return []
