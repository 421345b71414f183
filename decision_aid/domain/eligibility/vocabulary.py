"""The closed vocabularies of sets of criteria: any other word stops start-up."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


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


ASKS_OF_FACT: Mapping[str, Subject] = MappingProxyType(
    {
        **dict.fromkeys(("years_since_onset", "years_since_diagnosis"), Subject.DISEASE_DURATION),
        **dict.fromkeys(("relapses_12m", "relapses_18m", "relapses_24m"), Subject.RELAPSES),
        **dict.fromkeys(("gd_lesions_12m", "new_t2_12m"), Subject.MRI_ACTIVITY),
        **dict.fromkeys(
            ("dmt_failed", "he_dmt_failed", "he_dmt_months", "he_contraindicated", "dmt_taken",
             "he_dmt_taken", "injectable_failed", "natalizumab_taken", "prior_mitoxantrone",
             "years_since_first_dmt"),
            Subject.PRIOR_TREATMENT,
        ),
        "subtype": Subject.SUBTYPE,
        "age": Subject.AGE,
        "edss": Subject.EDSS,
        "edss_recent_relapse": Subject.EDSS,
        "walk_20m": Subject.WALKING,
        "progression_12m": Subject.PROGRESSION,
        "pregnant": Subject.PREGNANCY,
    }
)  # fmt: skip
"""What a fact is about; a fact that is not listed is about whatever its line is about."""
