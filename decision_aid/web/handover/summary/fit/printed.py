"""What a browser prints: in a typeface that we do not know, and with questions typed a moment ago.

The page brings several ways to take less room. A script counts the lines of what was typed and
takes the first that holds them; without one, it takes the place of all that can be left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.fit.cuts import Less, Mine, steps
from decision_aid.web.handover.summary.fit.heights import (
    WIDE,
    Fit,
    doctor_height,
    person_height,
    room_on,
)
from decision_aid.web.handover.summary.fit.sizes import (
    ENOUGH,
    FEW,
    FOUND_OUT,
    USUAL,
    doctors_ways,
    found_out,
)
from decision_aid.web.handover.summary.left_out import LeftOut
from decision_aid.web.handover.summary.own_questions import LONGEST, MOST

_ROOM, _ROW, _INDENT = 0.98, 1.3, 2.0
"""The part of a sheet that is surely there; a line and the margin of a printed list, in sizes."""
_BLANK = 18 * 72 / 25.4
"""Room to write where nothing was typed."""
_SIZES = (12, 11, 10, 9, 8)
_ALL = 99
_LETTER = 0.6
"""Of the usual width of letters, on the large side."""


@dataclass(frozen=True, slots=True)
class Way:
    """``rows``: lines of questions for which the first sheet has room. ``left_out``: what it lacks
    by ``cut``.

    ``few``: of questions that were chosen, the first ones only, of others the most urgent.
    ``blank``: with room to write.
    """

    number: int
    rows: int
    size: int
    left_out: str
    cut: Mine
    few: bool = False
    blank: bool = True

    @property
    def classes(self) -> str:
        """As the style sheet knows it."""
        cut = self.cut
        lacks = {
            "no-find": not cut.find_out,
            "no-others": not cut.others,
            "no-ratio": not cut.ratio,
            "in-brief": cut.brief,
            "no-rest": not cut.rest,
            "no-compared": not cut.compared,
            "no-nearest": not cut.nearest,
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
    with_blank = [(most, Less(), _BLANK) for most in FOUND_OUT if most >= ENOUGH]
    for most, less, blank in (*with_blank, *((*each, 0) for each in found_out())):
        cut = Mine(len(summary.questions), most)(summary)
        if person_height(Mine(_ALL, _ALL, **less)(cut), Fit(USUAL)) + blank <= room:
            break
    ways = (each(cut) for each, fit in doctors_ways() if fit.size == USUAL)
    every = list(ways)
    return next((each for each in every if doctor_height(each, Fit(USUAL)) <= room), every[-1])


def printed(summary: Summary) -> Printed:
    """``summary`` as the page holds it."""
    ways = tuple(_way(summary, *way) for way in enumerate(_cuts(summary)))
    usual = [way for way in ways[:1] if _fits(summary, way, _BLANK)]  # that goes first
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
    """Of questions that we suggest three stay or all, as a style sheet can hide them."""
    usual = _SIZES[0]
    first, _is_dear = next(steps())
    yield from ((usual, Mine(_ALL, _ALL, **less)) for less in (Less(), first))
    before = Less()
    for less, is_dear in steps():
        if is_dear and not summary.is_chosen:
            yield usual, Mine(FEW, 0, **before)
        yield usual, Mine(_ALL, 0, **less)
        before = less
    few = Mine(_ALL, 0, FEW, **before)
    yield from ((size, few) for size in (_SIZES if summary.is_chosen else _SIZES[1:]))


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
        cut=cut,
        few=(cut.chosen if summary.is_chosen else cut.questions) == FEW,
    )


def _fits(summary: Summary, way: Way, blank: float) -> bool:
    told = way.cut(summary)
    return person_height(told, Fit(way.size)) + blank <= _ROOM * room_on(summary)


def _longest(size: int) -> int:
    """Lines of the most that may be typed."""
    return ceil(LONGEST * _LETTER / (WIDE / size - _INDENT)) + MOST
