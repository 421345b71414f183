"""How much goes on the two sheets: the size of type, and how long the lists may be.

A PDF that does not fit has to be made again, so the first try is chosen by the amount of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, replace
from math import sqrt
from typing import TypeVar

from decision_aid.web.handover.summary import Ask, Item, Rules, Summary

_T = TypeVar("_T")

_SIZES = (10.0, 9.75, 9.5, 9.25, 9.0, 8.75, 8.5, 8.25, 8.0)
_POINTS = 985
"""Size of type times the root of the room that fits at it: 956 to 1019 for nine people with little
to say or much. A first try too large costs a second one; one too small costs legible type."""
_ALWAYS, _FOR_CLINICIANS, _ANSWER = 2500, 700, 60
"""In characters: the room of headings and lines to write on, of the clinicians' short lines, and
of an answer, which has a line of its own."""
_LISTS = ((30, 8, 5, 6), (20, 6, 4, 5), (12, 4, 3, 4))
"""Answers, rules, things to find out and questions, where the smallest type is not enough."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A size in points and, where lists are cut, how many lines each may have."""

    size: float
    lists: tuple[int, int, int, int] | None = None

    def shortened(self, summary: Summary) -> Summary:
        """What is left out is counted, with where to find it."""
        if self.lists is None:
            return summary
        answers, rules, find_out, questions = self.lists
        more = summary.words["more"]
        return replace(
            summary,
            answers=_first(answers, summary.answers, lambda left: Item(more, str(left))),
            rules=_first(rules, summary.rules, lambda left: Rules(more, str(left), "", "")),
            find_out=_first(find_out, summary.find_out, lambda n: Ask(f"{more} ({n})", "", "")),
            questions=_first(questions, summary.questions, lambda n: Ask(more, str(n), "")),
        )


def fits_for(summary: Summary, *, clinician: bool) -> Iterator[Fit]:
    """Tries in the order in which they are made, from the size that should fit."""
    room = _ALWAYS + _characters(summary, clinician=clinician) + _ANSWER * len(summary.answers)
    likely = _POINTS / sqrt(room + _FOR_CLINICIANS * clinician)
    sizes = [size for size in _SIZES[:-1] if size <= likely]
    yield from (Fit(size) for size in (*sizes[::2], _SIZES[-1]))
    yield from (Fit(_SIZES[-1], lists) for lists in _LISTS)


def _first(most: int, lines: tuple[_T, ...], rest: Callable[[int], _T]) -> tuple[_T, ...]:
    left = len(lines) - most
    return (*lines[:most], rest(left)) if left > 0 else lines


def _characters(summary: Summary, *, clinician: bool) -> int:
    texts = [summary.clinical, summary.notice, *summary.unknown, *summary.rules_silent]
    for line in (*summary.answers, *summary.matters, *summary.rules, *summary.find_out):
        texts += astuple(line)
    for line in (*summary.questions, *summary.sources):
        texts += map(str, astuple(line))
    for figure in summary.figures:
        texts += [figure.title, figure.none, figure.message, figure.time, figure.range]
        texts += [figure.warning, figure.study, figure.closeness, figure.design, *figure.compared]
        texts += [figure.second_hand, figure.others]
        if clinician:
            texts += [figure.term, figure.printed, figure.locator, figure.note, *figure.ratios]
    return sum(map(len, texts))
