"""Any answers give a page, and the same answers the same page."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.domain.evidence.absolute_risk import (
    denominator_for,
    interval_of,
    natural_frequency,
    share_of,
    wilson_95,
)
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import SourceTier
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.evidence_base.base import EvidenceBase
from tests.conftest import SIZE
from tests.domain.people import some_answers
from tests.domain.walk import TODAY

PAGES = 75 * SIZE


def _check(page: PatientResult, base: EvidenceBase) -> None:
    assert len(page.verdicts) == len(base.criteria_sets)
    assert len(page.matches) == len({match.sourced.ref for match in page.matches})
    for panel in page.panels:
        shown = [panel.lead] if panel.lead else []
        assert {m.sourced.figure.endpoint for m in (*shown, *panel.others)} == {panel.endpoint}
        assert all(m.closeness is not Closeness.DIFFERENT for m in shown)
    waiting = [each.criteria + each.figures for each in page.unknown_facts]
    assert waiting == sorted(waiting, reverse=True)
    assert not {each.fact for each in page.unknown_facts} & set(page.facts)


@pytest.mark.slow
def test_many_random_sets_of_answers_give_a_page(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    random = Random(2017)
    for number in range(PAGES):
        answers = Answers(some_answers(questionnaire, random))
        journey = replay(questionnaire, ROUTES[number % 3], answers, TODAY)
        _check(patient_result(journey.facts, base), base)


def test_no_answer_at_all_gives_a_page(base: EvidenceBase, questionnaire: Questionnaire) -> None:
    for route in ROUTES:
        journey = replay(questionnaire, route, Answers(), TODAY)
        _check(patient_result(journey.facts, base), base)


@settings(max_examples=20 * SIZE)
@given(seed=st.integers(), route=st.sampled_from(ROUTES))
def test_replaying_the_answers_gives_the_same_journey(
    questionnaire: Questionnaire, seed: int, route: str
) -> None:
    given_answers = some_answers(questionnaire, Random(seed))
    journey = replay(questionnaire, route, Answers(given_answers), TODAY)
    assert replay(questionnaire, route, Answers(given_answers), TODAY) == journey
    turned = Answers(dict(reversed(given_answers.items())))
    assert replay(questionnaire, route, turned, TODAY) == journey
    kept = Answers({s.key: s.answer for s in journey.steps if s.answer is not None})
    assert replay(questionnaire, route, kept, TODAY) == journey


def test_every_headline_figure_after_a_transplant_stands_in_exactly_one_panel(
    base: EvidenceBase,
) -> None:
    page = patient_result(next(iter(base.cases)).facts, base)
    assert not any(panel.more for panel in page.panels)
    placed = [m for p in page.panels for m in (*([p.lead] if p.lead else []), *p.others)]
    assert len(placed) == len(set(placed))
    shown = page.match_of.shown.other_treatments.values()
    others = {page.match_of[figure] for ranked in shown for figure in ranked.figures}
    assert {*placed, *others} == {m for m in page.matches if m.sourced.figure.show == "headline"}


def test_research_counts_each_core_study_of_transplants_once(base: EvidenceBase) -> None:
    page = patient_result(next(iter(base.cases)).facts, base)
    counted: set[Source] = {
        m.sourced.source
        for m in page.matches
        if m.sourced.source.tier is SourceTier.CORE
        and m.sourced.source.design != "meta-analysis"
        and m.sourced.figure.arm in base.transplant_arms
    }
    assert sum(page.research.studies.values()) == len(counted)


@settings(max_examples=60 * SIZE)
@given(
    st.decimals(0, 1, places=4),
    st.decimals(0, 1, places=4),
    st.sampled_from([100, 1000]),
)
def test_people_lie_between_none_and_all_and_grow_with_the_share(
    a: Decimal, b: Decimal, out_of: int
) -> None:
    less, more = (natural_frequency(share, out_of, None) for share in sorted((a, b)))
    assert 0 <= less.affected <= more.affected <= out_of
    assert less.others >= more.others


@settings(max_examples=60 * SIZE)
@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_lies_between_none_and_all(counts: tuple[int, int]) -> None:
    events, people = counts
    low, high = wilson_95(events, people)
    assert 0 <= low <= Decimal(events) / people <= high <= 1
    assert low < high
    if events < people:
        next_low, next_high = wilson_95(events + 1, people)
        assert low < next_low
        assert high < next_high or high == next_high == 1


@pytest.mark.parametrize("show", ["headline", "detail", "library"])
def test_every_figure_of_the_evidence_can_be_told_as_people(base: EvidenceBase, show: str) -> None:
    for sourced in base.figures.values():
        figure = sourced.figure
        share = share_of(figure)
        if figure.show != show or share is None:
            continue
        told = natural_frequency(
            share, denominator_for(figure.endpoint, [figure]), interval_of(figure)
        )
        assert 0 <= told.affected <= told.out_of, sourced.ref
        assert told.affected + told.others == told.out_of
        if told.low is not None and told.high is not None:
            assert 0 <= told.low <= told.affected <= told.high <= told.out_of, sourced.ref
