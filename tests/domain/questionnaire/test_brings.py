"""What brings somebody here: other things come first, and no figure changes."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.topics import Side, ToldOn, in_order_for
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.walk import Walk

TOLD = {"subtype": "rrms", "age": "38", "relapses_12m": "1", "country": "GB-ENG"}


def _reasons(questionnaire: Questionnaire) -> list[str]:
    return [option.value for option in questionnaire.questions["brings"].option]


def _is_first(rule: Rule | None, known: Facts) -> bool:
    return rule is not None and rule.holds_for(known) is Truth.YES


def _hopes(base: EvidenceBase, known: Facts) -> list[str]:
    listed = [t for t in base.topics_on(ToldOn.RESULTS) if t.side is Side.OUTCOMES]
    return [each.id for each in in_order_for(listed, known, lambda topic: topic)]


def test_every_reason_changes_an_order_of_rows_questions_or_guide_pages(
    base: EvidenceBase, questionnaire: Questionnaire, walk: Walk
) -> None:
    plain = walk("full", **TOLD).known
    changed = 0
    for reason in _reasons(questionnaire):
        known = walk("full", **TOLD, brings=reason).known
        rows = _hopes(base, known) != _hopes(base, plain)
        guide = any(page.first_because(known) != page.first_because(plain)
                    for page in base.guide_topics)  # fmt: skip
        asked = any(_is_first(each.first_when, known) for each in base.team_questions)
        assert asked, reason
        changed += rows or guide
    assert changed > 4


def test_no_fact_that_rules_and_studies_read_comes_of_it(
    questionnaire: Questionnaire, walk: Walk
) -> None:
    without = dict(walk("full", **TOLD).facts.values)
    for reason in _reasons(questionnaire):
        assert dict(walk("full", **TOLD, brings=reason).facts.values) == without


@pytest.mark.parametrize("reason", [None, "drug", "worse", "abroad"])
def test_deaths_stay_in_front_of_the_risks_and_nothing_is_lost(
    base: EvidenceBase, walk: Walk, reason: str | None
) -> None:
    known = walk("full", **TOLD, **({"brings": reason} if reason else {})).known
    listed = [t for t in base.topics_on(ToldOn.RESULTS) if t.side is Side.RISKS]
    ordered = in_order_for(listed, known, lambda topic: topic)
    assert ordered[0].id == "death"
    assert sorted(each.id for each in ordered) == sorted(each.id for each in listed)


def test_somebody_whose_drug_does_not_hold_reads_of_relapses_first(
    base: EvidenceBase, walk: Walk
) -> None:
    assert _hopes(base, walk("full", **TOLD, brings="drug").known)[0] == "relapses"
    assert _hopes(base, walk("full", **TOLD, brings="worse").known)[0] == "improvement"
    assert _hopes(base, walk("full", **TOLD).known)[0] == "worsening"
