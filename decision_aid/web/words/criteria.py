"""Plain words for sets of criteria and where each of their lines stands."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.eligibility.criteria import CriteriaSet, Criterion, CriterionStatus
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.reasons import Reason
from decision_aid.domain.eligibility.vocabulary import SetStatus, SourceKind, Strength, Subject
from decision_aid.web.words.said import SAID
from decision_aid.web.words.vocabulary import SECOND_HAND

STANDING: Mapping[CriterionStatus, Promise] = {
    CriterionStatus.MET: _("Met"),
    CriterionStatus.UNKNOWN: _("Open"),
    CriterionStatus.NOT_MET: _("Not met"),
    CriterionStatus.FOR_THE_TEAM: _("For your team to judge"),
    CriterionStatus.OTHER_SUBTYPE: _("For other types of MS"),
}
STANDING_CLASS = {
    CriterionStatus.MET: "yes",
    CriterionStatus.NOT_MET: "no",
    CriterionStatus.UNKNOWN: "unk",
    CriterionStatus.FOR_THE_TEAM: "team",
    CriterionStatus.OTHER_SUBTYPE: "team",
}
_WORDS_ARE_OPEN = _("the published words leave this open")
_NOT_ASKED = _("we do not ask this: it is for the team")
BAR_ABSENT = _("No reason against it, as told")
BAR_PRESENT = _("A reason against it, as told, which the team looks at first")
_OF_A_BAR: Mapping[CriterionStatus, Promise] = {
    CriterionStatus.MET: BAR_ABSENT,
    CriterionStatus.NOT_MET: BAR_PRESENT,
}
STRENGTH: Mapping[Strength, Promise] = {
    Strength.REQUIRED: _("asked for"),
    Strength.PREFERRED: _("preferred, not required"),
    Strength.EXCLUDES: _("rules people out"),
    Strength.CAUTION: _("calls for caution"),
}
SET_STATUS: Mapping[SetStatus, Promise] = {
    SetStatus.CURRENT: _("in use, as far as we know"),
    SetStatus.SUPERSEDED: _("replaced by newer rules"),
    SetStatus.HISTORICAL: _("old: may no longer be in use"),
    SetStatus.TRIAL_OPEN: _("trial open when last read of, without a date"),
    SetStatus.TRIAL_CLOSED: _("trial closed to new people"),
}


def where_it_stands(
    criterion: Criterion,
    standing: CriterionStatus,
    words: Mapping[CriterionStatus, Promise] = STANDING,
) -> Promise:
    """Nobody "meets" what stands against a transplant: told, it is a reason against it."""
    bar = _OF_A_BAR.get(standing) if criterion.is_bar else None
    return bar or words[standing]


_OPEN_IN = _("trial open when last read of, in %(year)s")


def status_of(rules: CriteriaSet) -> str:
    """Whether a trial is open today nobody can tell from a copy: by when it was."""
    if rules.status is SetStatus.TRIAL_OPEN and rules.open_in is not None:
        return str(_OPEN_IN) % {"year": rules.open_in}
    return str(SET_STATUS[rules.status])


SOURCE_KIND: Mapping[SourceKind, Promise] = {
    SourceKind.PRIMARY: _("We read the original text, or a part of it."),
    SourceKind.OFFICIAL_PAGE: _("We read the body's own web page."),
    SourceKind.REGISTRY_COPY: _("We read the entry in a trial register."),
    SourceKind.SECONDARY: SECOND_HAND,
    SourceKind.REPOST: _("We read a copy on another page, not the original."),
}
GUARD: Mapping[Guard, Promise] = {
    Guard.UNDER_18: _("age"),
    Guard.PREGNANT: _("pregnancy"),
    Guard.PML: _("PML"),
    Guard.FITNESS: SAID["fitness_for_a_transplant"],
    Guard.HEART: _("the heart"),
    Guard.LUNG: _("the lungs"),
    Guard.KIDNEY: _("the kidneys"),
    Guard.LIVER: _("the liver"),
    Guard.INFECTION: _("an infection"),
    Guard.HIV: _("HIV"),
    Guard.HEPATITIS: _("hepatitis"),
    Guard.CANCER: _("cancer"),
    Guard.EARLIER_TRANSPLANT: _("an earlier transplant"),
    Guard.DEPRESSION: _("depression"),
    Guard.ADDICTION: _("an addiction"),
    Guard.OTHER_ANTIBODIES: _("antibodies of another illness"),
    Guard.EARLY_FAILURE: _("whether the strong drug had enough time"),
}
"""What a text that fits is held back by, where there is little room; whole: guard_words."""

ASKS: Mapping[Subject, Promise] = {
    Subject.SUBTYPE: SAID["type_of_ms"],
    Subject.AGE: _("age"),
    Subject.EDSS: _("EDSS"),
    Subject.DISEASE_DURATION: SAID["years_with_ms"],
    Subject.FIRST_DRUG: _("years since the first drug"),
    Subject.RELAPSES: _("relapses"),
    Subject.MRI_ACTIVITY: _("scans"),
    Subject.LIT_UP: _("enhancing lesions"),
    Subject.ACTIVITY: _("MS activity"),
    Subject.ACTIVE_PROGRESSION: _("activity in progressive MS"),
    Subject.SEEN_AND_ON_SCAN: _("inflammation both clinically and on a scan"),
    Subject.PROGRESSION: _("slow worsening"),
    Subject.ACTIVITY_ON_DRUGS: _("activity on drugs"),
    Subject.ACTIVITY_ON_STRONG_DRUGS: _("activity on strong drugs"),
    Subject.HOW_ACTIVE_ON_DRUGS: _("how much activity on drugs"),
    Subject.RELAPSES_ON_DRUGS: _("relapses on drugs"),
    Subject.SCANS_ON_DRUGS: _("scans on drugs"),
    Subject.PRIOR_TREATMENT: _("earlier drugs"),
    Subject.STRONG_DRUGS: _("a strong drug that failed"),
    Subject.NUMBER_OF_DRUGS: _("number of drugs that failed"),
    Subject.INTERFERON: _("interferon or glatiramer that failed"),
    Subject.MITOXANTRONE: _("earlier mitoxantrone"),
    Subject.WALKING: _("walking"),
    Subject.COMORBIDITY: _("other illness"),
    Subject.INFECTION: _("infection"),
    Subject.VIRUSES: _("HIV and hepatitis"),
    Subject.LIVER: _("liver"),
    Subject.HEART: _("heart"),
    Subject.LUNGS: _("lungs"),
    Subject.KIDNEYS: _("kidneys"),
    Subject.CANCER: _("cancer"),
    Subject.MENTAL_HEALTH: _("addiction and mental health"),
    Subject.PML: _("PML"),
    Subject.JC_VIRUS: _("JC virus"),
    Subject.PREGNANCY: _("pregnancy"),
    Subject.SECOND_OPINION: _("a second opinion"),
    Subject.OTHER: _("other points"),
}


ABOUT: Mapping[Subject, Promise] = {
    Subject.SUBTYPE: _("your type of MS"),
    Subject.AGE: _("your age"),
    Subject.EDSS: _("how much MS limits you (EDSS)"),
    Subject.DISEASE_DURATION: _("how long you have had MS"),
    Subject.FIRST_DRUG: _("how long ago you first took an MS drug"),
    Subject.RELAPSES: _("your relapses"),
    Subject.MRI_ACTIVITY: _("what your scans show"),
    Subject.LIT_UP: _("whether spots lit up on a scan"),
    Subject.ACTIVITY: _("how active your MS is"),
    Subject.ACTIVE_PROGRESSION: _("signs that progressive MS is still active"),
    Subject.SEEN_AND_ON_SCAN: _("inflammation both in you and on a scan"),
    Subject.PROGRESSION: _("whether you slowly get worse"),
    Subject.ACTIVITY_ON_DRUGS: _("MS that stays active on drugs"),
    Subject.ACTIVITY_ON_STRONG_DRUGS: _("MS that stays active on strong drugs"),
    Subject.HOW_ACTIVE_ON_DRUGS: _("how active your MS is on drugs"),
    Subject.RELAPSES_ON_DRUGS: _("your relapses while on a drug"),
    Subject.SCANS_ON_DRUGS: _("what your scans show while on a drug"),
    Subject.PRIOR_TREATMENT: _("the MS drugs you have had"),
    Subject.STRONG_DRUGS: _("a strong MS drug that failed"),
    Subject.NUMBER_OF_DRUGS: _("how many MS drugs have failed"),
    Subject.INTERFERON: ASKS[Subject.INTERFERON],
    Subject.MITOXANTRONE: _("whether you have had mitoxantrone"),
    Subject.WALKING: _("how far you can walk"),
    Subject.COMORBIDITY: _("your health besides MS"),
    Subject.INFECTION: _("infections"),
    Subject.VIRUSES: ASKS[Subject.VIRUSES],
    Subject.LIVER: _("your liver"),
    Subject.HEART: _("your heart"),
    Subject.LUNGS: _("your lungs"),
    Subject.KIDNEYS: _("your kidneys"),
    Subject.CANCER: _("cancer"),
    Subject.MENTAL_HEALTH: ASKS[Subject.MENTAL_HEALTH],
    Subject.PML: _("PML"),
    Subject.JC_VIRUS: _("the JC virus"),
    Subject.PREGNANCY: _("pregnancy"),
    Subject.SECOND_OPINION: _("what a second doctor says"),
    Subject.OTHER: _("other points"),
}
"""The same as one says it to the person. No name says what is asked for where a line asks for more
of it: "not met" beside it would deny what the person told.
"""


def no_answer_helps(reason: Reason) -> Promise | None:
    """Why no answer of the person settles an open line; nothing where one can."""
    if reason.words_are_open:
        return _WORDS_ARE_OPEN
    return None if reason.facts else _NOT_ASKED
