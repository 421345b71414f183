"""Answers between pages: in the browser's own signed cookie, nowhere else.

Stored as ``{"v": 1, "route": "full", "answers": {step key: answer}}``, with ``"values"`` where the
person said what matters to them (``{"picked": [ids in order], "ordered": true, "leaning": id,
"ready": {id: answer}}``, a key without anything to tell left out) and ``"questions"`` (ids in
order) where they chose what to ask. An unknown version or value is dropped, never guessed. Answers
to questions that this version does not have are carried along unread: while two versions run side
by side, the older one must not lose what the newer one asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone

from decision_aid.domain.preparation.chosen_questions import MOST_CHOSEN
from decision_aid.domain.preparation.to_find_out import FACT
from decision_aid.domain.questionnaire.answers import UNSURE, Answer, Answers
from decision_aid.domain.questionnaire.journey import FULL, ROUTES, Journey, replay
from decision_aid.domain.questionnaire.preferences import MOST_PICKED, Values
from decision_aid.web.answer_cookie import OFFERED, TOLD, TYPED, VERSION, SessionStore
from decision_aid.web.loaded import evidence_base, questionnaire

_LONGEST_ANSWER = 40
_MOST_NEWER = 20
_READ = "_answers_read"
"""On a request: what was read, and what it said."""
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}(?::[a-z0-9_.-]{1,60})?")


@dataclass(frozen=True, slots=True)
class SavedAnswers:
    """What the cookie holds."""

    route: str
    answers: Answers
    values: Values = field(default_factory=Values)
    questions: tuple[str, ...] = ()
    newer: tuple[tuple[str, Answer], ...] = ()
    """Answers under keys that this version does not know."""

    @property
    def has_more(self) -> bool:
        """Whether there is anything beside answers that a person would miss."""
        return bool(self.questions) or not self.values.is_empty

    def with_more_of(self, earlier: SavedAnswers) -> SavedAnswers:
        """These answers, and what matters and what to ask as said before where this is silent."""
        values = self.values.filled_from(earlier.values)
        return replace(self, values=values, questions=self.questions or earlier.questions)

    def journey(self) -> Journey:
        return replay(questionnaire(), self.route, self.answers, timezone.localdate())


def read(request: HttpRequest) -> SavedAnswers:
    """The answers of this browser; none where the cookie is missing, old or tampered with.

    A page and what stands around it ask: they are read once, until something else was written.
    """
    told = request.session.get(TOLD)
    before = vars(request).get(_READ)
    if before is not None and before[0] is told:
        return cast(SavedAnswers, before[1])
    kept = restored(told) or SavedAnswers(FULL, Answers())
    vars(request)[_READ] = told, kept
    return kept


def restored(found: object) -> SavedAnswers | None:
    """What ``stored`` made; None where it was not made by this version."""
    raw = _versioned(found)
    if raw is None:
        return None
    route = raw.get("route")
    answers = raw.get("answers")
    given = answers if isinstance(answers, dict) else {}
    fitting = {key: _answer(value) for key, value in given.items() if _is_an_answer(key, value)}
    newer = {key: value for key, value in fitting.items() if not _is_ours(key)}
    return SavedAnswers(
        route if route in ROUTES else FULL,
        Answers({key: value for key, value in fitting.items() if key not in newer}),
        values_from_cookie(raw.get("values")),
        questions_from_cookie(raw.get("questions")),
        tuple(newer.items())[:_MOST_NEWER],
    )


def stored(kept: SavedAnswers) -> dict[str, Any]:
    """The answers in the form that the cookie holds."""
    told: dict[str, Any] = {
        "v": VERSION,
        "route": kept.route,
        "answers": {**dict(kept.newer), **{key: kept.answers.get(key) for key in kept.answers}},
    }
    if not kept.values.is_empty:
        told["values"] = values_to_cookie(kept.values)
    if kept.questions:
        told["questions"] = list(kept.questions)
    return told


def write(request: HttpRequest, kept: SavedAnswers) -> None:
    """A code that was typed or scanned is gone once somebody goes on."""
    request.session[TOLD] = stored(kept)
    request.session.pop(OFFERED, None)
    request.session.pop(TYPED, None)


def forget(request: HttpRequest) -> None:
    request.session.flush()


def was_dropped(request: HttpRequest) -> bool:
    """Whether a cookie came that could not be read: too old, not signed by us, another version."""
    told = request.session.get(TOLD)
    return is_unreadable(request) or (told is not None and _versioned(told) is None)


def is_unreadable(request: HttpRequest) -> bool:
    """Whether a cookie came of which this process can read nothing, and which it leaves alone."""
    session = request.session
    return isinstance(session, SessionStore) and session.is_unreadable


def _versioned(raw: object) -> dict[str, Any] | None:
    return raw if isinstance(raw, dict) and raw.get("v") == VERSION else None


def _is_ours(key: str) -> bool:
    return key.partition(":")[0] in questionnaire().questions


def _is_an_answer(key: object, value: object) -> bool:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return False
    parts = value if isinstance(value, list) else [value]
    return all(isinstance(part, str) and len(part) <= _LONGEST_ANSWER for part in parts)


def _answer(value: Any) -> Answer:
    return tuple(value) if isinstance(value, list) else str(value)


READY_ANSWERS = ("yes", "no", UNSURE)


def values_to_cookie(values: Values) -> dict[str, Any]:
    stored: dict[str, Any] = {
        "picked": list(values.picked),
        "ordered": values.ordered,
        "leaning": values.leaning,
        "ready": dict(values.ready),
    }
    return {key: value for key, value in stored.items() if value}


def values_from_cookie(raw: object) -> Values:
    if not isinstance(raw, dict):
        return Values()
    listed = raw.get("picked")
    picked = _picked(listed)
    return Values(
        picked=picked,
        ordered=raw.get("ordered") is True and len(picked) > 1 and list(picked) == listed,
        leaning=_leaning(raw.get("leaning")),
        ready=_ready(raw.get("ready")),
    )


def _picked(raw: object) -> tuple[str, ...]:
    """More than may be picked is no choice of ours, and neither is one thing twice."""
    if not isinstance(raw, list):
        return ()
    if raw == [UNSURE]:
        return (UNSURE,)
    known = [each.id for each in evidence_base().what_matters.consideration]
    ours = tuple(each for each in raw if each in known)
    return ours if len(set(ours)) == len(ours) <= MOST_PICKED else ()


def _leaning(raw: object) -> str:
    known = [each.value for each in evidence_base().what_matters.leaning]
    return raw if isinstance(raw, str) and raw in known else ""


def _ready(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        return {}
    asked = [each.id for each in evidence_base().what_matters.ready]
    return {key: raw[key] for key in asked if raw.get(key) in READY_ANSWERS}


@lru_cache(maxsize=1)
def known_ids() -> frozenset[str]:
    """Every question of the bank, and one for each fact that can be found out."""
    bank = (each.id for each in evidence_base().team_questions)
    facts = (f"{FACT}{name}" for name, fact in questionnaire().facts.items() if fact.asked)
    return frozenset((*bank, *facts))


def questions_from_cookie(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        return ()
    ours = (each for each in raw if isinstance(each, str) and each in known_ids())
    return tuple(dict.fromkeys(ours))[:MOST_CHOSEN]
