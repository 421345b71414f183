"""Published eligibility criteria, and what each says of one person.

The words of a verdict are kept apart: MET means "fits the published limit", never "eligible".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

from decision_aid.domain.citation import Citation
from decision_aid.domain.facts import SUBTYPES, Facts
from decision_aid.domain.rules import AskClinic, Rule, comparisons
from decision_aid.domain.truth import Truth, agreed, every, invert, some
from decision_aid.domain.vocabulary import Asks, CriteriaKind, SetStatus, SourceKind, Strength

FITNESS_SET = "ebmt-handbook-2024-fitness"


class Standing(Enum):
    """Where one criterion stands for one person."""

    __hash__ = object.__hash__  # looked up thousands of times a page

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"
    FOR_THE_TEAM = "for the team"
    OTHER_SUBTYPE = "for other types of MS"


_STANDING = {Truth.YES: Standing.MET, Truth.NO: Standing.NOT_MET, Truth.UNKNOWN: Standing.UNKNOWN}


@dataclass(frozen=True, kw_only=True, eq=False)
class Criterion:
    """One published limit. For ``excludes`` and ``caution`` the rule describes the bar."""

    id: str
    asks: Asks
    statement: str
    strength: Strength
    applies_to: tuple[str, ...]
    rule: Rule
    locator: str
    unclear_when: Rule | None = None
    operational: bool = False
    affects_overall: bool = True
    note: str = ""

    @property
    def is_for_the_team(self) -> bool:
        return isinstance(self.rule, AskClinic)

    @cached_property
    def reads(self) -> frozenset[str]:
        unclear = self.unclear_when.reads if self.unclear_when else frozenset()
        subtype = frozenset(("subtype",)) if set(self.applies_to) != set(SUBTYPES) else frozenset()
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
        value = self.rule.holds_for(facts)
        if self.strength in (Strength.EXCLUDES, Strength.CAUTION):
            return invert(value)
        if value is not Truth.NO or self.unclear_when is None:
            return value
        is_clear = self.unclear_when.holds_for(facts) is Truth.NO
        return Truth.NO if is_clear else Truth.UNKNOWN

    def standing_for(self, facts: Facts) -> Standing:
        if facts.subtype is not None and facts.subtype not in self.applies_to:
            return Standing.OTHER_SUBTYPE
        if self.is_for_the_team:
            return Standing.FOR_THE_TEAM
        return _STANDING[self.holds_for(facts)]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A grade that a body gives a group of people, in its own terms."""

    group: str
    grade: str


@dataclass(frozen=True, kw_only=True, eq=False)
class CriteriaSet:
    """One published set of criteria, recommendations or trial entry rules."""

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
    incomplete: str = ""
    disagrees: tuple[str, ...] = ()
    criterion: tuple[Criterion, ...] = ()
    recommendation: tuple[Recommendation, ...] = field(default=())

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


class Guard(Enum):
    """A reason of ours why a set that fits on paper is still not shown as fitting."""

    UNDER_18 = "under-18"
    PREGNANT = "pregnant"
    PML = "pml"
    FITNESS = "fitness"


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion and where it stands for the person."""

    criterion: Criterion
    standing: Standing


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What one set says of one person: line by line, as a whole, and what held it back."""

    criteria_set: CriteriaSet
    findings: tuple[Finding, ...]
    on_paper: Truth
    guards: tuple[Guard, ...]

    @property
    def overall(self) -> Truth:
        """UNKNOWN where the published lines fit but a guard of ours holds."""
        return Truth.UNKNOWN if self.held_back_by else self.on_paper

    @property
    def held_back_by(self) -> tuple[Guard, ...]:
        """The guards that matter: those that keep a set, whose lines fit, from fitting."""
        return self.guards if self.on_paper is Truth.YES else ()

    def count(self, standing: Standing) -> int:
        return sum(1 for finding in self.findings if finding.standing is standing)


def judge(criteria_set: CriteriaSet, facts: Facts, fitness: Truth) -> Verdict:
    """Reads one set for one person. ``fitness`` is the outcome of the fitness set."""
    findings = tuple(Finding(c, c.standing_for(facts)) for c in criteria_set.criterion)
    return Verdict(
        criteria_set=criteria_set,
        findings=findings,
        on_paper=_as_a_whole(criteria_set, findings),
        guards=_guards(criteria_set, facts, fitness),
    )


def judge_all(sets: tuple[CriteriaSet, ...], facts: Facts) -> tuple[Verdict, ...]:
    """Reads every set, the fitness set first because the others lean on it.

    Without a fitness set among them, fitness stays unknown.
    """
    fitness = Truth.UNKNOWN
    for criteria_set in sets:
        if criteria_set.id == FITNESS_SET:
            fitness = _fit_at_any_age(judge(criteria_set, facts, Truth.YES))
    return tuple(
        judge(each, facts, Truth.YES if each.id == FITNESS_SET else fitness) for each in sets
    )


def _fit_at_any_age(fitness: Verdict) -> Truth:
    """The fitness set without our guard on age, which every other set applies by itself."""
    others = [guard for guard in fitness.guards if guard is not Guard.UNDER_18]
    return Truth.UNKNOWN if fitness.on_paper is Truth.YES and others else fitness.on_paper


def _as_a_whole(criteria_set: CriteriaSet, findings: tuple[Finding, ...]) -> Truth:
    """The published lines together; UNKNOWN where a set has no line that can be checked."""
    checked = [f for f in findings if f.standing in _STANDING.values()]
    firm = [_truth(f) for f in checked if f.criterion.strength in _FIRM]
    if every(firm) is not Truth.YES:
        return every(firm)
    soft = [_truth(f) for f in checked if _weighs_softly(f.criterion)]
    if not checked or criteria_set.incomplete or every(soft) is not Truth.YES:
        return Truth.UNKNOWN
    return Truth.YES


_FIRM = (Strength.REQUIRED, Strength.EXCLUDES)


def _weighs_softly(criterion: Criterion) -> bool:
    if criterion.strength is Strength.PREFERRED:
        return criterion.affects_overall
    return criterion.strength is Strength.CAUTION


def _truth(finding: Finding) -> Truth:
    return next(truth for truth, standing in _STANDING.items() if standing is finding.standing)


def _guards(criteria_set: CriteriaSet, facts: Facts, fitness: Truth) -> tuple[Guard, ...]:
    """Which of our guards cannot be ruled out: an unknown age or PML is not read as "no"."""
    old_enough = some((facts.is_adult(), criteria_set.states_a_lower_age_for(facts)))
    checks = (
        (Guard.UNDER_18, invert(old_enough)),
        (Guard.PREGNANT, facts.is_true("pregnant")),
        (Guard.PML, facts.is_true("pml")),
        (Guard.FITNESS, invert(fitness)),
    )
    return tuple(guard for guard, present in checks if present is not Truth.NO)
