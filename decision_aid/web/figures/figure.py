"""Everything that a figure component shows: the figure, and how the people studied compare."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.absolute_risk import (
    THOUSAND,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.results.matching import Outcome, Outcomes, closeness_of, dimensions_with
from decision_aid.web.addresses import figure_url
from decision_aid.web.drawing.forest import forest_row, ratio_row
from decision_aid.web.drawing.icon_array import icon_array
from decision_aid.web.figures import people_and_time, sentences
from decision_aid.web.words import vocabulary

_OUTCOMES_TOLD = (
    Outcome.INSIDE,
    Outcome.OUTSIDE,
    Outcome.UNKNOWN,
    Outcome.FEW,
    Outcome.NOT_REPORTED,
    Outcome.NOT_RESTRICTED,
)


def figure_context(
    sourced: SourcedFigure, out_of: int, outcomes: Outcomes | None = None
) -> dict[str, Any]:
    """Everything that a figure component shows. Without outcomes nobody is compared."""
    figure, source = sourced.figure, sourced.source
    people, whole_study = people_and_time.people_cell(sourced)
    return {
        "figure": figure,
        "source": source,
        "endpoint": people_and_time.outcome_of(sourced),
        "arm": sourced.arm,
        "versus": sourced.versus,
        "url": figure_url(sourced),
        "people": people,
        "whole_study": whole_study,
        "people_told": people_and_time.people_told(sourced),
        "in_whom": people_and_time.in_whom(sourced),
        "part_of_study": people_and_time.part_of_study(sourced),
        "who_told": people_and_time.who_told(sourced),
        "caution": people_and_time.caution(sourced),
        "time": people_and_time.time_of(figure),
        "mixed_types": people_and_time.mixed_types(sourced),
        "own_type": people_and_time.own_type_words(sourced),
        "value": sentences.value_in_words(figure),
        "said": people_and_time.said_without_frames(sourced),
        "interval": sentences.interval_in_words(figure),
        "design": people_and_time.design_of(source),
        "seen_in": vocabulary.SEEN_IN[figure.seen_in],
        "is_ratio": figure.unit.is_ratio,
        **_share_context(sourced, out_of),
        **(_match_context(outcomes) if outcomes is not None else {}),
        **(_plot_context(sourced, out_of, outcomes) if outcomes is not None else {}),
    }


TOP_OF_1000 = 100
"""Rare harms are plotted on a scale up to 100 of 1,000; what lies beyond gets an arrow."""


def plot_of(sourced: SourcedFigure, out_of: int, top: int | None, mark: str) -> SafeString:
    """The figure as a row of a forest plot; empty for figures that are no share and no ratio.

    Its name for screen readers keeps to the denominator of the row.
    """
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    if share is not None:
        told = natural_frequency(share, out_of, interval)
        title = sentences.people_of(told.affected, told)
        if told.low is not None:
            title = f"{title}, {sentences.range_cell(told, interval)}"
        return forest_row(told.affected, told.low, told.high, out_of, mark, title, top)
    if not figure.unit.is_ratio:
        return SafeString("")
    title = f"{sentences.value_in_words(figure)} {sentences.interval_in_words(figure)}".strip()
    low, high = (figure.ci.low, figure.ci.high) if figure.ci else (None, None)
    return ratio_row(figure.value, low, high, title, mark)


def _plot_context(sourced: SourcedFigure, out_of: int, outcomes: Outcomes) -> dict[str, Any]:
    mark = vocabulary.CLOSENESS_CLASS[closeness_of(outcomes)]
    top = TOP_OF_1000 if out_of == THOUSAND else None
    return {"plot": plot_of(sourced, out_of, top, mark)}


def _share_context(sourced: SourcedFigure, out_of: int) -> dict[str, Any]:
    figure = sourced.figure
    share = share_of(figure)
    if share is None:
        return {}
    interval = interval_of(figure)
    told = natural_frequency(share, out_of, interval)
    message = sentences.headline(people_and_time.outcome_of(sourced), figure, told)
    return {
        "share": told,
        "total": sentences.whole(out_of),
        "share_cell": sentences.people_of(told.affected, told),
        "message": message,
        "counted": sentences.counted(figure),
        "range": sentences.range_of(told, interval),
        "range_cell": sentences.range_cell(told, interval),
        "warning": sentences.extreme_warning(told),
        "picture": icon_array(told.affected, out_of, told.low, told.high, message),
    }


def _match_context(outcomes: Outcomes) -> dict[str, Any]:
    closeness = closeness_of(outcomes)
    return {
        "closeness": vocabulary.CLOSENESS[closeness],
        "closeness_class": vocabulary.CLOSENESS_CLASS[closeness],
        "comparisons": [
            (vocabulary.OUTCOME[outcome], [vocabulary.DIMENSION[d] for d in dimensions])
            for outcome in _OUTCOMES_TOLD
            if (dimensions := dimensions_with(outcomes, outcome))
        ],
        "differs": [vocabulary.DIMENSION[d] for d in dimensions_with(outcomes, Outcome.OUTSIDE)],
    }
