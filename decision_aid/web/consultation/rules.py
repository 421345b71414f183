"""Published criteria of the person's country and of Europe, each line with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.guards import GuardReason, Reasons
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.consultation.wording import Register
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.held import told as guards_told
from decision_aid.web.rules.held import told_to_a_doctor
from decision_aid.web.rules.sentences import about_another_illness, short_numbers, short_reasons
from decision_aid.web.rules.sets import SetView, short_name
from decision_aid.web.words import criteria
from decision_aid.web.words.said import with_a_capital

_MARK = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unk"}
_SHORT: Mapping[CriterionStatus, Promise] = {
    CriterionStatus.MET: criteria.STANDING[CriterionStatus.MET],
    CriterionStatus.NOT_MET: criteria.STANDING[CriterionStatus.NOT_MET],
    CriterionStatus.UNKNOWN: criteria.STANDING[CriterionStatus.UNKNOWN],
    CriterionStatus.FOR_THE_TEAM: with_a_capital("for_the_team_to_judge"),
}
"""Conditions for other types of MS are left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One published line. ``was`` is where it stood before the last change, if elsewhere;
    ``waited``: it stands where it stood, and waited for something else.
    """

    id: str
    mark: str
    standing: str
    statement: str
    strength: str
    reads: frozenset[str]
    missing: str = ""
    was: str = ""
    waited: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleSet:
    """The rules of one body: as a whole, why, and condition by condition.

    ``numbers`` says too what else the team looks at. ``was`` and ``reasons_were`` tell both
    before the last change, if other; ``turned``: the mark is another; ``is_new``: it was not here.
    """

    id: str
    name: str
    title: str
    url: str
    mark: str
    numbers: str
    reasons: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    was: str = ""
    reasons_were: str = ""
    turned: bool = False
    is_new: bool = False

    @property
    def lines_changed(self) -> int:
        return sum(1 for line in self.lines if line.was)

    @property
    def waits_otherwise(self) -> bool:
        return bool(self.reasons_were) or any(line.waited for line in self.lines)

    @property
    def has_changed(self) -> bool:
        return bool(self.is_new or self.was or self.waits_otherwise or self.lines_changed)


@dataclass(frozen=True, kw_only=True, slots=True)
class RulesPanel:
    """Rules in use with conditions to compare first; old, empty and private ones behind a fold.

    ``gone``: the names of those that were here before the last change.
    """

    first: tuple[RuleSet, ...]
    folded: tuple[RuleSet, ...]
    fitness: RuleSet | None
    about: str
    gone: tuple[str, ...] = ()

    @property
    def came(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.sets if each.is_new)

    @property
    def read_first(self) -> tuple[RuleSet, ...]:
        return (*self.first, *([self.fitness] if self.fitness else []))

    @property
    def sets(self) -> tuple[RuleSet, ...]:
        return (*self.read_first, *self.folded)


def rules_panel(
    page: PatientResult, before: PatientResult | None, register: Register
) -> RulesPanel:
    """The same sets in the same order as on the result page."""
    view = RulesView(page.rules)
    place = view.place_for_a_doctor if register.clinical else view.about_place
    about = (about_another_illness(page.guards_not_ruled_out), place)
    said = _Said(register, page.guard_reasons, (before or page).guard_reasons)
    old = {} if before is None else {v.criteria_set.id: v for v in before.verdicts}
    panel = RulesPanel(
        first=_sets(view.first, old, said),
        folded=_sets(_folded(view), old, said),
        fitness=_set(view.fitness, old, said) if view.fitness else None,
        about=" ".join(filter(None, about)),
    )
    return panel if before is None else _beside_before(panel, RulesView(before.rules))


def _folded(view: RulesView) -> tuple[SetView, ...]:
    return (*view.private, *view.older)


def _beside_before(panel: RulesPanel, before: RulesView) -> RulesPanel:
    """What came and what went; from the first ones into the fold, or out of it, counts too."""
    was_first, was_folded = _ids(before.first), _ids(_folded(before))
    now_first, now = {e.id for e in panel.first}, {e.id for e in panel.sets}
    gone = [v for v in before.first if v.rules.id not in now_first]
    gone += [v for v in _folded(before) if v.rules.id not in now]
    return replace(
        panel,
        first=tuple(replace(e, is_new=e.id not in was_first) for e in panel.first),
        folded=tuple(replace(e, is_new=e.id not in was_first | was_folded) for e in panel.folded),
        gone=tuple(short_name(each.rules) for each in gone),
    )


def _ids(views: Iterable[SetView]) -> set[str]:
    return {view.rules.id for view in views}


@dataclass(frozen=True, slots=True)
class _Said:
    """How everything on the panel is told, and why guards of ours hold texts back; before too."""

    register: Register
    why: Reasons
    why_before: Reasons


def _sets(views: Iterable[SetView], old: Mapping[str, Verdict], said: _Said) -> tuple[RuleSet, ...]:
    return tuple(_set(view, old, said) for view in views)


def _set(view: SetView, old: Mapping[str, Verdict], said: _Said) -> RuleSet:
    rules, verdict = view.rules, view.verdict
    before = old.get(rules.id)
    numbers = _numbers(verdict, said.why, said.register)
    reasons = short_reasons(verdict)
    old_numbers, old_reasons = (
        (numbers, reasons)
        if before is None
        else (_numbers(before, said.why_before, said.register), short_reasons(before))
    )
    held = told_to_a_doctor if said.register.clinical else guards_told
    return RuleSet(
        id=rules.id,
        name=short_name(rules),
        title=rules.title,
        url=view.url,
        mark=_MARK[verdict.overall],
        numbers=numbers,
        reasons=reasons,
        notes=(*map(str, held(verdict.held_back_by, said.why)), *view.caveats),
        lines=_lines(verdict, before, said.register),
        was="" if old_numbers == numbers else old_numbers,
        reasons_were="" if old_reasons == reasons else old_reasons or _("nothing named"),
        turned=before is not None and before.overall is not verdict.overall,
    )


def _numbers(verdict: Verdict, why: Reasons, register: Register) -> str:
    """What was told and holds rules back that are met is named."""
    told = [each for each in verdict.held_back_by if why[each] is GuardReason.TOLD]
    held = _("more to look at") if verdict.held_back_by else ""
    if told:
        held = _("look at: %(what)s") % {"what": register.guards(told)}
    return " · ".join(filter(None, (short_numbers(verdict), held)))


def _lines(verdict: Verdict, before: Verdict | None, register: Register) -> tuple[Line, ...]:
    """In the order of the text."""
    old = {} if before is None else {f.criterion.id: f for f in before.findings}
    return tuple(
        _line(finding, old.get(finding.criterion.id), register)
        for finding in verdict.findings
        if finding.standing in _SHORT
    )


def _line(finding: CriterionResult, before: CriterionResult | None, register: Register) -> Line:
    criterion = finding.criterion
    line = Line(
        id=criterion.id,
        mark=criteria.STANDING_CLASS[finding.standing],
        standing=_standing(finding),
        statement=criterion.statement,
        strength=""
        if criterion.strength is Strength.REQUIRED
        else str(criteria.STRENGTH[criterion.strength]),
        reads=criterion.reads,
    )
    if finding.standing is CriterionStatus.UNKNOWN:
        line = replace(line, missing=_missing(finding, register))
    if before is None:
        return line
    old = before.standing
    if old is finding.standing:
        return replace(
            line, waited=bool(line.missing) and _missing(before, register) != line.missing
        )
    return replace(line, was=_standing(before) if old in _SHORT else _("for other types"))


def _missing(finding: CriterionResult, register: Register) -> str:
    """What an open line waits for, or that no answer helps."""
    reason = finding.reason
    apart = sorted(reason.facts - reason.on_limit), sorted(reason.on_limit)
    named = ", ".join((*map(register.fact, apart[0]), *map(register.exactly, apart[1])))
    return str(criteria.no_answer_helps(reason) or named)


def _standing(finding: CriterionResult) -> str:
    return str(criteria.where_it_stands(finding.criterion, finding.standing, _SHORT))
