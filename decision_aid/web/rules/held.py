"""Why something of the person holds back rules whose conditions are met, one sentence a reason.

"We did not ask" and "you did not know" lead to different next steps, so no sentence says both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.eligibility.guards import GuardReason, Reasons
from decision_aid.domain.eligibility.our_guards import TOLD_BY, Guard
from decision_aid.domain.logic.facts import Facts
from decision_aid.web.figures.in_short.spreads import upper_first
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said
from decision_aid.web.words.clinical import short_fact
from decision_aid.web.words.criteria import GUARD
from decision_aid.web.words.said import SAID, in_turn

_LOOKS_AT_IT = later("A transplant team looks at it.")
_NOT_SAID = later("You preferred not to say.")
HELD: Mapping[tuple[Guard, GuardReason], Promise] = {
    (Guard.UNDER_18, GuardReason.TOLD): later("You told us an age under 18."),
    (Guard.UNDER_18, GuardReason.LEFT_OPEN): in_turn(later("We asked your age."), _NOT_SAID),
    (Guard.UNDER_18, GuardReason.NOT_ANSWERED): later("You have not told us your age yet."),
    (Guard.UNDER_18, GuardReason.NOT_ASKED): later("We did not ask your age."),
    (Guard.PREGNANT, GuardReason.TOLD): later("You told us that you are pregnant."),
    (Guard.PREGNANT, GuardReason.LEFT_OPEN): in_turn(later("We asked about pregnancy."), _NOT_SAID),
    (Guard.PREGNANT, GuardReason.NOT_ANSWERED): later(
        "You have not answered our question about pregnancy yet."
    ),
    (Guard.PREGNANT, GuardReason.NOT_ASKED): later(
        "Pregnancy, where it is possible: we did not ask you about it."
    ),
    (Guard.PML, GuardReason.TOLD): later("You told us about PML, a rare brain infection."),
    (Guard.PML, GuardReason.LEFT_OPEN): in_turn(
        later("We asked about PML, a rare brain infection."), SAID["you_did_not_know"]
    ),
    (Guard.PML, GuardReason.NOT_ANSWERED): later(
        "You have not answered our question about PML, a rare brain infection, yet."
    ),
    (Guard.PML, GuardReason.NOT_ASKED): later(
        "PML, a rare brain infection: we did not ask you about it."
    ),
    (Guard.FITNESS, GuardReason.TOLD): later(
        "The rules on fitness name something that you told us. Your team has to look at it first."
    ),
    (Guard.FITNESS, GuardReason.NOT_TESTED): later(
        "Nobody has tested your fitness for a transplant yet. That is usual so early: the"
        " transplant team does it."
    ),
    (Guard.HEART, GuardReason.TOLD): in_turn(
        later("You told us about a heart problem."), _LOOKS_AT_IT
    ),
    (Guard.LUNG, GuardReason.TOLD): in_turn(
        later("You told us about a lung problem."), _LOOKS_AT_IT
    ),
    (Guard.KIDNEY, GuardReason.TOLD): in_turn(
        later("You told us about a kidney problem."), _LOOKS_AT_IT
    ),
    (Guard.LIVER, GuardReason.TOLD): in_turn(
        later("You told us about a liver problem."), _LOOKS_AT_IT
    ),
    (Guard.INFECTION, GuardReason.TOLD): later(
        "You told us about an infection that is not under control. It is treated first."
    ),
    (Guard.HIV, GuardReason.TOLD): in_turn(later("You told us about HIV."), _LOOKS_AT_IT),
    (Guard.HEPATITIS, GuardReason.TOLD): in_turn(
        later("You told us about active hepatitis, a liver infection."), _LOOKS_AT_IT
    ),
    (Guard.CANCER, GuardReason.TOLD): later(
        "You told us about cancer. A transplant team asks which and when."
    ),
    (Guard.EARLIER_TRANSPLANT, GuardReason.TOLD): in_turn(
        later("You told us about an earlier stem cell transplant."), _LOOKS_AT_IT
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
    (Guard.EARLY_FAILURE, GuardReason.TOLD): later(
        "You told us that your MS was active on a strong drug before it had had much time to"
        " work. Some rules ask for at least 6 months. Others name no time: a team may ask for"
        " longer than you had it."
    ),
}

FOR_A_DOCTOR: Mapping[tuple[Guard, GuardReason], Promise] = {
    (Guard.UNDER_18, GuardReason.TOLD): later("age is under 18"),
    (Guard.UNDER_18, GuardReason.LEFT_OPEN): later("age was asked and not told"),
    (Guard.UNDER_18, GuardReason.NOT_ANSWERED): later("age has not been answered yet"),
    (Guard.UNDER_18, GuardReason.NOT_ASKED): later("age was not asked"),
    (Guard.PREGNANT, GuardReason.TOLD): later("the patient is pregnant"),
    (Guard.PREGNANT, GuardReason.LEFT_OPEN): later("pregnancy was asked about and not told"),
    (Guard.PREGNANT, GuardReason.NOT_ANSWERED): later("pregnancy has not been answered yet"),
    (Guard.PREGNANT, GuardReason.NOT_ASKED): later("pregnancy was not asked about"),
    (Guard.PML, GuardReason.TOLD): later("PML was told"),
    (Guard.PML, GuardReason.LEFT_OPEN): later("PML was asked about and is not known"),
    (Guard.PML, GuardReason.NOT_ANSWERED): later("PML has not been answered yet"),
    (Guard.PML, GuardReason.NOT_ASKED): later("PML was not asked about"),
    (Guard.FITNESS, GuardReason.TOLD): later("the rules on fitness name something that was told"),
    (Guard.FITNESS, GuardReason.NOT_TESTED): later(
        "fitness for a transplant has not been tested yet: the transplant team does it"
    ),
    (Guard.HEART, GuardReason.TOLD): later("heart disease was told"),
    (Guard.LUNG, GuardReason.TOLD): later("lung disease was told"),
    (Guard.KIDNEY, GuardReason.TOLD): later("kidney disease was told"),
    (Guard.LIVER, GuardReason.TOLD): later("liver disease was told"),
    (Guard.INFECTION, GuardReason.TOLD): later("an uncontrolled infection was told"),
    (Guard.HIV, GuardReason.TOLD): later("HIV was told"),
    (Guard.HEPATITIS, GuardReason.TOLD): later("active hepatitis was told"),
    (Guard.CANCER, GuardReason.TOLD): later("a malignancy was told"),
    (Guard.EARLIER_TRANSPLANT, GuardReason.TOLD): later("an earlier HSCT was told"),
    (Guard.DEPRESSION, GuardReason.TOLD): later("severe depression was told"),
    (Guard.ADDICTION, GuardReason.TOLD): later("an active addiction was told"),
    (Guard.OTHER_ANTIBODIES, GuardReason.TOLD): later(
        "antibodies seen in NMOSD and MOGAD were told"
    ),
    (Guard.EARLY_FAILURE, GuardReason.TOLD): later(
        "the high-efficacy drug failed early (less than 3 months on it; for courses, less than 6"
        " after the first)"
    ),
}
"""The same of the patient, who is no "you" there, as a part of a sentence."""


def told(guards: Iterable[Guard], why: Reasons) -> tuple[Promise, ...]:
    return tuple(HELD[guard, why[guard]] for guard in guards)


def told_to_a_doctor(guards: Iterable[Guard], why: Reasons) -> list[str]:
    """In sentences."""
    return [f"{upper_first(str(FOR_A_DOCTOR[guard, why[guard]]))}." for guard in guards]


def clinical_name(guard: Guard, known: Facts | None = None) -> str:
    """As clinicians name it in a list; ``known``: where there is room to say which."""
    if guard is Guard.OTHER_ANTIBODIES and (which := _antibody(known)):
        return which
    if guard in _CLINICAL:
        return str(_CLINICAL[guard])
    fact = TOLD_BY.get(guard)
    return short_fact(fact) if fact else str(GUARD[guard])


_CLINICAL = {
    Guard.UNDER_18: later("age under 18"),
    Guard.OTHER_ANTIBODIES: later("AQP4 or MOG positive"),
}
"""Where the name of the fact does not say what was told of it."""


def _antibody(known: Facts | None) -> str:
    found = known.get("aqp4_mog") if known else None
    option = questionnaire().questions["aqp4_mog"].option_named(str(found)) if found else None
    return said(option.clinical) if option else ""
