"""What would change the result: limits that are near, and another answer tried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.near_limits import NearLimit, near_limits
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.journey import Journey, Step
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.results.what_if import Changes, LeadChange, LineChange, SetChange
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.loaded import evidence_base
from decision_aid.web.words import criteria, vocabulary

_MOST = 50
"""So many sets or lines stand in one list."""
_OVERALL = {
    Truth.YES: later("you meet every condition we can check"),
    Truth.NO: later("a condition is not met"),
    Truth.UNKNOWN: later("something is still open"),
}


@dataclass(frozen=True, slots=True)
class NearView:
    """One limit close by, in words, with the sets that state it."""

    sentence: str
    count: int
    sets: tuple[tuple[str, str], ...]

    @property
    def more(self) -> int:
        """Sets for which there is no room."""
        return self.count - len(self.sets)


def near_views(journey: Journey, today: date) -> tuple[NearView, ...]:
    found = near_limits(journey.facts, evidence_base().criteria_sets, today)
    return tuple(NearView(_sentence(near), len(near.sets), _links(near)) for near in found)


def _sentence(near: NearLimit) -> str:
    limit = f"{near.limit.normalize():f}"
    if near.reached is None:
        return _(
            "Some rules name an EDSS of %(limit)s. Your score is within half a point of it."
        ) % {"limit": limit}
    when = _when(*near.reached)
    if near.fact == "age":
        return _("Some rules name an age limit: you reach %(limit)s %(when)s.") % {
            "limit": limit, "when": when
        }  # fmt: skip
    if near.fact == "years_since_onset":
        told = _(
            "Some rules count %(limit)s years from the first symptoms: you reach that %(when)s."
        )
    else:
        told = _("Some rules count %(limit)s years from the diagnosis: you reach that %(when)s.")
    return told % {"limit": limit, "when": when}


def _when(earliest: date, latest: date) -> str:
    first, last = (formats.date_format(day, "F Y") for day in (earliest, latest))
    if first == last:
        return _("in %(month)s") % {"month": first}
    return _("between %(first)s and %(last)s") % {"first": first, "last": last}


def _links(near: NearLimit) -> tuple[tuple[str, str], ...]:
    sets = evidence_base().criteria
    return tuple((sets[each].title, criteria_set_url(each)) for each in near.sets[:_MOST])


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


def changes_context(changes: Changes, after: PatientResult) -> dict[str, Any]:
    """Everything that another answer would change, in words."""
    return {
        "changed": True,
        "nothing": changes.nothing,
        "sets": [_whole_set(each) for each in changes.sets[:_MOST]],
        "more": max(len(changes.sets) - _MOST, 0) + max(len(changes.lines) - _MOST, 0),
        "lines": [_line(each) for each in changes.lines[:_MOST]],
        "closeness": [_closeness(*each) for each in changes.closeness],
        "leads": [_lead(each) for each in changes.leads],
        "gaps": after.gaps,
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
        criteria.STANDING[change.before],
        criteria.STANDING[change.after],
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
    return evidence_base().endpoints[change.endpoint].name, before, after
