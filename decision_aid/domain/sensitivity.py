"""Which unknown answers hold most back: how many criteria and figures wait for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.domain.criteria import Standing, Verdict
from decision_aid.domain.facts import Facts
from decision_aid.domain.matching import Dimension, Match, Outcome

READ_BY: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SUBTYPE: ("subtype",),
    Dimension.EDSS: ("edss",),
    Dimension.AGE: ("age",),
    Dimension.YEARS_WITH_MS: ("years_since_onset", "years_since_diagnosis"),
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
    facts: Facts, verdicts: Iterable[Verdict], matches: Iterable[Match]
) -> tuple[UnknownFact, ...]:
    """Every unknown fact that something waits for, the one with most waiting first."""
    criteria = _criteria_waiting(facts, verdicts)
    figures = _figures_waiting(facts, matches)
    waiting = [UnknownFact(name, criteria[name], figures[name]) for name in {*criteria, *figures}]
    return tuple(sorted(waiting, key=lambda u: (-(u.criteria + u.figures), u.fact)))


def _criteria_waiting(facts: Facts, verdicts: Iterable[Verdict]) -> Counter[str]:
    return Counter(
        name
        for verdict in verdicts
        for finding in verdict.findings
        if finding.standing is Standing.UNKNOWN
        for name in finding.criterion.reads
        if not facts.knows(name)
    )


def _figures_waiting(facts: Facts, matches: Iterable[Match]) -> Counter[str]:
    unknown = {
        dimension: tuple(name for name in names if not facts.knows(name))
        for dimension, names in READ_BY.items()
    }
    patterns = Counter(match.outcomes for match in matches)
    waiting: Counter[str] = Counter()
    for outcomes, times in patterns.items():
        for dimension, outcome in zip(Dimension, outcomes, strict=True):
            if outcome is Outcome.UNKNOWN:
                waiting.update(dict.fromkeys(unknown[dimension], times))
    return waiting
