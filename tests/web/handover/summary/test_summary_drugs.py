"""Drugs on the doctor's sheet: each with what was told of it and when, and with nothing else."""

from __future__ import annotations

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Journey, replay
from decision_aid.web.handover.summary.clinical import (
    drugs_of,
    last_dose_of_any,
    other_findings,
)
from decision_aid.web.loaded import questionnaire
from tests.web.cookies import Given
from tests.web.handover.summary.summary_people import PEOPLE, TODAY

_NATALIZUMAB = {"dmt_tried": ("natalizumab",), "dmt_outcome:natalizumab": "not-controlled"}


def _journey(**more: str | tuple[str, ...]) -> Journey:
    given: Given = {**PEOPLE["in_detail"].answers.given, **_NATALIZUMAB, **more}
    kept = {key: value for key, value in given.items() if "glatiramer" not in key}
    return replay(questionnaire(), "detail", Answers(kept), TODAY)


def _lines(journey: Journey) -> list[str]:
    drugs = (*drugs_of(journey), *last_dose_of_any(journey))
    return [f"{each.short_name}: {each.text}" for each in drugs]


def test_every_date_that_was_told_stands_beside_its_drug() -> None:
    dates = {
        "filled_in_by": "clinician", "drug_from:natalizumab": "2024-02",
        "drug_until:natalizumab": "2025-03", "drug_last:natalizumab": "2025-01",
    }  # fmt: skip
    (line,) = _lines(_journey(**dates))
    assert line.endswith("from Feb 2024; until Mar 2025; last dose Jan 2025")


def test_the_last_dose_of_the_only_drug_stands_beside_it_and_nowhere_else() -> None:
    journey = _journey(last_dose="2025-06")
    (line,) = _lines(journey)
    assert line.endswith("last dose Jun 2025")
    assert "DMT dose" not in " ".join(other_findings(journey))


def test_the_last_dose_of_one_of_several_stands_below_them() -> None:
    two = {
        "dmt_tried": ("natalizumab", "ocrelizumab"), "dmt_outcome:ocrelizumab": "side-effects",
    }  # fmt: skip
    lines = _lines(_journey(**two, last_dose="2025-06"))
    assert [line.partition(":")[0] for line in lines[:-1]] == list(two["dmt_tried"])
    assert lines[-1] == "last dose of any MS drug: Jun 2025"


def test_what_nobody_knows_of_a_drug_is_left_out() -> None:
    (line,) = _lines(_journey(**{"dmt_months:natalizumab": "unsure", "last_dose": "unsure"}))
    assert line == "natalizumab: MS not controlled on it"
