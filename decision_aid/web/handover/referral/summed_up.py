"""Where the conditions of a set stand, counted, as a referral sums them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.guards import GuardReason, Reasons
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import CriterionResult, Verdict
from decision_aid.domain.eligibility.vocabulary import Strength
from decision_aid.web.figures.sentences import lower_first
from decision_aid.web.handover.referral.words import STANDING
from decision_aid.web.rules.counted_words import ASKED, CAUTION, PREFERRED, RULES_OUT
from decision_aid.web.rules.held import FOR_A_DOCTOR
from decision_aid.web.words import criteria

_COUNTED: Mapping[tuple[Strength, ...], Promise] = {
    ASKED: later("Conditions asked for: %(counts)s."),
    RULES_OUT: later("Reasons that rule people out: %(counts)s."),
    PREFERRED: later("Only preferred: %(counts)s."),
    CAUTION: later("Reasons for caution: %(counts)s."),
}


def shown(verdict: Verdict) -> list[CriterionResult]:
    return [f for f in verdict.findings if f.standing is not CriterionStatus.OTHER_SUBTYPE]


def _counted(findings: Iterable[CriterionResult]) -> str:
    found = Counter(map(where_it_stands, findings))
    bars = (criteria.BAR_ABSENT, criteria.BAR_PRESENT)
    order = map(lower_first, map(str, (*bars, *STANDING.values())))
    return "; ".join(f"{words} ({found[words]})" for words in order if found[words])


def summed_up(verdict: Verdict, why: Reasons) -> str:
    """Counts only, and what holds a fitting text back, told or not known yet: no line adds up to an
    answer.
    """
    told = [
        str(words) % {"counts": counted}
        for weights, words in _COUNTED.items()
        if (counted := _counted(each for each in shown(verdict)
                                if each.criterion.strength in weights))
    ] or [_("It names no condition that can be compared with answers.")]  # fmt: skip
    if others := verdict.count(CriterionStatus.OTHER_SUBTYPE):
        told.append(_("Left out, as they are for other types of MS: %(n)s.") % {"n": others})
    told += _held_back(verdict.held_back_by, why)
    return " ".join(told)


def _held_back(guards: Iterable[Guard], why: Reasons) -> Iterator[str]:
    found = {True: list[str](), False: list[str]()}
    for each in guards:
        found[why[each] is GuardReason.TOLD].append(str(FOR_A_DOCTOR[each, why[each]]))
    for is_told, words in (
        (True, _("To look at first, whatever the conditions say: %(reasons)s.")),
        (False, _("Not known to this tool yet: %(reasons)s.")),
    ):
        if found[is_told]:
            yield words % {"reasons": "; ".join(found[is_told])}


def where_it_stands(finding: CriterionResult) -> str:
    return lower_first(str(criteria.where_it_stands(finding.criterion, finding.standing, STANDING)))
