"""A figure as a row of a forest plot, as an icon array, or as words in its place."""

from __future__ import annotations

from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from decision_aid.domain.evidence.absolute_risk import (
    HUNDRED,
    NaturalFrequency,
    ShareInterval,
    events_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import Figure, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.web.drawing.forest import forest_row, ratio_row
from decision_aid.web.drawing.icon_array import icon_array
from decision_aid.web.figures import both_frames, sentences

TOP_OF_1000 = 100
"""Rare harms are plotted on a scale up to 100 of 1,000; what lies beyond gets an arrow."""

_RARE = Decimal("0.02")
"""A share under which a field of people tells less than words."""
_FIFTH = Decimal("0.2")
"""Up to here "1 in so many" is close to the share; above it whole numbers are too far apart."""


def picture_of(
    sourced: SourcedFigure, frames: NaturalFrequency | None, out_of: int, title: str
) -> SafeString:
    """An icon array of 100 people. Empty where no people are counted, and for what is rare.

    Nobody, everybody and few people have none either: fewer than 100 people may have been studied.
    Of what is told out of 1,000, drawn is what "1 in so many" cannot tell. Where nobody tells how
    many they were, a field of 100 would look like 100 people.
    """
    figure = sourced.figure
    share = share_of(figure) if sample_size(sourced) else None
    if frames is None or share is None or frames.nobody or frames.everybody or share < _RARE:
        return SafeString("")
    if out_of == HUNDRED and both_frames.is_told_otherwise(frames, figure):
        return SafeString("")
    if out_of == HUNDRED:
        return icon_array(frames.affected, out_of, title)
    if not _FIFTH < share < 1 - _FIFTH:
        return SafeString("")
    affected = natural_frequency(share, HUNDRED, None).affected
    return icon_array(affected, HUNDRED, _("About %(n)s of 100 people") % {"n": affected})


def one_in_words(figure: Figure, out_of: int, others: str) -> str:
    """ "about 1 in 70", of what is told out of 1,000 or happened to under 2 of 100.

    Where it happened to almost all of 1,000, the rare ones are the ``others``: "about 1 in 70 did".
    Of counted people it is of their counts, for beside it they stand: a printed share is rounded.
    """
    share = share_of(figure)
    if not share or share == 1 or (out_of == HUNDRED and share >= _RARE):
        return ""
    if share <= _FIFTH:
        return _one_in(events_of(figure), figure.people, share)
    if others and 1 - share <= _FIFTH:
        events, people = events_of(figure), figure.people
        without = people - events if events is not None and people else None
        told = {"one_in": _one_in(without, people, 1 - share), "others": others}
        return _("%(one_in)s %(others)s") % told
    return ""


def _one_in(events: int | None, people: int | None, share: Decimal) -> str:
    """One person alone needs no rounding."""
    if not events or not people:
        return sentences.one_in(share)
    if events == 1:
        return _("1 in %(n)s") % {"n": sentences.whole(people)}
    return sentences.one_in(Decimal(events) / people)


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
        title = both_frames.result_of(frames, figure)
        if frames.low is not None:
            ends = both_frames.for_range(frames, figure)
            otherwise = both_frames.is_told_otherwise(frames, figure)
            title = f"{title}, {sentences.range_cell(ends, interval, otherwise)}"
        return forest_row(frames.affected, frames.low, frames.high, frames.out_of, mark, title, top)
    if not figure.unit.is_ratio:
        return SafeString("")
    title = f"{sentences.value_in_words(figure)} {sentences.interval_in_words(figure)}".strip()
    low, high = (figure.ci.low, figure.ci.high) if figure.ci else (None, None)
    return ratio_row(figure.value, low, high, title, mark)
