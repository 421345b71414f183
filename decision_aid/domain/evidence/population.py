"""Who was studied: how many people, of which types of MS, within which limits, for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from decision_aid.domain.evidence.vocabulary import LimitsAre, Requirement, TypicalIs


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """How long people were followed, in years."""

    median_years: Decimal
    range_years: tuple[Decimal, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Limits of a study population and its typical value, each only where published."""

    low: Decimal | None = None
    high: Decimal | None = None
    typical: Decimal | None = None
    typical_is: TypicalIs | None = None

    @property
    def has_limits(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Population:
    """Who was studied. ``counts`` gives people per subtype, where published."""

    people: int | None = None
    subtypes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    age: Span = Span()
    edss: Span = Span()
    years_with_ms: Span = Span()
    limits_are: LimitsAre | None = None
    activity: Requirement = Requirement.UNKNOWN
    failed_treatment: Requirement = Requirement.UNKNOWN
    entry: str = ""
