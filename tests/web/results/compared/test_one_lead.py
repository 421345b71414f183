"""One order of comparisons on every surface, and beside the first what speaks otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from decision_aid.domain.evidence.topics import Side
from decision_aid.domain.results.compared.comparisons import Comparison
from decision_aid.domain.results.compared.other_outcome import BesideLeading
from decision_aid.domain.results.first_page import first_page
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.domain.similarity.outcomes import Closeness
from decision_aid.web.consultation.comparisons import compared_panel
from decision_aid.web.consultation.wording import Register
from decision_aid.web.handover.summary.figures.cited import compared_in_short
from decision_aid.web.loaded import result_of
from decision_aid.web.results.bars import first_bars_html
from decision_aid.web.results.rows import rows_of
from tests.browser.people import FOUR_PEOPLE, FULL_CASES, FULL_PPMS, PPMS, RRMS, SPMS, Person
from tests.conftest import SIZE
from tests.web.consultation.consulting import screen
from tests.web.cookies import client_holding
from tests.web.page import Page
from tests.web.random_people import results_of
from tests.web.result_pages import page_for

_TAKES = {"dmt_tried": ("ocrelizumab",), "dmt_outcome:ocrelizumab": "quiet"}
_BY_EDSS = {key: value for key, value in SPMS.told.items() if not key.startswith("walk")}
_ACTIVE = Person(
    "active SPMS",
    {
        **_BY_EDSS,
        "country": "DE",
        "age": "35",
        "year_onset": str(date.today().year - 8),
        "year_diagnosis": str(date.today().year - 8),
        "edss_known": "yes",
        "edss_value": "5",
        "relapses_12m": "1",
        "new_t2_12m": "2",
        "dmt_tried": ("interferon-beta",),
        "dmt_outcome:interferon-beta": "not-controlled",
    },
)
_TAKING = Person("taking a strong drug", {**RRMS.told, **_TAKES})
_KNOWN = (*FOUR_PEOPLE, *FULL_CASES, _ACTIVE, _TAKING)


@cache
def _results() -> tuple[PatientResult, ...]:
    return (*(result_of(each.journey()) for each in _KNOWN), *results_of(40 * SIZE))


def test_the_first_comparison_is_the_same_on_every_surface() -> None:
    seen = set()
    for result in _results():
        first = result.first_comparison
        panel = compared_panel(result, Register(clinical=True), ())
        harms = [each.topic.id for each in result.key_comparisons(())][bool(first) :]
        assert [row.id for row in panel.rows][bool(first) :] == harms
        if first is None:
            assert first_page(result).comparison is None
            continue
        assert first.comparison.is_surely_of_own_type
        seen.add(first.comparison.source.id)
        hopes = next(side for side in result.compared.sides if side.side is Side.OUTCOMES)
        assert first_page(result).comparison == first
        assert hopes.direct[0].comparisons[0] == first.comparison
        assert compared_in_short(result, first_page(result))[0].source is first.comparison.source
        row = panel.rows[0]
        assert row.figure.sourced is first.comparison.matches[0].sourced
    assert len(seen) > 3


def test_what_speaks_otherwise_is_told_wherever_the_first_is() -> None:
    seen = set()
    for result in _results():
        page = first_page(result)
        if page.comparison is None:
            continue
        beside = page.beside_comparison
        key = page.comparison
        bars = str(first_bars_html(key.comparison, key.out_of, beside))
        paper = " ".join(each.text for each in compared_in_short(result, page))
        if beside.other is not None:
            seen.add("other")
            panel = compared_panel(result, Register(clinical=True), ())
            assert all(beside.other.outcome.name in each for each in (bars, paper, panel.beside))
        if beside.more_alike is not None:
            seen.add("more alike")
            every = tuple(Closeness)
            nearer = (beside.more_alike, key.comparison)
            assert [*nearer] == sorted(nearer, key=lambda each: every.index(each.closeness))
            name = beside.more_alike.source.short_name.partition(" (")[0]
            assert name in bars
            assert name in paper
        for ratio in beside.ratios:
            seen.add("ratios")
            assert ratio.sourced.endpoint.name in bars
            assert ratio.sourced.endpoint.name in paper
    assert seen == {"other", "more alike", "ratios"}


def test_a_bar_of_one_way_of_doing_a_transplant_needs_no_name() -> None:
    key = first_page(result_of(RRMS.journey())).comparison
    assert key is not None
    for arm in ("ahsct", "ahsct-beam"):
        matches = tuple(_with_arm(e, arm) if e.sourced.arm.is_transplant else e
                        for e in key.comparison.matches)  # fmt: skip
        told = str(first_bars_html(Comparison(matches, True), key.out_of, BesideLeading()))
        assert told.count("with a transplant") == 1
        both = Comparison((_with_arm(matches[0], "ahsct-busulfan"), *matches), True)
        assert "on AHSCT with busulfan" in str(first_bars_html(both, key.out_of, BesideLeading()))


def _with_arm(match: Match, arm: str) -> Match:
    sourced = match.sourced
    return match._replace(sourced=replace(sourced, figure=replace(sourced.figure, arm=arm)))


def test_whoever_had_all_strong_drugs_still_reads_what_they_were_compared_with() -> None:
    drugs = ("alemtuzumab", "cladribine", "natalizumab", "ocrelizumab")
    had = {f"dmt_outcome:{each}": "not-controlled" for each in drugs}
    somebody = Person("had them all", {**RRMS.told, "dmt_tried": drugs, **had})
    result = result_of(somebody.journey())
    key, beside = first_page(result).comparison, first_page(result).beside_comparison
    assert key is not None
    assert beside.had_before
    said = "(had before): no difference shown"
    bars = str(first_bars_html(key.comparison, key.out_of, beside))
    paper = " ".join(each.text for each in compared_in_short(result, first_page(result)))
    for surface in (bars, paper):
        assert surface.count(said) == len(beside.ratios) == 2
        assert "Disability got worse, beside alemtuzumab (had before)" in surface
    assert "vs alemtuzumab" in compared_panel(result, Register(clinical=True), ()).ratios
    plain = first_page(result_of(RRMS.journey())).beside_comparison
    assert plain.ratios
    assert not plain.had_before


def test_no_row_says_of_the_bars_below_how_many_did_not() -> None:
    """By numbers: of one study with its treatments, never so many and 100 less so many."""
    seen = 0
    for result in _results():
        page = first_page(result)
        if page.comparison is None:
            continue
        key = page.comparison
        bars = _numbers(str(first_bars_html(key.comparison, key.out_of, page.beside_comparison)))
        name = key.comparison.source.short_name.partition(" (")[0]
        for side in (page.hopes, page.risks):
            for row in side:
                said = rows_of((row,), key.comparison).html
                seen += "Compared below." in said
                beside = said.partition(f"In {name}")[2]
                pair = _numbers(beside)[:2]
                assert [100 - each for each in pair] != bars[:2] or not pair
                assert pair != bars[:2] or not pair
    assert seen > 5


def _numbers(html: str) -> list[int]:
    return [int(each) for each in re.findall(r"(\d+) of 100\b", Page(f"<p>{html}</p>").text)]


@pytest.mark.parametrize("person", [PPMS, SPMS, FULL_PPMS])
def test_a_consultation_compares_by_itself_only_people_of_the_own_type(person: Person) -> None:
    """Deaths of a study that tells no type stood there; the person's own pages left them out."""
    told = screen(client_holding(person.cookie())).by_id("p-compared").text
    assert "type not told" not in told
    assert "All-cause mortality" not in told
    assert "Comparisons in other people" in told
    assert "Confirmed progression as a ratio, vs natalizumab" in told
    assert "No study compared" not in told
    of_others = "37 of the 39 with a transplant had SPMS, 2 had PPMS"
    assert (f"Kalincik 2024 ({of_others})" in told) is (person is not SPMS)
    assert of_others in page_for(person, "/results/").main.text


@pytest.mark.parametrize("clinical", [True, False])
def test_who_does_not_know_the_type_is_told_the_same_in_a_consultation(clinical: bool) -> None:
    for told in ({"subtype": "unsure"}, {"subtype": "unsure", **_TAKES}):
        person = Person("type not known", {**RRMS.told, **told})
        panel = compared_panel(result_of(person.journey()), Register(clinical=clinical), ())
        assert not panel.rows
        told = "Type of MS not known" if clinical else "Until your type of MS is known"
        assert panel.none.startswith(told)


def test_other_choices_tell_the_study_most_alike_beside_the_bars_and_one_time_of_each() -> None:
    page = page_for(_ACTIVE, "/results/choices/")
    said = page.by_id("compared").text
    steady = said.partition("Did disability stay steady?")[2]
    assert steady.index("Boffa 2023") < steady.index("People more alike, Mariottini 2022 SPMS")
    assert steady.index("People more alike, Mariottini 2022 SPMS") < steady.index("All studies (2)")
    better = said.partition("Did disability get better?")[2].partition("Harms")[0]
    assert "5 years after the start" in better.partition("3 years after the start")[0]
    assert better.index("Open the study") < better.index("3 years after the start")
