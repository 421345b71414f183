"""Data behind the safety page: what could harm somebody, how badly, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from decision_aid.library.controls import Risk


class Severity(StrEnum):
    """The worst that could follow for one person, mildest first."""

    MINOR = "minor"
    SIGNIFICANT = "significant"
    CONSIDERABLE = "considerable"
    MAJOR = "major"
    CATASTROPHIC = "catastrophic"


class Likelihood(StrEnum):
    """How often it may come to that, rarest first: judged, never counted."""

    VERY_LOW = "very-low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


def level_of(severity: Severity, likelihood: Likelihood) -> int:
    """1 (lowest) to 5: the mean of both places on their scales, counted from 1, rounded up.

    A rule of our own, in the manner of the tables that clinical safety standards use.
    """
    places = [*Severity].index(severity) + [*Likelihood].index(likelihood) + 2
    return -(-places // 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hazard(Risk):
    """One way in which the tool could harm somebody."""

    cause: str
    severity: Severity
    likelihood_before: Likelihood
    likelihood_after: Likelihood

    @property
    def level_before(self) -> int:
        return level_of(self.severity, self.likelihood_before)

    @property
    def level_after(self) -> int:
        return level_of(self.severity, self.likelihood_after)
