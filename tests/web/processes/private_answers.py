"""A person whose answers would be found again wherever they had been left."""

from __future__ import annotations

from tests.web.cookies import Given

PERSON: Given = {
    "country": "GB-WLS",
    "age": "67",
    "subtype": "spms",
    "year_diagnosis": "1993",
    "year_onset": "1989",
    "edss_known": "yes",
    "edss_value": "6.5",
    "edss_when": "older",
    "relapses_12m": "5",
    "edss_recent_relapse": "yes",
    "mri_12m": "yes",
    "mri_contrast": "yes",
    "new_t2_12m": "3-5",
    "gd_lesions_12m": "some",
    "worsening_12m": "yes",
    "dmt_tried": ["mitoxantrone", "cyclophosphamide-low-dose"],
    "dmt_outcome": "not-controlled",
    "dmt_after_course": "yes",
    "filled_in_by": "clinician",
    "relapses_24m": "17",
    "activity_36m": "19",
    "episode_on_dmt": "yes",
    "health": ["hepatitis", "addiction"],
    "performance": "some-help",
    "sex": "female",
    "fertility": "ovaries",
    "pregnancy": "planning",
    "jcv": "high",
    "lvef": "53",
    "dlco": "171",
    "crcl": "239",
}
REFUSED = {"age": "sixty-seven-and-a-half", "subtype": "marburg-variant", "lvef": "9999"}
CHOSEN = ["addiction", "mitoxantrone"]
"""Questions that would tell of an answer."""
CHANGES = {"relapses-12m": "13", "country": "NZ"}

STANDS_OUT = (
    "GB-WLS",
    "spms",
    "1993",
    "1989",
    "not-controlled",
    "mitoxantrone",
    "cyclophosphamide",
    "hepatitis",
    "addiction",
    "ovaries",
    "planning",
    "sixty-seven",
    "marburg",
    "Unreal",
    "Quirin",
    "1984-05",
    "L04AG03",
)
"""What would be found in a log, an address or a file; numbers that stand anywhere are left out."""
