"""First words that would mislead somebody, and what is too urgent for a fold."""

from __future__ import annotations

from random import Random
from typing import Any

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, Questionnaire, replay
from decision_aid.domain.results.situation import beside, situation_of
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import SIZE
from tests.domain.build import person
from tests.domain.people import some_answers
from tests.domain.walk import TODAY


def test_who_had_pml_is_not_told_that_giving_a_drug_up_can_let_ms_back(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    random = Random(4)
    for _ in range(100 * SIZE):
        known = replay(questionnaire, DETAIL, Answers(some_answers(questionnaire, random)), TODAY)
        found = situation_of(known.facts.having("pml", True), base.situations)
        assert found is not None
        assert "giving it up" not in found.text


def test_who_had_strong_drugs_or_may_not_is_not_told_that_one_comes_first(
    base: EvidenceBase,
) -> None:
    taken: tuple[dict[str, Any], ...] = (
        {"he_dmt_taken": 2, "dmt_taken": 2},
        {"he_contraindicated": True},
    )
    for told in taken:
        for failed in (None, 0):
            known = person(subtype="rrms", relapses_12m=1, he_dmt_failed=failed, **told)
            found = situation_of(known, base.situations)
            assert found is not None
            assert "first strong treatment" not in found.text
            assert "a strong drug comes before" not in found.text


def test_what_is_urgent_comes_before_all_else_that_is_said_beside(base: EvidenceBase) -> None:
    told = person(
        edss=8, age=66, pregnant=True, pml=True, uncontrolled_infection=True,
        natalizumab_taken=True, jcv="high",
    )  # fmt: skip
    found = beside(told, base.situations)
    assert [each.id for each in found if each.in_sight] == [each.id for each in found][:3]
    urgent = {each.id for each in base.situations if each.in_sight}
    assert urgent == {"pregnant", "infection-not-under-control", "pml"}


def test_nobody_whose_drug_failed_is_told_that_a_drug_keeps_it_quiet(base: EvidenceBase) -> None:
    worse: tuple[dict[str, Any], ...] = ({}, {"progression_12m": True})
    for told in worse:
        known = person(
            subtype="rrms", relapses_12m=0, new_t2_12m=0, dmt_taken=1, dmt_failed=1, **told
        )
        found = situation_of(known, base.situations)
        assert found is not None
        assert "keeps" not in found.text


def test_each_text_is_short_and_nobody_is_told_of_people_like_them(base: EvidenceBase) -> None:
    for each in base.situations:
        assert len(each.text.split()) <= 75, each.id
        assert each.text.count(". ") <= 3, each.id
        assert "like you" not in f"{each.title} {each.text}", each.id
        assert each.sources, each.id
