"""Two sheets that can be read: lists are cut before type gets smaller, and what is cut is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from decision_aid.domain.preparation.chosen_questions import MOST_SUGGESTED
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web.figures.in_short.one_study import short_label
from decision_aid.web.handover.summary.content import Summary
from decision_aid.web.handover.summary.fit.cuts import Mine, steps
from decision_aid.web.handover.summary.fit.heights import Fit, person_height, room_on
from decision_aid.web.handover.summary.fit.printed import on_page, printed
from decision_aid.web.handover.summary.fit.sizes import tries, with_own
from decision_aid.web.handover.summary.own_questions import LONGEST, MOST
from decision_aid.web.handover.summary.pdf import Options, pages_of, summary_pdf
from tests.conftest import by_day
from tests.web.handover.summary.pdf_tools import sizes_of, text_of
from tests.web.handover.summary.summary_people import (
    PEOPLE,
    summary_for_kept,
    summary_of_anybody,
    whole_summary,
)

_USUAL = (
    "Can I keep working as a teacher while this goes on, and who decides about my licence then?"
)
_LONGEST = tuple([("What about my work and home " * 9)[: LONGEST // MOST - 1]] * MOST)
OWN = {"none": (), "four": (_USUAL,) * 4, "ten": (_USUAL,) * MOST, "the most": _LONGEST}
FLOOR = {"plain": 12, "clinician": 10, "large": 18}
KINDS = {
    "plain": Options(),
    "clinician": Options(clinician=True),
    "large": Options(large=True),
}
_ASKED = (("none", "ten"), ("four", "the most"))
ANYBODY = tuple(
    (seed, own) if seed in (1, 2) else pytest.param(seed, own, marks=pytest.mark.slow)
    for seed in range(20)
    for own in by_day(_ASKED[seed // 2 % 2][seed // 4 % 2 :][:1], _ASKED[seed // 2 % 2])
)
"""Random people, each with one of the four, by night with two; letters and none with each of
these.
"""
_TIGHT = tuple((name, kind, "the most") for name in PEOPLE for kind in KINDS)
"""Whoever asks the most has the least room left: of everybody by day; of one whatever is asked."""
_WHATEVER = tuple((name, kind, own) for name in PEOPLE for kind in KINDS for own in OWN)
_OF_ONE = tuple(each for each in _WHATEVER if each[0] == "secondary_progressive")


def _check(summary: Summary, kind: str, floor: float) -> None:
    pdf = summary_pdf(summary, KINDS[kind])
    assert kind == "large" or pages_of(pdf) == 2
    assert min(sizes_of(pdf)) >= floor


@pytest.mark.parametrize(
    ("name", "kind", "own"),
    [
        each if each in _OF_ONE else pytest.param(*each, marks=pytest.mark.slow)
        for each in by_day(dict.fromkeys((*_OF_ONE, *_TIGHT)), _WHATEVER)
    ],
)
def test_type_keeps_its_size_whatever_is_asked(name: str, kind: str, own: str) -> None:
    """Ten questions of two lines each are more than 12 points hold. Half with a letter."""
    has_letter = [*PEOPLE].index(name) % 2 == 1
    summary = replace(with_own(whole_summary(name), OWN[own]), letter=has_letter)
    _check(summary, kind, FLOOR[kind] if kind != "plain" or own != "the most" else 10)


@pytest.mark.parametrize(("seed", "own"), ANYBODY)
def test_type_keeps_its_size_for_people_with_any_answers(seed: int, own: str) -> None:
    """Of such people half have every drug and illness: their doctor's sheet may go to 10 points."""
    whole = replace(summary_of_anybody(seed), letter=bool(seed % 2))
    summary = with_own(whole, OWN[own])
    for kind in ("plain", "clinician"):
        _check(summary, kind, 10)
    assert own == "the most" or next(tries(summary, clinician=False)).first.size == 12


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(
    "count", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3)), 4]
)
def test_own_questions_take_the_place_of_as_many_and_the_least_urgent_goes(
    name: str, count: int
) -> None:
    summary = whole_summary(name)
    if summary.is_chosen:
        return
    told = next(tries(with_own(summary, (_USUAL,) * count), clinician=False)).summary
    stay = sorted(summary.questions, key=lambda each: each.place)[: MOST_SUGGESTED - count]
    assert set(told.questions) == set(stay)
    assert told.left_out.questions == count
    assert "suggested, under My questions" in told.left_out.mine


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 20))]
)
def test_what_is_ticked_stands_on_the_sheet_and_on_the_print(seed: int) -> None:
    """As the page of questions says it. On the shorter paper of North America two may go, so that
    other treatments stay; then that is told.
    """
    whole = replace(summary_of_anybody(seed), letter=bool(seed % 2))
    asked = {each.text for each in whole.questions}
    assert len(asked) == MOST_SUGGESTED
    sheet = next(tries(whole, clinician=False)).summary
    page = on_page(whole)
    usual = printed(page).usual
    assert asked == {each.text for each in page.questions}
    gone = asked - {each.text for each in sheet.questions}
    assert len(gone) == sheet.left_out.questions <= 2 * whole.letter
    assert bool(gone) <= bool(_compared(sheet))
    assert not usual.few or (whole.letter and usual.cut.compared)
    assert ("more questions that were suggested" in usual.left_out) == usual.few


def test_dying_and_what_cannot_wait_go_after_what_comes_next() -> None:
    for name in ("relapsing", "in_detail"):
        kept = replace(PEOPLE[name], questions=(), values=Values())
        left = sorted(summary_for_kept(kept).questions, key=lambda each: each.place)
        words = [each.text for each in left]
        assert "fertility team" in words[1] + words[2]
        assert next(n for n, each in enumerate(words) if "What comes next" in each) == 4


def test_what_is_left_out_is_counted_and_where_it_stands_is_told() -> None:
    whole = whole_summary("relapsing")
    sheets = next(tries(with_own(whole, _LONGEST), clinician=False))
    left = sheets.summary.left_out
    assert left.find_out == whole.left_out.find_out + len(whole.find_out)
    assert left.questions == len(whole.questions)
    said = f"Not here, but in my results: {left.questions} more questions that were suggested"
    assert left.mine.startswith(said)
    assert f"; {left.find_out} things to find out" in left.mine
    assert "single studies, under Hopes and Risks; " in left.mine
    assert left.mine.endswith("what other treatments did, under Other choices.")
    text = text_of(summary_pdf(with_own(whole, _LONGEST), Options()))
    assert left.mine in text
    assert all(" ".join(each.split()) in text for each in _LONGEST)


def _compared(summary: Summary) -> str:
    return next((each.spread for each in summary.figures if each.is_comparison), "")


@cache
def _at_home_and_abroad() -> tuple[Summary, ...]:
    return tuple(_each_at_home_and_abroad())


def _each_at_home_and_abroad() -> Iterator[Summary]:
    """Of whom something was compared."""
    for name in ("relapsing", "secondary_progressive", "primary_progressive", "short_way"):
        for country in ("GB-ENG", "DE", "NO", "US"):
            given = {**PEOPLE[name].answers.given, "country": country}
            whole = summary_for_kept(replace(PEOPLE[name], answers=Answers(given)))
            if _compared(whole):
                yield with_own(whole, ())


@pytest.mark.slow
def test_another_treatment_is_left_out_only_where_its_fewest_words_do_not_fit() -> None:
    """Whoever asks nothing of their own reads it; of some who ask as much as they may nobody."""
    last = [less for less, _is_dear in steps() if less.get("compared", True)][-1]
    kept = []
    for whole in _at_home_and_abroad():
        assert _compared(next(tries(whole, clinician=False)).summary)
        asked = with_own(whole, (_USUAL,) * MOST)
        sheet = next(tries(asked, clinician=False)).summary
        kept.append(bool(_compared(sheet)))
        if not kept[-1]:
            assert person_height(Mine(0, 0, **last)(asked), Fit(12)) > room_on(whole)
    assert False in kept


@pytest.mark.slow
def test_a_print_tells_another_treatment_in_fewer_words_before_none() -> None:
    for whole in _at_home_and_abroad():
        usual = printed(on_page(whole)).usual.cut
        assert usual.compared
        brief = [(f.spread, f.brief) for f in whole.figures if f.is_comparison]
        assert all(0 < len(brief) <= len(spread) for spread, brief in brief)


def test_nothing_is_told_as_left_out_where_nothing_is() -> None:
    whole = whole_summary("primary_progressive")
    short = replace(whole, find_out=(), left_out=replace(whole.left_out, find_out=0))
    left = next(tries(short, clinician=False)).summary.left_out
    assert (left.mine, left.doctors) == ("", "")


def test_where_nothing_to_find_out_is_listed_there_is_no_more_of_it() -> None:
    whole = whole_summary("short_way")
    some, none = (Mine(99, most)(whole).left_out for most in (1, 0))
    assert "more things to find out" in some.mine
    assert "more" not in none.mine
    assert "things to find out" in none.mine


@pytest.mark.parametrize("name", ["relapsing", "secondary_progressive", "short_way"])
def test_no_study_is_told_twice_of_one_question_nor_described_twice(name: str) -> None:
    for each in whole_summary(name).figures:
        if "one study" in each.spread:
            assert each.nearest == ""
            assert each.spread.count(f"[{each.source}]") == 1, each.title
        if each.title == "Did anyone die of the treatment?":
            assert not each.nearest or f"[{each.source}]" not in each.spread
        if each.other:
            assert not any(told.startswith("Same study") for told in each.compared)


@pytest.mark.parametrize("name", ["relapsing", "secondary_progressive", "in_detail"])
def test_where_the_nearest_study_has_no_room_the_only_one_keeps_its_name(name: str) -> None:
    whole = whole_summary(name)
    cut = Mine(99, 0, nearest=False)(whole)
    named = 0
    for before, after in zip(whole.figures, cut.figures, strict=True):
        assert (after.nearest, after.spread) == ("", before.spread), before.title
        if "one study" in after.spread and after.figure is not None:
            assert short_label(after.figure.source) in after.spread
            named += 1
    assert cut.left_out.nearest
    assert named
