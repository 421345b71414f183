"""What one published set says of one person: line by line, as a whole, and what held it back."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.vocabulary import ASKS_OF_FACT, Subject
from decision_aid.domain.logic.truth import Truth


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion, where it stands for the person, and why."""

    criterion: Criterion
    standing: CriterionStatus
    reason: Reason = NO_REASON

    @property
    def turns_on(self) -> tuple[Subject, ...]:
        """What the standing turns on: the subject of the facts that decided, or are open."""
        own = self.criterion.asks
        found = {ASKS_OF_FACT.get(name, own) for name in self.reason.facts} or {own}
        return tuple(each for each in Subject if each in found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What one set says of one person: line by line, as a whole, and what held it back.

    ``standings`` and ``reasons`` are those of the set's criteria, in their order.
    """

    criteria_set: CriteriaSet
    standings: tuple[CriterionStatus, ...]
    reasons: tuple[Reason, ...]
    on_paper: Truth
    guards: tuple[Guard, ...]

    @property
    def findings(self) -> tuple[CriterionResult, ...]:
        return tuple(
            map(CriterionResult, self.criteria_set.criterion, self.standings, self.reasons)
        )

    @property
    def deciding(self) -> tuple[CriterionResult, ...]:
        """The lines that decide the set as a whole; none where every line that counts is met."""
        if self.on_paper is Truth.NO:
            return self._with(CriterionStatus.NOT_MET, firm=True)
        firm = self._with(CriterionStatus.UNKNOWN, firm=True)
        soft = (CriterionStatus.NOT_MET, CriterionStatus.UNKNOWN)
        return firm or self._with(*soft, firm=False)

    def _with(self, *standings: CriterionStatus, firm: bool) -> tuple[CriterionResult, ...]:
        return tuple(
            found
            for found in self.findings
            if found.standing in standings
            and found.criterion.is_firm is firm
            and (firm or found.criterion.affects_overall)
        )

    @property
    def overall(self) -> Truth:
        """UNKNOWN where the published lines fit but a guard of ours holds."""
        is_held = self.on_paper is Truth.YES and bool(self.guards)
        return Truth.UNKNOWN if is_held else self.on_paper

    @property
    def held_back_by(self) -> tuple[Guard, ...]:
        """The guards that matter: those that keep a set, whose lines fit, from fitting.

        An illness that was told matters as well while lines are open. Nothing softens a "no".
        """
        if self.on_paper is Truth.NO:
            return ()
        if CriterionStatus.MET in self.standings and not self.deciding:
            return self.guards
        return tuple(guard for guard in self.guards if guard in ILLNESS)

    def count(self, standing: CriterionStatus) -> int:
        return self.standings.count(standing)
