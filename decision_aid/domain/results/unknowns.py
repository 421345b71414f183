"""Which unknown answers hold most back: how many criteria and figures wait for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.domain.logic.facts import CLOCKS, Facts
from decision_aid.domain.similarity.outcomes import Dimension, Outcome, Outcomes

READ_BY: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SUBTYPE: ("subtype",),
    Dimension.EDSS: ("edss",),
    Dimension.AGE: ("age",),
    Dimension.YEARS_WITH_MS: CLOCKS,
    Dimension.ACTIVITY: ("relapses_12m", "gd_lesions_12m", "new_t2_12m"),
    Dimension.FAILED_TREATMENT: ("dmt_failed",),
}
"""The facts that each comparison with a study reads."""


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """One unknown fact: undecided criteria that read it, and figures whose match waits for it."""

    fact: str
    criteria: int
    figures: int


def unknown_facts(
    facts: Facts, undecided: Mapping[frozenset[str], int], patterns: Mapping[Outcomes, int]
) -> tuple[UnknownFact, ...]:
    """Every unknown fact that something waits for, the one with most waiting first.

    ``undecided`` counts criteria by the facts they read, ``patterns`` figures by how they compare.
    """
    criteria = _criteria_waiting(facts, undecided)
    figures = _figures_waiting(facts, patterns)
    waiting = [UnknownFact(name, criteria[name], figures[name]) for name in {*criteria, *figures}]
    return tuple(sorted(waiting, key=lambda u: (-(u.criteria + u.figures), u.fact)))


def _criteria_waiting(facts: Facts, undecided: Mapping[frozenset[str], int]) -> Counter[str]:
    waiting: Counter[str] = Counter()
    for reads, criteria in undecided.items():
        waiting.update(dict.fromkeys((n for n in reads if not facts.knows(n)), criteria))
    return waiting


def _figures_waiting(facts: Facts, patterns: Mapping[Outcomes, int]) -> Counter[str]:
    unknown = {
        dimension: tuple(name for name in names if not facts.knows(name))
        for dimension, names in READ_BY.items()
    }
    waiting: Counter[str] = Counter()
    for outcomes, times in patterns.items():
        for dimension, outcome in zip(Dimension, outcomes, strict=True):
            if outcome is Outcome.OPEN:
                waiting.update(dict.fromkeys(unknown[dimension], times))
    return waiting
