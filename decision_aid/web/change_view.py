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

from decision_aid.domain.journey import Journey, Step
from decision_aid.domain.near_limits import NearLimit, near_limits
from decision_aid.domain.result import ResultPage
from decision_aid.domain.truth import Truth
from decision_aid.domain.what_if import Changes
from decision_aid.web import words
from decision_aid.web.addresses import criteria_set_url
from decision_aid.web.evidence import library

_MOST = 50
"""So many sets or lines stand in one list."""
_OVERALL = {
    Truth.YES: later("every line that we can check fits"),
    Truth.NO: later("a line lies outside"),
    Truth.UNKNOWN: later("something cannot be told yet"),
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
    found = near_limits(journey.facts, library().criteria_sets, today)
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
    shelf = library().criteria
    return tuple((shelf[each].title, criteria_set_url(each)) for each in near.sets[:_MOST])


_TRIED = (
    "subtype", "age", "year_diagnosis", "year_onset", "edss_value", "walk_unaided",
    "walk_with_help", "mobility_short", "relapses_12m", "new_t2_12m", "gd_lesions_12m",
    "mri_short", "worsening_12m", "dmt_outcome", "treatment_short", "csf_ocb",
)  # fmt: skip


def may_be_tried(step: Step) -> bool:
    """The questions that move rules or figures by themselves."""
    return step.question.key in _TRIED


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


def changes_context(changes: Changes, after: ResultPage) -> dict[str, Any]:
    """Everything that another answer would change, in words."""
    return {
        "changed": True,
        "nothing": changes.nothing,
        "sets": [
            (
                each.criteria_set.title,
                criteria_set_url(each.criteria_set.id),
                str(_OVERALL[each.before]),
                str(_OVERALL[each.after]),
            )
            for each in changes.sets[:_MOST]
        ],
        "more": max(len(changes.sets) - _MOST, 0) + max(len(changes.lines) - _MOST, 0),
        "lines": [
            LineView(
                each.criteria_set.title,
                criteria_set_url(each.criteria_set.id),
                each.criterion.statement,
                words.STANDING[each.before],
                words.STANDING[each.after],
            )
            for each in changes.lines[:_MOST]
        ],
        "closeness": [
            ngettext(
                "%(n)s figure would turn from “%(before)s” to “%(after)s”",
                "%(n)s figures would turn from “%(before)s” to “%(after)s”",
                times,
            )
            % {"n": times, "before": words.CLOSENESS[old], "after": words.CLOSENESS[new]}
            for old, new, times in changes.closeness
        ],
        "leads": [
            (
                library().endpoints[each.endpoint].name,
                each.before.sourced.source.label if each.before else "",
                each.after.sourced.source.label if each.after else "",
            )
            for each in changes.leads
        ],
        "gaps": after.gaps,
    }
