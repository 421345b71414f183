"""The times at which outcomes are told together: about 2, 5 and 10 years, 100 days, any other."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.logic.ranges import DAYS_IN_A_YEAR


class Window(StrEnum):
    """A time at which figures stand beside one another. ANY: no stated time, or between the others.

    About 2 years is 1.5 to 3, about 5 is 4 to 6, about 10 is 8 to 15; 100 days is 80 to 120.
    """

    DAYS_100 = "100d"
    ABOUT_2_YEARS = "2y"
    ABOUT_5_YEARS = "5y"
    ABOUT_10_YEARS = "10y"
    ANY = "any"


FROM_MIDDLE_TO: tuple[tuple[Window, Decimal, Decimal, Decimal], ...] = (
    (Window.DAYS_100, 80 / DAYS_IN_A_YEAR, 100 / DAYS_IN_A_YEAR, 120 / DAYS_IN_A_YEAR),
    (Window.ABOUT_2_YEARS, Decimal("1.5"), Decimal(2), Decimal(3)),
    (Window.ABOUT_5_YEARS, Decimal(4), Decimal(5), Decimal(6)),
    (Window.ABOUT_10_YEARS, Decimal(8), Decimal(10), Decimal(15)),
)
"""Each window with its first year, its middle and its last year, both ends included."""
USUAL_YEARS: Mapping[Window, Decimal] = {
    window: middle for window, _, middle, _ in FROM_MIDDLE_TO if window is not Window.DAYS_100
}
"""The years that a window is named after."""


@lru_cache(maxsize=1024)
def window_of(at: FollowUpTime | None) -> Window:
    """The window that a time lies in, both ends included."""
    if at is not None:
        for window, first, _, last in FROM_MIDDLE_TO:
            if first <= at.in_years <= last:
                return window
    return Window.ANY


def from_the_middle(at: FollowUpTime | None) -> Decimal:
    """Years between a time and the middle of its window; of other times, the longest is first."""
    if at is None:
        return Decimal("-Infinity")
    for _, first, middle, last in FROM_MIDDLE_TO:
        if first <= at.in_years <= last:
            return abs(at.in_years - middle)
    return -at.in_years
