"""Answers between pages: in the browser's own signed cookie, nowhere else.

Stored as ``{"v": 1, "route": "full", "answers": {step key: answer}}``, with ``"values"`` where the
person said what matters to them, and ``"questions"`` (ids) where they chose what to ask. An unknown
version, key or value is dropped, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from decision_aid.domain.answers import Answer, Answers
from decision_aid.domain.journey import FULL, ROUTES, Journey, replay
from decision_aid.domain.values import Values
from decision_aid.web import kept_questions
from decision_aid.web.evidence import questionnaire
from decision_aid.web.kept_values import from_cookie, to_cookie
from decision_aid.web.session import TOLD

_VERSION = 1
_LONGEST_ANSWER = 40


@dataclass(frozen=True, slots=True)
class Kept:
    """What the cookie holds."""

    route: str
    answers: Answers
    values: Values = field(default_factory=Values)
    questions: tuple[str, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether there is anything beside answers that a person would miss."""
        return bool(self.questions) or not self.values.is_empty

    def with_more_of(self, earlier: Kept) -> Kept:
        """These answers, and what matters and what to ask as said before where this is silent."""
        values = self.values.filled_from(earlier.values)
        return replace(self, values=values, questions=self.questions or earlier.questions)

    def journey(self) -> Journey:
        return replay(questionnaire(), self.route, self.answers, timezone.localdate())


def read(request: HttpRequest) -> Kept:
    """The answers of this browser; none where the cookie is missing, old or tampered with."""
    return restored(request.session.get(TOLD)) or Kept(FULL, Answers())


def restored(found: object) -> Kept | None:
    """What ``stored`` made; None where it was not made by this version."""
    raw = _versioned(found)
    if raw is None:
        return None
    route = raw.get("route")
    answers = raw.get("answers")
    given = answers.items() if isinstance(answers, dict) else ()
    return Kept(
        route if route in ROUTES else FULL,
        Answers({key: _answer(value) for key, value in given if _is_ours(key, value)}),
        from_cookie(raw.get("values")),
        kept_questions.from_cookie(raw.get("questions")),
    )


def stored(kept: Kept) -> dict[str, Any]:
    """The answers in the form that the cookie holds."""
    told: dict[str, Any] = {
        "v": _VERSION,
        "route": kept.route,
        "answers": {key: kept.answers.get(key) for key in kept.answers},
    }
    if not kept.values.is_empty:
        told["values"] = to_cookie(kept.values)
    if kept.questions:
        told["questions"] = list(kept.questions)
    return told


def write(request: HttpRequest, kept: Kept) -> None:
    request.session[TOLD] = stored(kept)


def forget(request: HttpRequest) -> None:
    request.session.flush()


def was_dropped(request: HttpRequest) -> bool:
    """Whether a cookie came that could not be read: too old, not signed by us, another version."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    told = request.session.get(TOLD)
    another_version = told is not None and _versioned(told) is None
    return another_version or not request.session.keys()


def _versioned(raw: object) -> dict[str, Any] | None:
    return raw if isinstance(raw, dict) and raw.get("v") == _VERSION else None


def _is_ours(key: object, value: object) -> bool:
    if not isinstance(key, str) or key.partition(":")[0] not in questionnaire().questions:
        return False
    parts = value if isinstance(value, list) else [value]
    return all(isinstance(part, str) and len(part) <= _LONGEST_ANSWER for part in parts)


def _answer(value: Any) -> Answer:
    return tuple(value) if isinstance(value, list) else str(value)
