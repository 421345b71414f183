"""The closed vocabularies of sources and figures: any other word stops start-up."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from decision_aid.domain.logic.facts import PROGRESSIVE


class SourceKindOfText(StrEnum):
    """What sort of publication a source is."""

    STUDY = "study"
    META_ANALYSIS = "meta-analysis"
    CONFERENCE_ABSTRACT = "conference-abstract"
    REGISTRY_REPORT = "registry-report"
    REGULATOR = "regulator"
    CHARITY = "charity"
    NEWS = "news"
    OPINION = "opinion"


class Design(StrEnum):
    """How a study was made, in the order in which designs lead a panel."""

    RANDOMISED_TRIAL = "randomised-trial"
    MATCHED_COHORT = "matched-cohort"
    SINGLE_ARM_TRIAL = "single-arm-trial"
    PROSPECTIVE_COHORT = "prospective-cohort"
    RETROSPECTIVE_COHORT = "retrospective-cohort"
    REGISTRY = "registry"
    CASE_SERIES = "case-series"
    META_ANALYSIS = "meta-analysis"
    SURVEY = "survey"
    DOCUMENT = "document"


class Regimen(StrEnum):
    """How strong the conditioning chemotherapy was."""

    LOW = "low"
    INTERMEDIATE = "intermediate"
    HIGH = "high"
    MIXED = "mixed"


class TreatedAt(StrEnum):
    """Whom a report of one country speaks for: one centre chooses its patients."""

    ONE_CENTRE = "one-centre"
    SEVERAL_CENTRES = "several-centres"
    WHOLE_COUNTRY = "whole-country"


class SourceTier(StrEnum):
    """Where a source is shown: to people whom it fits, on its own page, or as background."""

    CORE = "core"
    LIBRARY = "library"
    CONTEXT = "context"


class ReadAs(StrEnum):
    """Which text of a publication was read."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    SUMMARY = "summary"
    NEWS = "news"
    TABLE = "table"


class TypicalIs(StrEnum):
    """What a typical value is; some tables print one number and do not say."""

    MEAN = "mean"
    MEDIAN = "median"
    NOT_STATED = "not-stated"


class LimitsAre(StrEnum):
    """Whether low and high were entry limits or the range seen."""

    ENTRY = "entry"
    OBSERVED = "observed"


class Clock(StrEnum):
    """From when the years with MS were counted."""

    ONSET = "onset"
    DIAGNOSIS = "diagnosis"
    NOT_STATED = "not-stated"


class Requirement(StrEnum):
    """Whether a study asked for something at entry."""

    REQUIRED = "required"
    EXCLUDED = "excluded"
    NOT_REQUIRED = "not-required"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class CountedWho(StrEnum):
    """Whose types of MS were counted, where they were not those of everybody in the study."""

    FOLLOWED = "followed"
    TYPE_GIVEN = "type-given"


class Group(StrEnum):
    """Which of the people studied a figure is about."""

    ALL = "all"
    RRMS = "rrms"
    SPMS = "spms"
    PPMS = "ppms"
    PROGRESSIVE = "progressive"
    RELAPSING = "relapsing"
    WOMEN = "women"
    MEN = "men"
    OTHER = "other"


OF_GROUP: Mapping[Group, tuple[str, ...]] = {
    Group.RRMS: ("rrms",),
    Group.SPMS: ("spms",),
    Group.PPMS: ("ppms",),
    Group.RELAPSING: ("rrms",),
    Group.PROGRESSIVE: PROGRESSIVE,
}
"""The types of MS that a group means; another group says nothing of the type."""


class Unit(StrEnum):
    """What a figure's value counts."""

    PERCENT = "percent"
    PEOPLE = "people"
    PER_1000_PEOPLE = "per-1000-people"
    HAZARD_RATIO = "hazard-ratio"
    ODDS_RATIO = "odds-ratio"
    RISK_RATIO = "risk-ratio"
    RATE_RATIO = "rate-ratio"
    PER_PERSON_YEAR = "per-person-year"
    PER_1000_PERSON_YEARS = "per-1000-person-years"
    PER_100_PERSON_YEARS = "per-100-person-years"
    MEAN = "mean"
    MEDIAN = "median"
    MEAN_CHANGE = "mean-change"
    MEAN_DIFFERENCE = "mean-difference"
    PERCENT_PER_YEAR = "percent-per-year"

    @property
    def is_share(self) -> bool:
        """Whether it is a share of people, so that both frames can be told."""
        return self in _SHARES

    @property
    def is_ratio(self) -> bool:
        return self in _RATIOS

    @property
    def compares(self) -> bool:
        """Whether it sets one treatment against another."""
        return self.is_ratio or self is Unit.MEAN_DIFFERENCE

    @property
    def needs_quantity(self) -> bool:
        """Whether the figure must say what it is a mean or median of."""
        return self in _OF_A_QUANTITY


_SHARES = frozenset({Unit.PERCENT, Unit.PEOPLE, Unit.PER_1000_PEOPLE})
_RATIOS = frozenset({Unit.HAZARD_RATIO, Unit.ODDS_RATIO, Unit.RISK_RATIO, Unit.RATE_RATIO})
_OF_A_QUANTITY = frozenset({Unit.MEAN, Unit.MEDIAN, Unit.MEAN_CHANGE, Unit.MEAN_DIFFERENCE})


class ReadIn(StrEnum):
    """Whether a figure was seen in the publication's own text."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Prominence(StrEnum):
    """How prominently a figure may be shown."""

    HEADLINE = "headline"
    DETAIL = "detail"
    LIBRARY = "library"


class TellsOf(StrEnum):
    """What a figure tells beside deaths, to people whose disability matters for them."""

    DISABILITY_AND_DEATH = "disability-and-death"
    """How much likelier deaths were with more disability before."""
    DISABILITY_OF_WHO_DIED = "disability-of-who-died"
    """Its note tells how disabled all those were who died."""


class Better(StrEnum):
    """Which direction of an outcome is good for the person."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class Tells(StrEnum):
    """What the words of an outcome tell of who is counted."""

    GOOD = "good"
    BAD = "bad"


class Aspect(StrEnum):
    """Which side of the balance an outcome belongs to."""

    BENEFIT = "benefit"
    HARM = "harm"
    OTHER = "other"


class Use(StrEnum):
    """What sort of treatment an arm is."""

    TRANSPLANT = "transplant"
    HIGH_EFFICACY_DRUG = "drug-high-efficacy"
    DRUG = "drug"
    NONE = "none"
    OTHER = "other"
