"""What is said of all studies on one outcome, and of deaths over all studies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import timezone

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.counted_as import CountedAs
from decision_aid.domain.evidence.sources import FollowUpTime
from decision_aid.domain.evidence.vocabulary import Group
from decision_aid.domain.logic.relapses_before import NoneBefore
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.domain.results.patient_result import PatientResult, result_of_journey
from decision_aid.domain.similarity.spread import TopicSpread
from decision_aid.domain.similarity.windows import Window
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures import notes
from decision_aid.web.figures.in_short.deaths_headline import headline_in_words
from decision_aid.web.figures.in_short.spreads import short_spread
from decision_aid.web.figures.people_and_time import outcome_of, outcome_told
from decision_aid.web.figures.spreads import deaths_statement, spread_statement
from decision_aid.web.figures.spreads.types_untold import types_untold
from decision_aid.web.figures.what_is_counted import EVERY_DEATH
from tests.web import people
from tests.web.cookies import Given

PEOPLE = {
    "relapsing": people.RRMS_KEPT,
    "secondary progressive": people.SPMS_KEPT,
    "primary progressive": people.PPMS_KEPT,
}


def _result(kept: Given, base: EvidenceBase, asked: Questionnaire) -> PatientResult:
    given = {k: tuple(v) if isinstance(v, list) else str(v) for k, v in kept.items()}
    journey = replay(asked, "full", Answers(given), timezone.localdate())
    return result_of_journey(journey, base, asked)


@pytest.fixture(scope="module")
def results(base: EvidenceBase, questionnaire: Questionnaire) -> dict[str, PatientResult]:
    return {name: _result(kept, base, questionnaire) for name, kept in PEOPLE.items()}


@pytest.fixture(scope="module")
def spreads(results: dict[str, PatientResult]) -> list[TopicSpread]:
    found = [s for r in results.values() for topic in r.topics for s in topic.spreads]
    assert len(found) > 100
    return found


def _of(spreads: list[TopicSpread], *, lines: int, nobody: bool = False) -> Iterator[TopicSpread]:
    for each in spreads:
        if each.nobody_like_you is nobody and len(each.lines) == lines:
            yield each


def test_several_studies_are_told_from_the_lowest_to_the_highest(
    spreads: list[TopicSpread],
) -> None:
    several = next(s for s in spreads if len(s.lines) > 3 and s.spread and s.spread.low > 0
                   and s.spread.per == 100 and s.endpoint == "no-disability-worsening")  # fmt: skip
    told = spread_statement(several).sentence
    results = [int(row.result.split()[0]) for row in spread_statement(several).lines]
    assert told.startswith(f"{min(results)} to {max(results)} of 100 ")
    assert f"({len(several.lines)} studies)" in told


def test_the_number_of_studies_or_the_one_study_always_stands_there(
    spreads: list[TopicSpread],
) -> None:
    for each in spreads:
        assert re.search(r"\d+ studies|one study", spread_statement(each).sentence), each.kind


def test_one_study_says_so_and_tells_its_own_time(spreads: list[TopicSpread]) -> None:
    one = [s for s in _of(spreads, lines=1) if not s.is_lone_zero]
    assert one
    for each in one:
        told = spread_statement(each)
        assert "one study" in told.sentence
        assert "about" not in told.sentence


def test_one_study_of_women_is_told_of_women_at_its_own_time_in_short_too(
    spreads: list[TopicSpread],
) -> None:
    found = next(_of(spreads, lines=1))
    line = found.lines[0]
    at = FollowUpTime(years=Decimal(3))
    of_women = replace(line.sourced.figure, group=Group.WOMEN, at=at)
    lone = line._replace(sourced=replace(line.sourced, figure=of_women))
    told = short_spread(replace(found, window=Window.ABOUT_2_YEARS, lines=(lone,)))
    assert told is not None
    assert told.time == "3 years"
    assert " women " in told.sentence
    assert "people" not in told.sentence
    assert "(3 years, one study)" in told.sentence


def test_nobody_of_one_study_is_told_of_the_people_studied(spreads: list[TopicSpread]) -> None:
    lone = [s for s in spreads if s.is_lone_zero and not s.nobody_like_you]
    assert lone
    for each in lone:
        told = spread_statement(each).sentence
        assert told.endswith("too few to know.")
        assert not re.search(r"\b0 of", told)


def test_people_unlike_the_person_are_named_so(spreads: list[TopicSpread]) -> None:
    unlike = [s for s in spreads if s.nobody_like_you]
    assert unlike
    for each in unlike:
        told = spread_statement(each)
        assert told.sentence.startswith("Nobody like you has been studied")
        assert "In studies of other people:" in told.sentence
        assert told.nearest is None
        assert {row.closeness_class for row in told.lines} == {"diff"}


def test_every_way_of_counting_is_said_beside_the_spread(spreads: list[TopicSpread]) -> None:
    mixed = [s for s in spreads if len(s.spread_by_count) > 1]
    assert mixed
    for each in mixed:
        said_too = "Told apart", types_untold(each) or "Told apart"
        told = [s for s in spread_statement(each).otherwise if not s.startswith(said_too)]
        lines = [line.sourced for line in each.lines]
        said, _differ = outcome_told(lines[0].endpoint, lines)
        as_named = said == lines[0].endpoint.one
        ways = {
            line.counted
            for line in each.lines
            if (line.counted is not None if as_named else outcome_of(line.sourced).one != said)
        }
        assert len(told) == len(ways)
        assert all("of the" in said for said in told)


def test_no_relapses_before_is_said(spreads: list[TopicSpread]) -> None:
    found = [s for s in spreads if s.endpoint == "no-relapse"]
    assert spread_statement(replace(found[0], no_relapses_before=None)).caution == ""
    said = set()
    for why in NoneBefore:
        flagged = replace(found[0], no_relapses_before=why)
        caution = spread_statement(flagged).caution
        assert caution.endswith("having none later is no sign that a treatment worked.")
        short = short_spread(flagged)
        assert short is not None
        assert caution in short.sentence
        said.add(caution)
    assert len(said) == len(NoneBefore)


def test_the_words_for_closeness_never_stand_without_their_count(
    spreads: list[TopicSpread],
) -> None:
    for each in spreads:
        for row in (*spread_statement(each).lines, *spread_statement(each).unlike):
            assert len(row.strip) == 6
            assert row.closeness_class == "diff" or re.search(
                "[1-6] of 6 points|cannot tell how alike|5 points nothing is known", row.closeness
            )


def test_sources_on_the_same_people_are_named_in_the_row(spreads: list[TopicSpread]) -> None:
    shared = [(s, line) for s in spreads for line in s.lines if line.same_people_as]
    assert shared
    for each, line in shared:
        row = spread_statement(each).lines[each.lines.index(line)]
        assert row.same_people.startswith("Counts once: the same people are in ")


def test_numbers_are_those_of_the_domain(spreads: list[TopicSpread]) -> None:
    for each in spreads:
        spread, told = each.spread, spread_statement(each)
        if spread is None or not 0 < spread.low <= spread.high < 1 or each.nobody_like_you:
            continue
        numbers = [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", told.sentence)]
        assert spread.per in numbers
        for end in (spread.low, spread.high):
            assert any(abs(Decimal(n) - end * (spread.per or 1)) <= Decimal("0.5") or n == 1
                       for n in numbers), told.sentence  # fmt: skip


def test_deaths_are_told_over_all_studies_most_people_first(
    results: dict[str, PatientResult],
) -> None:
    found = results["relapsing"].deaths
    told = deaths_statement(found)
    headline = headline_in_words(found.headline(None))
    assert headline is not None
    people_studied = [each.people for each in found.from_treatment.lines]
    assert people_studied == sorted(people_studied, reverse=True)
    none = sum(not each.died for each in found.from_treatment.lines)
    assert f"Nobody died in {none} of {len(people_studied)} studies." in headline.sentence
    highest = max(found.from_treatment.lines, key=lambda each: each.died / each.people)
    assert f"In smaller ones up to {highest.died} of {highest.people}, treated" in headline.sentence
    large = [each for each in people_studied if each >= 100]
    assert headline.first.startswith("None to ")
    assert headline.first.endswith(f"died of it in {len(large)} studies of 100 people or more")
    every = [
        x
        for x in found.from_treatment.lines
        if x.line.sourced.figure.counts_otherwise in EVERY_DEATH
    ]
    assert highest not in every
    assert f"{len(every)} studies counted every death, whatever the cause." in told.quiet
    silent = sum(not each.years for each in found.from_treatment.lines)
    assert f"{silent} studies do not say when." in told.quiet
    assert [row.row.study for row in told.from_treatment] == [
        each.line.sourced.source.label for each in found.from_treatment.lines
    ]


def test_disability_is_told_beside_deaths_where_it_matters(
    results: dict[str, PatientResult], base: EvidenceBase
) -> None:
    assert deaths_statement(results["relapsing"].deaths).disability == ()
    for name in ("secondary progressive", "primary progressive"):
        ratio, uk = deaths_statement(results[name].deaths, "IT").disability
        own = deaths_statement(results[name].deaths, "GB-ENG").disability
        assert len(own) == 1
        figure = base.figures["muraro-2017", "death-edss-ratio"].figure
        assert figure.ci is not None
        assert f"{figure.value} ({figure.ci.low} to {figure.ci.high})" in ratio.printed
        assert "the likelier was death" in ratio.sentence
        assert "the text does not say for how large a step" in ratio.how_to_read
        assert uk.sentence == f"{notes.who_died_were_disabled()}."  # of one report, never of all
        assert uk.printed == ""  # the people of another report, so no second figure


def test_that_worsening_lasted_is_said_only_where_every_study_counted_that(
    base: EvidenceBase,
) -> None:
    shares = [
        each
        for each in base.figures_on["no-disability-worsening"]
        if share_of(each.figure) is not None
    ]
    lasting = [each for each in shares if each.figure.counts_otherwise is None]
    other = next(each for each in shares if each.figure.counts_otherwise is CountedAs.WORSENING)
    endpoint = other.endpoint
    assert outcome_told(endpoint, lasting) == ("stayed free of lasting worsening", False)
    assert outcome_told(endpoint, [*lasting, other]) == ("did not get worse", True)
