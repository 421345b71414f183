"""Comparisons as they are shown: each once, in its table, under one denominator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_aid.domain.evidence.absolute_risk import denominator_for, share_of
from decision_aid.domain.evidence.compared_people import shown_difference
from decision_aid.domain.evidence.topics import Side, topic_by_endpoint
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.drugs_had import DrugsHad, drugs_had
from decision_aid.domain.questionnaire.facts.of_drugs import SIDE_EFFECTS
from decision_aid.domain.results.compared.key_comparisons import comparable_topics, with_topic
from decision_aid.domain.results.compared.nearest import MOST_OF_AN_OUTCOME
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import questionnaire
from tests.browser.people import RRMS
from tests.told_topics import TOPICS

PEOPLE = {
    "rrms": {"subtype": "rrms", "age": Range.exactly(36), "edss": Range.exactly("3.0")},
    "ppms": {"subtype": "ppms", "age": Range.exactly(40), "edss": Range.exactly("4.5")},
    "nothing known": {},
}
_TOPIC_OF = topic_by_endpoint(TOPICS)


@pytest.fixture(scope="module", params=PEOPLE, ids=str)
def result(request: pytest.FixtureRequest, base: EvidenceBase) -> PatientResult:
    return patient_result(Facts(PEOPLE[request.param]), base)


def test_every_comparison_on_a_topic_stands_in_one_table(result: PatientResult) -> None:
    told = [
        comparison
        for side in result.compared.sides
        for table in (side.direct, side.type_open, side.ways, side.drugs, side.unlike)
        for outcome in table
        for comparison in outcome.comparisons
    ]
    wanted = [c for c in result.compared.every if c.figure.endpoint in _TOPIC_OF]
    assert sorted(map(id, told)) == sorted(map(id, wanted))


def test_tables_are_apart_by_who_and_what_was_compared(result: PatientResult) -> None:
    assert [side.side for side in result.compared.sides] == list(Side)
    for side in result.compared.sides:
        for outcome in (*side.direct, *side.drugs):
            assert all(c.closeness is not Closeness.DIFFERENT for c in outcome.comparisons)
        assert all(c.has_transplant for each in side.direct for c in each.comparisons)
        assert not any(c.has_transplant for each in side.drugs for c in each.comparisons)
        unlike = [c for each in side.unlike for c in each.comparisons]
        assert all(c.closeness is Closeness.DIFFERENT for c in unlike)


def test_a_table_keeps_the_order_of_the_topics_and_one_denominator(result: PatientResult) -> None:
    places = list(dict.fromkeys(topic.id for topic in _TOPIC_OF.values()))
    for side in result.compared.sides:
        for table in (side.direct, side.type_open, side.ways, side.drugs, side.unlike):
            names = [each.endpoint for each in table]
            topics = [_TOPIC_OF[each].id for each in names]
            assert topics == sorted(topics, key=places.index)
            assert len(names) == len(set(names))
            for each in table:
                figures = [m.sourced.figure for c in each.comparisons for m in c.matches]
                assert each.out_of == denominator_for(each.endpoint, figures)
                assert {c.figure.endpoint for c in each.comparisons} == {each.endpoint}
                assert each.more == 0 or len(each.comparisons) >= MOST_OF_AN_OUTCOME


def test_a_key_comparison_sets_a_transplant_beside_something_else(
    result: PatientResult, base: EvidenceBase
) -> None:
    for each in result.key_comparisons(frozenset()):
        arms = {m.sourced.figure.arm in base.transplant_arms for m in each.comparison.matches}
        assert arms == {True, False}
        assert each.comparison.closeness is not Closeness.DIFFERENT
        assert each.comparison.figure.endpoint in each.topic.endpoints
        assert each.topic in each.choices


def test_of_one_topic_the_comparison_of_the_first_page_comes_first(base: EvidenceBase) -> None:
    """A study of SPMS stood above the randomised one for whoever told nothing. It leads nowhere
    by itself: the type of MS is open.
    """
    nothing = patient_result(Facts({}), base)
    hopes = next(side for side in nothing.compared.sides if side.side is Side.OUTCOMES)
    assert hopes.direct[0].comparisons[0].source.id == "burt-2019-mist"
    assert nothing.first_comparison is None
    assert not nothing.key_comparisons(())


def test_people_of_an_untold_type_lead_only_where_they_were_asked_for(base: EvidenceBase) -> None:
    """The consultation told deaths of a study that tells no type; the first page left them out."""
    result = patient_result(Facts({"subtype": "ppms", "edss": "5", "age": 48}), base)
    assert not any(each.topic.id == "death" for each in result.key_comparisons(()))
    (asked,) = (e for e in result.key_comparisons({"death"}) if e.topic.id == "death")
    assert not asked.comparison.is_surely_of_own_type


def test_the_topic_that_was_chosen_stands_in_the_row_of_its_side(result: PatientResult) -> None:
    for usual in result.key_comparisons(frozenset()):
        for topic in usual.choices:
            chosen = result.key_comparisons(frozenset([topic.id]))
            assert topic in [each.topic for each in chosen]
            assert [each.topic.side for each in chosen] == [
                each.topic.side for each in result.key_comparisons(frozenset())
            ]


def test_counts_of_people_come_before_rates(result: PatientResult) -> None:
    for each in result.key_comparisons(frozenset()):
        in_people = [
            c
            for c in result.compared.every
            if c.closeness is not Closeness.DIFFERENT
            and c.has_transplant
            and share_of(c.figure) is not None
            and any(c.figure.endpoint in topic.endpoints for topic in each.choices)
        ]
        assert share_of(each.comparison.figure) is not None or not in_people


def test_a_topic_takes_the_place_of_the_other_of_its_side() -> None:
    hopes, harms = ([topic.id for topic in comparable_topics(TOPICS)[side]] for side in Side)
    wanted = with_topic(frozenset(), hopes[1], TOPICS)
    assert wanted == {hopes[1]}
    wanted = with_topic(wanted, harms[0], TOPICS)
    assert with_topic(wanted, hopes[2], TOPICS) == {hopes[2], harms[0]}
    assert with_topic(wanted, "no such topic", TOPICS) == wanted


@pytest.mark.parametrize("drug", ["natalizumab", "ocrelizumab", "alemtuzumab"])
def test_a_drug_that_the_person_named_is_compared_first(drug: str, base: EvidenceBase) -> None:
    unnamed = patient_result(Facts(PEOPLE["rrms"]), base)
    named = replace(unnamed, had=DrugsHad(named=frozenset({drug})))
    for side in named.compared.sides:
        against = [any(c.is_against({drug}) for c in each.comparisons) for each in side.direct]
        assert against == sorted(against, reverse=True)
        for each in side.direct:
            those = [c.is_against({drug}) for c in each.comparisons]
            assert those == sorted(those, reverse=True)
    first = named.first_comparison
    assert first is not None
    assert drug in {match.sourced.figure.arm for match in first.comparison.matches}
    assert set(named.compared.every) == set(unnamed.compared.every)


def test_whether_a_difference_was_shown_is_what_the_study_says(base: EvidenceBase) -> None:
    """By its p value, or by the range around the ratio of the two; else nothing is said."""
    told = {
        (group[0].source.id, group[0].figure.endpoint): shown_difference(group)
        for group in base.compared_groups
    }
    shown = told["burt-2019-mist", "disability-worsened"]
    assert shown is not None
    assert shown.is_shown
    assert shown.ratio == next(
        f.ci for f in base.sources["burt-2019-mist"].figure if f.id == "worsening-ratio"
    )
    for source, endpoint, is_shown in (
        ("mariottini-2022", "no-disability-worsening", False),
        ("mariottini-2022", "no-relapse", True),
    ):
        found = told[source, endpoint]
        assert found is not None
        assert found.is_shown is is_shown
        assert found.p in {f.p for f in base.sources[source].figure if f.endpoint == endpoint}
    assert told["zhukovsky-2021", "disability-improved"] is None  # its p is of three together
    assert told["kalincik-2023", "relapse-rate"] is None
    assert told["alping-2021", "death-any-cause"] is None


def test_beside_a_drug_that_failed_a_transplant_is_shown_last(base: EvidenceBase) -> None:
    """Another study leads where one counts the same for the person; else that drug is named."""
    result = patient_result(Facts(PEOPLE["rrms"]), base)
    had = frozenset({"natalizumab"})
    ways = (DrugsHad(named=had), DrugsHad(named=had, failed=had))
    named, failed = (replace(result, had=way) for way in ways)
    for each, is_beside in ((named, True), (failed, False)):
        assert each.first_comparison is not None
        assert each.first_comparison.comparison.is_only_against(had) is is_beside
    for side in failed.compared.sides:
        for outcome in side.direct:
            last = [c.is_only_against(had) for c in outcome.comparisons]
            assert last == sorted(last)
    (rates,) = [t for t in base.topics if t.id == "relapses"]
    assert failed.key_comparisons({rates.id})[0].topic is rates
    everything = replace(failed, had=DrugsHad(failed=frozenset(base.arms)))
    assert everything.first_comparison is not None


def test_drugs_not_tried_come_before_those_that_were_stopped_and_those_that_failed(
    base: EvidenceBase,
) -> None:
    """In every table, among the ratios, and where one comparison stands for all."""
    result = patient_result(Facts(PEOPLE["rrms"]), base)
    stopped, failed = frozenset({"natalizumab"}), frozenset({"fingolimod"})
    had = DrugsHad(named=stopped | failed, stopped=stopped, failed=failed)
    ordered = replace(result, had=had).compared
    seen: set[int] = set()
    for side in ordered.sides:
        tables = (*side.direct, *side.type_open, *side.ways, *side.drugs, *side.unlike)
        places = [[had.place(c.drugs) for c in each.comparisons] for each in tables]
        assert places == [sorted(each) for each in places]
        seen.update(place for each in places for place in each)
        assert {m.sourced for m in side.ratios} == {
            m.sourced for own in result.compared.sides if own.side is side.side for m in own.ratios
        }
        by_outcome: dict[str, list[int]] = {}
        for match in side.ratios:
            figure = match.sourced.figure
            of = by_outcome.setdefault(figure.endpoint, [])
            of.append(had.place({figure.compared_with}))
        assert all(each == sorted(each) for each in by_outcome.values())
    assert seen == {0, 1, 2}


@pytest.mark.parametrize("was", ["stopped", "failed"])
def test_a_drug_with_something_against_it_does_not_lead(was: str, base: EvidenceBase) -> None:
    result = patient_result(Facts(PEOPLE["rrms"]), base)
    own = frozenset({"natalizumab"})
    every = frozenset(base.arms) - {"ocrelizumab"}
    led = replace(result, had=DrugsHad(named=own)).first_comparison
    had = DrugsHad(named=own, stopped=every if was == "stopped" else own,
                   failed=every if was == "failed" else frozenset())  # fmt: skip
    other = replace(result, had=had).first_comparison
    assert led is not None
    assert other is not None
    assert led.comparison.drugs == own
    assert other.comparison.drugs == {"ocrelizumab"}


def test_what_ended_a_drug_is_read_from_the_answers() -> None:
    outcomes = {each.value for each in questionnaire().questions["dmt_outcome"].option}
    assert SIDE_EFFECTS in outcomes
    had = drugs_had(RRMS.journey(), questionnaire())
    assert (had.failed, had.stopped) == ({"natalizumab"}, {"glatiramer"})
    assert had.own == frozenset()
    assert "ocrelizumab" in had.other_strong
