"""What matters to somebody, as the cookie holds it. What is not ours is dropped, never guessed.

Stored as ``{"picked": [ids in order], "ordered": true, "leaning": id, "ready": {id: answer}}``; a
key without anything to tell is left out.
"""

from __future__ import annotations

from typing import Any

from decision_aid.domain.answers import UNSURE
from decision_aid.domain.values import MOST_PICKED, Values
from decision_aid.web.evidence import library

READY_ANSWERS = ("yes", "no", UNSURE)


def to_cookie(values: Values) -> dict[str, Any]:
    stored: dict[str, Any] = {
        "picked": list(values.picked),
        "ordered": values.ordered,
        "leaning": values.leaning,
        "ready": dict(values.ready),
    }
    return {key: value for key, value in stored.items() if value}


def from_cookie(raw: object) -> Values:
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
    known = [each.id for each in library().what_matters.consideration]
    ours = tuple(each for each in raw if each in known)
    return ours if len(set(ours)) == len(ours) <= MOST_PICKED else ()


def _leaning(raw: object) -> str:
    known = [each.value for each in library().what_matters.leaning]
    return raw if isinstance(raw, str) and raw in known else ""


def _ready(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        return {}
    asked = [each.id for each in library().what_matters.ready]
    return {key: raw[key] for key in asked if raw.get(key) in READY_ANSWERS}
