"""What stands on the first page of a result: chosen in the domain, whoever asks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

import pytest

from decision_aid.domain.eligibility.by_place import is_of_many_countries
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.gaps import Gap
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.domain.evidence.vocabulary import TellsOf
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import DETAIL, SHORT
from decision_aid.domain.results.first_page import FirstPage, NotCompared, first_page
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.factor_lines import FactorLine
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.domain.similarity.standing import Standing
from decision_aid.web.loaded import evidence_base, result_of
from tests.bench.service import crowd
from tests.browser.people import (
    FOUR_PEOPLE,
    FULL_CASE,
    NOTHING_KNOWN,
    PPMS,
    RRMS,
    SHORT_WAY,
    Person,
)
from tests.domain.build import rule

PEOPLE = [*FOUR_PEOPLE, SHORT_WAY, FULL_CASE, *crowd(range(0, 240, 11))]


@pytest.fixture(scope="module")
def told() -> list[tuple[PatientResult, FirstPage]]:
    results = [result_of(each.journey()) for each in PEOPLE]
    return [(result, first_page(result)) for result in results]


def test_each_row_is_a_topic_that_is_told_to_the_person_on_its_own_side(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    for result, page in told:
        listed = [topic.id for topic in result.told_topics if ToldOn.FIRST in topic.on]
        rows = [row.told.topic.id for row in page.rows]
        assert set(rows) <= set(listed)
        assert len(rows) == len(set(rows))
        assert {row.told.topic.side for row in page.hopes} == {Side.OUTCOMES}
        assert {row.told.topic.side for row in page.risks} == {Side.RISKS}


def test_a_row_is_compared_with_people_counted_who_may_be_like_the_person_or_says_why_not(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    seen = set()
    for result, page in told:
        for row in page.rows:
            there = [
                each
                for each in result.compared.with_other
                if each.figure.endpoint in row.told.topic.endpoints
            ]
            fits = [each for each in there if each.speaks_for_own_type]
            counted = [each for each in fits if each.counts_people]
            otherwise = bool(counted) and row.compared is None
            assert row.compared is None or row.compared in counted
            why = NotCompared.IN_OTHERS if there else NotCompared.NOT
            why = NotCompared.IN_ANOTHER_WAY if fits else why
            assert row.not_compared == (None if counted and not otherwise else why)
            assert not row.compared_in_another_way
            if row.compared_with_type_open:
                assert row.compared is not None
                assert row.compared.closeness is Closeness.NOT_KNOWN
            seen |= {row.not_compared, row.compared_with_type_open}
    assert {None, NotCompared.IN_OTHERS, NotCompared.IN_ANOTHER_WAY, True, False} <= seen


def test_while_the_type_is_open_no_hope_is_set_beside_a_drug() -> None:
    """19 of 100 with SPMS against 4 on drugs, above "no comparison can be said to be about you"."""
    told = {"age": "18", "subtype": "unsure", "mobility_short": "no-limit", "relapses_12m": "1"}
    page = first_page(result_of(Person("new, type open", told, SHORT).journey()))
    improved = next(row for row in page.hopes if row.told.topic.id == "improvement")
    assert improved.of_one_study is not None
    compared = [row for row in page.hopes if row.compared is not None]
    assert improved in compared
    assert all(row.compared_with_type_open for row in compared)
    assert page.comparison is None


def test_what_is_compared_in_another_way_than_the_number_counts_is_not_set_beside_it(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    """By how it counted, whatever the words: the same row, counted by any of several tests."""
    rows = [row for _result, page in told for row in page.rows if row.compared is not None]
    alike = [
        row
        for row in rows
        if row.drawn_as_number and row.compared
        and row.compared.figure.endpoint == row.drawn_as_number.endpoint
    ]  # fmt: skip
    assert alike
    for row in alike:
        assert row.compared is not None
        matches = tuple(
            each._replace(sourced=_counted(each.sourced, CountedAs.EDSS_OR_HANDS))
            for each in row.compared.matches
        )
        other = replace(row, compared=replace(row.compared, matches=matches))
        assert not row.compared_in_another_way
        assert other.compared_in_another_way
        assert other.compared is not None
        assert row.compared.counts_like(row.compared)
        assert not row.compared.counts_like(other.compared)


def _counted(sourced: SourcedFigure, way: CountedAs) -> SourcedFigure:
    return SourcedFigure(source=sourced.source, figure=replace(sourced.figure, counted_as=way))


def test_the_gap_is_told_nowhere_above(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    for result, page in told:
        above = set(chain.from_iterable(text.gaps for text in page.texts))
        others = [gap for gap in result.gaps if gap.id not in above]
        sure = [gap for gap in others if gap.concerns(page.facts) is Truth.YES]
        if page.gap is None:
            assert not [gap for gap in others if gap.fits_type_in(page.facts)]
        elif page.gap is not result.gaps[0]:
            assert page.gap is (sure or [g for g in others if g.fits_type_in(page.facts)])[0]
    assert {page.gap is result.gaps[0] for result, page in told} == {True, False}


def test_who_knows_nothing_is_told_a_gap_that_holds_for_every_type_of_ms() -> None:
    """The first words have told already that the type is not known."""
    gap = first_page(result_of(NOTHING_KNOWN.journey())).gap
    assert gap is not None
    assert gap.id != "type-not-known"
    assert not re.search("RRMS|SPMS|PPMS|relapsing|progressive|under 18", gap.in_short)


def test_what_surely_concerns_the_person_goes_before_what_may() -> None:
    """Also where it turns on the type of MS, as long as the other half of its rule is met."""
    result = result_of(Person("of 72", {"age": "72"}).journey())
    above = next(gap for gap in result.gaps if gap.id in {g for t in result.texts for g in t.gaps})
    either = rule({"any_of": [{"subtype": "ppms"}, {"age": {"min": 60}}]})
    sure, perhaps = (
        replace(above, id=name, rule=of)
        for name, of in (("sure", either), ("perhaps", rule({"edss": {"min": 7}})))
    )

    def told(*gaps: Gap) -> Gap | None:
        evidence = replace(evidence_base(), gaps=(above, *gaps))
        return first_page(replace(result, evidence=evidence)).gap

    assert told(sure, perhaps) is sure
    assert told(perhaps, sure) is sure
    assert told(perhaps) is perhaps


def test_how_disabled_they_had_been_is_told_unless_a_report_that_stands_there_tells_it(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    """A report for which the first page has no room tells nothing there."""
    disability = result_of(PPMS.journey()).evidence.telling[TellsOf.DISABILITY_OF_WHO_DIED]
    seen = set()
    for result, page in told:
        rows = (row for row in page.rows if row.deaths and result.deaths.disability_matters)
        for row in rows:
            assert row.deaths is not None
            there = {row.deaths.first, row.deaths.in_few_lines, row.deaths.own_beside} - {None}
            same = disability.source.same_people_as
            is_there = any(each.of.id in same for each in there if each)
            is_no_room = not is_there and any(e.of.id in same for e in row.deaths.named)
            above = {source for text in result.texts[1:] for source in text.sources}
            is_above = disability.source.id in above
            assert row.who_died is (None if is_there or is_above else disability)
            seen.add((is_there, is_no_room, is_above))
    assert {is_there for is_there, _room, _above in seen} == {True, False}
    assert (False, True, False) in seen


def test_differences_are_the_strongest_that_are_decided_by_what_was_read_itself(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    undecided = (Standing.NONE, Standing.OPEN)
    left_out = 0
    for result, page in told:
        every = [e for e in result.differences.transplant if e.standing not in undecided]
        told_by_others = [e for e in every if _by_others(e)]
        kept = [e for e in page.differences if e in every]
        assert not any(map(_by_others, page.differences))
        assert kept == [e for e in every if e in kept]
        if not any(found.is_second_hand for e in every for t in e.topics for found in t.found):
            assert list(page.differences) == every[:3]
        left_out += bool(told_by_others)
    assert left_out, "nobody had a difference that another text tells"


def _by_others(line: FactorLine) -> bool:
    first = line.topics[0]
    return any(each.is_second_hand for each in (*first.found, *first.pooled))


def test_rules_are_the_nearest_of_the_country_and_of_europe_or_everywhere(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    for result, page in told:
        first = result.rules.first
        by_kind = [[v for v in first if is_of_many_countries(v.criteria_set) is of_many]
                   for of_many in (False, True)]  # fmt: skip
        assert list(page.rules) == [own[0] for own in by_kind if own]
        assert set(page.guards) >= {guard for v in page.rules for guard in v.held_back_by}


@pytest.mark.parametrize(
    ("told", "guard"),
    [
        ({"fertility": "ovaries", "pregnancy": "pregnant"}, Guard.PREGNANT),
        ({"health": ("pml",)}, Guard.PML),
        ({"health": ("heart",)}, Guard.HEART),
        ({"health": ("transplant",)}, Guard.EARLIER_TRANSPLANT),
        ({"filled_in_by": "clinician", "lvef": "30"}, Guard.FITNESS),
    ],
)
def test_what_was_told_stands_though_the_rules_say_no(
    told: dict[str, Answer], guard: Guard
) -> None:
    """Where MS is quiet no rule fits, so a guard holds none back."""
    quiet = {"relapses_12m": "0", "new_t2_12m": "0", "gd_lesions_12m": "0"}
    somebody = Person("told", {**RRMS.told, **quiet, **told}, DETAIL)
    page = first_page(result_of(somebody.journey()))
    assert page.guards == (guard,)


def test_the_comparison_speaks_for_the_type_of_the_person(
    told: list[tuple[PatientResult, FirstPage]],
) -> None:
    for result, page in told:
        assert page.comparison is None or page.comparison.comparison.speaks_for_own_type
        if page.is_beside_failed:
            assert page.comparison is not None
            assert page.comparison.comparison.drugs <= result.had.failed
        if page.facts.subtype is None:
            assert page.comparison is None
    assert any(page.comparison for _result, page in told)
    assert any(page.facts.subtype is None and r.compared.with_other for r, page in told)
