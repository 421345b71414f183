"""Drugs and relapses with their dates."""

from __future__ import annotations

import pytest

from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.referral.dated import DatedDrug, dated_drugs, dated_relapses
from tests.domain.walk import TODAY, Walk

_TWO = {
    "filled_in_by": "clinician",
    "dmt_tried": ("natalizumab", "glatiramer"),
    "dmt_outcome:natalizumab": "quiet",
    "dmt_outcome:glatiramer": "other",
    "drug_from:natalizumab": "2022-03",
    "drug_from:glatiramer": "2019",
    "drug_until:glatiramer": "2021-12",
    "drug_last:natalizumab": "2026-10",
    "last_dose": "2026-10",
}


def test_drugs_stand_in_the_order_in_which_they_were_begun(walk: Walk) -> None:
    first, second = dated_drugs(walk("detail", **_TWO))
    assert (first.drug, first.start, first.stop, first.last_dose) == (
        "glatiramer", "2019", "2021-12", "",
    )  # fmt: skip
    assert second.is_taken_now
    assert second.months_off(TODAY) == Range.between(0, 1)


def test_of_the_only_drug_the_last_dose_of_any_is_its_own(walk: Walk) -> None:
    one = {**_TWO, "dmt_tried": ("glatiramer",)}
    (only,) = dated_drugs(walk("detail", **one))
    assert only.last_dose == "2026-10"


@pytest.mark.parametrize(
    ("start", "stop", "last", "clash"),
    [
        ("2020-05", "2020-05", "2020-05", False),
        ("2020", "2020-01", "", False),
        ("2020-05", "2020", "2020-04", True),
        ("2021", "2020", "", True),
        ("", "2020-01", "2020-02", True),
        ("", "", "", False),
    ],
)
def test_dates_clash_only_where_no_month_could_be_right(
    start: str, stop: str, last: str, clash: bool
) -> None:
    drug = DatedDrug(drug="natalizumab", outcome="", start=start, stop=stop, last_dose=last)
    assert drug.dates_clash is clash


def test_relapses_tell_treatment_and_recovery_and_unknown_is_no_no(walk: Walk) -> None:
    told = dated_relapses(
        walk(
            "detail", filled_in_by="clinician", relapses_12m="2", relapse_when="2026-08",
            relapse_marks=("lasting",), relapse_when_2="2026-02", relapse_marks_2=("none",),
            relapse_when_3="2024", relapse_marks_3=("unsure",),
        )
    )  # fmt: skip
    assert [(each.when, each.steroids, each.lasting) for each in told] == [
        ("2026-08", False, True),
        ("2026-02", False, False),
        ("2024", None, None),
    ]
