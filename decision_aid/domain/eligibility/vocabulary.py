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
    """What a criterion is about."""

    SUBTYPE = "subtype"
    AGE = "age"
    EDSS = "edss"
    DISEASE_DURATION = "disease_duration"
    RELAPSES = "relapses"
    MRI_ACTIVITY = "mri_activity"
    PROGRESSION = "progression"
    PRIOR_TREATMENT = "prior_treatment"
    WALKING = "walking"
    COMORBIDITY = "comorbidity"
    PREGNANCY = "pregnancy"
    OTHER = "other"
