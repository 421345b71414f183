"""What the consultation remembers between two requests: in the browser's own cookie, as all else.

Besides the answers: as they were opened, as they were before the last change, how the screen
speaks and which outcomes it compares. A case that is typed in here, such as a new letter, counts as
opened when it is complete: until then there is nothing that it could have changed from.

Where the answers were changed elsewhere since, what was opened and what was before no longer belong
to them and are dropped: they may be those of somebody else.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT
from decision_aid.domain.questionnaire.short_to_full import full_answers
from decision_aid.domain.results.compared.key_comparisons import comparable_topics, with_topic
from decision_aid.web import answer_store
from decision_aid.web.answer_cookie import CONSULT
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.loaded import evidence_base, questionnaire

BY_CLINICIAN = "filled_in_by"


@dataclass(frozen=True, slots=True)
class ConsultationState:
    """``opened``: the answers as they came, or as they were when a case typed in here
    (``is_new``) was complete. ``before``: as they were before the last change.
    """

    kept: SavedAnswers
    opened: SavedAnswers
    before: SavedAnswers | None = None
    clinical: bool = True
    keys: bool = True
    compared: frozenset[str] = frozenset()
    is_new: bool = False

    def having(self, kept: SavedAnswers) -> ConsultationState:
        """After one more change; without one where nothing differs."""
        if _same(kept, self.kept):
            return self
        return replace(self, kept=kept, before=self.kept, opened=self._opened(kept))

    def _opened(self, kept: SavedAnswers) -> SavedAnswers:
        """Of a new case all answers, until it is complete; from then on what is answered first."""
        if not self.is_new:
            return self.opened
        if not is_complete(self.opened):
            return kept
        given = {**kept.answers.given, **self.opened.answers.given}
        return replace(self.opened, route=kept.route, answers=Answers(given))

    def undone(self) -> ConsultationState:
        """The last change taken back; taking it back can be taken back too."""
        return self if self.before is None else self.having(self.before)

    def comparing(self, topic: str) -> ConsultationState:
        return replace(self, compared=with_topic(self.compared, topic, evidence_base().topics))

    @property
    def has_changed(self) -> bool:
        return not _same(self.kept, self.opened)

    def widened(self) -> ConsultationState:
        route, answers = full_answers(questionnaire(), self.kept.answers)
        return self.having(_with_clinician(replace(self.kept, route=route, answers=answers)))


def load_state(request: HttpRequest) -> ConsultationState:
    """The answers in this browser, laid out for a clinician. Nothing is written by reading."""
    told = request.session.get(CONSULT)
    found: dict[str, Any] = told if isinstance(told, dict) else {}
    kept = answer_store.read(request)
    opened = before = None
    if found.get("now") == digest(kept):
        opened = _copy(found.get("opened"), kept)
        before = _copy(found.get("before"), kept)
    kept = for_consultation(kept)
    return ConsultationState(
        kept,
        opened or kept,
        before,
        clinical=found.get("words") != "plain",
        keys=found.get("keys") != "off",
        compared=_topics(found.get("compared")),
        is_new=found.get("new") is True if opened else not _is_answered(kept),
    )


def keep(request: HttpRequest, desk: ConsultationState) -> None:
    answer_store.write(request, desk.kept)
    _keep_beside(request, desk, desk.kept)


def keep_words(request: HttpRequest, desk: ConsultationState) -> None:
    """How the screen speaks; the answers stay as they came."""
    _keep_beside(request, desk, answer_store.read(request))


def _keep_beside(request: HttpRequest, desk: ConsultationState, kept: SavedAnswers) -> None:
    told: dict[str, Any] = {"now": digest(kept), "opened": _without_values(desk.opened)}
    if desk.before is not None:
        told["before"] = _without_values(desk.before)
    if desk.is_new:
        told["new"] = True
    if not desk.clinical:
        told["words"] = "plain"
    if not desk.keys:
        told["keys"] = "off"
    if desk.compared:
        told["compared"] = sorted(desk.compared)
    request.session[CONSULT] = told


def for_consultation(kept: SavedAnswers) -> SavedAnswers:
    """All questions, those for a clinician too, where that changes no fact; else as it came.

    Somebody on the short way keeps its questions until all are asked for, and answers that were
    left behind off the path stay out of the result.
    """
    if kept.route == SHORT and len(kept.answers):
        return kept
    wide = _with_clinician(replace(kept, route=DETAIL))
    return wide if _same_result(wide, kept) else kept


def _is_answered(kept: SavedAnswers) -> bool:
    return any(key != BY_CLINICIAN for key in kept.answers)


def is_complete(kept: SavedAnswers) -> bool:
    """Whether a letter has said all that a person is asked, beside where they live and fitness."""
    groups = questionnaire().consultation_group
    steps = replace(kept, route=FULL).journey().steps
    asked = [s for s in steps if s.question.in_consultation and s.question.key != "country"]
    return all(s.answer is not None for s in asked if not groups[s.question.key].of_hospital)


def _with_clinician(kept: SavedAnswers) -> SavedAnswers:
    return replace(kept, answers=kept.answers.having(BY_CLINICIAN, "clinician"))


def _same_result(one: SavedAnswers, other: SavedAnswers) -> bool:
    """Whether the same facts, and the same country, reach the result."""
    if other.route == FULL and not other.answers:
        return True
    first, second = one.journey(), other.journey()
    return (first.facts, first.country) == (second.facts, second.country)


def _same(one: SavedAnswers, other: SavedAnswers) -> bool:
    return one.route == other.route and dict(one.answers.given) == dict(other.answers.given)


def _without_values(kept: SavedAnswers) -> dict[str, Any]:
    """What matters to the person cannot change here, so it is held once."""
    return answer_store.stored(SavedAnswers(kept.route, Answers(kept.answers.given)))


def _copy(found: object, kept: SavedAnswers) -> SavedAnswers | None:
    told = answer_store.restored(found)
    return None if told is None else replace(kept, route=told.route, answers=told.answers)


def _topics(found: object) -> frozenset[str]:
    known = {e.id for side in comparable_topics(evidence_base().topics).values() for e in side}
    return frozenset(known.intersection(found)) if isinstance(found, list) else frozenset()


def digest(kept: SavedAnswers) -> str:
    """Tells one state of the answers from another."""
    told = json.dumps(_without_values(kept), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
