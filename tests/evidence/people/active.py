"""Somebody with active relapsing MS, as answers; each test adds what it is about."""

from __future__ import annotations

Told = dict[str, str | tuple[str, ...]]
RELAPSING_AND_ACTIVE: Told = {
    "subtype": "rrms",
    "age": "34",
    "year_diagnosis": "2022",
    "year_onset": "2021",
    "edss_known": "yes",
    "edss_value": "3.5",
    "relapses_12m": "2",
    "relapses_24m": "3",
    "mri_12m": "yes",
    "mri_contrast": "yes",
    "new_t2_12m": "3-5",
    "gd_lesions_12m": "1",
}
