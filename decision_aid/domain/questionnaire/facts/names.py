"""Facts beside those that published rules read: of answers alone, and worked out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from decision_aid.domain.logic.facts import FACT_NAMES, FactName, Kind

LOCAL_FACTS: Mapping[str, FactName] = MappingProxyType(
    {
        entry.name: entry
        for entry in [
            *(FactName(name, Kind.YES_NO) for name in (
                "mri_12m", "mri_contrast", "planning_pregnancy",
            )),
            FactName("country", Kind.WORD),
            FactName("filled_in_by", Kind.WORD, ("person", "carer", "clinician")),
            FactName("edss_measured", Kind.WORD, ("6m", "12m", "older")),
            FactName("fertility_interest", Kind.WORD, ("ovaries", "testes", "both", "none")),
            FactName("brings", Kind.WORD, ("new", "drug", "worse", "abroad", "doctor", "else")),
            FactName("child_wish", Kind.WORD, ("soon", "later", "no")),
            FactName("aqp4_mog", Kind.WORD, ("negative", "aqp4", "mog", "not-tested")),
            *(FactName(name, Kind.NUMBER) for name in (
                "edss_year_ago", "months_since_relapse", "months_since_mri", "months_since_dose",
                "months_since_jcv", "nfl_serum", "nfl_csf",
                "months_since_relapse_2", "months_since_relapse_3", "months_since_drug_start",
                "months_since_drug_stop", "months_since_drug_dose", "months_since_serology",
                "months_since_counts", "drug_courses", "haemoglobin", "neutrophils", "lymphocytes",
                "platelets",
            )),
        ]
    }
)  # fmt: skip
"""Facts that choose wording and questions; no published rule reads them."""

GIVEN: Mapping[str, FactName] = MappingProxyType({**FACT_NAMES, **LOCAL_FACTS})
"""All that an answer may give."""

WORKED_OUT: Mapping[str, FactName] = MappingProxyType(
    {
        name: FactName(name, Kind.NUMBER)
        for name in (
            "age_at_diagnosis",
            "age_at_onset",
            "birth_year",
            "dmt_quiet",
            "this_year",
            "this_month",
            "a_century_ago",
        )
    }
)
