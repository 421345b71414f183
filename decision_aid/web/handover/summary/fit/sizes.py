"""The size of type of the PDF, and what is cut so that it can be.

Lists are cut before type gets smaller. A PDF that has a third page in spite of it is built again
with the next way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from decision_aid.web.handover.summary.content import MOST_FOUND_OUT, Summary
from decision_aid.web.handover.summary.fit.cuts import AsPrinted, Cut, Doctors, Mine, both
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
_EVERY = 5

Way = tuple[Cut, Fit]
Height = Callable[[Summary, Fit], float]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What stands on two sheets, and how."""

    summary: Summary
    first: Fit
    second: Fit


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
        second = _that_fit(summary, doctors_ways(), doctor_height)
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
    """Room to write and what to find out go before any question does; what another treatment did
    is told in fewer words, then goes, before questions do.
    """
    for find_out in FOUND_OUT:
        if find_out >= ENOUGH:
            for lines in range(_MOST_TO_WRITE, 0, -1):
                yield Mine(_EVERY, find_out), Fit(USUAL, lines)
    for find_out in FOUND_OUT:
        yield Mine(_EVERY, find_out), Fit(USUAL)
    for questions in range(_EVERY, 2, -1):
        yield Mine(questions, 0, harm=False), Fit(USUAL)
        yield Mine(questions, 0, harm=False, nearest=False), Fit(USUAL)
        yield Mine(questions, 0, harm=False, nearest=False, ratio=False), Fit(USUAL)
        yield Mine(questions, 0, harm=False, brief=True, nearest=False, ratio=False), Fit(USUAL)
        yield Mine(questions, 0, nearest=False, compared=False, ratio=False), Fit(USUAL)
        yield Mine(questions, 0, nearest=False, compared=False, disability=False), Fit(USUAL)
    for chosen in (None, *range(len(summary.questions) * summary.is_chosen, -1, -1)):
        yield Mine(0, 0, chosen, nearest=False, compared=False, disability=False), Fit(USUAL)
    for size in (*SMALLER, *NEVER_MEANT):
        yield Mine(0, 0, 0, nearest=False, compared=False, disability=False), Fit(size)


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
    """Of what was compared the hope stays longest: of the harm each figure tells anyway."""
    whole, hope = AsPrinted(), AsPrinted(harm=False)
    named, least = replace(hope, labels=False), replace(hope, labels=False, notes=False)
    yield from ((whole, Fit(size)) for size in (USUAL, 11.5, 11.0))
    yield hope, Fit(11.0)
    yield from ((named, Fit(size)) for size in (11.0, 10.5, 10.0))
    yield least, Fit(10.0)
    fewest = replace(least, brief=True)
    bare = replace(fewest, beside=False)
    for told in (fewest, bare, replace(bare, own_type=False)):
        alone = replace(told, compared=False)
        yield from ((each, Fit(10.0)) for each in (told, alone))
    yield from ((alone, Fit(size)) for size in NEVER_MEANT)
