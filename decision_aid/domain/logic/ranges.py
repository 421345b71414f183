"""A number that is known exactly, or known to lie between two values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from decision_aid.domain.logic.truth import NO, UNKNOWN, YES, Truth

DAYS_IN_A_YEAR = Decimal("365.25")


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from ``low`` to ``high``, both included.

    Raises ValueError where ``low`` exceeds ``high``.
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"a range cannot run from {self.low} down to {self.high}")

    @classmethod
    def exactly(cls, number: Decimal | int | str) -> Range:
        value = Decimal(number)
        return cls(value, value)

    @classmethod
    def between(cls, low: Decimal | int | str, high: Decimal | int | str) -> Range:
        return cls(Decimal(low), Decimal(high))

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def at_least(self, limit: Decimal) -> Truth:
        if self.low >= limit:
            return YES
        return NO if self.high < limit else UNKNOWN

    def at_most(self, limit: Decimal) -> Truth:
        if self.high <= limit:
            return YES
        return NO if self.low > limit else UNKNOWN

    def above(self, limit: Decimal) -> Truth:
        if self.low > limit:
            return YES
        return NO if self.high <= limit else UNKNOWN

    def below(self, limit: Decimal) -> Truth:
        if self.high < limit:
            return YES
        return NO if self.low >= limit else UNKNOWN

    def is_within(self, low: Decimal | None, high: Decimal | None) -> Truth:
        """Whether all of it lies from ``low`` to ``high`` (None: open); UNKNOWN if it straddles."""
        if (low is None or self.low >= low) and (high is None or self.high <= high):
            return YES
        if (low is not None and self.high < low) or (high is not None and self.low > high):
            return NO
        return UNKNOWN
