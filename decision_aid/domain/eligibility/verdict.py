"""What one published set says of one person: line by line, as a whole, and what held it back."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.vocabulary import Strength, Subject
from decision_aid.domain.logic.truth import Truth

_RELAPSES = frozenset({"relapses_12m", "relapses_18m", "relapses_24m"})
_SPOTS = frozenset({"gd_lesions_12m", "new_t2_12m"})


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion, where it stands for the person, and why."""

    criterion: Criterion
    standing: CriterionStatus
    reason: Reason = NO_REASON

    @property
    def about(self) -> Subject:
        """What the line is called: its own subject, or the type of MS where that alone decides; of
        the type where that is known, the signs of activity that are still open.
        """
        facts = self.reason.facts
        if self.reason.type_decides or facts == {"subtype"}:
            return Subject.SUBTYPE
        is_open = self.standing is CriterionStatus.UNKNOWN and bool(facts)
        if is_open and self.criterion.asks is Subject.SUBTYPE and facts <= _RELAPSES | _SPOTS:
            return Subject.RELAPSES if facts <= _RELAPSES else Subject.ACTIVITY
        return self.criterion.asks


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The published conditions of one set, by where they stand for the person.

    Every surface counts and names them from here, so that all say the same.
    """

    met: tuple[CriterionResult, ...]
    open: tuple[CriterionResult, ...]
    not_met: tuple[CriterionResult, ...]
    for_the_team: tuple[CriterionResult, ...]
    other_types: tuple[CriterionResult, ...]

    @property
    def checked(self) -> int:
        """How many conditions answers are compared with."""
        return len(self.met) + len(self.open) + len(self.not_met)

    def of(self, *strengths: Strength) -> Tally:
        """Its conditions of that weight alone."""
        every = (self.met, self.open, self.not_met, self.for_the_team, self.other_types)
        met, still_open, not_met, for_the_team, other_types = (
            tuple(each for each in found if each.criterion.strength in strengths) for found in every
        )
        return Tally(
            met=met,
            open=still_open,
            not_met=not_met,
            for_the_team=for_the_team,
            other_types=other_types,
        )


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
    def tally(self) -> Tally:
        return Tally(
            met=self._standing(CriterionStatus.MET),
            open=self._standing(CriterionStatus.UNKNOWN),
            not_met=self._standing(CriterionStatus.NOT_MET),
            for_the_team=self._standing(CriterionStatus.FOR_THE_TEAM),
            other_types=self._standing(CriterionStatus.OTHER_SUBTYPE),
        )

    def _standing(self, wanted: CriterionStatus) -> tuple[CriterionResult, ...]:
        return tuple(found for found in self.findings if found.standing is wanted)

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
