"""The sheet of the person tells what the first page of their result tells, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from django.utils import timezone

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import replay
from decision_aid.domain.results.first_page import first_page
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.figures.in_short.beside import tells_other
from decision_aid.web.handover.summary.content import Summary, summary_of
from decision_aid.web.handover.summary.fit.printed import on_page, printed
from decision_aid.web.handover.summary.fit.sizes import tries, with_own
from decision_aid.web.handover.summary.own_questions import MOST
from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from decision_aid.web.loaded import questionnaire, result_of
from decision_aid.web.results.first_page import FirstPageView, first_page_view
from tests.browser.people import FOUR_PEOPLE, RRMS, Person
from tests.conftest import SIZE
from tests.web.handover.summary.pdf_tools import text_of
from tests.web.handover.summary.summary_people import ADDRESS, saved_of
from tests.web.page import Element, Page
from tests.web.random_people import random_people

_DRUGS = ("alemtuzumab", "natalizumab", "ocrelizumab")
_FAILED = Person(
    "strong drugs failed",
    {
        **RRMS.told,
        "dmt_tried": _DRUGS,
        **{f"dmt_outcome:{each}": "not-controlled" for each in _DRUGS},
    },
)
_KNOWN = (*FOUR_PEOPLE, _FAILED)
_OWN = "Can I keep working as a teacher while this goes on, and who decides about it then?"
_COUNTED = re.compile(r"(?:none|[\d,]+)(?: to [\d,]+)? of (?:the )?[\d,]+", re.IGNORECASE)
_STUDY = re.compile(r"\b[A-Z][a-z]+ \d{4}(?: UK| London)?")
_OTHERWISE = re.compile(r"the others [a-z ]+|in progressive ms it was fewer")
_PEOPLE = re.compile(r"[\d,]+ people|[\d,]+ with [SP]PMS|all types|[\d,]+ and [\d,]+ people")


@cache
def _everybody() -> tuple[tuple[str, FirstPageView, Summary], ...]:
    return tuple(_each())


def _each() -> Iterator[tuple[str, FirstPageView, Summary]]:
    for person in _KNOWN:
        yield person.name, *_of(saved_of(person))
    for number, each in enumerate(random_people(questionnaire(), 20 * SIZE)):
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in each.answers.items()}
        yield str(number), *_of(SavedAnswers(each.route, Answers(given)))


def _of(saved: SavedAnswers) -> tuple[FirstPageView, Summary]:
    today = timezone.localdate()
    journey = replay(questionnaire(), saved.route, saved.answers, today)
    result = result_of(journey)
    page = first_page_view(first_page(result), journey)
    return page, summary_of(saved, journey, result, today, ADDRESS)


def _rows(page: FirstPageView) -> Iterator[tuple[str, str]]:
    """The question of each row, and what it says without its picture."""
    for side in (page.hope_rows, page.risk_rows):
        for row in Page(f"<main>{side.html}</main>").main.all("li"):
            if row.all("h3"):
                yield row.one("h3").text, " ".join(each.text for each in _said(row))


def _said(row: Element) -> list[Element]:
    return [each for each in row.all("p") if "key" not in each.classes]


def _sheet(whole: Summary, own: int = 0) -> Summary:
    return next(tries(with_own(whole, (_OWN,) * own), clinician=False)).summary


def test_each_row_of_the_first_page_stands_on_the_sheet_with_what_stands_beside_it() -> None:
    rows, beside, otherwise = 0, 0, 0
    for name, page, whole in _everybody():
        for told in (whole, _sheet(whole)):
            lines = {each.title: each.line for each in told.figures}
            for title, row in _rows(page):
                line = lines[title]
                said = line.lower()
                assert all(each.lower() in said for each in _COUNTED.findall(row)), (name, title)
                if title != "Did anyone die of the treatment?":
                    assert all(each in line for each in _STUDY.findall(row)), (name, title, row)
                    assert all(each in line for each in _PEOPLE.findall(row)), (name, title, row)
                    told_otherwise = _OTHERWISE.findall(row.lower())
                    assert all(each in said for each in told_otherwise), (name, title, row)
                    otherwise += len(told_otherwise)
                rows += 1
                beside += "; on " in row or ", on " in row
    assert rows > 10 * len(_KNOWN)
    assert beside > len(_KNOWN)
    assert otherwise


def test_the_bars_of_the_first_page_stand_on_the_sheet_with_what_belongs_beside_them() -> None:
    seen = 0
    for name, page, whole in _everybody():
        if not page.bars:
            continue
        bars = Page(f"<main>{page.bars}</main>").main.text
        for told in (whole, _sheet(whole)):
            line = next(each.line for each in told.figures if each.is_comparison)
            counted = [e for e in _COUNTED.findall(bars) if not e.endswith(" of 6")]
            assert all(each in line for each in counted), (name, bars, line)
            assert all(each in line for each in _STUDY.findall(bars)[:1]), (name, bars, line)
        seen += 1
    assert seen


_RISKS = (
    "Did anyone die of the treatment?",
    "Were there severe side effects?",
    "Did anyone need intensive care?",
)


def test_no_benefit_beside_another_treatment_stays_where_its_harm_was_cut() -> None:
    """Nor the other way round: of all that is compared all stays, or nothing."""
    kept, gone = 0, 0
    for name, _page, whole in _everybody():
        every = {each.title for each in whole.figures if each.other or each.is_comparison}
        for own in (0, 4, MOST):
            for clinician in (False, True):
                for sheets in tries(with_own(whole, (_OWN,) * own), clinician=clinician):
                    told = sheets.summary
                    stays = {e.title for e in told.figures if e.other or e.is_comparison}
                    assert stays in (every, set()), (name, own, every - stays)
                    assert told.left_out.compared == (not stays)
                    sources = {source.number for source in told.sources}
                    for each in told.figures:
                        brief = next(e for e in whole.figures if e.title == each.title)
                        if each.is_comparison:
                            assert _numbers(each.line) == _numbers(brief.line) <= sources
                    kept, gone = kept + bool(stays), gone + (not stays)
        for way in printed(on_page(whole)).ways:
            told = way.cut(whole)
            stays = {each.title for each in told.figures if each.other or each.is_comparison}
            assert stays in (every, set()), (name, way.classes)
            assert ("no-compared" in way.classes) == (not stays)
    assert kept
    assert gone


def _numbers(line: str) -> set[int]:
    return {int(each) for each in re.findall(r"\[(\d+)\]", line)}


def test_a_harm_beside_a_drug_is_printed() -> None:
    (_name, _page, whole) = _everybody()[0]
    text = text_of(summary_pdf(replace(whole, letter=False), Options()))
    assert "There, on alemtuzumab: none of the 75 people." in text
    assert "on other MS drugs (no ocrelizumab or alemtuzumab) 31 of 100" in text


def test_a_comparison_below_tells_no_harm_that_a_row_has_told() -> None:
    for name, _page, whole in _everybody():
        (below,) = (each for each in whole.figures if each.is_comparison)
        for each in whole.figures:
            for counted in _COUNTED.findall(each.other):
                assert counted not in below.line or each.title not in _RISKS, (name, counted)


@pytest.mark.parametrize("person", _KNOWN, ids=lambda person: person.name)
def test_what_stands_beside_rows_is_what_the_first_page_chose(person: Person) -> None:
    first = first_page(result_of(person.journey()))
    leading = first.comparison.comparison if first.comparison else None
    chosen = [row for row in first.rows if tells_other(row, leading)]
    whole = next(whole for name, _page, whole in _everybody() if name == person.name)
    others = [each.other for each in whole.figures if each.other]
    assert len(others) == len(chosen)
