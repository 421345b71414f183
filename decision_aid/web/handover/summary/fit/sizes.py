"""The size of type of the PDF, and what is cut so that it can be.

Lists are cut before type gets smaller. A PDF that has a third page in spite of it is built again
with the next way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from decision_aid.web.handover.summary.content import MOST_FOUND_OUT, Summary
from decision_aid.web.handover.summary.fit.cuts import (
    AsPrinted,
    Cut,
    Doctors,
    Less,
    Mine,
    both,
    steps,
)
from decision_aid.web.handover.summary.fit.heights import (
    Fit,
    clinicians_height,
    doctor_height,
    person_height,
    printed_height,
    room_on,
)

USUAL = 12.0
SMALLER = (11.5, 11.0, 10.5, 10.0)
"""The last is the floor: for words that no sheet is made for, as 1,000 letters without a space."""
NEVER_MEANT = (9.0, 8.0)
"""Still two sheets where letters are as wide as tall."""
_MOST_TO_WRITE = 4
FOUND_OUT = (6, 4, 3, 2, 1, 0)
"""Things to find out, as many as leave room for every question."""
ENOUGH = 3
"""Fewer than these give no room to write."""
_EVERY, FEW, _WORTH_IT = 5, 3, 2
"""``FEW``: of questions, below which none goes before what is told of studies."""

Way = tuple[Cut, Fit]
Height = Callable[[Summary, Fit], float]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What stands on two sheets, and how."""

    summary: Summary
    first: Fit
    second: Fit


def found_out() -> Iterator[tuple[int, Less]]:
    """How many things to find out, and what else goes for them. Two say more than what the first
    page of the result does not tell.
    """
    yield from ((most, Less()) for most in FOUND_OUT if most)
    first, _is_dear = next(steps())
    yield from ((most, first) for most in FOUND_OUT if most >= _WORTH_IT)
    yield 0, Less()


def asked_and_told() -> Iterator[tuple[int, Less]]:
    """How many questions stay, and what of the figures goes."""
    before, questions = Less(), range(_EVERY, FEW - 1, -1)
    for less, is_dear in steps():
        if is_dear:
            yield from ((most, before) for most in questions[1:])
        yield _EVERY, less
        before = less
    yield from ((most, before) for most in questions[1:])


def with_own(summary: Summary, own: tuple[str, ...]) -> Summary:
    """Questions in the person's own words take the place of those that we suggest."""
    mine = replace(summary, own=own)
    return mine if summary.is_chosen else Mine(len(summary.questions), MOST_FOUND_OUT)(mine)


def tries(summary: Summary, *, clinician: bool) -> Iterator[Sheets]:
    """Both sheets, from what should fit; each next try takes less room, of one of them first."""
    if clinician:
        first = _that_fit(summary, _clinicians(), clinicians_height)
        second = _that_fit(summary, _printed(), printed_height)
    else:
        first = _that_fit(summary, _mine(summary), person_height)
        cut, _fit = first[0]  # what this cuts needs no source on the second sheet
        second = _that_fit(cut(summary), doctors_ways(), doctor_height)
    for step in range(max(len(first), len(second))):
        for one, two in dict.fromkeys(((step, step - 1), (step - 1, step), (step, step))):
            (cut, fit), (other, below) = _at(first, one), _at(second, two)
            yield Sheets(both(cut, other)(summary), fit, below)


def _at(ways: list[Way], step: int) -> Way:
    return ways[min(max(step, 0), len(ways) - 1)]


def _that_fit(summary: Summary, ways: Iterable[Way], height: Height) -> list[Way]:
    every, room = list(ways), room_on(summary)
    return [(cut, fit) for cut, fit in every if height(cut(summary), fit) <= room] or every[-1:]


def _mine(summary: Summary) -> Iterator[Way]:
    """Room to write goes first, then what to find out, then of the figures what ``steps`` tells;
    questions of the person go last.
    """
    for find_out in FOUND_OUT:
        if find_out >= ENOUGH:
            for lines in range(_MOST_TO_WRITE, 0, -1):
                yield Mine(_EVERY, find_out), Fit(USUAL, lines)
    yield from ((Mine(_EVERY, most, **less), Fit(USUAL)) for most, less in found_out())
    for questions, less in asked_and_told():
        yield Mine(questions, 0, **less), Fit(USUAL)
    least = less
    for chosen in (None, *range(len(summary.questions) * summary.is_chosen, -1, -1)):
        yield Mine(0, 0, chosen, **least), Fit(USUAL)
    for size in (*SMALLER, *NEVER_MEANT):
        yield Mine(0, 0, 0, **least), Fit(size)


DOCTORS = (
    Doctors(),
    Doctors(2),
    Doctors(1),
    Doctors(1, unknown=6),
    Doctors(1, unknown=6, drugs=6),
    Doctors(0, unknown=6, drugs=6),
    Doctors(0, unknown=3, drugs=6),
    Doctors(0, unknown=6, rules=3, drugs=6),
    Doctors(0, unknown=3, rules=3, drugs=3),
)


def doctors_ways() -> Iterator[Way]:
    yield from ((cut, Fit(USUAL)) for cut in DOCTORS)
    least = replace(DOCTORS[-1], findings=12)
    yield from ((least, Fit(size)) for size in (USUAL, *SMALLER, *NEVER_MEANT))


def _clinicians() -> Iterator[Way]:
    """Who reads terms all day reads 11 points: there type gets smaller before anything is cut."""
    for size in (USUAL, 11.5, 11.0):
        yield Mine(5, 6), Fit(size)
    for questions in (3, 1, 0):
        yield Mine(questions, 0), Fit(11.0)
    least = Mine(0, 0)
    for cut in DOCTORS[1:]:
        yield both(least, cut), Fit(11.0)
    fewest = both(Mine(0, 0, 0), replace(DOCTORS[-1], findings=12))
    for size in (*SMALLER[1:], *NEVER_MEANT):
        yield fewest, Fit(size)


def _printed() -> Iterator[Way]:
    """Type gets smaller, then notes go, then single reports; what was compared, the hope and the
    harm, goes only with these.
    """
    whole = AsPrinted()
    named, least = replace(whole, labels=False), replace(whole, labels=False, notes=False)
    yield from ((whole, Fit(size)) for size in (USUAL, 11.5, 11.0))
    yield from ((named, Fit(size)) for size in (11.0, 10.5, 10.0))
    yield least, Fit(10.0)
    fewest = replace(least, brief=True)
    bare = replace(fewest, beside=False)
    for told in (fewest, bare, replace(bare, own_type=False)):
        alone = replace(told, compared=False)
        yield from ((each, Fit(10.0)) for each in (told, alone))
    yield from ((alone, Fit(size)) for size in NEVER_MEANT)
