"""What published sets of criteria say of one person.

Many sets ask for the same. Lines that ask the same are asked once, and sets made of the same lines
are judged once, however many there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import overload

from decision_aid.domain.eligibility.criteria import (
    FITNESS_SET,
    STANDING,
    CriteriaSet,
    Criterion,
    CriterionStatus,
)
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard, in_order
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


def evaluate_all(sets: tuple[CriteriaSet, ...], facts: Facts) -> tuple[Verdict, ...]:
    """Every set for one person, in the order given."""
    return tuple(evaluate(sets, facts))


def evaluate(sets: tuple[CriteriaSet, ...], facts: Facts) -> Verdicts:
    """Reads every set, with the fitness set, because the others lean on it.

    Without a fitness set among them, fitness stays unknown.
    """
    return Verdicts(_rulebook(sets), facts)


@lru_cache(maxsize=8)
def _rulebook(sets: tuple[CriteriaSet, ...]) -> _Rulebook:
    return _Rulebook(sets)


class _Rulebook:
    """Sets of criteria, sorted by what they ask; depends on the evidence alone."""

    def __init__(self, sets: tuple[CriteriaSet, ...]) -> None:
        self.sets = sets
        self.fitness = next((s for s in sets if s.id == FITNESS_SET), None)
        numbers: dict[_Line, int] = {}
        self.lines: list[Criterion] = []
        self.times: Counter[int] = Counter()
        alike: dict[tuple[tuple[_Weighed, ...], bool, bool], int] = {}
        self.kinds: list[tuple[CriteriaSet, tuple[int, ...]]] = []
        self.kind_of: list[int] = []
        for each in sets:
            lines = tuple(self._number(criterion, numbers) for criterion in each.criterion)
            self.times.update(lines)
            weighed = zip(lines, each.criterion, strict=True)
            weights = tuple((n, c.strength, c.affects_overall) for n, c in weighed)
            never_met = _is_never_met(each)
            kind = alike.setdefault((weights, never_met, each is self.fitness), len(alike))
            if kind == len(self.kinds):
                self.kinds.append((each, lines))
            self.kind_of.append(kind)

    def _number(self, criterion: Criterion, numbers: dict[_Line, int]) -> int:
        is_bar = criterion.is_bar
        line = (criterion.rule, criterion.unclear_when, is_bar, criterion.applies_to)
        number = numbers.setdefault(line, len(numbers))
        if number == len(self.lines):
            self.lines.append(criterion)
        return number


class Verdicts(Sequence[Verdict]):
    """All sets for one person, in their order: each judged when somebody looks at it, and once."""

    def __init__(self, book: _Rulebook, facts: Facts) -> None:
        self._book = book
        self._facts = facts
        self._standings: list[CriterionStatus | None] = [None] * len(book.lines)
        self._judged: dict[int, Verdict] = {}

    @property
    def sets(self) -> tuple[CriteriaSet, ...]:
        return self._book.sets

    @cached_property
    def undecided(self) -> Mapping[frozenset[str], int]:
        """How many criteria cannot be decided yet, by the facts for whose sake they are open."""
        found: Counter[frozenset[str]] = Counter()
        for number, line in enumerate(self._book.lines):
            if self._standing(number) is CriterionStatus.UNKNOWN:
                found[line.waits_for(self._facts)] += self._book.times[number]
        return found

    def __len__(self) -> int:
        return len(self._book.sets)

    @overload
    def __getitem__(self, place: int) -> Verdict: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Verdict]: ...
    def __getitem__(self, place: int | slice) -> Verdict | Sequence[Verdict]:
        if isinstance(place, slice):
            return tuple(self)[place]
        kind = self._book.kind_of[place]
        found = self._judged.get(kind)
        if found is None:
            found = self._judged[kind] = self._judge(*self._book.kinds[kind])
        return _same(found, self._book.sets[place])

    def _judge(self, criteria_set: CriteriaSet, lines: tuple[int, ...]) -> Verdict:
        fitness = Truth.YES if criteria_set is self._book.fitness else self._fitness
        stands = ((self._book.lines[n], self._standing(n)) for n in lines)
        told = tuple((each, line.reason_for(each, self._facts)) for line, each in stands)
        return _verdict(criteria_set, told, self._facts, fitness)

    def _standing(self, number: int) -> CriterionStatus:
        found = self._standings[number]
        if found is None:
            line = self._book.lines[number]
            found = self._standings[number] = line.standing_for(self._facts)
        return found

    @cached_property
    def _fitness(self) -> Truth:
        own = self._book.fitness
        return Truth.UNKNOWN if own is None else _fit_at_any_age(self[self.sets.index(own)])


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
    told = (guard for guard, fact in ILLNESS.items() if facts.get(fact) is True)
    return in_order({guard for guard, present in checks if present is not Truth.NO}.union(told))
