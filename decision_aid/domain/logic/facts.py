"""Clinical facts about one person: what published rules and study populations are compared with.

The names are those of ``evidence/README.md``. A fact that is missing is unknown, never "no".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum
from itertools import chain
from types import MappingProxyType

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth, of, some

FactValue = Range | bool | str

PROGRESSIVE = ("spms", "ppms")
SUBTYPES = ("rrms", *PROGRESSIVE)
_ZERO, _ONE, _EIGHTEEN, _MANY = Decimal(0), Decimal(1), Decimal(18), Decimal(99)
NONE_LIT = _NONE = Range(_ZERO, _ZERO)
NO_PREGNANCY_FROM = Decimal(60)
"""Age from which nobody is taken to be able to become pregnant, unless they say so. A limit of this
tool, which no study gives: nearly all women have had their last period by 57, and three more years
leave room for the others. Below it nothing is concluded."""


class Kind(Enum):
    """What values a fact may take."""

    NUMBER = "a number, or a range with low and high"
    YES_NO = "true or false"
    WORD = "a word of a closed list"


@dataclass(frozen=True, slots=True)
class FactName:
    """One entry of the closed list of facts. ``words`` is empty unless the kind is WORD."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()


def _numbers(*names: str) -> list[FactName]:
    return [FactName(name, Kind.NUMBER) for name in names]


def _yes_no(*names: str) -> list[FactName]:
    return [FactName(name, Kind.YES_NO) for name in names]


FACT_NAMES: Mapping[str, FactName] = MappingProxyType(
    {
        entry.name: entry
        for entry in [
            FactName("subtype", Kind.WORD, SUBTYPES),
            *_numbers("age", "edss", "years_since_diagnosis", "years_since_onset"),
            *_numbers("relapses_12m", "relapses_18m", "relapses_24m"),
            *_numbers("gd_lesions_12m", "new_t2_12m", "dmt_failed", "he_dmt_failed"),
            *_numbers("he_dmt_months", "activity_episodes_36m", "lvef", "dlco", "crcl"),
            *_numbers("who_ps", "years_since_first_dmt"),
            *_numbers("dmt_taken", "he_dmt_taken", "injectable_failed", "months_since_transplant"),
            *_yes_no("he_contraindicated", "progression_12m", "walk_20m", "episode_on_dmt"),
            *_yes_no("edss_recent_relapse", "pregnant", "pml", "uncontrolled_infection"),
            *_yes_no("severe_liver_disease", "prior_malignancy", "prior_mitoxantrone"),
            *_yes_no("prior_hsct", "hiv", "active_hepatitis", "severe_depression"),
            *_yes_no("active_addiction", "heart_problem", "lung_problem", "kidney_problem"),
            *_yes_no("natalizumab_taken", "past_menopause", "other_antibodies"),
            *_yes_no("he_dmt_early", "dmt_side_effects", "he_dmt_side_effects"),
            FactName("csf_ocb", Kind.WORD, ("positive", "negative")),
            FactName("jcv", Kind.WORD, ("negative", "low", "high", "positive")),
            FactName("sex", Kind.WORD, ("female", "male")),
        ]
    }
)

BOTH_CLOCKS = "disease_duration"
CLOCKS = ("years_since_onset", "years_since_diagnosis")
COUNTED_IN_EACH = ("relapses_12m", "relapses_18m", "relapses_24m", "activity_episodes_36m")
"""Counts over longer and longer times: what happened in the shorter is counted in the longer."""
_BOUNDED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    name: (order[:place], order[place + 1 :])
    for order in (COUNTED_IN_EACH, CLOCKS[::-1])
    for place, name in enumerate(order)
}
"""Of a number, those that are never higher, and those that are never lower."""


def may_tell(name: str) -> frozenset[str]:
    """The fact itself, and those that bound it where it is not told."""
    return frozenset((name, *chain(*_BOUNDED.get(name, ()))))


class ReferralPart(StrEnum):
    """Which part of a referral tells a fact."""

    COURSE = "course"
    TREATMENT = "treatment"
    RELAPSES = "relapses"
    FINDINGS = "findings"
    INFECTIONS = "infections"
    FERTILITY = "fertility"
    ORGANS = "organs"
    CONDITION = "condition"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactWords:
    """What one fact is called. See the end of ``decision_aid/questionnaire.toml``.

    ``plain`` speaks to the person ("your age"); empty for what no rule reads. ``exactly``: what is
    open where a limit lies inside the answer. ``summary`` has ``%s`` for the value. ``to_find_out``
    and ``asked``: as the person notes and asks it ("Whether I have ...").
    """

    name: str
    clinical: str
    plain: str = ""
    clinical_short: str = ""
    to_find_out: str = ""
    asked: str = ""
    exactly: str = ""
    summary: str = ""
    referral: ReferralPart | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a person, by fact name."""

    values: Mapping[str, FactValue]

    def get(self, name: str) -> FactValue | None:
        return self.values.get(name)

    def number(self, name: str) -> Range | None:
        value = self.values.get(name)
        return value if isinstance(value, Range) else None

    def knows(self, name: str) -> bool:
        return name in self.values

    def certain(self, name: str) -> FactValue | None:
        """As told; else as others bound it: a relapse in 12 months is one in 24, and without one in
        24 there was none in 12; first symptoms are never later than the diagnosis.
        """
        told = self.values.get(name)
        if told is not None or name not in _BOUNDED:
            return told
        shorter, longer = map(self._numbers, _BOUNDED[name])
        low = max((each.low for each in shorter), default=_ZERO)
        high = min((each.high for each in longer), default=_MANY)
        return Range(low, max(low, high)) if low or longer else None

    def told_by(self, name: str) -> frozenset[str]:
        """The facts that tell ``certain`` of it: itself, or those that it follows from."""
        return (frozenset((name,)) if self.knows(name) else may_tell(name)) & self.values.keys()

    def _numbers(self, names: tuple[str, ...]) -> list[Range]:
        return [number for name in names if (number := self.number(name)) is not None]

    def having(self, name: str, value: FactValue | None) -> Facts:
        """The same facts with one answered otherwise; None makes it unknown."""
        others = {key: kept for key, kept in self.values.items() if key != name}
        return Facts(others if value is None else {**others, name: value})

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    @property
    def subtype(self) -> str | None:
        return value if isinstance(value := self.values.get("subtype"), str) else None

    def disease_is_active(self) -> Truth:
        """A relapse, an enhancing lesion or a new T2 lesion in the last 12 months."""
        return some(
            self.is_at_least_one(name) for name in ("relapses_12m", "gd_lesions_12m", "new_t2_12m")
        )

    def scan_is_active(self) -> Truth:
        """In the last 12 months. Many scans are made without dye: one with no new lesion is quiet
        unless an enhancing one was told of.
        """
        lit, new = self.is_at_least_one("gd_lesions_12m"), self.is_at_least_one("new_t2_12m")
        return Truth.YES if lit is Truth.YES else new

    def of_sure_type(self) -> Facts:
        """What every study is compared with: antibodies that speak for another illness leave open
        whether any type of MS is theirs. The type that was told is only told back, and read by
        rules, each of which says then that it is about MS.
        """
        may_be_other = self.is_true("other_antibodies") is Truth.YES
        return self.having("subtype", None) if may_be_other else self

    def as_seen(self) -> Facts:
        """The same where people are compared part by part: a quiet scan lit nothing up either.

        Rules on who may have a transplant ask for the dye, and never read this.
        """
        seen = self.of_sure_type()
        name = "gd_lesions_12m"
        is_told = self.knows(name) or self.scan_is_active() is not Truth.NO
        return seen if is_told else seen.having(name, NONE_LIT)

    def seems_quiet(self) -> bool:
        """No relapse and a quiet scan in the last 12 months, as was told."""
        no_relapse = self.is_at_least_one("relapses_12m") is Truth.NO
        return no_relapse and self.scan_is_active() is Truth.NO

    def a_drug_has_failed(self) -> Truth:
        return self.is_at_least_one("dmt_failed")

    def is_at_least_one(self, name: str) -> Truth:
        number = self.number(name)
        return Truth.UNKNOWN if number is None else number.at_least(_ONE)

    def is_true(self, name: str) -> Truth:
        value = self.values.get(name)
        return of(value) if isinstance(value, bool) else Truth.UNKNOWN

    @property
    def are_of_somebody_else(self) -> bool:
        """Whether another person than the one with MS says so of them."""
        return self.get("brings") == "else" or self.get("filled_in_by") == "carer"

    def is_adult(self) -> Truth:
        age = self.number("age")
        return Truth.UNKNOWN if age is None else age.at_least(_EIGHTEEN)


def with_consequences(values: Mapping[str, FactValue]) -> dict[str, FactValue]:
    """The same facts with what follows from them for certain. What was told always stands.

    Men and people past menopause, told or by their age, are not pregnant. Without a relapse in 12
    months none can have brought somebody to the present EDSS. What failed or was stopped was taken.
    Interferon and glatiramer cannot have failed more often than drugs that are not strong.
    """
    told = dict(values)
    age, is_male = told.get("age"), told.get("sex") == "male"
    may_be_by_age = not isinstance(age, Range) or age.low < NO_PREGNANCY_FROM
    if told.get("pregnant") is True or not (is_male or may_be_by_age):
        told.setdefault("past_menopause", told.get("pregnant") is not True)
    if is_male or told.get("past_menopause") is True:
        told.setdefault("pregnant", False)
    relapses = told.get("relapses_12m")
    if isinstance(relapses, Range) and relapses.high == 0:
        told.setdefault("edss_recent_relapse", False)
    failed, strong = told.get("dmt_failed"), told.get("he_dmt_failed")
    for which, on_it in (("", failed), ("he_", strong)):
        taken, stopped = f"{which}dmt_taken", f"{which}dmt_side_effects"
        if isinstance(on_it, Range) and on_it.low >= _ONE:
            told.setdefault(taken, Range(on_it.low, _MANY))
        if _NONE in (told.get("dmt_taken"), told.get(taken)):
            told.setdefault(stopped, False)
    if isinstance(failed, Range) and isinstance(strong, Range):
        told.setdefault("injectable_failed", Range(_ZERO, max(failed.high - strong.low, _ZERO)))
    return told
