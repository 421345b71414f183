"""What the summary holds, whoever it is for."""

from __future__ import annotations

from re import findall, search

import pytest

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import replay
from decision_aid.domain.similarity.same_kind import FROM_TREATMENT
from decision_aid.web.handover.referral.in_short import in_short
from decision_aid.web.handover.summary.clinical import in_clinical_terms
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.figures.figure import SummaryFigure
from decision_aid.web.handover.summary.words import SECTION
from decision_aid.web.loaded import evidence_base, questionnaire
from tests.told_topics import TOPICS
from tests.web.handover.summary.summary_people import (
    PEOPLE,
    TODAY,
    summary_for,
    summary_of_anybody,
    whole_summary,
)
from tests.web.results.drawn import both_frames


@pytest.mark.parametrize("name", PEOPLE)
def test_outcomes_stand_in_the_order_of_their_file_each_with_both_frames_or_why_there_is_none(
    name: str,
) -> None:
    """Relapses are told to whoever may have had some: this person with PPMS had none."""
    figures = summary_for(name).figures
    without = name == "primary_progressive"
    told_here = [
        topic
        for topic in TOPICS
        if ToldOn.SUMMARY in topic.on and not (without and topic.about_relapses)
    ]
    assert len(told_here) > 4
    *outcomes, compared = figures
    assert compared.title == SECTION["compared"]
    for figure, topic in zip(outcomes, told_here, strict=True):
        counted = figure.figure.published.endpoint if figure.figure else topic.endpoints[0]
        is_deaths = FROM_TREATMENT in topic.endpoints
        other = evidence_base().endpoints[counted].question
        asked = topic.title if counted == topic.endpoints[0] or is_deaths else other
        assert figure.title == asked, "the question of what was counted"
    for figure in figures:
        told = figure.figure
        assert bool(told or figure.spread) != bool(figure.none)
        if told:
            assert both_frames(told.said) is not None
            assert all((told.time, told.range_given, told.study, told.closeness, told.locator))


def _figure(name: str, title: str) -> SummaryFigure:
    return next(each for each in summary_for(name).figures if each.title == title)


def test_deaths_are_told_over_all_studies_and_never_by_one_alone() -> None:
    """No death in one study never stands alone where others counted some."""
    died = _figure("relapsing", "Did anyone die of the treatment?")
    assert died.spread.startswith("5 of 364 people died within 100 days in your country. Treated ")
    assert search(
        r"In smaller ones up to 3 of 41, treated 2001 to 2006, .+ \[\d+\]\. Nobody", died.rest
    )
    assert all(findall(r"treated|years of treatment", each) for each in died.beside)
    assert "disability" not in " ".join(died.beside)


@pytest.mark.parametrize("name", ["relapsing", "primary_progressive", "knows_nothing"])
def test_deaths_in_the_own_country_stand_on_the_sheet_where_a_study_counted_them(name: str) -> None:
    died = _figure(name, "Did anyone die of the treatment?")
    own = search(r"in your country\. Treated [^.]+ \[(\d+)\]\.", died.line) or search(
        r"In your country [^.]+ \[(\d+)\]\.", died.line
    )
    assert bool(own) == (name != "knows_nothing")
    if own:
        assert f"[{own[1]}]" not in " ".join(died.beside)


def test_a_transplant_stands_beside_another_treatment_with_people_and_what_was_shown() -> None:
    told = _figure("secondary_progressive", str(SECTION["compared"])).spread
    found = search(
        r"Disability got worse, beside natalizumab: no difference shown \[\d+\]\. ", told
    )
    assert found
    shown = "difference|no difference|not told|too few"
    sentences = findall(rf"In [^\[]+ \((?:{shown})[^)]+\) \[\d+\]\.", told)
    assert " ".join(sentences) == told.replace(found[0], "")
    assert len(sentences) == 2
    assert all("; on " in each for each in sentences)
    rate = _figure("relapsing", str(SECTION["compared"])).spread
    assert "a year" not in rate or "Relapses per year: in " in rate
    none = _figure("primary_progressive", str(SECTION["compared"]))
    assert none.none == ""
    told = r"^One study compared .+ with natalizumab\. .+no difference shown \(.+ 2 had PPMS\) \[\d"
    assert search(told, none.spread)
    unknown = _figure("knows_nothing", str(SECTION["compared"])).spread
    assert all(" MS" in each for each in unknown.split("In ")[1:])


@pytest.mark.parametrize("name", ["secondary_progressive", "primary_progressive"])
def test_disability_and_death_stand_together_where_it_matters(name: str) -> None:
    died = _figure(name, "Did anyone die of the treatment?")
    beside = " ".join(died.disability)
    assert "hazard ratio 2.03 (1.4 to 2.95)" in beside
    led = bool(search(r"All 5 had been very disabled \[\d+\]\. ", died.spread))
    assert ("In one report all who died of it" in beside) != led


_COUNTED_OR_NOT_KNOWN = "of 6 points|different|cannot tell how alike|5 points nothing is known"


@pytest.mark.parametrize("name", PEOPLE)
def test_each_figure_is_led_by_its_spread_and_names_the_nearest_with_its_count(name: str) -> None:
    for each in summary_for(name).figures:
        if each.figure is not None:
            assert each.spread
            assert search(_COUNTED_OR_NOT_KNOWN, each.figure.closeness)
            assert each.said


@pytest.mark.parametrize("name", PEOPLE)
def test_at_most_three_answers_made_a_difference_and_the_warning_follows(name: str) -> None:
    summary = summary_for(name)
    assert len(summary.differences) <= 3
    assert bool(summary.differences) == bool(summary.differences_note)
    assert bool(whole_summary(name).differences) == (name != "knows_nothing")


def test_a_figure_that_we_read_in_a_report_by_somebody_else_says_so() -> None:
    said = "We read a summary by somebody else, not the original."
    second_hand = _figure("secondary_progressive", "Did disability get better?").figure
    seen = _figure("relapsing", "Did disability stay steady?").figure
    assert second_hand is not None
    assert seen is not None
    assert (second_hand.second_hand, seen.second_hand) == (said, "")


def _cited(*told: str) -> set[int]:
    return {int(n) for each in told for n in findall(r"\[(\d+)\]", each)}


def _check_sources(summary: Summary) -> None:
    """Both ways, on the two sheets and where each figure is told as printed."""
    paper = [source.number for source in summary.sources if source.on_paper]
    assert paper == list(range(1, len(paper) + 1))
    lines = [each.line for each in summary.figures]
    rules = [each.cites for each in summary.rules]
    assert all(len(_cited(each)) == 1 for each in rules)
    assert _cited(*lines, *rules, *summary.differences) == set(paper)
    every = [
        " ".join((each.line, *each.beside, each.own_type, *each.ratios)) for each in summary.figures
    ]
    own = {each.source for each in summary.figures if each.figure}
    assert _cited(*every, *rules, *summary.differences) | own == {
        each.number for each in summary.sources
    }
    for each in summary.figures:
        for told in (each.line, *each.beside, each.own_type, *each.ratios):
            assert _cited(told) or not findall(r"\d+ of \d|hazard ratio \d", told), told
    assert all(_cited(each) for each in summary.differences)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_figure_names_a_source_and_no_source_is_listed_for_nothing(name: str) -> None:
    _check_sources(summary_for(name))
    assert summary_for(name).version == str(evidence_base().version)


@pytest.mark.parametrize(
    "seed", [*range(8), *(pytest.param(each, marks=pytest.mark.slow) for each in range(8, 30))]
)
def test_sources_are_cited_both_ways_for_people_with_any_answers(seed: int) -> None:
    _check_sources(summary_of_anybody(seed))


def test_the_ends_of_a_spread_name_their_studies() -> None:
    steady = _figure("relapsing", "Did disability stay steady?")
    assert search(r"^\d+ to \d+ of 100 .*\d studies\) \[\d+\]\[\d+\]\.", steady.spread)
    died = _figure("relapsing", "Did anyone die of the treatment?")
    assert len(findall(r" \[\d+\]\.", died.line)) == 4


@pytest.mark.parametrize("name", PEOPLE)
def test_unknown_is_listed_as_unknown_and_the_lists_keep_their_length(name: str) -> None:
    summary = summary_for(name)
    assert not {item.label for item in summary.answers} & set(summary.unknown)
    assert len(summary.find_out) <= 6
    chosen = len(PEOPLE[name].questions)
    assert len(summary.questions) == chosen if chosen else 3 <= len(summary.questions) <= 5


def test_how_ready_somebody_feels_stays_with_them() -> None:
    matters = summary_for("relapsing").matters
    assert [item.label for item in matters] == [
        "Comes first", "Comes second", "Comes third", "Leaning",
    ]  # fmt: skip


def test_drugs_with_no_known_outcome_are_not_told_as_a_count() -> None:
    drugs = {"dmt_tried": ("natalizumab", "ocrelizumab")}
    unknown = {"dmt_outcome:natalizumab": "unsure", "dmt_outcome:ocrelizumab": "unsure"}
    answers = Answers({**PEOPLE["relapsing"].answers.given, **drugs, **unknown})
    journey = replay(questionnaire(), "full", answers, TODAY)
    said = in_clinical_terms(journey)
    assert "not controlled on DMT: not known for 2 drugs" in said
    assert "of which high-efficacy: not known for 2 drugs" in said


@pytest.mark.parametrize("name", PEOPLE)
def test_no_brackets_stand_in_brackets(name: str) -> None:
    for shown in summary_for(name).figures:
        assert not search(r"\([^()]*\(", " ".join((shown.line, *shown.beside))), shown.title


def test_of_somebody_never_treated_no_failed_drug_is_counted() -> None:
    """By either way of asking; of somebody whose drugs all held, it is."""
    for route, told in (
        ("full", {"dmt_tried": ("none",)}),
        ("short", {"treatment_short": "never"}),
    ):
        answers = Answers({"subtype": "rrms", "age": "30", **told})
        journey = replay(questionnaire(), route, answers, TODAY)
        said = in_clinical_terms(journey)
        assert "no DMT so far" in said
        assert "not controlled" not in said
        assert "high-efficacy" not in said
        assert "no DMT so far" in in_short(journey, TODAY)
    assert "not controlled on DMT: 0" in summary_for("secondary_progressive").clinical
    assert "no DMT so far" not in summary_for("secondary_progressive").clinical


def test_the_line_for_clinicians_says_that_an_estimate_is_one() -> None:
    assert "EDSS estimated from mobility" in summary_for("secondary_progressive").clinical
