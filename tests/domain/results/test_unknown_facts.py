"""What would change the result: unknown answers by how much waits for them."""

from __future__ import annotations

from typing import Any

from decision_aid.domain.eligibility.criteria import CriteriaSet
from decision_aid.domain.eligibility.verdicts import evaluate
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.domain.results.figure_order import FigureIndex
from decision_aid.domain.results.matched_figures import MatchedFigures
from decision_aid.domain.results.unknowns import UnknownFact, unknown_facts
from tests.domain.build import criteria_set, criterion, figure, person, source, span
from tests.domain.similarity.people import studies as compared_studies


def waiting(*sets: CriteriaSet, studies: tuple[Source, ...] = (), **told: Any) -> list[UnknownFact]:
    facts = person(**told)
    compared = MatchedFigures(FigureIndex(compared_studies(*studies)), facts)
    return list(unknown_facts(facts, evaluate(sets, facts).undecided, compared.patterns))


EDSS = criterion({"edss": {"max": 6}})
WALKS = criterion({"all_of": [{"edss": {"max": 6}}, {"walk_20m": True}]})


def test_an_unknown_fact_counts_the_criteria_that_wait_for_it() -> None:
    told = waiting(criteria_set(EDSS, WALKS))
    assert told == [UnknownFact("edss", 2, 0), UnknownFact("walk_20m", 1, 0)]


def test_a_settled_criterion_waits_for_nothing() -> None:
    assert waiting(criteria_set(WALKS), edss=7) == []
    assert waiting(criteria_set(WALKS), edss=4) == [UnknownFact("walk_20m", 1, 0)]


def test_a_range_that_straddles_a_limit_is_known_and_not_asked_for_again() -> None:
    assert waiting(criteria_set(EDSS), edss=(5, 7)) == []


def test_a_criterion_for_some_subtypes_waits_for_the_subtype_too() -> None:
    line = criterion({"edss": {"max": 6}}, applies_to=("rrms",))
    assert {each.fact for each in waiting(criteria_set(line))} == {"edss", "subtype"}
    assert waiting(criteria_set(line), subtype="ppms") == []


def test_a_judgement_for_the_team_waits_for_no_answer() -> None:
    assert waiting(criteria_set(criterion({"ask_clinic": "highly_active"}))) == []


def test_an_unknown_fact_counts_the_figures_that_wait_for_it() -> None:
    study = source(figure("a"), figure("b"), edss=span(3, 6), years_with_ms=span(high=15))
    told = waiting(studies=(study,), subtype="rrms", years_since_diagnosis=9)
    assert told == [UnknownFact("edss", 0, 2), UnknownFact("years_since_onset", 0, 2)]
    settled = ({"years_since_onset": 9}, {"years_since_diagnosis": 16})
    for years in settled:
        assert waiting(studies=(study,), subtype="rrms", edss=4, **years) == []


def test_activity_waits_for_each_of_its_signs_that_is_unknown() -> None:
    study = source(activity=Requirement.REQUIRED)
    told = waiting(studies=(study,), subtype="rrms", relapses_12m=0)
    assert {each.fact for each in told} == {"gd_lesions_12m", "new_t2_12m"}
    assert waiting(studies=(study,), subtype="rrms", relapses_12m=1) == []


def test_the_fact_with_most_waiting_comes_first_and_then_by_name() -> None:
    study = source(figure("a"), figure("b"), age=span(18, 50), edss=span(3, 6))
    told = waiting(criteria_set(EDSS), studies=(study,), subtype="rrms")
    assert [each.fact for each in told] == ["edss", "age"]
    assert [each.fact for each in waiting(criteria_set(WALKS))] == ["edss", "walk_20m"]
