"""Who did better or worse after the same treatment: published contrasts, as printed.

Nearly all stand in studies without a control group. They tell who did better after a treatment,
never who gains more from it than from another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from decision_aid.domain.evidence.printed import FollowUpTime, Interval
from decision_aid.domain.evidence.vocabulary import Group, ReadIn
from decision_aid.domain.logic.rules import Rule


class About(StrEnum):
    """Which treatment the people of a contrast had."""

    TRANSPLANT = "transplant"
    DRUG = "drug"


class Direction(StrEnum):
    """How the named side of the contrast did; ``both``: each side has its own rule."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both"
    NONE = "none"


class Adjusted(StrEnum):
    """Whether other differences between the two sides were reckoned with."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class EffectUnit(StrEnum):
    """What the number of a contrast is.

    ``...-per-group``: the numbers stand in ``arms``. ``direction``: the text says which way, with p
    at most. ``no-difference``: the text says that none was found.
    """

    DIRECTION = "direction"
    NO_DIFFERENCE = "no-difference"
    PERCENT = "percent"
    PERCENT_PER_GROUP = "percent-per-group"
    PEOPLE = "people"
    PEOPLE_PER_GROUP = "people-per-group"
    MEAN = "mean"
    MEAN_PER_GROUP = "mean-per-group"
    MEAN_DIFFERENCE = "mean-difference"
    HAZARD_RATIO = "hazard-ratio"
    HAZARD_RATIO_PER_GROUP = "hazard-ratio-per-group"
    HAZARD_INCREASE_PERCENT = "hazard-increase-percent"
    ODDS_RATIO = "odds-ratio"
    ODDS_RATIO_PER_GROUP = "odds-ratio-per-group"
    RISK_RATIO = "risk-ratio"
    REDUCTION_PERCENT = "reduction-percent"
    REGRESSION = "regression"
    THRESHOLD = "threshold"
    SENSITIVITY_SPECIFICITY = "sensitivity-specificity"


OTHER_FACTORS = frozenset(
    {
        "regimen",
        "centre",
        "era",
        "stage",
        "prior_dmt",
        "ebv_after",
        "progression_before_6m",
        "prior_cyclophosphamide",
        "comorbidity",
    }
)
"""What contrasts turn on beside the facts of a person: nobody is asked for these."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlsoPrinted:
    """A further number of a contrast or of one of its groups. ``of``: what it is, in words."""

    value: Decimal
    of: str = ""
    unit: EffectUnit | None = None
    ci: Interval | None = None
    p: str = ""
    at: FollowUpTime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """The size of a contrast. ``low`` and ``high``: where only a range of sizes was printed."""

    unit: EffectUnit
    adjusted: Adjusted
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    ci: Interval | None = None
    p: str = ""
    people: int | None = None
    events: int | None = None
    also: tuple[AlsoPrinted, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SideOfContrast:
    """One group of a contrast, named by a rule (``when``) or in words (``label``).

    ``control``: the same number in people on the comparator, ``control_people`` of them.
    """

    when: Rule | None = None
    label: str = ""
    value: Decimal | None = None
    control: Decimal | None = None
    unit: EffectUnit | None = None
    of: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    sd: Decimal | None = None
    ci: Interval | None = None
    p: str = ""
    people: int | None = None
    control_people: int | None = None
    events: int | None = None
    also: tuple[AlsoPrinted, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Difference:
    """One published contrast: people with this against people with that.

    ``factor``: a fact, or one of ``OTHER_FACTORS``. ``better_when`` and ``worse_when`` say for whom
    it went so; neither stands where it goes by steps (``per``, in words) or where none was found.
    ``step_stated``: without it a ratio has no size that anybody could tell, only a direction.
    ``where``: whom of its group it is about, where that is a part of them.
    ``between_studies``: whole studies were compared, not people, so it is never personal.
    ``seen`` and ``read_on`` tell editors where and when it was read.
    """

    id: str
    about: About
    factor: str
    contrast: str
    endpoint: str
    arm: str
    group: Group
    direction: Direction
    effect: Effect
    locator: str
    seen_in: ReadIn
    sentence: str
    compared_with: str = ""
    at: FollowUpTime | None = None
    where: Rule | None = None
    better_when: Rule | None = None
    worse_when: Rule | None = None
    per: str = ""
    step_stated: bool = True
    arms: tuple[SideOfContrast, ...] = ()
    between_studies: bool = False
    note: str = ""
    seen: tuple[str, ...] = ()
    read_on: date | None = None

    def __hash__(self) -> int:
        return hash(self.id)
