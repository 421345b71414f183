"""The entry rules of a study itself, where they were seen: who was turned away was not alike."""

from __future__ import annotations

from collections.abc import Mapping

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.similarity.outcomes import Dimension, Outcome

_ABOUT: Mapping[Subject, Dimension] = {
    Subject.SUBTYPE: Dimension.SUBTYPE,
    Subject.EDSS: Dimension.EDSS,
    Subject.AGE: Dimension.AGE,
    Subject.DISEASE_DURATION: Dimension.YEARS_WITH_MS,
    Subject.RELAPSES: Dimension.ACTIVITY,
    Subject.MRI_ACTIVITY: Dimension.ACTIVITY,
    Subject.LIT_UP: Dimension.ACTIVITY,
    Subject.ACTIVITY: Dimension.ACTIVITY,
    Subject.ACTIVITY_ON_DRUGS: Dimension.ACTIVITY,
    Subject.ACTIVITY_ON_STRONG_DRUGS: Dimension.ACTIVITY,
    Subject.HOW_ACTIVE_ON_DRUGS: Dimension.ACTIVITY,
    Subject.RELAPSES_ON_DRUGS: Dimension.ACTIVITY,
    Subject.SCANS_ON_DRUGS: Dimension.ACTIVITY,
    Subject.FIRST_DRUG: Dimension.FAILED_TREATMENT,
    Subject.PRIOR_TREATMENT: Dimension.FAILED_TREATMENT,
    Subject.STRONG_DRUGS: Dimension.FAILED_TREATMENT,
    Subject.NUMBER_OF_DRUGS: Dimension.FAILED_TREATMENT,
    Subject.INTERFERON: Dimension.FAILED_TREATMENT,
    Subject.MITOXANTRONE: Dimension.FAILED_TREATMENT,
}
"""What the six comparisons are about; a pregnancy or an infection is told in words alone."""


def asked_on(entry: CriteriaSet | None, dimension: Dimension) -> tuple[Criterion, ...]:
    """The firm lines of a study's own entry rules on one of the six."""
    lines = entry.criterion if entry else ()
    return tuple(e for e in lines if e.is_firm and _ABOUT.get(e.asks) is dimension)


def turned_away_by(entry: CriteriaSet, facts: Facts) -> tuple[Criterion, ...]:
    """Its firm lines that say no of what the person told."""
    return tuple(each for each in entry.criterion if each.is_firm and _says_no(each, facts))


def with_entry(
    found: Outcome, asked: tuple[Criterion, ...], dimension: Dimension, facts: Facts
) -> Outcome:
    """Less active than was asked for is at the edge, not alike; anything else outside is unlike."""
    outside = Outcome.UNLIKE
    if dimension is Dimension.ACTIVITY:
        outside = Outcome.EDGE if found is Outcome.ALIKE else found
    if found is outside or not any(_says_no(each, facts) for each in asked):
        return found
    return outside


def _says_no(line: Criterion, facts: Facts) -> bool:
    return line.standing_for(facts) is CriterionStatus.NOT_MET
