"""What a browser prints: in a typeface that we do not know, and with questions typed a moment ago.

The page brings several ways to take less room. A script counts the lines of what was typed and
takes the first that holds them; without one, it takes the place of all that can be left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.fit.cuts import Mine
from decision_aid.web.handover.summary.fit.heights import (
    WIDE,
    Fit,
    doctor_height,
    person_height,
    room_on,
)
from decision_aid.web.handover.summary.fit.sizes import ENOUGH, FOUND_OUT, USUAL, doctors_ways
from decision_aid.web.handover.summary.left_out import LeftOut
from decision_aid.web.handover.summary.own_questions import LONGEST, MOST

_ROOM, _ROW, _INDENT = 0.96, 1.3, 2.0
"""The part of a sheet that is surely there; a line and the margin of a printed list, in sizes."""
_BLANK = 18 * 72 / 25.4
"""Room to write where nothing was typed."""
_SIZES = (12, 11, 10, 9, 8)
_FEW = 3
_WITH_BLANK = 2
"""Of the ways, those that leave out what to find out at most: room to write goes before more."""
_LETTER = 0.6
"""Of the usual width of letters, on the large side."""


@dataclass(frozen=True, slots=True)
class Way:
    """``rows``: lines of questions for which the first sheet has room. ``left_out``: what it lacks.

    ``few``: of questions that were chosen, the first ones only. ``blank``: with room to write.
    """

    number: int
    rows: int
    size: int
    left_out: str
    find_out: bool = True
    nearest: bool = True
    compared: bool = True
    harm: bool = True
    brief: bool = False
    ratio: bool = True
    few: bool = False
    blank: bool = True

    @property
    def classes(self) -> str:
        """As the style sheet knows it."""
        lacks = {
            "no-find": not self.find_out,
            "no-nearest": not self.nearest,
            "no-compared": not self.compared,
            "no-harm": not self.harm,
            "in-brief": self.brief,
            "no-ratio": not self.ratio,
            "few": self.few,
            "no-blank": not self.blank,
        }
        named = (name for name, is_so in lacks.items() if is_so)
        return " ".join((f"way-{self.number}", f"pt-{self.size}", *named))


@dataclass(frozen=True, slots=True)
class Printed:
    """``usual``: the way where nothing was typed. ``typed``: its size without a script.

    ``displaced``: what is said where typed questions take the place of one suggested, of two ...
    """

    ways: tuple[Way, ...]
    usual: Way
    typed: int
    doctors: int
    displaced: tuple[str, ...] = ()


def on_page(summary: Summary) -> Summary:
    """What the page holds: every question, and at the usual size on two sheets what to find out."""
    room = _ROOM * room_on(summary)
    with_blank = ((find_out, _BLANK) for find_out in FOUND_OUT if find_out >= ENOUGH)
    for find_out, blank in (*with_blank, *((find_out, 0) for find_out in FOUND_OUT)):
        cut = Mine(len(summary.questions), find_out)(summary)
        if person_height(cut, Fit(USUAL)) + blank <= room:
            break
    ways = (each(cut) for each, fit in doctors_ways() if fit.size == USUAL)
    every = list(ways)
    return next((each for each in every if doctor_height(each, Fit(USUAL)) <= room), every[-1])


def printed(summary: Summary) -> Printed:
    """``summary`` as the page holds it."""
    ways = tuple(_way(summary, *way) for way in enumerate(_cuts(summary)))
    usual = [way for way in ways[:_WITH_BLANK] if _fits(summary, way, _BLANK)]
    usual += [replace(way, blank=False) for way in ways if _fits(summary, way, 0)]
    longest = [way for way in ways if _longest(way.size) <= way.rows]
    room = _ROOM * room_on(summary)
    sizes = (n for n in _SIZES if doctor_height(summary, Fit(n)) <= room)
    suggested = 0 if summary.is_chosen else len(summary.questions)
    return Printed(
        ways,
        (*usual, ways[-1])[0],
        (*longest, ways[-1])[0].size,
        next(sizes, _SIZES[-1]),
        tuple(LeftOut(n, are_chosen=False).mine for n in range(1, suggested + 1)),
    )


def _cuts(summary: Summary) -> Iterator[tuple[int, Mine]]:
    usual, *smaller = _SIZES
    yield usual, Mine(99, 99)
    yield usual, Mine(99, 0)
    yield usual, Mine(99, 0, harm=False)
    yield usual, Mine(99, 0, harm=False, nearest=False)
    yield usual, Mine(99, 0, harm=False, brief=True, nearest=False, ratio=False)
    yield usual, Mine(99, 0, nearest=False, compared=False, ratio=False)
    few = Mine(99, 0, _FEW, nearest=False, compared=False, ratio=False)
    yield from ((size, few) for size in (_SIZES if summary.is_chosen else smaller))


def _way(summary: Summary, number: int, how: tuple[int, Mine]) -> Way:
    size, cut = how
    told = cut(summary)
    bare = replace(told, questions=(), own=())
    free = _ROOM * room_on(summary) - person_height(bare, Fit(size))
    return Way(
        number=number,
        rows=int(free / (size * _ROW)),
        size=size,
        left_out=told.left_out.mine,
        find_out=cut.find_out > 0,
        nearest=cut.nearest,
        compared=cut.compared,
        harm=cut.harm,
        brief=cut.brief,
        ratio=cut.ratio,
        few=summary.is_chosen and cut.chosen is not None,
    )


def _fits(summary: Summary, way: Way, blank: float) -> bool:
    few = _FEW if way.few else None
    cut = Mine(
        99,
        99 * way.find_out,
        few,
        nearest=way.nearest,
        compared=way.compared,
        harm=way.harm,
        brief=way.brief,
        ratio=way.ratio,
    )
    told = cut(summary)
    return person_height(told, Fit(way.size)) + blank <= _ROOM * room_on(summary)


def _longest(size: int) -> int:
    """Lines of the most that may be typed."""
    return ceil(LONGEST * _LETTER / (WIDE / size - _INDENT)) + MOST
