"""Published criteria of the person's country and of Europe, each line with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.criteria import (
    FITNESS_SET,
    CriteriaSet,
    CriterionStatus,
)
from decision_aid.domain.eligibility.guards import Reasons
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.consultation.wording import Register
from decision_aid.web.rules.sentences import decided_by, held_words
from decision_aid.web.rules.sentences import told as guards_told
from decision_aid.web.rules.sets import SetView, rules_for
from decision_aid.web.words import criteria

_MARK = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unk"}
_SHORT: Mapping[CriterionStatus, Promise] = {
    CriterionStatus.MET: later("Fits"),
    CriterionStatus.NOT_MET: later("Outside"),
    CriterionStatus.UNKNOWN: later("Cannot tell yet"),
    CriterionStatus.FOR_THE_TEAM: later("For your team to judge"),
}
"""Lines for other types of MS are left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One published line. ``was`` is where it stood before the last change, if elsewhere."""

    id: str
    mark: str
    standing: str
    statement: str
    strength: str
    reads: frozenset[str]
    missing: str = ""
    was: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleSet:
    """One published text: as a whole, why, and line by line."""

    id: str
    name: str
    title: str
    url: str
    mark: str
    whole: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    was: str = ""

    @property
    def has_changed(self) -> bool:
        return bool(self.was) or any(line.was for line in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class RulesPanel:
    """Texts with lines to compare first; old texts and those without a line behind a fold."""

    first: tuple[RuleSet, ...]
    folded: tuple[RuleSet, ...]
    fitness: RuleSet | None
    country_without_rules: bool

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
    view = rules_for(page.rules)
    said = _Said(register, page.guard_reasons)
    old = {} if before is None else {v.criteria_set.id: v for v in before.verdicts}
    front = [v for v in view.first if v.rules.criterion and not v.rules.is_old]
    return RulesPanel(
        first=_sets(front, old, said),
        folded=_sets((v for v in view.first if v not in front), old, said),
        fitness=_set(view.fitness, old, said) if view.fitness else None,
        country_without_rules=view.country_without_rules,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """How everything on the panel is told, and why guards of ours hold texts back."""

    register: Register
    why: Reasons


def _sets(views: Iterable[SetView], old: Mapping[str, Verdict], said: _Said) -> tuple[RuleSet, ...]:
    return tuple(_set(view, old, said) for view in views)


def _set(view: SetView, old: Mapping[str, Verdict], said: _Said) -> RuleSet:
    rules, verdict = view.rules, view.verdict
    before = old.get(rules.id)
    whole = _whole(verdict)
    was = _whole(before) if before is not None else whole
    return RuleSet(
        id=rules.id,
        name=_name(rules),
        title=rules.title,
        url=view.url,
        mark=_MARK[verdict.overall],
        whole=whole,
        notes=(*map(str, guards_told(verdict.held_back_by, said.why)), *view.caveats),
        lines=_lines(verdict, before, said.register),
        was="" if was == whole else was,
    )


_TAIL = re.compile(r" \(| / |;")


def _name(rules: CriteriaSet) -> str:
    """The body in short, and the year."""
    body = _TAIL.split(rules.body)[0]
    if rules.id == FITNESS_SET:
        body = _("%(body)s fitness") % {"body": body}
    return f"{body} {rules.year or ''}".strip()


def _whole(verdict: Verdict) -> str:
    """The verdict on the set in a few words, with what it turns on."""
    if verdict.overall is Truth.NO:
        return _("outside: %(what)s") % {"what": decided_by(verdict)}
    if verdict.overall is Truth.YES:
        return _("lines checked fit")
    if verdict.held_back_by and not verdict.deciding:
        return _("lines fit; still open: %(what)s") % {"what": held_words(verdict)}
    open_lines = ", ".join(filter(None, (decided_by(verdict), held_words(verdict))))
    return _("cannot tell: %(what)s") % {"what": open_lines} if open_lines else _("cannot tell")


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
        named = ", ".join(register.fact(name) for name in sorted(finding.reason.facts))
        no_answer = criteria.no_answer_helps(finding.reason)
        line = replace(line, missing=str(no_answer or named))
    if before is not None and before.standing is not finding.standing:
        old = before.standing
        line = replace(line, was=_standing(before) if old in _SHORT else _("for other types"))
    return line


def _standing(finding: CriterionResult) -> str:
    if finding.standing is CriterionStatus.NOT_MET and finding.criterion.is_bar:
        return _("Look at this first")
    return str(_SHORT[finding.standing])
