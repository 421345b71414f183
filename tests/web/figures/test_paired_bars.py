"""Paired bars: one scale for all treatments of a study, and the words say what is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.utils import timezone

from decision_aid.domain.evidence.vocabulary import Unit
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.domain.results.compared.comparisons import (
    Comparison,
    FigureGroup,
    has_transplant,
)
from decision_aid.domain.results.compared.other_outcome import BesideLeading
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult, result_of_journey
from decision_aid.domain.similarity.outcomes import Outcome
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.drawing.bars import LONGEST
from decision_aid.web.figures.compared.drawn import line_html
from decision_aid.web.figures.compared.good_side import told_one_way
from decision_aid.web.figures.compared.paired_bars import paired_bars_html, scale_for, value_of
from decision_aid.web.figures.compared.row import compared_study
from decision_aid.web.figures.wording import figure_statement, statement_of
from decision_aid.web.results.bars import first_bars_html
from tests.web import people
from tests.web.page import Element, Page
from tests.web.result_pages import pages_of

KEPT = (people.RRMS_KEPT, people.SPMS_KEPT, people.PPMS_KEPT)


@pytest.fixture(scope="module")
def compared(base: EvidenceBase, questionnaire: Questionnaire) -> list[tuple[Comparison, int]]:
    found = []
    for kept in KEPT:
        given = {k: tuple(v) if isinstance(v, list) else str(v) for k, v in kept.items()}
        journey = replay(questionnaire, "full", Answers(given), timezone.localdate())
        found += list(_all(result_of_journey(journey, base, questionnaire)))
    assert len(found) > 60
    return found


def _all(result: PatientResult) -> Iterator[tuple[Comparison, int]]:
    for side in result.compared.sides:
        for outcome in (*side.direct, *side.type_open, *side.ways, *side.drugs, *side.unlike):
            for comparison in outcome.comparisons:
                yield comparison, outcome.out_of


def _length(item: Element) -> float:
    found = item.all("rect", css="full")
    return float(found[0]["width"]) / LONGEST if found else 0.0


def test_every_bar_is_as_long_as_its_number_on_the_scale_of_its_study(
    compared: list[tuple[Comparison, int]],
) -> None:
    for comparison, out_of in compared:
        told = told_one_way(comparison, out_of)
        scale = scale_for(told, out_of)
        by_url = {each.url: each for each in told}
        items = Page(paired_bars_html(comparison, out_of, defined=False)).all("ul")[0].all("li")
        assert len(items) == len(told)
        for item in items:
            figure = by_url[item.all("a")[0]["href"]]
            assert _length(item) == pytest.approx(float(value_of(figure) / scale.top), abs=1e-4), (
                figure.url
            )


def test_the_words_beside_a_bar_say_what_it_shows(compared: list[tuple[Comparison, int]]) -> None:
    for comparison, out_of in compared:
        if out_of != 100:
            continue
        for item in (
            Page(paired_bars_html(comparison, out_of, defined=False)).all("ul")[0].all("li")
        ):
            words = item.one("b").text
            if (told := re.fullmatch(r"(\d+) of 100", words)) is not None:
                assert abs(_length(item) * 100 - int(told[1])) <= 0.51, words
            elif words.startswith("None of the"):
                assert _length(item) == 0
            elif words.startswith("All "):
                assert _length(item) == pytest.approx(1)


def test_a_transplant_stands_first(compared: list[tuple[Comparison, int]]) -> None:
    for comparison, out_of in compared:
        if comparison.has_transplant:
            first = (
                Page(paired_bars_html(comparison, out_of, defined=False))
                .all("ul")[0]
                .all("a")[0]["href"]
            )
            arms = {statement_of(m, out_of).url: m.sourced.arm for m in comparison.matches}
            assert arms[first].is_transplant


def test_a_shorter_scale_is_said(compared: list[tuple[Comparison, int]]) -> None:
    said = set()
    for comparison, out_of in compared:
        text = Page(paired_bars_html(comparison, out_of, defined=False)).text
        is_whole = out_of == 100 and comparison.matches[0].sourced.figure.unit.is_share
        assert ("A full bar is" in text) != is_whole or out_of == 1000, text
        said.add(is_whole)
    assert said == {True, False}


def test_no_number_is_written_as_a_power_of_ten(compared: list[tuple[Comparison, int]]) -> None:
    for comparison, out_of in compared:
        assert "E+" not in Page(paired_bars_html(comparison, out_of, defined=False)).text


def test_beside_a_rate_of_deaths_stands_how_many_died(
    compared: list[tuple[Comparison, int]],
) -> None:
    """Behind "1 in 590 a year" stands one person: a rate would look surer than it is."""
    died = [
        (match.sourced.figure, Page(paired_bars_html(comparison, out_of, defined=False)).text)
        for comparison, out_of in compared
        for match in comparison.matches
        if match.sourced.figure.endpoint == "death-any-cause"
        and match.sourced.figure.unit is Unit.PER_1000_PERSON_YEARS
        and match.sourced.figure.events is not None
    ]
    assert died
    for figure, text in died:
        assert f"{figure.events} of the {figure.people} people died" in " ".join(text.split())


def test_deaths_side_by_side_are_counted_out(compared: list[tuple[Comparison, int]]) -> None:
    """Few die, so no rate stands large; where a number is not given, that is said, but small."""
    seen = set()
    for comparison, out_of in compared:
        if comparison.figure.endpoint == "death-any-cause":
            bars = Page(paired_bars_html(comparison, out_of, defined=False))
            line = line_html(comparison, out_of, defined=False)
            items = bars.all("ul")[0].all("li")
            said = [item.one("p").text.strip() for item in items]
            kinds = [
                re.match(r"None of the|\d+ of the|How many died is not given$", each)
                for each in said
            ]
            assert all(kinds), said
            large = [item for item in items if item.one("p").all("b")]
            assert [bool(re.search(r"\bthe \d", each)) for each in said] == [
                item in large for item in items
            ]
            assert "in 590" not in line
            assert "umber of people not given" not in line
            seen |= {kind[0][-9:] for kind in kinds if kind}
    assert "not given" in seen


def test_too_few_to_know_stands_before_the_numbers(compared: list[tuple[Comparison, int]]) -> None:
    lines = [
        Page(line_html(comparison, out_of, defined=False)).text.strip()
        for comparison, out_of in compared
        if comparison.source.id == "alping-2021" and comparison.figure.endpoint == "death-any-cause"
    ]
    assert lines
    assert all(line.startswith("Too few to know whether the treatments differ.") for line in lines)


def test_rates_of_people_are_told_as_one_in_so_many_with_the_printed_number_small(
    compared: list[tuple[Comparison, int]],
) -> None:
    items = [
        item
        for comparison, out_of in compared
        for item in Page(paired_bars_html(comparison, out_of, defined=False)).all("ul")[0].all("li")
        if "per 1,000 people in a year" in item.text and "died" not in item.text
        if "How many died is not given" not in item.text
    ]
    assert items
    for item in items:
        rate = float(re.findall(r"([\d.]+) per 1,000", item.text)[0])
        told = re.fullmatch(r"About 1 in ([\d,]+) people a year", item.one("b").text)
        assert told, item.text
        assert int(told[1].replace(",", "")) * rate / 1000 == pytest.approx(1, rel=0.12)


def test_a_comparison_in_one_line_says_of_how_many_people_each_number_is(
    compared: list[tuple[Comparison, int]],
) -> None:
    for each, out_of in compared:
        line = Page(f"<p>{line_html(each, out_of, defined=False)}</p>").all("p")[0].text
        told = [statement_of(match, out_of) for match in each.matches]
        for figure in told:
            people = figure.published.people
            assert not people or f"{people:,}" in line, line
        assert "among 100" not in line


def test_the_line_of_a_fold_says_what_happened_and_of_how_few(
    compared: list[tuple[Comparison, int]],
) -> None:
    """ "62 of 100" of other people could be good or bad; "2 of 100" of 51 people was one person."""
    lines = [
        (comparison, Page(line_html(comparison, out_of, defined=False)).text)
        for comparison, out_of in compared
    ]
    for comparison, line in lines:
        told = told_one_way(comparison, 100)
        if any(each.frames and each.endpoint.one for each in told):
            said = [each.endpoint.one.removeprefix("were ") for each in told]
            assert any(each in line for each in said), line
    assert any(
        "98 of 100 had no relapse (50 of 51 people). " in line for _comparison, line in lines
    )


def test_a_table_has_no_column_without_a_result() -> None:
    page = pages_of(people.RRMS_KEPT)["/results/choices/"]
    tables = page.main.all("table", "compare")
    assert len(tables) > 5
    for table in tables:
        rows = [row.all("td") for row in table.one("tbody").all("tr")]
        for column in zip(*rows, strict=True):
            assert any("none" not in cell.classes for cell in column), table.text


def test_bars_say_who_were_studied_where_the_types_of_ms_were_mixed(
    base: EvidenceBase,
) -> None:
    """ "39 and 65 people" could be taken for people of the reader's type alone."""
    mixed = [g for g in base.compared_groups if len(g[0].subtypes) > 1 and has_transplant(g)]
    seen = 0
    for group in mixed:
        told = compared_study([figure_statement(each) for each in group])
        notes = {each.figure.group_note for each in group}
        if len(notes) == 1:
            seen += 1
            assert told.whom
            assert told.whom in notes or "+" in told.whom or "all types" in told.whom
        bars = first_bars_html(_as_comparison(group), 100, BesideLeading())
        assert told.whom in Page(f"<div>{bars}</div>").text
    assert seen


def _as_comparison(group: FigureGroup) -> Comparison:
    outcomes = (Outcome.EDGE, *(Outcome.ALIKE,) * 5)
    return Comparison(tuple(Match(each, outcomes) for each in group), has_transplant=True)
