"""What a result must show of the evidence, whoever asks: no lucky study, and nothing unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Design
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.domain.similarity.outcomes import Closeness, Dimension, Outcome
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.standing import Standing
from decision_aid.evidence_base.base import EvidenceBase
from tests.bench import bench_answers_count as answers_count
from tests.conftest import SIZE
from tests.domain.build import person

PEOPLE = 30 * SIZE
ENOUGH = 30
"""People in a study: with fewer it leads only where none as close has so many."""

PPMS = {"subtype": "ppms", "age": 42, "edss": "5.5", "years_since_onset": 7}
SPMS = {"subtype": "spms", "age": 48, "edss": "5.0", "years_since_onset": 15}
IN_BED = {"subtype": "rrms", "age": 50, "edss": "8.5", "years_since_onset": 20}
WALKS_FAR = {"subtype": "rrms", "age": 31, "edss": "2.0", "years_since_onset": 3}


@pytest.fixture(scope="module")
def results(base: EvidenceBase) -> list[PatientResult]:
    random = Random(1868)
    people = [Facts(answers_count.somebody(random)) for _ in range(PEOPLE)]
    people += [person(**told) for told in (PPMS, SPMS, IN_BED, WALKS_FAR, {})]
    return [patient_result(facts, base) for facts in people]


def _of(base: EvidenceBase, told: dict[str, object]) -> PatientResult:
    return patient_result(person(**told), base)


def _told_first(result: PatientResult) -> Iterator[tuple[TopicSpread, Match]]:
    """Each figure that leads a topic, at each time, with the spread that it is the first of."""
    for topic in result.topics:
        nearest = {s.lead.sourced: s for s in topic.spreads if s.lead is not None}
        for front in topic.fronts:
            if front.lead is not None and front.lead.sourced in nearest:
                yield nearest[front.lead.sourced], front.lead


@pytest.mark.slow
def test_no_study_of_fewer_than_30_leads_where_one_as_close_has_30(
    results: list[PatientResult],
) -> None:
    seen = 0
    for result in results:
        for spread, lead in _told_first(result):
            as_close = [x for x in spread.lines if x.closeness is lead.closeness]
            is_large = [(sample_size(line.sourced) or 0) >= ENOUGH for line in as_close]
            assert is_large[0] or not any(is_large), lead.sourced.ref
            seen += any(is_large) and not all(is_large)
    assert seen > PEOPLE  # else small and large would hardly ever have met


@pytest.mark.slow
def test_nor_does_one_in_a_panel_below(results: list[PatientResult]) -> None:
    for result in results:
        for panel in result.led_panels:
            assert panel.lead is not None
            as_close = [m for m in panel.others if _could_lead(m, panel.lead)]
            sizes = [sample_size(match.sourced) or 0 for match in as_close]
            least = sample_size(panel.lead.sourced) or 0
            assert least >= ENOUGH or max(sizes, default=0) < ENOUGH


def _could_lead(match: Match, lead: Match) -> bool:
    """A ratio never leads, nor a meta-analysis over a study."""
    figure, source = match.sourced.figure, match.sourced.source
    is_single = source.design is not Design.META_ANALYSIS and not figure.compared_with
    return is_single and match.closeness is lead.closeness


def test_no_risk_is_told_first_by_a_single_study_without_an_event(
    results: list[PatientResult],
) -> None:
    """Where the nearest study of a risk counted none, others are in the spread beside it."""
    seen = 0
    for result in results:
        for topic in result.topics:
            lead = topic.key.lead
            if not topic.is_risk or lead is None or share_of(lead.sourced.figure) != 0:
                continue
            seen += 1
            assert topic.spread is not None, topic.topic.id
            assert topic.spread.spread is not None
            assert not topic.spread.is_lone_zero, lead.sourced.ref
            assert topic.spread.spread.high > 0, lead.sourced.ref
    assert seen > PEOPLE / 4


def test_deaths_are_told_over_all_studies_whoever_asks(results: list[PatientResult]) -> None:
    for result in results:
        deaths = result.deaths.from_treatment
        assert deaths.spread is not None
        assert deaths.spread.studies == len(deaths.lines) > 15
        assert not deaths.is_lone_zero
        assert deaths.spread.low == 0 < deaths.spread.high
        assert any(line.died == 0 for line in deaths.lines)
        assert any(line.died > 0 for line in deaths.lines)


@pytest.mark.parametrize(
    ("told", "matters"),
    [
        (IN_BED, True),
        ({**WALKS_FAR, "edss": "6.0"}, True),
        ({**WALKS_FAR, "edss": "5.5"}, False),
        ({**WALKS_FAR, "edss": (5, 7)}, True),
        (SPMS, True),
        (PPMS, True),
        ({"subtype": "ppms"}, True),
        (WALKS_FAR, False),
        ({}, False),
    ],
    ids=str,
)
def test_disability_stands_beside_deaths_from_edss_6_and_for_progressive_ms(
    base: EvidenceBase, told: dict[str, object], matters: bool
) -> None:
    assert _of(base, told).deaths.disability_matters is matters


def _of_source(result: PatientResult, source: str) -> list[SourcedFigure]:
    """Figures of a source that stand in a spread of the person."""
    return [
        line.sourced
        for topic in result.topics
        for spread in topic.spreads
        for line in spread.lines
        if line.sourced.source.id == source
    ]


def test_own_figures_of_people_with_ppms_reach_a_person_with_ppms(base: EvidenceBase) -> None:
    """Fassas 2011 printed its 11 people with PPMS apart."""
    result = _of(base, PPMS)
    own = {f.ref for f in base.sources["fassas-2011"].figures if f.figure.group.value == "ppms"}
    assert own
    told = [f for f in _of_source(result, "fassas-2011") if f.ref in own]
    assert told
    for each in told:
        assert result.match_of.person.likeness(each).outcomes[0] is Outcome.ALIKE


def test_a_mixed_group_is_never_the_own_type_of_anybody(results: list[PatientResult]) -> None:
    for result in results:
        subtype = result.facts.subtype
        for match in result.matches:
            types = match.sourced.subtypes or match.sourced.source.population.subtypes
            if Dimension.SUBTYPE in match.dimensions(Outcome.ALIKE):
                assert subtype in types, match.sourced.ref
                took_in = set(types) & set(match.sourced.source.population.subtypes or types)
                assert took_in <= {subtype}, match.sourced.ref
            if subtype is not None and types == (subtype,):
                assert Dimension.SUBTYPE in match.dimensions(Outcome.ALIKE), match.sourced.ref


def test_no_own_figure_beside_a_mixed_one_is_of_another_type(results: list[PatientResult]) -> None:
    for result in results:
        for panel in result.panel_results:
            if panel.own_type is not None:
                assert panel.own_type.sourced.figure.group.value == result.facts.subtype


def test_somebody_who_answered_nothing_is_like_nobody_as_far_as_anyone_knows(
    base: EvidenceBase,
) -> None:
    result = _of(base, {})
    assert {match.closeness for match in result.matches} == {Closeness.NOT_KNOWN}
    marks = {outcome for match in result.matches for outcome in match.outcomes}
    assert marks == {Outcome.OPEN, Outcome.SILENT}
    undecided = {Standing.OPEN, Standing.NONE, Standing.BOTH}
    assert {each.standing for each in result.differences} <= undecided
    assert not any(topic.nobody for topic in result.topics if topic.spreads)
    assert set(result.research.studies) == {Closeness.NOT_KNOWN}


def test_the_type_alone_makes_nobody_more_than_alike_by_type(base: EvidenceBase) -> None:
    for subtype in ("rrms", "spms", "ppms"):
        found = {match.closeness for match in _of(base, {"subtype": subtype}).matches}
        assert found <= {Closeness.TYPE_ONLY, Closeness.NOT_KNOWN, Closeness.DIFFERENT}


def test_in_bed_is_unlike_a_study_of_people_who_walked(base: EvidenceBase) -> None:
    """Nobody there had an EDSS above 6, and the study of MIST took in none above 6."""
    result = _of(base, IN_BED)
    mist = base.sources["burt-2019-mist"]
    for each in mist.shown_figures:
        assert result.match_of[each].closeness is Closeness.DIFFERENT


@pytest.mark.slow
@pytest.mark.parametrize("answer", answers_count.CHANGES)
def test_one_changed_answer_changes_what_is_said_for_80_of_100(
    rows: dict[str, answers_count.Row], answer: str
) -> None:
    assert rows[answer].any >= answers_count.WANTED, rows[answer]


LEAST_BY_FIGURES = {"EDSS": 95, "activity": 80, "years with MS": 50, "age": 80}
"""Of 100 people: so many at least read another spread or another nearest study, whatever the
published differences say. The years with MS say less: many studies did not print them."""


@pytest.mark.slow
@pytest.mark.parametrize("answer", LEAST_BY_FIGURES)
def test_figures_change_too_and_not_differences_alone(
    rows: dict[str, answers_count.Row], answer: str
) -> None:
    row = rows[answer]
    assert max(row.spread, row.nearest) >= LEAST_BY_FIGURES[answer], row


@pytest.fixture(scope="module")
def rows(base: EvidenceBase) -> dict[str, answers_count.Row]:
    return {row.answer: row for row in answers_count.table(base)}
