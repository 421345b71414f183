"""What somebody ticks about their health takes the tick of every set away, alone and with another.

The person is well, and many sets fit. Which tick holds what was written from the words of the
questions alone.
"""

from __future__ import annotations

from itertools import combinations

import pytest

from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.walk import TODAY
from tests.evidence.people.active import RELAPSING_AND_ACTIVE, Told

WELL: Told = {
    **RELAPSING_AND_ACTIVE,
    "worsening_12m": "no",
    "dmt_tried": ("ocrelizumab", "interferon-beta"),
    "dmt_outcome:ocrelizumab": "not-controlled",
    "dmt_outcome:interferon-beta": "not-controlled",
    "dmt_months:ocrelizumab": "12",
    "filled_in_by": "clinician",
    "sex": "female",
    "menopause": "yes",
    "pregnancy": "no",
    "health": ("none",),
    "performance": "light",
    "aqp4_mog": "negative",
    "lvef": "60",
    "dlco": "80",
    "crcl": "90",
}
ILL = {
    "heart": Guard.HEART,
    "lung": Guard.LUNG,
    "kidney": Guard.KIDNEY,
    "liver": Guard.LIVER,
    "infection": Guard.INFECTION,
    "hiv": Guard.HIV,
    "hepatitis": Guard.HEPATITIS,
    "cancer": Guard.CANCER,
    "pml": Guard.PML,
    "transplant": Guard.EARLIER_TRANSPLANT,
    "depression": Guard.DEPRESSION,
    "addiction": Guard.ADDICTION,
}
OTHER = {
    ("pregnancy", "pregnant"): Guard.PREGNANT,
    ("aqp4_mog", "aqp4"): Guard.OTHER_ANTIBODIES,
    ("aqp4_mog", "mog"): Guard.OTHER_ANTIBODIES,
    ("lvef", "39"): Guard.FITNESS,
    ("dlco", "39"): Guard.FITNESS,
    ("crcl", "29"): Guard.FITNESS,
}
TICKS = [("health", each) for each in ILL] + list(OTHER)
SOFT = (Guard.PREGNANT, Guard.PML, Guard.FITNESS)
"""Named where nothing else is open; an illness is named wherever a set is not ruled out."""


def _with(ticks: tuple[tuple[str, str], ...]) -> Told:
    told = {**WELL, **{question: value for question, value in ticks if question != "health"}}
    ill = tuple(value for question, value in ticks if question == "health")
    return {**told, "health": ill} if ill else told


@pytest.mark.slow
def test_no_set_fits_with_anything_ticked_alone_or_with_another(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    def judged(told: Told) -> tuple[Verdict, ...]:
        return evaluate_all(
            base.criteria_sets, replay(questionnaire, DETAIL, Answers(told), TODAY).facts
        )

    well = {each.criteria_set.id for each in judged(WELL) if each.overall is Truth.YES}
    assert len(well) >= 10
    assert {each.value for each in questionnaire.questions["health"].option} == set(ILL)
    alone = [(each,) for each in TICKS]
    for ticks in (*alone, *combinations(TICKS, 2)):
        guards = {ILL[value] if name == "health" else OTHER[name, value] for name, value in ticks}
        for verdict in judged(_with(ticks)):
            where = (verdict.criteria_set.id, ticks)
            assert verdict.overall is not Truth.YES, where
            if verdict.on_paper is not Truth.NO:
                assert guards - set(SOFT) <= set(verdict.held_back_by), where
            if verdict.criteria_set.id in well and verdict.on_paper is Truth.YES:
                assert guards <= set(verdict.held_back_by), where


def test_not_knowing_about_one_s_health_holds_every_set_open_and_names_no_illness(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    told = {**WELL, "health": ("unsure",)}
    facts = replay(questionnaire, DETAIL, Answers(told), TODAY).facts
    for verdict in evaluate_all(base.criteria_sets, facts):
        assert verdict.overall is not Truth.YES, verdict.criteria_set.id
        assert not set(verdict.held_back_by) - {Guard.PML, Guard.FITNESS}
