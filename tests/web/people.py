"""People for the walks, and the way that each of them is led."""

from __future__ import annotations

from tests.web.cookies import Given


def _way(slugs: str) -> list[str]:
    return slugs.split()


RRMS: Given = {
    "country": "GB-SCT",
    "age": "38",
    "subtype": "rrms",
    "year_diagnosis": "2018",
    "year_onset": "2016",
    "edss_known": "yes",
    "edss_value": "3.5",
    "edss_when": "6m",
    "relapses_12m": "2",
    "mri_12m": "yes",
    "mri_contrast": "yes",
    "new_t2_12m": "3-5",
    "gd_lesions_12m": "2",
    "worsening_12m": "no",
    "dmt_tried": ["natalizumab", "glatiramer"],
    "dmt_outcome:natalizumab": "not-controlled",
    "dmt_outcome:glatiramer": "side-effects",
    "dmt_months:natalizumab": "12",
}
RRMS_WAY = _way(
    "country age subtype year-diagnosis year-onset edss-known edss-value edss-when relapses-12m "
    "mri-12m mri-contrast new-t2-12m gd-lesions-12m worsening-12m dmt-tried dmt-outcome-1 "
    "dmt-outcome-2 dmt-months-1"
)

SPMS: Given = {
    "country": "NZ",
    "age": "51",
    "subtype": "spms",
    "year_diagnosis": "2004",
    "year_onset": "2001",
    "edss_known": "no",
    "walk_unaided": "not-without-help",
    "walk_help": "one-side",
    "walk_with_help": "one-100",
    "relapses_12m": "1",
    "edss_recent_relapse": "no",
    "mri_12m": "no",
    "worsening_12m": "yes",
    "dmt_tried": ["siponimod"],
    "dmt_outcome:siponimod": "quiet",
}
SPMS_WAY = _way(
    "country age subtype year-diagnosis year-onset edss-known walk-unaided walk-help "
    "walk-with-help relapses-12m edss-recent-relapse mri-12m worsening-12m dmt-tried "
    "dmt-outcome-1"
)

PPMS: Given = {
    "country": "GB-ENG",
    "age": "47",
    "subtype": "ppms",
    "year_diagnosis": "2020",
    "year_onset": "2017",
    "edss_known": "yes",
    "edss_value": "5",
    "edss_when": "older",
    "relapses_12m": "0",
    "mri_12m": "yes",
    "mri_contrast": "no",
    "new_t2_12m": "0",
    "csf_ocb": "positive",
    "worsening_12m": "yes",
    "dmt_tried": ["none"],
}
PPMS_WAY = _way(
    "country age subtype year-diagnosis year-onset edss-known edss-value edss-when relapses-12m "
    "mri-12m mri-contrast new-t2-12m csf-ocb worsening-12m dmt-tried"
)

NOTHING_KNOWN: Given = {}
NOTHING_KNOWN_WAY = _way(
    "country age subtype year-diagnosis year-onset edss-known walk-unaided relapses-12m "
    "edss-recent-relapse mri-12m worsening-12m dmt-tried"
)

SHORT: Given = {
    "subtype": "rrms",
    "age": "29",
    "year_diagnosis": "2021",
    "mobility_short": "500",
    "relapses_12m": "3",
    "mri_short": "both",
    "treatment_short": "strong",
    "country": "GB-ENG",
}
SHORT_WAY = _way(
    "subtype age year-diagnosis mobility-short relapses-12m mri-short treatment-short country"
)

DETAIL: Given = {
    **RRMS,
    "filled_in_by": "clinician",
    "relapses_24m": "4",
    "relapse_when": "2026-02",
    "relapse_marks": ["steroids"],
    "activity_36m": "5",
    "episode_on_dmt": "yes",
    "mri_when": "2026-01",
    "edss_year_ago": "3",
    "last_dose": "2025",
    "he_contraindicated": "no",
    "health": ["none"],
    "performance": "light",
    "sex": "female",
    "menopause": "yes",
    "fertility": "ovaries",
    "pregnancy": "no",
    "jcv": "low",
    "jcv_when": "2026-03",
    "aqp4_mog": "negative",
    "lvef": "62",
    "dlco": "84",
    "crcl": "101",
    "nfl_serum": "12.5",
    "nfl_csf": "unsure",
}
DETAIL_WAY = _way(
    "filled-in-by relapses-24m relapse-when relapse-marks activity-36m episode-on-dmt mri-when "
    "edss-year-ago last-dose he-contraindicated health performance sex menopause fertility "
    "pregnancy jcv jcv-when aqp4-mog lvef dlco crcl nfl-serum nfl-csf"
)
RRMS_KEPT = dict(RRMS)
"""The answers of RRMS as the cookie keeps them."""
SPMS_KEPT = dict(SPMS)
PPMS_KEPT = dict(PPMS)
