"""What blood tests told: viruses, serology, and the counts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decision_aid.domain.logic.facts import ReferralPart
from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.questionnaire.question_parts import Option
from decision_aid.web.handover.referral.sections.answers import (
    Pairs,
    answer_to,
    by_question,
    of_part,
    ticked,
)
from decision_aid.web.handover.referral.words import NOT_KNOWN
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said

COUNTS = ("haemoglobin", "neutrophils", "lymphocytes", "platelets")
_POSITIVE, _NEGATIVE = "serology_positive", "serology_negative"


def counts(journey: Journey) -> Pairs:
    """Those that were told, with their day; each other one is a line to fill in."""
    told = [(key, answer) for key in COUNTS if (answer := answer_to(journey, key))]
    for key, answer in told:
        yield said(questionnaire().questions[key].clinical), answer
    if told:
        yield _("blood taken for these counts"), answer_to(journey, "counts_when") or str(NOT_KNOWN)


def infections(journey: Journey) -> Pairs:
    yield from of_part(journey, ReferralPart.INFECTIONS)
    yield from by_question(journey, ReferralPart.INFECTIONS)
    positive, negative = (ticked(journey, each) for each in (_POSITIVE, _NEGATIVE))
    both = [each for each in positive if each in negative]
    names = {o.value: said(o.clinical) for o in _tests()}
    if positive or negative:
        yield _("blood taken for serology"), answer_to(journey, "serology_when") or str(NOT_KNOWN)
    for label, found in (
        (_("serology positive"), [each for each in positive if each not in both]),
        (_("serology negative"), [each for each in negative if each not in both]),
        (_("told as both, to be checked"), both),
    ):
        if found:
            yield label, "; ".join(names[each] for each in found)
    if rest := [each for each in names if each not in positive and each not in negative]:
        every = _("serology: %(tests)s") % {"tests": ", ".join(names[each] for each in rest)}
        yield every, str(NOT_KNOWN)


def _tests() -> tuple[Option, ...]:
    return questionnaire().questions[_POSITIVE].option
