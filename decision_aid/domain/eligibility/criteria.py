"""Published eligibility criteria, and what each says of one person.

The words of a verdict are kept apart: MET means "fits the published limit", never "eligible".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.vocabulary import (
    CriteriaKind,
    SetStatus,
    SourceKind,
    Strength,
    Subject,
)
from decision_aid.domain.evidence.citation import Citation
from decision_aid.domain.logic.facts import CLOCKS, SUBTYPES, Facts
from decision_aid.domain.logic.rules import AskClinic, Rule, comparisons, decided_by, left_open_by
from decision_aid.domain.logic.truth import Truth, agreed, invert, some

_BARS = (Strength.EXCLUDES, Strength.CAUTION)
_FIRM = (Strength.REQUIRED, Strength.EXCLUDES)
FITNESS_SET = "ebmt-handbook-2024-fitness"


class CriterionStatus(Enum):
    """Where one criterion stands for one person."""

    __hash__ = object.__hash__  # looked up thousands of times a page

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"
    FOR_THE_TEAM = "for the team"
    OTHER_SUBTYPE = "for other types of MS"


CHECKED = (CriterionStatus.MET, CriterionStatus.NOT_MET, CriterionStatus.UNKNOWN)
"""Where a line can stand that answers are compared with."""
STANDING = {
    Truth.YES: CriterionStatus.MET,
    Truth.NO: CriterionStatus.NOT_MET,
    Truth.UNKNOWN: CriterionStatus.UNKNOWN,
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Criterion:
    """One published limit. For ``excludes`` and ``caution`` the rule describes the bar.

    ``unclear_when``: where the line is not met and this is not ruled out, nobody can tell, because
    the published words make an exception or can be read in two ways.
    """

    id: str
    asks: Subject
    statement: str
    strength: Strength
    applies_to: tuple[str, ...]
    rule: Rule
    locator: str
    unclear_when: Rule | None = None
    operational: bool = False
    affects_overall: bool = True
    note: str = ""

    @cached_property
    def is_bar(self) -> bool:
        """Whether the rule describes what stands against a transplant."""
        return self.strength in _BARS

    @cached_property
    def is_firm(self) -> bool:
        """Whether the set as a whole cannot be met without this line."""
        return self.strength in _FIRM

    @property
    def is_of_some_types(self) -> bool:
        """Whether it is about some types of MS only."""
        return set(self.applies_to) != set(SUBTYPES)

    @property
    def is_for_the_team(self) -> bool:
        return isinstance(self.rule, AskClinic)

    @cached_property
    def reads(self) -> frozenset[str]:
        unclear = self.unclear_when.reads if self.unclear_when else frozenset()
        subtype = frozenset(("subtype",)) if self.is_of_some_types else frozenset()
        return self.rule.reads | unclear | subtype

    def holds_for(self, facts: Facts) -> Truth:
        """YES where the person fits the published limit (for a bar: where the bar is absent)."""
        if facts.subtype is not None or "subtype" not in self._read_by_rules:
            return self._value(facts)
        return agreed(self._value(facts.having("subtype", each)) for each in self.applies_to)

    @cached_property
    def _read_by_rules(self) -> frozenset[str]:
        return self.rule.reads | (self.unclear_when.reads if self.unclear_when else frozenset())

    def _value(self, facts: Facts) -> Truth:
        value = self._by_the_rule(facts)
        if value is not Truth.NO or self.unclear_when is None:
            return value
        is_clear = self.unclear_when.holds_for(facts) is Truth.NO
        return Truth.NO if is_clear else Truth.UNKNOWN

    def _by_the_rule(self, facts: Facts) -> Truth:
        value = self.rule.holds_for(facts)
        return invert(value) if self.is_bar else value

    def standing_for(self, facts: Facts) -> CriterionStatus:
        if facts.subtype is not None and facts.subtype not in self.applies_to:
            return CriterionStatus.OTHER_SUBTYPE
        if self.is_for_the_team:
            return CriterionStatus.FOR_THE_TEAM
        return STANDING[self.holds_for(facts)]

    def _type_decides(self, facts: Facts) -> bool:
        if facts.subtype is None or "subtype" not in self.rule.reads:
            return False
        return self.holds_for(Facts({"subtype": facts.subtype})) is Truth.NO

    def reason_for(self, standing: CriterionStatus, facts: Facts) -> Reason:
        """Why the line has that standing for the person; empty where it fits."""
        if standing is CriterionStatus.NOT_MET:
            decided = decided_by(self.rule, facts) or self.reads
            return Reason(decided, type_decides=self._type_decides(facts))
        if standing is not CriterionStatus.UNKNOWN:
            return NO_REASON
        if self.unclear_when is None or self._by_the_rule(facts) is not Truth.NO:
            return _open(self.rule, facts)
        if self.unclear_when.holds_for(facts) is Truth.YES:
            return Reason(words_are_open=True)
        return _open(self.unclear_when, facts)

    def waits_for(self, facts: Facts) -> frozenset[str]:
        """The facts that could settle the open line; the type of MS too, where others are free."""
        by_type = self.is_of_some_types and facts.subtype is None
        own_type = frozenset(("subtype",)) if by_type else frozenset[str]()
        return own_type | self.reason_for(CriterionStatus.UNKNOWN, facts).facts


def _open(rule: Rule, facts: Facts) -> Reason:
    asked = left_open_by(rule, facts)
    waiting = frozenset(name for name in asked if not _has_none(name, facts))
    on_limit = frozenset(name for name in waiting.intersection(CLOCKS) if facts.knows(name))
    by_clocks = any(each.is_left_by_clocks(facts) for each in comparisons(rule))
    return Reason(waiting, on_limit, words_are_open=not waiting and (by_clocks or bool(asked)))


def _has_none(name: str, facts: Facts) -> bool:
    """Whether no answer can tell it: nobody has a first drug who never had any."""
    taken = facts.number("dmt_taken") if name == "years_since_first_dmt" else None
    return taken is not None and taken.high == 0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A grade that a body gives a group of people, in its own terms."""

    group: str
    grade: str


@dataclass(frozen=True, kw_only=True, eq=False)
class CriteriaSet:
    """One published set of criteria, recommendations or trial entry rules.

    ``incomplete`` says what of it was not seen. ``terms_of_a_seller``: the page of somebody who
    sells the treatment. Neither kind is ever met as a whole. ``as_of``: the day of what we read
    about it, where that is not the year of the set. ``open_in``: of a trial, the last year in which
    a text that we read says that it takes people.
    """

    id: str
    title: str
    body: str
    jurisdiction: str
    countries: tuple[str, ...]
    kind: CriteriaKind
    status: SetStatus
    source_kind: SourceKind
    scope: str
    citation: Citation
    year: int | None = None
    as_of: date | None = None
    open_in: int | None = None
    incomplete: str = ""
    terms_of_a_seller: bool = False
    disagrees: tuple[str, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    recommendation: tuple[Recommendation, ...] = field(default=())

    @property
    def is_old(self) -> bool:
        """Whether it was replaced, or is kept for the record."""
        return self.status in (SetStatus.SUPERSEDED, SetStatus.HISTORICAL)

    @cached_property
    def can_be_checked(self) -> bool:
        """Whether it states a condition that answers can be compared with."""
        return any(not criterion.is_for_the_team for criterion in self.criterion)

    @property
    def is_read_first(self) -> bool:
        """Whether it is in use, can be checked, and is not the page of a seller."""
        return self.can_be_checked and not self.is_old and not self.terms_of_a_seller

    def states_a_lower_age_for(self, facts: Facts) -> Truth:
        """Whether one of its criteria names a lowest age that the person reaches."""
        age = facts.number("age")
        if age is None:
            return Truth.UNKNOWN if self._lowest_ages else Truth.NO
        return some(age.at_least(limit) for limit in self._lowest_ages)

    @cached_property
    def _lowest_ages(self) -> tuple[Decimal, ...]:
        return tuple(
            low
            for criterion in self.criterion
            for compare in comparisons(criterion.rule)
            if compare.name == "age"
            for low in (compare.limits.min, compare.limits.gt)
            if low is not None
        )
