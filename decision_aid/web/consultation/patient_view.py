"""One figure at a time for the person, with the way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure
from decision_aid.web.figures import notes
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Without a figure ``none`` says why, and ``none_means`` what that tells.

    ``compared``: of the same study. ``own_type``: of the person's own type of MS.
    """

    title: str
    is_harm: bool
    place: int
    of: int
    before: str
    after: str
    figure: FigureStatement | None = None
    none: str = ""
    none_means: str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""

    @property
    def groups_not_persons(self) -> str:
        return notes.groups_not_persons()


def shown(topic_id: str, page: PatientResult) -> Shown | None:
    """None for a topic that is not among those of the screen."""
    topics = page.topics_on(ToldOn.CONSULTATION)
    ids = [each.topic.id for each in topics]
    if topic_id not in ids:
        return None
    place = ids.index(topic_id)
    return Shown(
        title=topics[place].topic.title,
        is_harm=topics[place].is_risk,
        place=place + 1,
        of=len(topics),
        before=ids[place - 1] if place else "",
        after=ids[place + 1] if place + 1 < len(ids) else "",
        **_told(topics[place].key),
    )


def _told(key: KeyFigure) -> dict[str, Any]:
    if key.lead is None:
        if key.nobody:
            means = _("That is a fact about the research, not about you.")
            return {"none": notes.nobody_like_you(), "none_means": means}
        return {"none": notes.small_reports_only()}
    return {
        "figure": statement_of(key.lead, key.out_of),
        "compared": _compared(key),
        "own_type": _own_type(key),
    }


def _own_type(key: KeyFigure) -> str:
    """Of the person's own type of MS, beside a mixed group."""
    if key.own_type is None:
        return ""
    told = statement_of(key.own_type, key.out_of)
    return f"{told.own_type}: {told.said} {told.label}."


def _compared(key: KeyFigure) -> tuple[str, ...]:
    """What the same study counted on other treatments."""
    told = [statement_of(match, key.out_of) for match in key.compared]
    return tuple(f"{each.arm.name}: {each.message_or_value}" for each in told)
