"""What published sets of criteria say of one person.

Many sets ask for the same. Lines that ask the same are asked once, and sets made of the same lines
are judged once, however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.domain.eligibility.criteria import (
    FITNESS_SET,
    STANDING,
    CriteriaSet,
    Criterion,
    CriterionStatus,
)
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.reasons import Reason
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth, every, invert, some

_Line = tuple[Rule, Rule | None, bool, tuple[str, ...]]
"""All that the standing of a criterion depends on, beside the person."""
_Weighed = tuple[int, Strength, bool]
_Stands = tuple[CriterionStatus, Reason]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``undecided`` counts the criteria that cannot be decided yet, by the facts they read."""

    verdicts: tuple[Verdict, ...]
    undecided: Mapping[frozenset[str], int]


def evaluate_all(sets: tuple[CriteriaSet, ...], facts: Facts) -> tuple[Verdict, ...]:
    """Every set for one person, in the order given."""
    return evaluate(sets, facts).verdicts


def evaluate(sets: tuple[CriteriaSet, ...], facts: Facts) -> Evaluation:
    """Reads every set, the fitness set first because the others lean on it.

    Without a fitness set among them, fitness stays unknown.
    """
    return _rulebook(sets).read(facts)


@lru_cache(maxsize=8)
def _rulebook(sets: tuple[CriteriaSet, ...]) -> _Rulebook:
    return _Rulebook(sets)


class _Rulebook:
    """Sets of criteria, sorted by what they ask; depends on the evidence alone."""

    def __init__(self, sets: tuple[CriteriaSet, ...]) -> None:
        self._sets = sets
        self._fitness = next((s for s in sets if s.id == FITNESS_SET), None)
        numbers: dict[_Line, int] = {}
        self._lines: list[Criterion] = []
        self._times: Counter[int] = Counter()
        alike: dict[tuple[tuple[_Weighed, ...], bool, bool], int] = {}
        self._kinds: list[tuple[CriteriaSet, tuple[int, ...]]] = []
        self._kind_of: list[int] = []
        for each in sets:
            lines = tuple(self._number(criterion, numbers) for criterion in each.criterion)
            self._times.update(lines)
            weighed = zip(lines, each.criterion, strict=True)
            weights = tuple((n, c.strength, c.affects_overall) for n, c in weighed)
            never_met = _is_never_met(each)
            kind = alike.setdefault((weights, never_met, each is self._fitness), len(alike))
            if kind == len(self._kinds):
                self._kinds.append((each, lines))
            self._kind_of.append(kind)

    def _number(self, criterion: Criterion, numbers: dict[_Line, int]) -> int:
        is_bar = criterion.is_bar
        line = (criterion.rule, criterion.unclear_when, is_bar, criterion.applies_to)
        number = numbers.setdefault(line, len(numbers))
        if number == len(self._lines):
            self._lines.append(criterion)
        return number

    def read(self, facts: Facts) -> Evaluation:
        lines = [_stands(line, facts) for line in self._lines]
        fitness = self._fit(facts)
        judged = [
            _verdict(
                each,
                tuple([lines[n] for n in numbers]),
                facts,
                Truth.YES if each is self._fitness else fitness,
            )
            for each, numbers in self._kinds
        ]
        return Evaluation(
            tuple(
                _same(judged[kind], each)
                for each, kind in zip(self._sets, self._kind_of, strict=True)
            ),
            self._undecided(standing for standing, _ in lines),
        )

    def _fit(self, facts: Facts) -> Truth:
        if self._fitness is None:
            return Truth.UNKNOWN
        return _fit_at_any_age(judge(self._fitness, facts, Truth.YES))

    def _undecided(self, standings: Iterable[CriterionStatus]) -> Mapping[frozenset[str], int]:
        found: Counter[frozenset[str]] = Counter()
        for number, standing in enumerate(standings):
            if standing is CriterionStatus.UNKNOWN:
                found[self._lines[number].reads] += self._times[number]
        return found


def _same(verdict: Verdict, criteria_set: CriteriaSet) -> Verdict:
    if verdict.criteria_set is criteria_set:
        return verdict
    return Verdict(
        criteria_set=criteria_set,
        standings=verdict.standings,
        reasons=verdict.reasons,
        on_paper=verdict.on_paper,
        guards=verdict.guards,
    )


def judge(criteria_set: CriteriaSet, facts: Facts, fitness: Truth) -> Verdict:
    """Reads one set for one person. ``fitness`` is the outcome of the fitness set."""
    lines = tuple(_stands(each, facts) for each in criteria_set.criterion)
    return _verdict(criteria_set, lines, facts, fitness)


def _stands(line: Criterion, facts: Facts) -> _Stands:
    standing = line.standing_for(facts)
    return standing, line.reason_for(standing, facts)


def _verdict(
    criteria_set: CriteriaSet, lines: tuple[_Stands, ...], facts: Facts, fitness: Truth
) -> Verdict:
    standings = tuple(standing for standing, _ in lines)
    return Verdict(
        criteria_set=criteria_set,
        standings=standings,
        reasons=tuple(reason for _, reason in lines),
        on_paper=_as_a_whole(criteria_set, standings),
        guards=_guards(criteria_set, facts, fitness),
    )


def _fit_at_any_age(fitness: Verdict) -> Truth:
    """The fitness set without our guards on age and illness: every other set applies them too."""
    apart = (Guard.UNDER_18, *ILLNESS)
    others = [guard for guard in fitness.guards if guard not in apart]
    return Truth.UNKNOWN if fitness.on_paper is Truth.YES and others else fitness.on_paper


def _as_a_whole(criteria_set: CriteriaSet, standings: tuple[CriterionStatus, ...]) -> Truth:
    """The published lines together; UNKNOWN where a set has no line that can be checked."""
    pairs = zip(criteria_set.criterion, standings, strict=True)
    checked = [(line, _TRUTH[standing]) for line, standing in pairs if standing in _TRUTH]
    firm = every(truth for line, truth in checked if line.is_firm)
    if firm is not Truth.YES:
        return firm
    soft = every(truth for line, truth in checked if _weighs_softly(line))
    if not checked or _is_never_met(criteria_set) or soft is not Truth.YES:
        return Truth.UNKNOWN
    return Truth.YES


def _is_never_met(criteria_set: CriteriaSet) -> bool:
    """A text of which a part was not seen, or the terms of a seller, can only rule out."""
    return bool(criteria_set.incomplete) or criteria_set.terms_of_a_seller


_TRUTH = {standing: truth for truth, standing in STANDING.items()}


def _weighs_softly(criterion: Criterion) -> bool:
    if criterion.strength is Strength.PREFERRED:
        return criterion.affects_overall
    return criterion.strength is Strength.CAUTION


def _guards(criteria_set: CriteriaSet, facts: Facts, fitness: Truth) -> tuple[Guard, ...]:
    """Which of our guards hold: an unknown age or PML is not read as "no".

    An illness holds where it was told. Where the question on health is open, fitness is open too.
    """
    old_enough = some((facts.is_adult(), criteria_set.states_a_lower_age_for(facts)))
    checks = (
        (Guard.UNDER_18, invert(old_enough)),
        (Guard.PREGNANT, facts.is_true("pregnant")),
        (Guard.PML, facts.is_true("pml")),
        (Guard.FITNESS, invert(fitness)),
    )
    told = (guard for guard, fact in ILLNESS.items() if facts.is_true(fact) is Truth.YES)
    return (*(guard for guard, present in checks if present is not Truth.NO), *told)
