"""What one published set says of one person: line by line, as a whole, and what held it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.reasons import NO_REASON, Reason
from decision_aid.domain.eligibility.vocabulary import Strength, Subject
from decision_aid.domain.logic.facts import CLOCKS, SUBTYPES
from decision_aid.domain.logic.truth import Truth

_RELAPSES = frozenset({"relapses_12m", "relapses_18m", "relapses_24m"})
_SPOTS = frozenset({"gd_lesions_12m", "new_t2_12m"})
_DRUGS = frozenset({"dmt_failed", "dmt_taken", "he_dmt_failed", "injectable_failed"})
_INTERFERON = frozenset({"injectable_failed"})
_DYE = frozenset({"gd_lesions_12m"})
"""A scan without dye leaves open whether spots lit up, though it showed nothing new."""
_ACTIVITY = _RELAPSES | _SPOTS | {"episode_on_dmt"}
_TELLS_OF: Mapping[Subject, frozenset[str]] = {
    Subject.SUBTYPE: frozenset({"subtype"}),
    Subject.EDSS: frozenset({"edss"}),
    Subject.DISEASE_DURATION: frozenset(),
    Subject.WALKING: frozenset({"walk_20m"}),
    Subject.ACTIVITY_ON_DRUGS: _ACTIVITY | _DRUGS,
    Subject.ACTIVITY_ON_STRONG_DRUGS: _ACTIVITY | {"he_dmt_failed"},
    Subject.HOW_ACTIVE_ON_DRUGS: _ACTIVITY | {"dmt_failed", "he_dmt_failed"},
    Subject.RELAPSES_ON_DRUGS: _RELAPSES | _DRUGS,
    Subject.SCANS_ON_DRUGS: _SPOTS | _DRUGS,
    Subject.PRIOR_TREATMENT: _DRUGS | {"natalizumab_taken"},
    Subject.STRONG_DRUGS: frozenset({"he_dmt_failed"}),
    Subject.NUMBER_OF_DRUGS: _DRUGS,
    Subject.SECOND_OPINION: frozenset(),
}
"""The facts that the name of a subject tells of, where its rules read others beside them. How long
somebody has had MS is told by two years, and the rules often read the one that is not known.
"""
_ON_FAILED_DRUGS = frozenset(
    {Subject.ACTIVITY_ON_STRONG_DRUGS, Subject.HOW_ACTIVE_ON_DRUGS, Subject.STRONG_DRUGS}
)
_DRUGS_ALONE = {Subject.HOW_ACTIVE_ON_DRUGS: Subject.NUMBER_OF_DRUGS}
"""What a line is called that the drugs alone decide, however active MS is."""
_TOGETHER = (
    (Subject.ACTIVITY, _RELAPSES, _SPOTS),
    (Subject.RELAPSES, frozenset({"relapses_12m"}), _RELAPSES - {"relapses_12m"}),
    (Subject.MRI_ACTIVITY, frozenset({"gd_lesions_12m"}), frozenset({"new_t2_12m"})),
    (Subject.DISEASE_DURATION, frozenset({CLOCKS[0]}), frozenset({CLOCKS[1]})),
)


@dataclass(frozen=True, slots=True)
class Named:
    """By what a line is called: subjects, facts, and facts told not exactly enough."""

    subjects: tuple[Subject, ...] = ()
    facts: tuple[str, ...] = ()
    exactly: tuple[str, ...] = ()


def _named(reason: Reason) -> Named:
    """Several of one kind by the word for all of them."""
    subjects = []
    facts = reason.facts - reason.on_limit
    for subject, one, other in _TOGETHER:
        if facts & one and facts & other:
            subjects.append(subject)
            facts -= one | other
    return Named(tuple(subjects), tuple(sorted(facts)), tuple(sorted(reason.on_limit)))


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion, where it stands for the person, and why."""

    criterion: Criterion
    standing: CriterionStatus
    reason: Reason = NO_REASON

    @property
    def about(self) -> Named:
        """What the line is called: its own subject, or the type of MS where that alone decides; of
        a line that is open for the sake of nothing that this tells of, what is open; and of one on
        drugs that failed, which is missed for too few of them or for nothing that this tells of,
        what it is missed for.
        """
        facts, asks = self.reason.facts, self.criterion.asks
        if self.reason.type_decides or facts == {"subtype"}:
            return Named((Subject.SUBTYPE,))
        is_open = self.standing is CriterionStatus.UNKNOWN
        if is_open and facts == _DYE:
            return Named((Subject.LIT_UP,))
        is_missed = self.standing is CriterionStatus.NOT_MET and asks in _ON_FAILED_DRUGS
        if is_missed and facts == _INTERFERON:
            return Named((Subject.INTERFERON,))
        if is_missed and "dmt_failed" in facts and facts <= _DRUGS:
            return Named((_DRUGS_ALONE.get(asks, asks),))
        tells = _TELLS_OF.get(asks) if is_open or is_missed else None
        if tells is not None and facts and facts.isdisjoint(tells):
            return _named(self.reason)
        return Named((asks,))


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


def _of_one_type(found: tuple[CriterionResult, ...]) -> tuple[CriterionResult, ...]:
    """Of somebody whose type of MS is not known, those of the type with most of them: nobody has
    two types, so to count each for its own would count one thing twice.
    """
    of_type = [
        tuple(each for each in found if subtype in each.criterion.applies_to)
        for subtype in SUBTYPES
    ]
    return max(of_type, key=len)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What one set says of one person: line by line, as a whole, and what held it back.

    ``standings`` and ``reasons`` are those of the set's criteria, in their order.
    """

    criteria_set: CriteriaSet
    standings: tuple[CriterionStatus, ...]
    reasons: tuple[Reason, ...]
    on_paper: Truth
    guards: tuple[Guard, ...]

    @cached_property
    def findings(self) -> tuple[CriterionResult, ...]:
        return tuple(
            map(CriterionResult, self.criteria_set.criterion, self.standings, self.reasons)
        )

    @property
    def met_for_any_type(self) -> tuple[CriterionResult, ...]:
        """For a list of them; a count takes those of one type of MS."""
        return self._standing(CriterionStatus.MET)

    @cached_property
    def tally(self) -> Tally:
        return Tally(
            met=_of_one_type(self.met_for_any_type),
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
