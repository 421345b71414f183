"""A figure as a row of a forest plot."""

from __future__ import annotations

from django.utils.safestring import SafeString

from decision_aid.domain.evidence.absolute_risk import NaturalFrequency, ShareInterval
from decision_aid.domain.evidence.sources import Figure
from decision_aid.web.drawing.forest import forest_row, ratio_row
from decision_aid.web.figures import sentences

TOP_OF_1000 = 100
"""Rare harms are plotted on a scale up to 100 of 1,000; what lies beyond gets an arrow."""


def plot_of(
    figure: Figure,
    frames: NaturalFrequency | None,
    interval: ShareInterval | None,
    top: int | None,
    mark: str,
) -> SafeString:
    """Empty for figures that are no share and no ratio.

    Its name for screen readers keeps to the denominator of the row.
    """
    if frames is not None:
        title = sentences.people_of(frames.affected, frames)
        if frames.low is not None:
            title = f"{title}, {sentences.range_cell(frames, interval)}"
        return forest_row(frames.affected, frames.low, frames.high, frames.out_of, mark, title, top)
    if not figure.unit.is_ratio:
        return SafeString("")
    title = f"{sentences.value_in_words(figure)} {sentences.interval_in_words(figure)}".strip()
    low, high = (figure.ci.low, figure.ci.high) if figure.ci else (None, None)
    return ratio_row(figure.value, low, high, title, mark)
