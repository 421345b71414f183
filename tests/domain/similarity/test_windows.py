"""Times of studies stand together where they are about as long."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.similarity.windows import Window, from_the_middle, window_of


@pytest.mark.parametrize(
    ("years", "window"),
    [("1.4", "any"), ("1.5", "2y"), ("3", "2y"), ("3.1", "any"), ("4", "5y"), ("6", "5y"),
     ("7", "any"), ("8", "10y"), ("15", "10y"), ("16", "any")],
)  # fmt: skip
def test_times_stand_in_windows(years: str, window: str) -> None:
    assert window_of(FollowUpTime(years=Decimal(years))) == window


def test_100_days_is_a_window_and_no_time_is_any() -> None:
    assert window_of(FollowUpTime(days=100)) is Window.DAYS_100
    assert window_of(FollowUpTime(days=30)) is Window.ANY
    assert window_of(None) is Window.ANY
    assert from_the_middle(FollowUpTime(months=Decimal(60))) == 0
