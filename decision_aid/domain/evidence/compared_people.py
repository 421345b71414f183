"""Figures of one study side by side: which may stand so, and whether it showed that they differ.

The note of a figure tells a narrower group, a dose or whom people were matched with. Only words say
which, so figures with different notes stay apart unless the source names their people alike
(``compared_people``). So do figures defined in other words, unless it says that it compared them as
one outcome (``compared_as``). A difference is shown by the study's own p value or interval, never
by a test of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from decision_aid.domain.evidence.printed import Interval, WholeTest
from decision_aid.domain.evidence.sources import Figure, SourcedFigure

EVERYBODY = "everybody"
"""In ``compared_people``: the note tells no narrower group."""

Counted = tuple[object, ...]
_USUAL = Decimal("0.05")
"""Below it papers speak of a difference; a range of 95% around a ratio says the same."""
_PER_CENT_OF_A_RANGE = 95
_NO_DIFFERENCE = Decimal(1)
A_PAIR = 2


def people_of(sourced: SourcedFigure) -> Counted:
    """Equal for figures about people of one study who may be compared, whatever the arm."""
    figure = sourced.figure
    named = figure.compared_people or figure.group_note
    return sourced.source, figure.group, "" if named == EVERYBODY else named


def counted_alike(sourced: SourcedFigure) -> Counted:
    """Equal for figures that count the same in people who may be compared."""
    figure = sourced.figure
    counted = figure.compared_as or figure.definition
    return figure.endpoint, figure.at, figure.unit, counted, *people_of(sourced)


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """``p`` as printed, or ``ratio``: the range around the ratio of the two."""

    is_shown: bool
    p: str = ""
    ratio: Interval | None = None


def shown_difference(group: Sequence[SourcedFigure]) -> ShownDifference | None:
    """Of two treatments in one study; None where what we read does not tell it.

    The p value stands with the figures of both, or of one; two different ones tell of something
    else than their difference.
    """
    if len({each.figure.arm for each in group}) != A_PAIR:
        return None
    values = {each.figure.p for each in group} - {""}
    if len(values) == 1:
        printed = values.pop()
        below = _upper(printed)
        return None if below is None else ShownDifference(below < _USUAL, p=printed)
    return _by_ratio(group[0], group[1]) if not values else None


def whole_test(
    group: Sequence[SourcedFigure],
) -> tuple[WholeTest, ShownDifference] | None:
    """What the paper tested with this as one, where it tells no test of this alone."""
    told = {each.figure.tested_together for each in group}
    found = told.pop() if len(told) == 1 else None
    below = _upper(found.p) if found else None
    if found is None or below is None or shown_difference(group) is not None:
        return None
    return found, ShownDifference(below < _USUAL, p=found.p)


def is_tested(group: Sequence[SourcedFigure]) -> bool:
    """Whether the study tells of this very outcome whether it could be chance."""
    return shown_difference(group) is not None or bool(shown_in_pairs(group))


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two of more than two treatments: the first of them against the second."""

    one: SourcedFigure
    other: SourcedFigure
    shown: ShownDifference


def shown_in_pairs(group: Sequence[SourcedFigure]) -> tuple[ShownPair, ...]:
    """Of three treatments and more: what the study printed as a ratio of two of them."""
    of_arm = {each.figure.arm: each for each in group}
    if not len(of_arm) == len(group) > A_PAIR:
        return ()
    ratios = (each for each in group[0].source.figure if each.unit.is_ratio)
    arms = dict.fromkeys((each.arm, each.compared_with) for each in ratios)
    pairs = [(of_arm[a], of_arm[b]) for a, b in arms if a in of_arm and b in of_arm]
    shown = ((one, other, _by_ratio(one, other)) for one, other in pairs)
    return tuple(ShownPair(one, other, found) for one, other, found in shown if found is not None)


def _upper(printed: str) -> Decimal | None:
    """ "<0.001" and "0.57"; a p value that is not below a number is that number."""
    try:
        value = Decimal(printed.lstrip("<= "))
    except InvalidOperation:
        return None
    return value - Decimal("1E-9") if printed.startswith("<") else value


def _by_ratio(one: SourcedFigure, other: SourcedFigure) -> ShownDifference | None:
    tests = [each for each in one.source.figures if is_ratio_of(each, one, other)]
    found = [shown_by_ratio(each.figure) for each in tests]
    return found[0] if len(found) == 1 else None


def is_ratio_of(ratio: SourcedFigure, one: SourcedFigure, other: SourcedFigure) -> bool:
    """Whether it is the ratio of these two: of the same outcome, people, treatments and time.

    Where the source names what it compared as one outcome, the name decides instead of the outcome
    and the time: an odds ratio without a time of its own is of the numbers beside which it stands.
    """
    figure, first = ratio.figure, one.figure
    arms = {first.arm, other.figure.arm}
    if not figure.unit.is_ratio or {figure.arm, figure.compared_with} != arms:
        return False
    notes = (first.group_note, other.figure.group_note)
    if figure.group is not first.group or figure.group_note not in notes:
        return False
    if figure.compared_as != first.compared_as:
        return False
    return bool(first.compared_as) or (figure.endpoint, figure.at) == (first.endpoint, first.at)


def shown_by_ratio(figure: Figure) -> ShownDifference | None:
    """By the 95% range around a ratio; None where it has none."""
    if figure.ci is None or figure.ci.level != _PER_CENT_OF_A_RANGE:
        return None
    holds_one = figure.ci.low <= _NO_DIFFERENCE <= figure.ci.high
    return ShownDifference(not holds_one, ratio=figure.ci)


def behind_a_ratio(ratio: SourcedFigure) -> tuple[int, ...]:
    """People on each of its two treatments, of its own types of MS, where the source counts them in
    one way alone; of a ratio with a note, of those with the same note.
    """
    figure = ratio.figure
    if figure.people:
        return ()
    counted = [e for e in ratio.source.figures if e.figure.people and not e.figure.compared_with]
    own = [each for each in counted if set(each.subtypes) == set(ratio.subtypes)]
    if figure.group_note:
        own = [each for each in own if people_of(each) == people_of(ratio)]
    pairs = {
        (one.figure.people or 0, other.figure.people or 0)
        for one in own
        for other in own
        if (one.figure.arm, other.figure.arm) == (figure.arm, figure.compared_with)
        and people_of(one) == people_of(other)
    }
    return pairs.pop() if len(pairs) == 1 else ()
