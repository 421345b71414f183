"""Browsers that come: one with nothing, one half way, one that has told everything."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from decision_aid.web.loaded import evidence_base
from tests.browser.people import SHORT_WAY, WITH_CLINICIAN, Person
from tests.web.cookies import signed, told

TOKEN = "t" * 32
"""The secret of the forms, as the session holds it; a page would carry it masked."""


def cookie_of(person: Person | None, **more: Any) -> str:
    """The cookie of a browser that has the answers of this person, and a token for forms."""
    return signed(session_of(person, **more))


def session_of(person: Person | None, **more: Any) -> dict[str, Any]:
    if person is None:
        return {"_csrftoken": TOKEN, **more}
    steps = person.journey().steps
    given = {step.key: step.answer for step in steps if step.answer is not None}
    held = told(given, person.route)
    held["told"] |= {"values": _values()}
    return {**held, "_csrftoken": TOKEN, **more}


def _code() -> str:
    """One that was typed or scanned, and waits for a yes."""
    steps = WITH_CLINICIAN.journey().steps
    given = {step.key: step.answer for step in steps if step.answer is not None}
    return code_of(SavedAnswers(WITH_CLINICIAN.route, Answers(given)))


def _values() -> dict[str, Any]:
    asked = evidence_base().what_matters
    return {
        "picked": [each.id for each in asked.consideration[:3]],
        "ordered": True,
        "leaning": asked.leaning[0].value,
        "ready": {asked.ready[0].id: "yes"},
    }


@lru_cache(maxsize=1)
def visitors() -> dict[str, str]:
    """The cookie of each."""
    return {
        "nobody": cookie_of(None),
        "half way": cookie_of(SHORT_WAY, offered=_code(), typed="33TWR"),
        "everything": cookie_of(WITH_CLINICIAN),
    }
