"""The summary as PDF: the same facts, tagged, two sheets, and text that stays text."""

from __future__ import annotations

import ctypes
import gc
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, takewhile
from pathlib import Path

import page as pdf_validator
import pytest

from decision_aid.domain.preparation.chosen_questions import MOST_SUGGESTED
from decision_aid.web.handover.summary import pdf as pdf_module
from decision_aid.web.handover.summary.fit.sizes import tries
from decision_aid.web.handover.summary.pdf import Options, pages_of, summary_pdf
from tests.web.handover.summary.pdf_tools import info_of, lines_of, pages_told, sizes_of, text_of
from tests.web.handover.summary.summary_people import PEOPLE, summary_for, summary_of_longest

KINDS = {
    "plain": Options(),
    "large": Options(large=True),
    "clinician": Options(clinician=True),
}
LARGEST = 200_000
LONGEST_LINE = 60
"""Of an address in large print, in characters."""
PLAIN_BUILD = "without the full accessibility standard"


everybody = pytest.mark.parametrize(
    "name",
    [
        name if name in ("relapsing", "in_detail") else pytest.param(name, marks=pytest.mark.slow)
        for name in PEOPLE
    ],
)
"""The engine takes its time: of two people in the inner ring, of all six before a merge."""


@lru_cache(maxsize=32)
def pdf_for(name: str, kind: str = "plain") -> bytes:
    return summary_pdf(summary_for(name), KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
@everybody
def test_it_passes_the_checks_of_pdf_ua_1(name: str, kind: str) -> None:
    report = pdf_validator.validate_pdf_bytes(pdf_for(name, kind), profile="ua1")
    assert report.is_compliant, report.to_json()
    assert len(pdf_for(name, kind)) < LARGEST


@everybody
@pytest.mark.parametrize("kind", ["plain", "clinician"])
def test_it_is_tagged_titled_and_takes_two_sheets_of_a4(name: str, kind: str) -> None:
    pdf = pdf_for(name, kind)
    info = info_of(pdf)
    assert (info["Tagged"], info["Pages"]) == ("yes", "2")
    assert info["Title"] == summary_for(name).title
    assert info["Page size"].endswith("(A4)")
    assert pages_of(pdf) == 2
    assert b"/Lang(en-GB)" in pdf
    assert len(pdf) < LARGEST


@everybody
@pytest.mark.parametrize("kind", KINDS)
def test_no_address_is_broken_over_two_lines(name: str, kind: str) -> None:
    """One that is longer than a line of large print is parted after a slash and nowhere else.

    Of sources that a sheet names: what had no room there took its source along.
    """
    lines = lines_of(pdf_for(name, kind))
    named = set(re.findall(r"\[(\d+)\]", " ".join(lines)))
    assert len(named) > 3
    held = next(tries(summary_for(name), clinician=KINDS[kind].clinician)).summary
    for source in (summary_for(name) if KINDS[kind].large else held).sources:
        if str(source.number) not in named:
            continue
        told = source.address
        assert told.removesuffix("…") in source.link
        assert told.endswith("…") == (len(source.link) > 108)
        assert any(told in line for line in lines) or (
            len(told) > LONGEST_LINE and _is_parted(told, lines)
        ), told


def _is_parted(address: str, lines: list[str]) -> bool:
    """Whether the address stands on two lines that follow one another, parted after a slash."""
    return any(
        one.endswith("/") and address.startswith(one.split()[-1]) and address in one + other
        for one, other in pairwise(lines)
    )


@everybody
@pytest.mark.parametrize("kind", KINDS)
def test_published_rules_begin_on_the_page_of_their_heading(name: str, kind: str) -> None:
    """A page may end between two rules, never after the heading."""
    heading = _unspaced(summary_for(name).words["rules"])
    pages = [_unspaced(page) for page in pages_told(pdf_for(name, kind))]
    after = next(page for page in pages if heading in page).partition(heading)[2]
    assert _unspaced(summary_for(name).rules[0].title) in after


def _unspaced(words: str) -> str:
    return "".join(words.split())


@everybody
def test_large_print_is_all_at_18_points_at_least_and_may_be_longer(name: str) -> None:
    pdf = pdf_for(name, "large")
    assert pages_of(pdf) > 2
    assert "Atkinson" in str(pdf)
    assert min(sizes_of(pdf)) >= 18


@everybody
def test_everything_is_in_12_points_and_made_at_the_first_try(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[bytes] = []
    counted = pdf_module.pages_of
    monkeypatch.setattr(pdf_module, "pages_of", lambda pdf: built.append(pdf) or counted(pdf))
    pdf = summary_pdf(summary_for(name), Options())
    assert min(sizes_of(pdf)) >= 12
    assert built == [pdf]


@everybody
def test_what_is_suggested_stands_on_the_sheet_whole(name: str) -> None:
    summary = summary_for(name)
    told = next(tries(summary, clinician=False)).summary
    assert told.questions == summary.questions
    assert summary.is_chosen or len(summary.questions) == MOST_SUGGESTED


def test_the_first_sheet_is_the_persons_and_the_second_the_doctors() -> None:
    summary = summary_for("relapsing")
    held = next(tries(summary, clinician=False)).summary
    mine, doctors = map(_unspaced, pages_told(pdf_for("relapsing"))[:2])
    for each in (*summary.me, held.figures[0].line, summary.questions[0].text, summary.code):
        assert _unspaced(each) in mine
    for each in (summary.clinical, summary.drugs[0].text, summary.rules[0].title):
        assert _unspaced(each) in doctors


def test_in_north_america_the_sheets_are_letter() -> None:
    summary = replace(summary_for("relapsing"), letter=True)
    for options in (Options(), Options(clinician=True)):
        pdf = summary_pdf(summary, options)
        assert info_of(pdf)["Page size"].endswith("(letter)")
        assert pages_of(pdf) == 2


def test_only_the_version_for_clinicians_gives_terms_and_figures_as_printed() -> None:
    clinician = text_of(pdf_for("relapsing", "clinician"))
    *counted, compared = summary_for("relapsing").figures
    assert (compared.figure, compared.is_comparison) == (None, True)
    for shown in counted:
        assert shown.figure is not None
        assert shown.figure.as_printed in clinician
        assert _unspaced(shown.figure.term[1:]) in _unspaced(clinician)
        assert all(ratio in clinician for ratio in shown.ratios)
    figures = [shown.figure for shown in summary_for("relapsing").figures]
    exact = [each.as_printed for each in figures if each and "." in each.as_printed]
    mine = text_of(pdf_for("relapsing"))
    assert exact
    assert [each for each in exact if each in mine] == []


MARKUP = '#eval("1+1") $x^2$ *bold* _x_ <lab> @ref `raw` \\u{41} // no #panic() ["]'


def test_markup_in_a_text_stays_text() -> None:
    summary = summary_for("short_way")
    odd = replace(summary, title=MARKUP, me=(MARKUP,), findings=(MARKUP,))
    text = text_of(summary_pdf(odd, Options()))
    assert text.count(MARKUP) == 3
    assert PLAIN_BUILD not in text


@pytest.mark.parametrize(
    ("words", "is_plain"),
    [("مرحبا", False), ("Łódź œuvre ≥ – …", False), ("🙂", True), ("中", True)],
)
def test_characters_of_any_script_do_not_stop_it(words: str, is_plain: bool) -> None:
    summary = summary_for("short_way")
    pdf = summary_pdf(replace(summary, me=(words,)), Options())
    assert (PLAIN_BUILD in text_of(pdf)) is is_plain
    assert info_of(pdf)["Tagged"] == "yes"


def _memory() -> float:
    """Megabytes that this process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


def _trimmed() -> float:
    """What is held when the allocator has given back what is free."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    return _memory()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_many_from_two_threads_all_succeed_and_leave_no_memory_behind() -> None:
    """Some megabytes come and go; of a leak each leaves as much however many are made."""
    summaries = [summary_for(name) for name in PEOPLE]

    def make(number: int) -> int:
        who = replace(summaries[number % 6], title=f"Number {number}")
        return len(summary_pdf(who, Options(clinician=number % 2 == 0)))

    def left_by_each(pool: ThreadPoolExecutor) -> Iterator[float]:
        list(pool.map(make, range(1000, 1012)))
        before = _trimmed()
        for made in range(30, 180, 30):
            assert min(pool.map(make, range(made - 30, made))) > 30_000
            yield (_trimmed() - before) / made

    with ThreadPoolExecutor(2) as pool:
        left = list(takewhile(lambda each: each >= 0.1, left_by_each(pool)))
    assert len(left) < 5, left


@pytest.mark.parametrize("kind", ["plain", "clinician"])
@pytest.mark.parametrize(
    "subtype",
    [
        pytest.param("rrms", marks=pytest.mark.slow),
        "spms",
        pytest.param("ppms", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("drugs", [6, 19])
def test_everything_answered_in_the_longest_words_stays_on_two_sheets(
    subtype: str, kind: str, drugs: int
) -> None:
    summary = summary_of_longest(subtype, drugs)
    pdf = summary_pdf(summary, KINDS[kind])
    assert pages_of(pdf) == 2
    text = text_of(pdf)
    assert summary.code in text.replace(" ", "")
    sheets = next(tries(summary, clinician=kind == "clinician")).summary
    told = [each.said if kind == "clinician" else each.line for each in sheets.figures]
    assert all(_unspaced(each) in _unspaced(text) for each in told)
    assert min(sizes_of(pdf)) >= 10
