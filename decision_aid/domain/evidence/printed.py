"""What a printed number brings along: its interval and the time that it is told for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.logic.ranges import DAYS_IN_A_YEAR

_MONTHS_IN_A_YEAR = Decimal(12)
_DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """A published confidence interval; ``level`` in percent."""

    low: Decimal
    high: Decimal
    level: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpTime:
    """The time of an outcome, in the one unit that was printed."""

    years: Decimal | None = None
    months: Decimal | None = None
    weeks: int | None = None
    days: int | None = None

    @property
    def printed(self) -> tuple[Decimal | int, str]:
        """The number and its unit."""
        told = (
            ("years", self.years), ("months", self.months), ("weeks", self.weeks),
            ("days", self.days),
        )  # fmt: skip
        return next(((number, unit) for unit, number in told if number is not None), (0, "days"))

    @property
    def in_years(self) -> Decimal:
        if self.years is not None:
            return self.years
        if self.months is not None:
            return self.months / _MONTHS_IN_A_YEAR
        return Decimal((self.days or 0) + (self.weeks or 0) * _DAYS_IN_A_WEEK) / DAYS_IN_A_YEAR


@dataclass(frozen=True, kw_only=True, slots=True)
class WholeTest:
    """Where a paper tested several outcomes as one, and none alone: which, and its p value."""

    what: str
    p: str
