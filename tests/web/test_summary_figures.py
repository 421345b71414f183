"""What the summary holds, whoever it is for."""

from __future__ import annotations

import pytest

from decision_aid.web.evidence import library
from tests.web.summary_people import PEOPLE, summary_for


@pytest.mark.parametrize("name", PEOPLE)
def test_six_outcomes_stand_in_one_order_each_with_both_frames_or_why_there_is_none(
    name: str,
) -> None:
    figures = summary_for(name).figures
    assert [figure.title for figure in figures] == [
        "Did disability get worse?",
        "Did relapses come back?",
        "Was there any sign of MS activity?",
        "Did disability get better?",
        "Did anyone die?",
        "Severe side effects",
    ]
    for figure in figures:
        assert bool(figure.message) != bool(figure.none)
        if figure.message:
            assert figure.message.count(" of ") >= 2
            assert all((figure.time, figure.range, figure.study, figure.closeness, figure.locator))


@pytest.mark.parametrize("name", PEOPLE)
def test_every_figure_names_a_source_that_is_listed(name: str) -> None:
    summary = summary_for(name)
    listed = {source.number for source in summary.sources}
    assert {figure.source for figure in summary.figures if figure.message} == listed
    assert summary.version == str(library().version)


@pytest.mark.parametrize("name", PEOPLE)
def test_unknown_is_listed_as_unknown_and_the_lists_keep_their_length(name: str) -> None:
    summary = summary_for(name)
    assert not {item.label for item in summary.answers} & set(summary.unknown)
    assert len(summary.find_out) <= 6
    assert len(summary.questions) == (len(PEOPLE[name].questions) or 8)


def test_how_ready_somebody_feels_stays_with_them() -> None:
    matters = summary_for("relapsing").matters
    assert [item.label for item in matters] == [
        "Comes first", "Comes second", "Comes third", "Leaning",
    ]  # fmt: skip


def test_somebody_who_knows_nothing_is_told_what_to_find_out_first() -> None:
    first = summary_for("knows_nothing").find_out[0]
    assert first.text == "The type of MS I have now, and whether it has changed."


def test_the_line_for_clinicians_says_that_an_estimate_is_one() -> None:
    assert "EDSS estimated from walking" in summary_for("secondary_progressive").clinical
    assert "estimated" not in summary_for("relapsing").clinical
