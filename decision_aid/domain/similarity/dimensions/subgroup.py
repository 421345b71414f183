"""Figures about a subgroup: which comparison each part of its rule decides, alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from decision_aid.domain.logic.facts import CLOCKS, Facts
from decision_aid.domain.logic.rules import AllOf, Rule
from decision_aid.domain.logic.truth import every
from decision_aid.domain.similarity.outcomes import BY_TRUTH, Dimension, Outcome

_READ_BY: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.SUBTYPE: ("subtype",),
    Dimension.EDSS: ("edss", "walk_20m"),
    Dimension.AGE: ("age",),
    Dimension.YEARS_WITH_MS: CLOCKS,
    Dimension.ACTIVITY: (
        "relapses_12m", "relapses_18m", "relapses_24m", "gd_lesions_12m", "new_t2_12m",
        "progression_12m", "activity_episodes_36m", "episode_on_dmt", "edss_recent_relapse",
    ),
    Dimension.FAILED_TREATMENT: (
        "dmt_failed", "he_dmt_failed", "he_dmt_months", "dmt_taken", "he_dmt_taken",
        "injectable_failed", "natalizumab_taken", "he_contraindicated", "years_since_first_dmt",
        "prior_mitoxantrone", "prior_hsct",
    ),
}  # fmt: skip
COMPARED_BY: Mapping[str, Dimension] = {
    fact: dimension for dimension, facts in _READ_BY.items() for fact in facts
}
"""The comparison to which a fact belongs; a rule of a figure may read no other fact."""

RulesByDimension = tuple[tuple[Dimension, tuple[Rule, ...]], ...]


def by_dimension(where: Rule | None) -> RulesByDimension:
    """The parts that must all hold, under each dimension whose facts they read."""
    found: defaultdict[Dimension, list[Rule]] = defaultdict(list)
    for part in _parts(where):
        for dimension in sorted({COMPARED_BY[fact] for fact in part.reads if fact in COMPARED_BY}):
            found[dimension].append(part)
    return tuple((dimension, tuple(rules)) for dimension, rules in found.items())


def _parts(where: Rule | None) -> Iterable[Rule]:
    if where is None:
        return ()
    if isinstance(where, AllOf):
        return (each for part in where.parts for each in _parts(part))
    return (where,)


def compare_subgroup(rules: tuple[Rule, ...], facts: Facts) -> Outcome:
    return BY_TRUTH[every(rule.holds_for(facts) for rule in rules)]
