"""The consultation fits its window: whoever comes, in both kinds of words, whatever is changed.

By day, those whose panels are the fullest (the most small print, the longest last change, the most
groups folded), as the last test holds; at night, many more.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.conftest import Visit
from tests.browser.consultation.looks import AGE, REOPEN, Case, looks
from tests.browser.consultation.walkers import walker
from tests.browser.people import (
    FULL_CASE,
    FULL_CASES,
    FULL_MAN,
    FULL_PPMS,
    FULL_SPMS,
    NOTHING_KNOWN,
    PPMS,
    RRMS,
    SHORT_WAY,
    SPMS,
    Person,
)
from tests.conftest import by_day

pytestmark = pytest.mark.browser

_OF_THE_DAY = (
    *(Case(each) for each in (*FULL_CASES[1:], RRMS, NOTHING_KNOWN, None)),
    *(Case(each) for each in (SHORT_WAY, walker(5), walker(35))),
    *(Case(each, "clinical", AGE) for each in (FULL_CASE, walker(10))),
    *(Case(walker(number), "clinical", REOPEN) for number in (4, 7)),
    *(Case(each, "plain") for each in (FULL_MAN, RRMS, walker(35))),
    *(Case(each, "plain", AGE) for each in (FULL_CASE, SHORT_WAY)),
    *(Case(walker(number), "plain", REOPEN) for number in (7, 13)),
)
_OF_THE_NIGHT = (
    *(Case(each) for each in (SPMS, PPMS)),
    *(Case(walker(number)) for number in (0, 17, 20, 29)),
    *(Case(walker(number), "clinical", REOPEN) for number in (2, 3, 8, 13, 22)),
    *(Case(each, "plain", AGE) for each in (FULL_SPMS, FULL_PPMS, SPMS)),
    *(Case(walker(number), "plain") for number in (5, 11, 20)),
    *(Case(walker(number), "plain", REOPEN) for number in (2, 3, 4, 8, 10, 22)),
)
CASES = by_day(_OF_THE_DAY, (*_OF_THE_DAY, *_OF_THE_NIGHT))
each_case = pytest.mark.parametrize("case", CASES, ids=str)
_COMPARED = (*FULL_CASES, RRMS)
"""Whom a comparison of deaths tells of people who were very disabled too."""


@each_case
def test_nothing_scrolls_whoever_comes_and_whatever_changes(visit: Visit, case: Case) -> None:
    for look in looks(visit, case):
        assert (look["page"], look["scrolled"]) == (0, []), look["change"]


@each_case
def test_nothing_on_deaths_gives_way(visit: Visit, case: Case) -> None:
    for look in looks(visit, case):
        assert look["hidden"] == [], look["change"]
        assert case.person not in _COMPARED or "very disabled" in look["deaths"]


@pytest.mark.parametrize("words", ["clinical", "plain"])
@pytest.mark.parametrize("person", [FULL_CASE, RRMS], ids=lambda p: p.name)
def test_the_ratios_to_strong_drugs_stand_on_the_screen(
    visit: Visit, person: Person, words: str
) -> None:
    (case,) = [each for each in CASES if (each.person, each.words) == (person, words)]
    assert all(look["ratios"] for look in looks(visit, case))


@pytest.mark.parametrize("case", [each for each in CASES if each.changes], ids=str)
def test_no_button_lies_over_an_answer_after_a_change(visit: Visit, case: Case) -> None:
    changed = [look for look in looks(visit, case) if look["change"] in range(AGE, REOPEN)]
    assert changed
    for look in changed:
        assert look["reopen"]
        assert look["over"] == [], look["change"]


def test_a_change_that_settles_in_several_places_sizes_the_panels_once(visit: Visit) -> None:
    """It is counted where groups are folded: they are opened first."""
    times = []
    for seen in (looks(visit, case) for case in CASES):
        for before, after in pairwise(seen):
            if before["crowded"] and after["change"] < REOPEN:
                times.append(after["sized"] - before["sized"])
    assert len(times) > 5
    assert set(times) == {1}


def test_the_fullest_panels_are_among_those_of_the_day(visit: Visit) -> None:
    """Each kind comes to its smallest print, groups are folded, and of what may go only one study
    far from the person is left.
    """
    seen = [look for case in _OF_THE_DAY for look in looks(visit, case)]
    smallest = {name for look in seen for name in look["smallest"]}
    assert smallest >= {"answers-panel", "fitness-panel", "figures-panel", "rules-panel", "last-h"}
    assert max(look["shut"] for look in seen) > 2
    assert "again ratios" in {each for look in seen for each in look["without"]}
