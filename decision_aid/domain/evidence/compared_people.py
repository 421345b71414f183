"""Figures of one study side by side: which may stand so, and whether it showed that they differ.

The note of a figure tells a narrower group, a dose or whom people were matched with. Only words say
which, so figures with different notes stay apart unless the source names their people alike
(``compared_people``). A difference is shown by the study's own p value or interval, never by a test
of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from decision_aid.domain.evidence.printed import Interval
from decision_aid.domain.evidence.sources import Figure, SourcedFigure

EVERYBODY = "everybody"
"""In ``compared_people``: the note tells no narrower group."""

Counted = tuple[object, ...]
_USUAL = Decimal("0.05")
"""Below it papers speak of a difference; a range of 95% around a ratio says the same."""
_PER_CENT_OF_A_RANGE = 95
_NO_DIFFERENCE = Decimal(1)


def people_of(sourced: SourcedFigure) -> Counted:
    """Equal for figures about people of one study who may be compared, whatever the arm."""
    figure = sourced.figure
    named = figure.compared_people or figure.group_note
    return sourced.source, figure.group, "" if named == EVERYBODY else named


def counted_alike(sourced: SourcedFigure) -> Counted:
    """Equal for figures that count the same in people who may be compared."""
    figure = sourced.figure
    return figure.endpoint, figure.at, figure.unit, figure.definition, *people_of(sourced)


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """``p`` as printed, or ``ratio``: the range around the ratio of the two."""

    is_shown: bool
    p: str = ""
    ratio: Interval | None = None


def shown_difference(group: Sequence[SourcedFigure]) -> ShownDifference | None:
    """Of two treatments in one study; None where what we read does not tell it.

    The p value stands with the figures of both, or of one; two different ones tell of something
    else than their difference. A ratio has to be of the same outcome, treatments and time.
    """
    if len({each.figure.arm for each in group}) != 2:
        return None
    values = {each.figure.p for each in group} - {""}
    if len(values) == 1:
        printed = values.pop()
        below = _upper(printed)
        return None if below is None else ShownDifference(below < _USUAL, p=printed)
    return _by_ratio(group) if not values else None


def _upper(printed: str) -> Decimal | None:
    """ "<0.001" and "0.57"; a p value that is not below a number is that number."""
    try:
        value = Decimal(printed.lstrip("<= "))
    except InvalidOperation:
        return None
    return value - Decimal("1E-9") if printed.startswith("<") else value


def _by_ratio(group: Sequence[SourcedFigure]) -> ShownDifference | None:
    first, arms = group[0], {each.figure.arm for each in group}
    for figure in first.source.figure:
        is_same = (figure.endpoint, figure.at, figure.group) == (
            first.figure.endpoint, first.figure.at, first.figure.group,
        )  # fmt: skip
        of_both = figure.unit.is_ratio and {figure.arm, figure.compared_with} == arms
        found = shown_by_ratio(figure) if is_same and of_both else None
        if found is not None:
            return found
    return None


def shown_by_ratio(figure: Figure) -> ShownDifference | None:
    """By the 95% range around a ratio; None where it has none."""
    if figure.ci is None or figure.ci.level != _PER_CENT_OF_A_RANGE:
        return None
    holds_one = figure.ci.low <= _NO_DIFFERENCE <= figure.ci.high
    return ShownDifference(not holds_one, ratio=figure.ci)
