"""Who was studied: how many people, of which types of MS, within which limits, for how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.evidence.vocabulary import (
    Clock,
    CountedWho,
    LimitsAre,
    Requirement,
    TypicalIs,
)
from decision_aid.domain.logic.facts import PROGRESSIVE

HALF = Decimal(50)
"""Of 100 people: of more it is said that most of them were so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp:
    """How long people were followed: the middle, or where only a mean was printed, that, or where
    only the longest was, ``most_years``.
    """

    median_years: Decimal | None = None
    mean: FollowUpTime | None = None
    most_years: Decimal | None = None
    range_years: tuple[Decimal, ...] = ()

    @property
    def typical(self) -> FollowUpTime:
        if self.median_years is None and self.mean is not None:
            return self.mean
        return FollowUpTime(years=self.median_years or self.most_years)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Limits of a study population, its typical value and its spread, each only where published.

    ``sd``: standard deviation. ``iqr``: the two ends of the middle half. ``limits_are`` stands
    where it is another than the population's, ``clock`` only for the years with MS.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    typical: Decimal | None = None
    typical_is: TypicalIs | None = None
    sd: Decimal | None = None
    iqr: tuple[Decimal, ...] = ()
    limits_are: LimitsAre | None = None
    clock: Clock | None = None

    @property
    def has_limits(self) -> bool:
        return self.low is not None or self.high is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Relapses:
    """How many relapses people had had in the year before: mean and standard deviation."""

    mean: Decimal
    sd: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleOfType:
    """What was printed about the people of one type of MS alone. Shares in percent."""

    people: int | None = None
    edss: Span = Span()
    age: Span = Span()
    years_with_ms: Span = Span()
    gd_positive_percent: Decimal | None = None
    relapses_year_before: Relapses | None = None
    relapsed_before_percent: Decimal | None = None
    high_efficacy_before_percent: Decimal | None = None
    edss_6_percent: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BySubtype:
    """The people of each type of MS, where they were printed apart."""

    rrms: PeopleOfType | None = None
    spms: PeopleOfType | None = None
    ppms: PeopleOfType | None = None

    def get(self, subtype: str) -> PeopleOfType | None:
        """None where nothing was printed for the type alone."""
        found: PeopleOfType | None = getattr(self, subtype)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedAmong:
    """Of how many people the counts by type are, where that is not everybody in the study."""

    people: int
    who: CountedWho
    locator: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """Why an editor's reading stands in a dimension instead of a printed fact, in words."""

    subtype: str = ""
    edss: str = ""
    age: str = ""
    years_with_ms: str = ""
    activity: str = ""
    failed_treatment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Population:
    """Who was studied. ``counts`` gives people per subtype, where published. Shares in percent.

    ``counts`` add up to ``people``, or to those of ``counted_among``: read ``typed_people``.
    ``gd_positive_percent``: with an enhancing spot before. ``relapsed_before_percent``: with a
    relapse in the year before. ``high_efficacy_before_percent``: had had a high-efficacy drug.
    ``edss_6_percent``: with an EDSS of 6 or more.
    ``untreated_percent``: had had no MS drug; 0 where nobody was without one.
    """

    people: int | None = None
    subtypes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    counted_among: CountedAmong | None = None
    age: Span = Span()
    edss: Span = Span()
    years_with_ms: Span = Span()
    limits_are: LimitsAre | None = None
    activity: Requirement = Requirement.UNKNOWN
    failed_treatment: Requirement = Requirement.UNKNOWN
    entry: str = ""
    gd_positive_percent: Decimal | None = None
    relapses_year_before: Relapses | None = None
    relapsed_before_percent: Decimal | None = None
    high_efficacy_before_percent: Decimal | None = None
    edss_6_percent: Decimal | None = None
    untreated_percent: Decimal | None = None
    by_subtype: BySubtype = BySubtype()
    doubt: Doubt = Doubt()

    @property
    def most_very_disabled(self) -> bool:
        """Told by the share with an EDSS of 6 or more alone: a middle tells no most."""
        return self.edss_6_percent is not None and self.edss_6_percent > HALF

    @property
    def typed_people(self) -> int | None:
        """Of how many people the counts by type are."""
        return self.people if self.counted_among is None else self.counted_among.people

    @property
    def counted_in_all(self) -> int:
        """The counts by type together, those of several types once."""
        told = self.counts
        relapsing = told.get("rrms", told.get("relapsing", 0))
        apart = sum(told.get(each, 0) for each in PROGRESSIVE)
        return relapsing + told.get("progressive", apart) + told.get("other", 0)
