"""What is still missing for the meeting: what nobody told, and lines for a clinician to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from decision_aid.domain.questionnaire.journey import Journey
from decision_aid.domain.referral.dated import dated_drugs
from decision_aid.web.handover.referral.sections.answers import answer_to
from decision_aid.web.handover.referral.sections.blood import COUNTS
from decision_aid.web.handover.referral.sections.drugs import clashes
from decision_aid.web.handover.referral.sections.parts import Blank, Gap, Section
from decision_aid.web.loaded import questionnaire
from decision_aid.web.words.answers import said

_ALEMTUZUMAB = "alemtuzumab"
_VALUES: tuple[tuple[Promise, str], ...] = (
    (later("Creatinine"), "µmol/L"),
    (later("ALT"), "U/L"),
    (later("AST"), "U/L"),
    (later("Bilirubin"), "µmol/L"),
    (later("IgG"), "g/L"),
    (later("FEV1, % of predicted"), ""),
    (later("Weight"), "kg"),
    (later("Height"), "cm"),
    (later("HBsAg, anti-HBc"), ""),
    (later("Tuberculosis test"), ""),
)
_WORDS: tuple[Promise, ...] = (
    later("Other medicines now, steroids too"),
    later("Allergies"),
    later("Bladder, infections, skin"),
    later("Memory and thinking, and who helps at home"),
)
_AFTER_ALEMTUZUMAB = later("Since alemtuzumab: thyroid, platelets, kidneys")


def gaps_of(
    journey: Journey, sections: Iterable[Section], of_rules: Iterable[str]
) -> tuple[Gap, ...]:
    """Part by part; ``of_rules``: what the published conditions wait for beside that."""
    wrong = tuple(clashes(journey))
    found = [Gap(title=each.short or each.title, lacks=each.unknown) for each in sections]
    told = {lack for gap in found for lack in gap.lacks}
    rest = tuple(dict.fromkeys(each for each in of_rules if each not in told))
    every = (
        Gap(title=_("To look at again"), lacks=wrong),
        *found,
        Gap(title=_("For the conditions below"), lacks=rest),
    )
    return tuple(gap for gap in every if gap.lacks)


def blanks_of(journey: Journey) -> tuple[Blank, ...]:
    """No answer holds these, or none was given: a clinician has them in the record."""
    return tuple(_blanks(journey))


def _blanks(journey: Journey) -> Iterator[Blank]:
    for key in COUNTS:
        if not answer_to(journey, key):
            question = questionnaire().questions[key]
            yield Blank(label=said(question.clinical), unit=said(question.clinical_unit))
    for label, unit in _VALUES:
        yield Blank(label=str(label), unit=unit)
    if any(each.drug == _ALEMTUZUMAB for each in dated_drugs(journey)):
        yield Blank(label=str(_AFTER_ALEMTUZUMAB), day=False)
    for words in _WORDS:
        yield Blank(label=str(words), day=False)
