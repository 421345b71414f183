"""Spreads, nearest studies, deaths and differences over the real evidence, for random people."""

from __future__ import annotations

from random import Random

import pytest

from decision_aid.domain.evidence.absolute_risk import events_of
from decision_aid.domain.evidence.sources import Source, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.evidence.vocabulary import Design, SourceTier
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.domain.similarity.constants import TOLD_AS_COUNTED
from decision_aid.domain.similarity.dimensions.ms_type import is_of_one_course
from decision_aid.domain.similarity.outcomes import Closeness, Outcome
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.standing import Standing
from decision_aid.domain.similarity.studies import Studies, StudiesForPerson
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.both_frames import people_counted
from decision_aid.web.figures.wording import figure_statement
from tests.evidence.afresh.people_afresh import facts_of, somebody

PEOPLE = 40
ENOUGH = 30
COUNTED = 10
LARGE = 100


@pytest.fixture(scope="module")
def studies(base: EvidenceBase) -> Studies:
    return base.studies


@pytest.fixture(scope="module")
def found(studies: Studies) -> list[StudiesForPerson]:
    random = Random(1909)
    people = [facts_of(somebody(random)) for _ in range(PEOPLE)]
    return [studies.for_person(facts) for facts in (*people, Facts({}))]


@pytest.fixture(scope="module")
def topics(found: list[StudiesForPerson]) -> list[TopicSpread]:
    return [topic for each in found for topic in each.topics]


def test_no_outcome_stands_twice_at_one_time(found: list[StudiesForPerson]) -> None:
    for each in found:
        keys = [(topic.kind, topic.window) for topic in each.topics]
        assert len(keys) == len(set(keys)) > 50
        told = [(t.topic, t.endpoint, t.window) for t in each.topics if t.is_share]
        assert len(told) == len(set(told))


def test_a_spread_holds_each_group_of_people_once(
    studies: Studies, topics: list[TopicSpread]
) -> None:
    for topic in topics:
        groups = [studies.overlaps.group(line.sourced.source.id) for line in topic.lines]
        assert len(groups) == len(set(groups))


def test_nobody_unlike_the_person_stands_in_a_spread_of_others(topics: list[TopicSpread]) -> None:
    for topic in topics:
        unlike = {line.closeness is Closeness.DIFFERENT for line in topic.lines}
        assert unlike <= {topic.nobody_like_you}
        assert all(line.closeness is Closeness.DIFFERENT for line in topic.unlike)


def test_a_spread_is_of_one_outcome_in_one_unit(topics: list[TopicSpread]) -> None:
    for topic in topics:
        figures = [line.sourced.figure for line in topic.lines]
        assert {figure.endpoint for figure in figures} <= {topic.endpoint}
        assert len({f.unit.is_share or (f.unit, f.of) for f in figures}) <= 1
        assert not any(figure.compared_with or figure.unit.is_ratio for figure in figures)


def test_no_study_of_fewer_than_30_leads_where_a_larger_equally_close_one_exists(
    topics: list[TopicSpread],
) -> None:
    for topic in topics:
        if topic.lead is None:
            continue
        close = [x for x in topic.lines if x.closeness is topic.lead.closeness]
        sizes = [sample_size(x.sourced) or 0 for x in close]
        assert sizes[0] >= ENOUGH or max(sizes) < ENOUGH, topic.lead.sourced.ref
        large = [x for x, n in zip(close, sizes, strict=True) if n >= ENOUGH]
        if topic.endpoint == FROM_TREATMENT:
            large = [x for x in large if x.sourced.source.tier is SourceTier.CORE] or large
        if topic.lead.likeness.outcomes[0] is Outcome.OPEN:
            large = [x for x in large if not is_of_one_course(x.sourced)] or large
        assert all(topic.lead.likeness.alike >= x.likeness.alike for x in large)


def _told_or_large(sourced: SourcedFigure) -> int | None:
    """Without its own number of people the whole study's, where that is large."""
    told, whole = sample_size(sourced), sourced.source.population.people
    return told if told or whole is None or whole < LARGE else whole


def test_no_share_of_nobody_knows_how_many_ends_a_range(topics: list[TopicSpread]) -> None:
    """Nor does one of so few that it is told as it was counted."""
    beside = set()
    for topic in topics:
        sizes = [_told_or_large(line.sourced) for line in topic.lines]
        spread = topic.spread
        if spread is None or spread.per is None or len(topic.lines) < 2:
            continue
        counted = [
            line.value for line, n in zip(topic.lines, sizes, strict=True) if n and n >= COUNTED
        ]
        assert (spread.low, spread.high) == (min(counted), max(counted))
        beside |= {x.sourced.ref for x in topic.few if sample_size(x.sourced) is None}
    assert beside


def test_one_study_of_a_few_is_told_as_it_was_counted_wherever_it_stands(
    topics: list[TopicSpread],
) -> None:
    """Fassas 2011: its card said 4 of 11 people, the spread 36 of 100."""
    seen = set()
    for topic in topics:
        told = figure_statement(topic.lines[0].sourced) if len(topic.lines) == 1 else None
        if told is None or told.frames is None or not events_of(told.published):
            continue
        counted = people_counted(told.frames, told.published)[1]
        if counted < TOLD_AS_COUNTED:
            seen.add(counted)
            assert topic.spread is not None
            assert topic.spread.per == counted
    assert max(seen) >= COUNTED


def test_deaths_hold_every_study_with_counts_for_everybody(found: list[StudiesForPerson]) -> None:
    told = {
        tuple((line.line.sourced.ref, line.died, line.people)
              for line in each.deaths.from_treatment.lines)
        for each in found
    }  # fmt: skip
    assert len(told) == 1
    (lines,) = told
    assert len(lines) > 15
    people = [people for _, _, people in lines]
    assert people == sorted(people, reverse=True)
    assert any(died for _, died, _ in lines)


def test_no_series_is_told_by_an_older_report_on_fewer_of_its_people(
    found: list[StudiesForPerson], base: EvidenceBase
) -> None:
    """Of one centre's reports the one on most people tells who died, unless it is left to the
    library: Moscow's second report stands on the website of the clinic that sells the treatment.
    """
    by_report = {
        line.line.sourced.source.id: line.people for line in found[0].deaths.from_treatment.lines
    }
    for source in base.sources.values():
        told = [
            each for each in source.shown_figures
            if each.figure.endpoint == FROM_TREATMENT and each.figure.people
            and each.figure.arm in base.transplant_arms
        ]  # fmt: skip
        if not told or source.design is Design.META_ANALYSIS:
            continue
        of_it = {x for x in by_report if base.studies.overlaps.group(x) == group(base, source)}
        assert len(of_it) == 1, source.id
        assert by_report[of_it.pop()] >= max(each.figure.people or 0 for each in told), source.id


def group(base: EvidenceBase, source: Source) -> str:
    return base.studies.overlaps.group(source.id)


def test_somebody_who_answers_nothing_is_told_that_nothing_is_known(
    found: list[StudiesForPerson],
) -> None:
    nobody = found[-1]
    lines = [line for topic in nobody.topics for line in topic.lines]
    assert {line.closeness for line in lines} == {Closeness.NOT_KNOWN}
    undecided = {Standing.OPEN, Standing.NONE, Standing.BOTH}
    assert {each.standing for each in nobody.differences} <= undecided


def test_ppms_has_studies_of_its_own_and_no_mixed_group_is_alike(studies: Studies) -> None:
    found = studies.for_person(facts_of({"subtype": "ppms"}))
    for topic in found.topics:
        for line in topic.lines:
            if line.likeness.outcomes[0].value == "alike":
                types = studies.kinds[studies.kind_of[line.sourced]].types.types
                assert types == ("ppms",), line.sourced.ref


def test_the_first_page_draws_the_spread_of_the_topic_and_its_study(base: EvidenceBase) -> None:
    """The first page looks at as few spreads as it needs, the page of a topic at all of them."""
    random, drawn = Random(77), 0
    for _ in range(PEOPLE):
        result = patient_result(facts_of(somebody(random)), base)
        for short in result.topics_in_short:
            topic = result.topic(short.topic.id)
            assert topic is not None
            assert short.usual == topic.spread
            assert short.nobody is topic.nobody
            if short.drawn is not None and short.drawn.lead is not None:
                assert topic.key.lead is not None
                assert topic.key.lead.sourced is short.drawn.lead.sourced
                drawn += 1
    assert drawn > PEOPLE


def test_a_spread_is_kept_for_all_whom_its_studies_compare_alike_and_for_nobody_else(
    studies: Studies, found: list[StudiesForPerson]
) -> None:
    """Whoever came before, everybody finds what they find alone."""
    kept: dict[int, TopicSpread] = {}
    for person in found:
        for topic, spread in zip(studies.compared_topics, person.topics, strict=True):
            for line in (*spread.lines, *spread.unlike, *spread.pooled, *spread.few):
                assert line.likeness == person.likeness(line.sourced)
            kept[id(spread)] = spread
            assert spread.no_relapses_before is None or topic.is_without_relapses
    assert len(kept) < len(found) * len(studies.topics) * 3 / 4
