"""One figure at a time for the person, with the way to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.topic_result import KeyFigure, TopicResult
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.deaths import short_deaths
from decision_aid.web.figures.in_short.nearest import first_named
from decision_aid.web.figures.in_short.one_study import said_with_time
from decision_aid.web.figures.in_short.question import question_told
from decision_aid.web.figures.in_short.spreads import short_spread, spread_beside_key
from decision_aid.web.figures.spreads import spread_statement
from decision_aid.web.figures.spreads.dot_strips import (
    DotKey,
    death_strip_html,
    dot_strip_html,
    key_of,
)
from decision_aid.web.figures.statement import FigureStatement
from decision_aid.web.figures.wording import statement_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Without a figure ``none`` says why, and ``none_means`` what that tells.

    ``spread``: what all studies counted, of deaths with what is known of disability in ``beside``;
    ``strip``: the same drawn, a dot a study; ``quiet``: how many people, and when treated.
    ``compared``: of the same study. ``own_type``: of the person's own type of MS.
    """

    title: str
    is_harm: bool
    place: int
    of: int
    before: str
    after: str
    spread: str = ""
    strip: str = ""
    quiet: str = ""
    beside: tuple[str, ...] = ()
    figure: FigureStatement | None = None
    named: str = ""
    near: str = ""
    none: str = ""
    none_means: str = ""
    compared: tuple[str, ...] = ()
    own_type: str = ""

    @property
    def dots(self) -> DotKey:
        named = self.figure is not None and self.figure.short.is_near
        return key_of((self.strip,), names_near=named)

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
        title=question_told(topics[place]),
        is_harm=topics[place].is_risk,
        place=place + 1,
        of=len(topics),
        before=ids[place - 1] if place else "",
        after=ids[place + 1] if place + 1 < len(ids) else "",
        **_over_all(topics[place], page),
        **_told(topics[place]),
    )


def _over_all(topic: TopicResult, page: PatientResult) -> dict[str, Any]:
    """Deaths over all studies with counts; else over those of people not unlike the person."""
    if FROM_TREATMENT in topic.topic.endpoints:
        died = short_deaths(page.deaths, page.country)
        if died is None:
            return {}
        return {
            "spread": f"{died.headline.first}.",
            "quiet": died.headline.quiet,
            "strip": death_strip_html(page.deaths.from_treatment, topic.key.nearest),
            "beside": tuple(each.text for each in died.disability),
        }
    found = spread_beside_key(topic)
    told = short_spread(found) if found else None
    if found is None or told is None:
        return {}
    quiet = spread_statement(found).quiet
    return {"spread": told.lead, "strip": dot_strip_html(found), "quiet": quiet}


def _told(topic: TopicResult) -> dict[str, Any]:
    key = topic.key
    if key.lead is None:
        means = _("That is a fact about the research, not about you.") if key.nobody else ""
        return {"none": notes.no_figure(topic), "none_means": means}
    told = statement_of(key.lead, key.out_of)
    return {
        "figure": told,
        "named": f"{first_named(told)}:",
        "near": said_with_time(told),
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
