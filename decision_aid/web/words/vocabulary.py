"""Plain words for the closed vocabularies: one place, so that a word is the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decision_aid.domain.evidence.vocabulary import (
    Design,
    ReadAs,
    ReadIn,
    Regimen,
    SourceKindOfText,
    Use,
)
from decision_aid.domain.results.matching import Closeness, Dimension, Outcome
from decision_aid.evidence_base.reading.content import HowSure

CLOSENESS: Mapping[Closeness, Promise] = {
    Closeness.LIKE_YOU: _("like you"),
    Closeness.MAY_BE_LIKE_YOU: _("may be like you"),
    Closeness.DIFFERENT: _("different from you"),
}
CLOSENESS_CLASS = {
    Closeness.LIKE_YOU: "like",
    Closeness.MAY_BE_LIKE_YOU: "may",
    Closeness.DIFFERENT: "diff",
}
SUBTYPE: Mapping[str, Promise] = {
    "rrms": _("RRMS"),
    "spms": _("SPMS"),
    "ppms": _("PPMS"),
}
"""The types of MS where there is little room."""
DIMENSION: Mapping[Dimension, Promise] = {
    Dimension.SUBTYPE: _("type of MS"),
    Dimension.EDSS: _("disability (EDSS)"),
    Dimension.AGE: _("age"),
    Dimension.YEARS_WITH_MS: _("years with MS"),
    Dimension.ACTIVITY: _("active MS"),
    Dimension.FAILED_TREATMENT: _("a drug that did not work"),
}
OUTCOME: Mapping[Outcome, Promise] = {
    Outcome.INSIDE: _("Like you"),
    Outcome.OUTSIDE: _("Different from you"),
    Outcome.UNKNOWN: _("You did not know, or your answer lies across the limit"),
    Outcome.FEW: _("Fewer than 10 people of your type"),
    Outcome.NOT_REPORTED: _("The study does not say"),
    Outcome.NOT_RESTRICTED: _("The study did not ask for this"),
}
DESIGN: Mapping[Design, Promise] = {
    Design.RANDOMISED_TRIAL: _("randomised trial: chance decided who got which treatment"),
    Design.MATCHED_COHORT: _("matched groups: similar people compared, but chance did not decide"),
    Design.SINGLE_ARM_TRIAL: _("trial with no comparison group"),
    Design.PROSPECTIVE_COHORT: _("people followed forward in time, no comparison group"),
    Design.RETROSPECTIVE_COHORT: _("looked back at the records of people, no comparison group"),
    Design.REGISTRY: _("register of people and what happened to them"),
    Design.CASE_SERIES: _("report on a few people treated, no comparison group"),
    Design.META_ANALYSIS: _("several studies added together (meta-analysis)"),
    Design.SURVEY: _("survey"),
    Design.DOCUMENT: _("document"),
}
DESIGN_OF_SEVERAL: Mapping[Design, Promise] = {
    Design.PROSPECTIVE_COHORT: _(
        "groups followed forward in time; chance did not decide who got which treatment"
    ),
    Design.RETROSPECTIVE_COHORT: _(
        "looked back at the records of groups; chance did not decide who got which treatment"
    ),
    Design.CASE_SERIES: _("report on a few people treated; chance did not decide who got what"),
}
"""Where a study tells of several treatments; other designs are told alike."""
_NOT_BY_CHANCE = _("Chance did not decide who got what. The groups may differ in other ways too.")
CHANCE: Mapping[Design, Promise] = dict.fromkeys(Design, _NOT_BY_CHANCE) | {
    Design.RANDOMISED_TRIAL: _("Chance decided who got what."),
    Design.MATCHED_COHORT: _("Matched: similar people were compared. Chance did not decide."),
    Design.META_ANALYSIS: _("Several studies added together. Chance may not have decided."),
}
"""How people came to their treatment, beside a comparison."""
KIND: Mapping[SourceKindOfText, Promise] = {
    SourceKindOfText.STUDY: _("study"),
    SourceKindOfText.META_ANALYSIS: _("meta-analysis"),
    SourceKindOfText.CONFERENCE_ABSTRACT: _("congress abstract"),
    SourceKindOfText.REGISTRY_REPORT: _("report of a register"),
    SourceKindOfText.REGULATOR: _("regulator"),
    SourceKindOfText.CHARITY: _("charity"),
    SourceKindOfText.NEWS: _("news or web page"),
    SourceKindOfText.OPINION: _("opinion"),
}
READ_AS: Mapping[ReadAs, Promise] = {
    ReadAs.FULL_TEXT: _("the full text"),
    ReadAs.ABSTRACT: _("the abstract (the paper's own summary)"),
    ReadAs.SUMMARY: _("somebody else's summary"),
    ReadAs.NEWS: _("a news report"),
    ReadAs.TABLE: _("a table"),
}
REGIMEN: Mapping[Regimen, Promise] = {
    Regimen.LOW: _("lower-intensity chemotherapy"),
    Regimen.INTERMEDIATE: _("medium-intensity chemotherapy"),
    Regimen.HIGH: _("high-intensity chemotherapy"),
    Regimen.MIXED: _("chemotherapy of different strengths"),
}
SEEN_IN: Mapping[ReadIn, Promise] = {
    ReadIn.PRIMARY: _("in the publication's own text"),
    ReadIn.SECONDARY: _("in somebody else's summary"),
}
SECOND_HAND = _("We read a summary by somebody else, not the original.")
"""Of a text or a figure whose own publication was not seen."""
FACT: Mapping[str, Promise] = {
    "subtype": _("your type of MS"),
    "age": _("your age"),
    "edss": _("your EDSS score"),
    "years_since_diagnosis": _("the year of your diagnosis"),
    "years_since_onset": _("the year of your first symptoms"),
    "relapses_12m": _("relapses in the last 12 months"),
    "relapses_18m": _("relapses in the last 18 months"),
    "relapses_24m": _("relapses in the last 24 months"),
    "gd_lesions_12m": _("enhancing lesions on a scan in the last 12 months"),
    "new_t2_12m": _("new or bigger lesions on a scan in the last 12 months"),
    "dmt_failed": _("drugs on which your MS stayed active"),
    "he_dmt_failed": _("high-efficacy drugs on which your MS stayed active"),
    "he_dmt_months": _("how long you took a high-efficacy drug"),
    "he_contraindicated": _("whether you can take high-efficacy drugs"),
    "progression_12m": _("slow worsening in the last 12 months"),
    "walk_20m": _("whether you can walk 20 metres"),
    "csf_ocb": _("oligoclonal bands in your spinal fluid"),
    "activity_episodes_36m": _("active times in the last 3 years"),
    "episode_on_dmt": _("whether MS was active while you took a drug"),
    "edss_recent_relapse": _("whether a recent relapse caused your disability"),
    "pregnant": _("whether you are pregnant"),
    "pml": _("whether you have had PML, a rare brain infection"),
    "uncontrolled_infection": _("an infection that is not under control"),
    "severe_liver_disease": _("serious liver disease"),
    "lvef": _("heart test: ejection fraction"),
    "dlco": _("lung test: gas transfer (DLCO)"),
    "crcl": _("kidney test: creatinine clearance"),
    "prior_malignancy": _("cancer, now or in the past"),
    "prior_mitoxantrone": _("earlier treatment with mitoxantrone"),
    "prior_hsct": _("an earlier stem cell transplant"),
    "hiv": _("HIV"),
    "active_hepatitis": _("active hepatitis B or C"),
    "severe_depression": _("severe depression at the moment"),
    "active_addiction": _("an addiction at the moment"),
    "who_ps": _("how much you can do on a usual day"),
    "years_since_first_dmt": _("years since your first MS drug"),
    "dmt_taken": _("MS drugs you have had"),
    "he_dmt_taken": _("high-efficacy drugs you have had"),
    "natalizumab_taken": _("whether you have had natalizumab"),
    "injectable_failed": _("whether MS stayed active on interferon or glatiramer"),
    "jcv": _("your JC virus test"),
    "sex": _("your sex at birth"),
    "past_menopause": _("whether you can still become pregnant"),
    "heart_problem": _("a heart problem"),
    "lung_problem": _("a lung problem"),
    "kidney_problem": _("a kidney problem"),
}
HOW_SURE: Mapping[HowSure, Promise] = {
    HowSure.SETTLED: _("The sources agree."),
    HowSure.LIKELY: _("Most sources point this way."),
    HowSure.DISPUTED: _("The sources disagree."),
    HowSure.NOT_KNOWN: _("Nobody has studied this well enough."),
}
USE: Mapping[Use, Promise] = {
    Use.TRANSPLANT: _("Transplant"),
    Use.HIGH_EFFICACY_DRUG: _("High-efficacy drug"),
    Use.DRUG: _("Other drug"),
    Use.NONE: _("No treatment, or a dummy"),
}
"""The columns of a comparison. "No treatment" is the nearest there is to staying as now."""


TOPIC: Mapping[str, Promise] = {
    "worsening": _("Did disability get worse?"),
    "relapses": _("Did relapses come back?"),
    "activity": _("Was there any sign of MS activity?"),
    "improvement": _("Did disability get better?"),
    "life": _("Work and daily life"),
    "death": _("Did anyone die?"),
    "severe-side-effects": _("Severe side effects"),
    "infection": _("Infections"),
    "fertility": _("Periods, fertility and pregnancy"),
    "autoimmune": _("A new autoimmune disease"),
    "early-worsening": _("MS symptoms getting worse soon after treatment"),
    "brain-volume": _("Brain volume"),
    "cancer": _("Cancer"),
}

ASK: Mapping[str, Promise] = {
    "worsening": _("How many people like me in your centre got worse after this treatment?"),
    "relapses": _("How likely are relapses on the drug that I take now, or could take?"),
    "activity": _("What would you count as success for me, and how would you check it?"),
    "improvement": _("Which of my problems could get better, and which will stay?"),
    "life": _("When do people go back to work or to their usual day?"),
    "death": _("How many people has this centre treated, and how many died?"),
    "severe-side-effects": _("Which severe side effects do you see most? How are they treated?"),
    "infection": _("How do you prevent infections, and when do I call you?"),
    "fertility": _("What would this do to my fertility, and what can be done before?"),
    "autoimmune": _("Which tests look for a new autoimmune disease, and for how long?"),
    "early-worsening": _("Could my symptoms get worse at first, and for how long?"),
    "brain-volume": _("What do you expect on my scans in the first year?"),
    "cancer": _("What is known about cancer later on, for this treatment and for my drugs?"),
}
"""One question to take along for each topic."""
