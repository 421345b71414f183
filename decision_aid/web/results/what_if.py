"""What would change the result: another answer tried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.results.what_if import Changes, LeadChange, LineChange, SetChange
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.words import criteria, vocabulary

_MOST = 50
"""So many sets or lines stand in one list."""
_OVERALL = {
    Truth.YES: later("you meet every condition we can check"),
    Truth.NO: later("a condition is not met"),
    Truth.UNKNOWN: later("something is still open"),
}


def may_be_tried(step: Step) -> bool:
    """The questions that move rules or figures by themselves."""
    return step.question.may_be_tried


def tried_steps(journey: Journey) -> list[Step]:
    return [step for step in journey.steps if may_be_tried(step)]


@dataclass(frozen=True, slots=True)
class LineView:
    """One published line, before and after."""

    rules: str
    url: str
    statement: str
    before: Promise
    after: Promise


def changes_context(changes: Changes, gaps: tuple[Gap, ...]) -> dict[str, Any]:
    """Everything that another answer would change, in words; ``gaps``: those there would be."""
    return {
        "changed": True,
        "nothing": changes.nothing,
        "sets": [_whole_set(each) for each in changes.sets[:_MOST]],
        "more": max(len(changes.sets) - _MOST, 0) + max(len(changes.lines) - _MOST, 0),
        "lines": [_line(each) for each in changes.lines[:_MOST]],
        "closeness": [_closeness(*each) for each in changes.closeness],
        "leads": [_lead(each) for each in changes.leads],
        "gaps": gaps,
    }


def _whole_set(change: SetChange) -> tuple[str, str, str, str]:
    """Title, address, and the set as a whole before and after."""
    rules = change.criteria_set
    before, after = (str(_OVERALL[each]) for each in (change.before, change.after))
    return rules.title, criteria_set_url(rules.id), before, after


def _line(change: LineChange) -> LineView:
    return LineView(
        change.criteria_set.title,
        criteria_set_url(change.criteria_set.id),
        change.criterion.statement,
        criteria.where_it_stands(change.criterion, change.before),
        criteria.where_it_stands(change.criterion, change.after),
    )


def _closeness(before: Closeness, after: Closeness, times: int) -> str:
    said = ngettext(
        "%(n)s figure would turn from “%(before)s” to “%(after)s”",
        "%(n)s figures would turn from “%(before)s” to “%(after)s”",
        times,
    )
    names = {"before": vocabulary.CLOSENESS[before], "after": vocabulary.CLOSENESS[after]}
    return said % {"n": times, **names}


def _lead(change: LeadChange) -> tuple[str, str, str]:
    """Outcome, and the study drawn first before and after."""
    before, after = (
        each.sourced.source.label if each else "" for each in (change.before, change.after)
    )
    return change.outcome.name, before, after
