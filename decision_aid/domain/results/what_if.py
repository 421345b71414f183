"""What another answer would change: two results side by side, nothing stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.evidence.sources import Endpoint
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Closeness


@dataclass(frozen=True, slots=True)
class LineChange:
    """One published line that would stand elsewhere."""

    criteria_set: CriteriaSet
    criterion: Criterion
    before: CriterionStatus
    after: CriterionStatus


@dataclass(frozen=True, slots=True)
class SetChange:
    """One set that would come out otherwise as a whole."""

    criteria_set: CriteriaSet
    before: Truth
    after: Truth


@dataclass(frozen=True, slots=True)
class LeadChange:
    """One panel that another figure would lead; None where nobody like the person was studied."""

    outcome: Endpoint
    before: Match | None
    after: Match | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two results. ``closeness`` counts figures by before and after."""

    lines: tuple[LineChange, ...]
    sets: tuple[SetChange, ...]
    leads: tuple[LeadChange, ...]
    closeness: tuple[tuple[Closeness, Closeness, int], ...]

    @property
    def nothing(self) -> bool:
        return not (self.lines or self.sets or self.leads or self.closeness)


def changes(before: PatientResult, after: PatientResult) -> Changes:
    """Compares two results on the same evidence. Raises ValueError if the evidence differs."""
    pairs = tuple(zip(before.verdicts, after.verdicts, strict=True))
    return Changes(
        lines=tuple(
            LineChange(v.criteria_set, old.criterion, old.standing, new.standing)
            for v, w in pairs
            if v.standings != w.standings
            for old, new in zip(v.findings, w.findings, strict=True)
            if old.standing is not new.standing
        ),
        sets=tuple(
            SetChange(v.criteria_set, v.overall, w.overall)
            for v, w in pairs
            if v.overall is not w.overall
        ),
        leads=_leads(before, after),
        closeness=_closeness(before, after),
    )


def _leads(before: PatientResult, after: PatientResult) -> tuple[LeadChange, ...]:
    pairs = zip(before.panels, after.panels, strict=True)
    left_out = before.outcomes_left_out & after.outcomes_left_out
    return tuple(
        LeadChange(old.outcome, old.lead, new.lead)
        for old, new in pairs
        if old.endpoint not in left_out and _sourced(old.lead) is not _sourced(new.lead)
    )


def _sourced(match: Match | None) -> object:
    return None if match is None else match.sourced


def _closeness(
    before: PatientResult, after: PatientResult
) -> tuple[tuple[Closeness, Closeness, int], ...]:
    moved: Counter[tuple[Closeness, Closeness]] = Counter()
    for kind, figures in before.match_of.shown.figures_of_kind.items():
        old, new = before.match_of.closeness[kind], after.match_of.closeness[kind]
        if old is not new:
            moved[old, new] += figures
    return tuple((old, new, times) for (old, new), times in moved.items())
