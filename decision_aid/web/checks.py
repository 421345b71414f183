"""`manage.py check`: each mistake in the evidence is one error, with file and path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.checks import CheckMessage, Error

from decision_aid.library.mistakes import BrokenEvidenceError
from decision_aid.web import evidence


def evidence_is_sound(**_: Any) -> list[CheckMessage]:
    opened = (
        evidence.questionnaire,
        evidence.host,
        evidence.measured_tables,
        evidence.search_words,
    )
    return [message for each in opened for message in _mistakes_of(each)]


def _mistakes_of(open_files: Callable[[], object]) -> list[CheckMessage]:
    """The questionnaire opens the library first: its mistakes come with it."""
    try:
        open_files()
    except BrokenEvidenceError as broken:
        return [Error(str(mistake), id="evidence.E001") for mistake in broken.mistakes]
    return []
