"""The closed vocabularies of sets of criteria: any other word stops start-up."""

from __future__ import annotations

from enum import StrEnum


class CriteriaKind(StrEnum):
    """What a set of criteria is for."""

    ELIGIBILITY = "eligibility"
    RECOMMENDATION = "recommendation"
    TRIAL = "trial"
    FITNESS = "fitness"
    INSURER = "insurer"


class SetStatus(StrEnum):
    """Whether a set of criteria is still in use."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    HISTORICAL = "historical"
    TRIAL_OPEN = "trial-open"
    TRIAL_CLOSED = "trial-closed"


class SourceKind(StrEnum):
    """How far the text of a set of criteria was seen."""

    PRIMARY = "primary"
    OFFICIAL_PAGE = "official-page"
    REGISTRY_COPY = "registry-copy"
    SECONDARY = "secondary"
    REPOST = "repost"


class Strength(StrEnum):
    """How much weight a criterion has in its set."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    EXCLUDES = "excludes"
    CAUTION = "caution"


class Subject(StrEnum):
    """What a criterion is about: its name. Criteria of one set have different ones."""

    SUBTYPE = "subtype"
    AGE = "age"
    EDSS = "edss"
    DISEASE_DURATION = "disease_duration"
    FIRST_DRUG = "first_drug"
    RELAPSES = "relapses"
    MRI_ACTIVITY = "mri_activity"
    LIT_UP = "lit_up"
    ACTIVITY = "activity"
    ACTIVE_PROGRESSION = "active_progression"
    SEEN_AND_ON_SCAN = "seen_and_on_scan"
    PROGRESSION = "progression"
    ACTIVITY_ON_DRUGS = "activity_on_drugs"
    ACTIVITY_ON_STRONG_DRUGS = "activity_on_strong_drugs"
    HOW_ACTIVE_ON_DRUGS = "how_active_on_drugs"
    RELAPSES_ON_DRUGS = "relapses_on_drugs"
    SCANS_ON_DRUGS = "scans_on_drugs"
    PRIOR_TREATMENT = "prior_treatment"
    STRONG_DRUGS = "strong_drugs"
    NUMBER_OF_DRUGS = "number_of_drugs"
    INTERFERON = "interferon"
    MITOXANTRONE = "mitoxantrone"
    WALKING = "walking"
    COMORBIDITY = "comorbidity"
    INFECTION = "infection"
    VIRUSES = "viruses"
    LIVER = "liver"
    HEART = "heart"
    LUNGS = "lungs"
    KIDNEYS = "kidneys"
    CANCER = "cancer"
    MENTAL_HEALTH = "mental_health"
    PML = "pml"
    JC_VIRUS = "jc_virus"
    PREGNANCY = "pregnancy"
    SECOND_OPINION = "second_opinion"
    OTHER = "other"
