"""What a published set of rules says of a person, and what holds rules back that fit on paper.

The words never promise. One sentence for each reason, never for two: "we did not ask" and "you did
not know" lead to different next steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from decision_aid.domain.eligibility.criteria import (
    CHECKED,
    CriteriaSet,
    CriterionStatus,
)
from decision_aid.domain.eligibility.guards import GuardReason, Reasons
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, SourceKind, Subject
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.words import criteria

_NOT_FIRST_HAND = (SourceKind.SECONDARY, SourceKind.REPOST, SourceKind.REGISTRY_COPY)


def state_of(rules: CriteriaSet) -> str:
    """The year of a text, and whether it is in use."""
    status = str(criteria.SET_STATUS[rules.status])
    return f"{rules.year}, {status}" if rules.year else status


def overall_words(verdict: Verdict) -> str:
    """What one body's text says of the person, in one sentence that never promises."""
    counts = {each: verdict.count(each) for each in CHECKED}
    total = sum(counts.values())
    if verdict.criteria_set.terms_of_a_seller:
        return _("These are the terms of a seller of the treatment. We do not add them up.")
    if not total:
        return _("This text has no line that we can check against your answers.")
    if counts[CriterionStatus.MET] == total:
        return _all_fit(verdict, total)
    return " ".join((_counted(verdict, counts, total), *_for_the_transplant_team(verdict)))


def _counted(verdict: Verdict, counts: Mapping[CriterionStatus, int], total: int) -> str:
    parts = [
        ngettext("%(n)s line fits", "%(n)s lines fit", n) % {"n": n}
        if each is CriterionStatus.MET
        else _PARTS[each] % {"n": n, "what": about(verdict, each)}
        for each, n in counts.items()
        if n
    ]
    return ngettext(
        "Of %(m)s line that we can check: %(parts)s.",
        "Of %(m)s lines that we can check: %(parts)s.",
        total,
    ) % {"m": total, "parts": "; ".join(parts)}


_PARTS = {
    CriterionStatus.NOT_MET: later("%(n)s outside the limit (%(what)s)"),
    CriterionStatus.UNKNOWN: later("%(n)s cannot be told yet (%(what)s)"),
}


def _all_fit(verdict: Verdict, lines: int) -> str:
    if verdict.overall is Truth.YES:
        return _("Your answers fit every published limit we can check here.")
    told = []
    if verdict.criteria_set.incomplete:
        told.append(_("But a part of this rule was not seen by us."))
    if verdict.held_back_by:
        told.append(_("Still to look at: %(what)s.") % {"what": held_words(verdict)})
    open_yet = " ".join(told)
    fit = ngettext(
        "The %(m)s line that we can check fits.", "All %(m)s lines that we can check fit.", lines
    )
    return f"{fit % {'m': lines}} {open_yet}"


def _for_the_transplant_team(verdict: Verdict) -> Iterator[str]:
    """An illness that was told, by name, while the set is not decided."""
    if verdict.held_back_by:
        yield _("For the transplant team: %(what)s.") % {"what": held_words(verdict)}


def held_words(verdict: Verdict) -> str:
    """What keeps a text that fits from being called fitting, in short."""
    return ", ".join(str(criteria.GUARD[guard]) for guard in verdict.held_back_by)


MAY_FOLD = frozenset(
    {CriterionStatus.MET, CriterionStatus.FOR_THE_TEAM, CriterionStatus.OTHER_SUBTYPE}
)
"""Lines that may stand behind a fold. What is not met or not known may not."""


def fold_words(verdict: Verdict) -> str:
    """How many lines of each kind stand behind the fold."""
    met, team = verdict.count(CriterionStatus.MET), verdict.count(CriterionStatus.FOR_THE_TEAM)
    other = verdict.count(CriterionStatus.OTHER_SUBTYPE)
    told = []
    if met:
        fits = ngettext(
            "%(n)s line that your answers fit", "%(n)s lines that your answers fit", met
        )
        told.append(fits % {"n": met})
    if team:
        told.append(ngettext("%(n)s for your team", "%(n)s for your team", team) % {"n": team})
    if other:
        apart = ngettext("%(n)s for other types of MS", "%(n)s for other types of MS", other)
        told.append(apart % {"n": other})
    return "; ".join(told)


def about(verdict: Verdict, standing: CriterionStatus) -> str:
    """What the lines with this standing turn on: the facts that decided them, or are open."""
    return _in_short(each for each in verdict.findings if each.standing is standing)


def decided_by(verdict: Verdict) -> str:
    """What the lines turn on that decide the set as a whole."""
    return _in_short(verdict.deciding)


def _in_short(findings: Iterable[CriterionResult]) -> str:
    asked = dict.fromkeys(each for found in findings for each in found.turns_on)
    return ", ".join(str(criteria.ASKS[each]) for each in asked)


def caveats_of(rules: CriteriaSet) -> list[str]:
    """How far the text can be trusted: age, how it was read, what was not seen."""
    found = []
    if rules.is_old:
        found.append(_("This rule is old or replaced. It may no longer be in use."))
    if rules.source_kind in _NOT_FIRST_HAND:
        found.append(str(criteria.SOURCE_KIND[rules.source_kind]))
    if rules.terms_of_a_seller:
        found.append(_("Whoever wrote this sells the treatment."))
    if rules.incomplete:
        found.append(rules.incomplete)
    if rules.kind is CriteriaKind.ELIGIBILITY and (silent := _not_stated(rules)):
        found.append(
            _("What we read states no limit for: %(what)s. That does not mean there is none.")
            % {"what": ", ".join(silent)}
        )
    return found


_USUAL_LIMITS = {
    Subject.AGE: ("age",),
    Subject.EDSS: ("edss",),
    Subject.DISEASE_DURATION: ("years_since_onset", "years_since_diagnosis"),
}


def _not_stated(rules: CriteriaSet) -> list[str]:
    """Usual limits that a set does not state: silence must not reassure."""
    return [
        str(criteria.ASKS[asks])
        for asks, facts in _USUAL_LIMITS.items()
        if not any(_states(rules, fact) for fact in facts)
    ]


def _states(rules: CriteriaSet, fact: str) -> bool:
    return any(fact in criterion.reads for criterion in rules.criterion)


HELD: Mapping[tuple[Guard, GuardReason], Promise] = {
    (Guard.UNDER_18, GuardReason.TOLD): later("You told us an age under 18."),
    (Guard.UNDER_18, GuardReason.LEFT_OPEN): later("We asked your age. You preferred not to say."),
    (Guard.UNDER_18, GuardReason.NOT_ANSWERED): later("You have not told us your age yet."),
    (Guard.UNDER_18, GuardReason.NOT_ASKED): later("We did not ask your age."),
    (Guard.PREGNANT, GuardReason.TOLD): later("You told us that you are pregnant."),
    (Guard.PREGNANT, GuardReason.LEFT_OPEN): later(
        "We asked about pregnancy. You preferred not to say."
    ),
    (Guard.PREGNANT, GuardReason.NOT_ANSWERED): later(
        "You have not answered our question about pregnancy yet."
    ),
    (Guard.PREGNANT, GuardReason.NOT_ASKED): later("We did not ask you about pregnancy."),
    (Guard.PML, GuardReason.TOLD): later("You told us about PML, a rare brain infection."),
    (Guard.PML, GuardReason.LEFT_OPEN): later(
        "We asked about PML, a rare brain infection. You did not know."
    ),
    (Guard.PML, GuardReason.NOT_ANSWERED): later(
        "You have not answered our question about PML, a rare brain infection, yet."
    ),
    (Guard.PML, GuardReason.NOT_ASKED): later(
        "We did not ask you about PML, a rare brain infection."
    ),
    (Guard.FITNESS, GuardReason.TOLD): later(
        "The rules on fitness name something that you told us. Your team has to look at it first."
    ),
    (Guard.FITNESS, GuardReason.NOT_TESTED): later(
        "Fitness for a transplant has not been shown. A transplant team tests that."
    ),
    (Guard.HEART, GuardReason.TOLD): later(
        "You told us about a heart problem. A transplant team looks at it."
    ),
    (Guard.LUNG, GuardReason.TOLD): later(
        "You told us about a lung problem. A transplant team looks at it."
    ),
    (Guard.KIDNEY, GuardReason.TOLD): later(
        "You told us about a kidney problem. A transplant team looks at it."
    ),
    (Guard.LIVER, GuardReason.TOLD): later(
        "You told us about a serious liver problem. A transplant team looks at it."
    ),
    (Guard.INFECTION, GuardReason.TOLD): later(
        "You told us about an infection that is not under control. It is treated first."
    ),
    (Guard.HIV, GuardReason.TOLD): later("You told us about HIV. A transplant team looks at it."),
    (Guard.HEPATITIS, GuardReason.TOLD): later(
        "You told us about active hepatitis, a liver infection. A transplant team looks at it."
    ),
    (Guard.CANCER, GuardReason.TOLD): later(
        "You told us about cancer. A transplant team asks which and when."
    ),
    (Guard.EARLIER_TRANSPLANT, GuardReason.TOLD): later(
        "You told us about an earlier stem cell transplant. A transplant team looks at it."
    ),
    (Guard.DEPRESSION, GuardReason.TOLD): later(
        "You told us about severe depression. There is help for it now, and a transplant team"
        " asks about it too."
    ),
    (Guard.ADDICTION, GuardReason.TOLD): later(
        "You told us about an addiction. A transplant team asks about it."
    ),
    (Guard.OTHER_ANTIBODIES, GuardReason.TOLD): later(
        "You told us about antibodies that are found in two other illnesses, NMOSD and MOGAD."
        " These rules are about MS. A specialist looks at that first."
    ),
}


def told(guards: Iterable[Guard], why: Reasons) -> tuple[Promise, ...]:
    return tuple(HELD[guard, why[guard]] for guard in guards)


def still_open(result: PatientResult) -> list[str]:
    """What holds any set back, in sentences."""
    return [str(each) for each in told(result.active_guards, result.guard_reasons)]
