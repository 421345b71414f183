"""What the consultation remembers between two requests: in the browser's own cookie, as all else.

Besides the answers: as they were opened, as they were before the last change, how the screen
speaks and which outcomes it compares. Where the answers were changed elsewhere since, the first
two no longer belong to them and are dropped: they may be those of somebody else.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from decision_aid.domain.answers import Answers
from decision_aid.domain.journey import DETAIL, FULL, SHORT
from decision_aid.domain.widening import widened
from decision_aid.web import answer_cookie
from decision_aid.web.answer_cookie import Kept
from decision_aid.web.consult.compared import COMPARABLE, comparing
from decision_aid.web.session import CONSULT

BY_CLINICIAN = "filled_in_by"


@dataclass(frozen=True, slots=True)
class Desk:
    """``opened``: the answers as they came. ``before``: as they were before the last change."""

    kept: Kept
    opened: Kept
    before: Kept | None = None
    clinical: bool = True
    keys: bool = True
    compared: frozenset[str] = frozenset()

    def having(self, kept: Kept) -> Desk:
        """After one more change; without one where nothing differs."""
        return self if _same(kept, self.kept) else replace(self, kept=kept, before=self.kept)

    def undone(self) -> Desk:
        """The last change taken back; taking it back can be taken back too."""
        return self if self.before is None else self.having(self.before)

    def comparing(self, topic: str) -> Desk:
        return replace(self, compared=comparing(self.compared, topic))

    @property
    def has_changed(self) -> bool:
        return not _same(self.kept, self.opened)

    def widened(self) -> Desk:
        route, answers = widened(self.kept.answers)
        return self.having(_with_clinician(replace(self.kept, route=route, answers=answers)))


def desk_of(request: HttpRequest) -> Desk:
    """The answers in this browser, laid out for a clinician. Nothing is written by reading."""
    told = request.session.get(CONSULT)
    found: dict[str, Any] = told if isinstance(told, dict) else {}
    kept = answer_cookie.read(request)
    opened = before = None
    if found.get("now") == _digest(kept):
        opened = _copy(found.get("opened"), kept)
        before = _copy(found.get("before"), kept)
    kept = for_consultation(kept)
    return Desk(
        kept,
        opened or kept,
        before,
        clinical=found.get("words") != "plain",
        keys=found.get("keys") != "off",
        compared=_topics(found.get("compared")),
    )


def keep(request: HttpRequest, desk: Desk) -> None:
    answer_cookie.write(request, desk.kept)
    _keep_beside(request, desk, desk.kept)


def keep_words(request: HttpRequest, desk: Desk) -> None:
    """How the screen speaks; the answers stay as they came."""
    _keep_beside(request, desk, answer_cookie.read(request))


def _keep_beside(request: HttpRequest, desk: Desk, kept: Kept) -> None:
    told: dict[str, Any] = {"now": _digest(kept), "opened": _without_values(desk.opened)}
    if desk.before is not None:
        told["before"] = _without_values(desk.before)
    if not desk.clinical:
        told["words"] = "plain"
    if not desk.keys:
        told["keys"] = "off"
    if desk.compared:
        told["compared"] = sorted(desk.compared)
    request.session[CONSULT] = told


def for_consultation(kept: Kept) -> Kept:
    """All questions, those for a clinician too, where that changes no fact; else as it came.

    Somebody on the short way keeps its questions until all are asked for, and answers that were
    left behind off the path stay out of the result.
    """
    if kept.route == SHORT and len(kept.answers):
        return kept
    wide = _with_clinician(replace(kept, route=DETAIL))
    return wide if _same_result(wide, kept) else kept


def _with_clinician(kept: Kept) -> Kept:
    return replace(kept, answers=kept.answers.having(BY_CLINICIAN, "clinician"))


def _same_result(one: Kept, other: Kept) -> bool:
    """Whether the same facts, and the same country, reach the result."""
    if other.route == FULL and not other.answers:
        return True
    first, second = one.journey(), other.journey()
    return (first.facts, first.country) == (second.facts, second.country)


def _same(one: Kept, other: Kept) -> bool:
    return one.route == other.route and dict(one.answers.given) == dict(other.answers.given)


def _without_values(kept: Kept) -> dict[str, Any]:
    """What matters to the person cannot change here, so it is held once."""
    return answer_cookie.stored(Kept(kept.route, Answers(kept.answers.given)))


def _copy(found: object, kept: Kept) -> Kept | None:
    told = answer_cookie.restored(found)
    return None if told is None else replace(kept, route=told.route, answers=told.answers)


def _topics(found: object) -> frozenset[str]:
    return COMPARABLE.intersection(found) if isinstance(found, list) else frozenset()


def _digest(kept: Kept) -> str:
    told = json.dumps(_without_values(kept), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
