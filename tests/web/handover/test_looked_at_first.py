"""What a team looks at first, at the head of the referral and on both sheets of the summary."""

from __future__ import annotations

import pytest
from django.test import Client

from decision_aid.domain.eligibility.our_guards import TOLD_BY
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page

_TICKED = {
    "heart": "a heart problem", "lung": "a lung problem", "kidney": "a kidney problem",
    "liver": "severe or chronic liver disease", "infection": "uncontrolled infection",
    "hiv": "HIV", "hepatitis": "active hepatitis B/C", "cancer": "malignancy", "pml": "PML",
    "transplant": "previous HSCT", "depression": "severe depression",
    "addiction": "active addiction",
}  # fmt: skip
_OTHERWISE = {
    "pregnancy": ({"sex": "female", "menopause": "yes", "pregnancy": "pregnant"}, "pregnancy"),
    "antibodies": ({"aqp4_mog": "aqp4"}, "AQP4 positive"),
    "early": ({"dmt_months:natalizumab": "under-3"}, "HE DMT failed early"),
}


def _who(**told: object) -> Client:
    answers = {**people.RRMS_KEPT, "filled_in_by": "clinician", **told}
    return client_with(answers, "detail")


def _referral(client: Client) -> str:
    return " ".join(client.post("/consult/referral.txt/").content.decode().split())


def _head(text: str) -> str:
    return text.partition("IN SHORT, AS TOLD ")[2].partition("STILL MISSING")[0].lstrip("- ")


def _case(name: str) -> tuple[Client, str]:
    if name in _TICKED:
        return _who(health=[name]), _TICKED[name]
    told, words = _OTHERWISE[name]
    return _who(**told), words


def test_every_guard_that_is_told_by_name_is_tried() -> None:
    assert len({*_TICKED, *_OTHERWISE}) == len(TOLD_BY)


@pytest.mark.parametrize("name", [*_TICKED, *_OTHERWISE])
def test_what_was_told_stands_first_and_is_never_called_open(name: str) -> None:
    client, words = _case(name)
    text = _referral(client)
    assert _head(text).startswith(f"To look at first: {words}")
    assert "Still open, whatever" not in text
    for open_yet in text.split("Not known to this tool yet: ")[1:]:
        assert " told" not in open_yet.partition(". ")[0].replace("not told", "")


def test_without_anything_told_the_head_begins_with_the_person() -> None:
    assert _head(_referral(_who())).startswith("38 years; RRMS;")


def test_a_value_outside_the_rules_on_fitness_and_an_earlier_transplant_are_told() -> None:
    assert _head(_referral(_who(lvef="30"))).startswith("To look at first: LVEF, %: 30.")
    dated = _who(health=["transplant"], transplant_when="2025-03")
    assert "previous HSCT (March 2025)" in _head(_referral(dated))


def test_drugs_stopped_for_side_effects_are_told_in_short() -> None:
    told = _who(**{"dmt_outcome:natalizumab": "side-effects"})
    assert "stopped for side effects or safety: natalizumab" in _head(_referral(told))


def test_what_is_not_known_is_told_apart() -> None:
    text = _referral(_who(health=["cancer"]))
    assert "To look at first, whatever the conditions say: a malignancy was told." in text
    assert "Not known to this tool yet: pregnancy was not asked about" in text


@pytest.mark.parametrize("name", ["pml", "cancer", "pregnancy", "antibodies"])
def test_both_sheets_of_the_summary_say_it(name: str) -> None:
    client, words = _case(name)
    sheets = Page(client.get("/summary/").content.decode()).main.text
    assert f"To look at first: {words}; RRMS" in sheets
    mine = {"pml": "PML", "cancer": "cancer", "pregnancy": "pregnancy",
            "antibodies": "antibodies of another illness"}[name]  # fmt: skip
    assert f"For my team to look at first: {mine}." in sheets
    assert "to look at first" not in Page(_who().get("/summary/").content.decode()).main.text


@pytest.mark.parametrize(("found", "words"), [("aqp4", "AQP4 positive"), ("mog", "MOG positive")])
def test_which_antibody_was_found_is_named(found: str, words: str) -> None:
    client = _who(aqp4_mog=found)
    assert _head(_referral(client)).startswith(f"To look at first: {words}")
    assert f"To look at first: {words}" in Page(client.get("/summary/").content.decode()).text


def test_a_test_of_which_the_month_alone_is_missing_is_not_called_missing() -> None:
    text = _referral(_who(jcv="high", jcv_when="unsure", mri_12m="yes", mri_when="unsure"))
    missing = text.partition("STILL MISSING")[2].partition("TO COMPLETE")[0]
    for name in ("JCV tested", "Last MRI"):
        assert f"{name} (month)" in missing
        assert name not in missing.replace(f"{name} (month)", "")
