"""One figure at a time for the person, with the way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure
from decision_aid.domain.results.topics import ToldOn
from decision_aid.web.figures.figure import figure_context
from decision_aid.web.words import vocabulary


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Without a message there is no figure, and ``nobody`` says whether anybody was studied."""

    title: Promise
    is_harm: bool
    place: int
    of: int
    before: str
    after: str
    nobody: bool = False
    message: str = ""
    time: str = ""
    range: str = ""
    has_band: bool = False
    warning: str = ""
    study: str = ""
    closeness: str = ""
    closeness_class: str = ""
    picture: SafeString | str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""


def shown(topic_id: str, page: PatientResult) -> Shown | None:
    """None for a topic that is not among those of the screen."""
    topics = page.topics_on(ToldOn.CONSULTATION)
    ids = [each.topic.id for each in topics]
    if topic_id not in ids:
        return None
    place = ids.index(topic_id)
    return Shown(
        title=vocabulary.TOPIC[topic_id],
        is_harm=topics[place].is_risk,
        place=place + 1,
        of=len(topics),
        before=ids[place - 1] if place else "",
        after=ids[place + 1] if place + 1 < len(ids) else "",
        **_told(topics[place].key),
    )


def _told(key: KeyFigure) -> dict[str, Any]:
    if key.lead is None:
        return {"nobody": key.nobody}
    told = figure_context(key.lead.sourced, key.out_of, key.lead.outcomes)
    return {
        "message": told.get("message") or told["said"],
        "time": told["time"],
        "range": told.get("range") or told["interval"],
        "has_band": "share" in told and told["share"].low is not None,
        "warning": told.get("warning", ""),
        "study": "; ".join(filter(None, (told["source"].label, told["who_told"]))),
        "closeness": str(told["closeness"]),
        "closeness_class": told["closeness_class"],
        "picture": told.get("picture", ""),
        "compared": _compared(key),
        "own_type": _own_type(key),
    }


def _own_type(key: KeyFigure) -> str:
    """Of the person's own type of MS, beside a mixed group."""
    if key.own_type is None:
        return ""
    told = figure_context(key.own_type.sourced, key.out_of, key.own_type.outcomes)
    said = told.get("message") or told["said"]
    return f"{told['own_type']}: {said} {told['source'].label}."


def _compared(key: KeyFigure) -> tuple[str, ...]:
    """What the same study counted on other treatments."""
    told = [figure_context(m.sourced, key.out_of, m.outcomes) for m in key.compared]
    return tuple(f"{each['arm'].name}: {each.get('message') or each['value']}" for each in told)
