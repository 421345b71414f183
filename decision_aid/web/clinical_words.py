"""Facts as clinicians name them: one place, so that a term is the same everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FACT: Mapping[str, Promise] = {
    "subtype": _("type of MS"),
    "age": _("age"),
    "edss": _("EDSS"),
    "years_since_diagnosis": _("years since diagnosis"),
    "years_since_onset": _("years since first symptoms"),
    "relapses_12m": _("relapses in 12 months"),
    "relapses_18m": _("relapses in 18 months"),
    "relapses_24m": _("relapses in 24 months"),
    "gd_lesions_12m": _("Gd-enhancing lesions in 12 months"),
    "new_t2_12m": _("new or enlarging T2 lesions in 12 months"),
    "dmt_failed": _("DMTs with MS active on them"),
    "he_dmt_failed": _("high-efficacy DMTs with MS active on them"),
    "he_dmt_months": _("longest time on such a high-efficacy DMT, in months"),
    "he_contraindicated": _("high-efficacy DMTs contraindicated"),
    "progression_12m": _("worsening apart from relapses in 12 months"),
    "walk_20m": _("walks 20 m with the help used"),
    "csf_ocb": _("oligoclonal bands in CSF"),
    "activity_episodes_36m": _("episodes of activity in 36 months"),
    "episode_on_dmt": _("such an episode on a DMT"),
    "edss_recent_relapse": _("present level due to a recent relapse"),
    "pregnant": _("pregnancy"),
    "pml": _("PML, now or in the past"),
    "uncontrolled_infection": _("uncontrolled infection"),
    "severe_liver_disease": _("severe liver disease"),
    "lvef": _("LVEF, %"),
    "dlco": _("DLCO, %"),
    "crcl": _("creatinine clearance, mL/min"),
    "prior_malignancy": _("malignancy, now or in the past"),
    "prior_mitoxantrone": _("earlier mitoxantrone"),
    "prior_hsct": _("earlier HSCT"),
    "hiv": _("HIV"),
    "active_hepatitis": _("active hepatitis B or C"),
    "severe_depression": _("severe depression"),
    "active_addiction": _("active addiction"),
    "who_ps": _("WHO performance status"),
    "years_since_first_dmt": _("years since the first DMT"),
}
FACT_SHORT: Mapping[str, Promise] = {
    **FACT,
    "subtype": _("phenotype"),
    "years_since_diagnosis": _("years from diagnosis"),
    "years_since_onset": _("years from onset"),
    "relapses_12m": _("relapses/12 mo"),
    "relapses_18m": _("relapses/18 mo"),
    "relapses_24m": _("relapses/24 mo"),
    "gd_lesions_12m": _("Gd+ lesions"),
    "new_t2_12m": _("new T2 lesions"),
    "dmt_failed": _("DMTs failed"),
    "he_dmt_failed": _("HE DMTs failed"),
    "he_dmt_months": _("months on HE DMT"),
    "he_contraindicated": _("HE DMT contraindicated"),
    "progression_12m": _("progression without relapse"),
    "walk_20m": _("walks 20 m"),
    "csf_ocb": _("CSF OCB"),
    "activity_episodes_36m": _("episodes/36 mo"),
    "episode_on_dmt": _("episode on DMT"),
    "edss_recent_relapse": _("EDSS after recent relapse"),
    "pml": _("PML"),
    "lvef": _("LVEF"),
    "dlco": _("DLCO"),
    "crcl": _("creatinine clearance"),
    "prior_malignancy": _("malignancy"),
    "prior_mitoxantrone": _("previous mitoxantrone"),
    "prior_hsct": _("previous HSCT"),
    "active_hepatitis": _("active hepatitis B/C"),
    "years_since_first_dmt": _("years from first DMT"),
}
"""Where there is little room."""
CONDITION: Mapping[str, Promise] = {
    **FACT,
    "heart_problem": _("a heart problem"),
    "lung_problem": _("a lung problem"),
    "kidney_problem": _("a kidney problem"),
}
"""With the illnesses that people name but no published line reads."""
