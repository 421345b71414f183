"""The summary as PDF: the same facts, tagged, two sheets, and text that stays text."""

from __future__ import annotations

import ctypes
import gc
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import page as pdf_validator
import pytest

from decision_aid.web.handover.summary import Item
from decision_aid.web.handover.summary_pdf import Options, pages_of, summary_pdf
from tests.web.pdf_tools import Sheet, figures_of, info_of, text_of
from tests.web.summary_people import PEOPLE, summary_for, summary_of_longest

KINDS = {
    "plain": Options(),
    "large": Options(large=True),
    "clinician": Options(clinician=True),
}
LARGEST = 200_000
PLAIN_BUILD = "without the full accessibility standard"


@lru_cache(maxsize=32)
def pdf_for(name: str, kind: str = "plain") -> bytes:
    return summary_pdf(summary_for(name), KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["relapsing", "knows_nothing"])
def test_it_passes_the_checks_of_pdf_ua_1(name: str, kind: str) -> None:
    report = pdf_validator.validate_pdf_bytes(pdf_for(name, kind), profile="ua1")
    assert report.is_compliant, report.to_json()
    assert len(pdf_for(name, kind)) < LARGEST


@pytest.mark.parametrize("name", PEOPLE)
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


def test_large_print_is_all_at_18_points_and_may_be_longer() -> None:
    assert pages_of(pdf_for("relapsing", "large")) > 2
    assert "Atkinson" in str(pdf_for("relapsing", "large"))


def test_only_the_version_for_clinicians_gives_terms_and_figures_as_printed() -> None:
    clinician = text_of(pdf_for("relapsing", "clinician"))
    for figure in summary_for("relapsing").figures:
        assert figure.printed in clinician
        assert figure.term[1:] in clinician
        assert all(ratio in clinician for ratio in figure.ratios)
    assert "HR 2.70" in clinician
    assert "HR 2.70" not in text_of(pdf_for("relapsing"))


@pytest.mark.parametrize("name", ["relapsing", "secondary_progressive"])
def test_as_many_squares_are_filled_as_the_figure_says(name: str, tmp_path: Path) -> None:
    pdf = pdf_for(name)
    sheet, figures = Sheet(pdf, tmp_path), summary_for(name).figures
    pictures = figures_of(pdf)
    assert len(pictures) == len(figures) + 1
    for figure, (alt, box, has_content) in zip(figures, pictures, strict=False):
        assert alt == figure.message
        assert has_content
        across = 25 if figure.out_of == 1000 else 10
        assert sheet.dark_cells(box, across, figure.out_of // across) == figure.affected


def test_the_picture_of_the_code_has_words_too() -> None:
    assert figures_of(pdf_for("relapsing"))[-1][0] == "QR code: opens this tool with your code"


MARKUP = '#eval("1+1") $x^2$ *bold* _x_ <lab> @ref `raw` \\u{41} // no #panic() ["]'


def test_markup_in_a_text_stays_text() -> None:
    summary = summary_for("short_way")
    odd = replace(summary, title=MARKUP, answers=(Item(MARKUP, MARKUP), *summary.answers))
    text = text_of(summary_pdf(odd, Options()))
    assert text.count(MARKUP) == 3
    assert PLAIN_BUILD not in text


@pytest.mark.parametrize(
    ("words", "is_plain"),
    [("مرحبا", False), ("Łódź œuvre ≥ – …", False), ("🙂", True), ("中", True)],
)
def test_characters_of_any_script_do_not_stop_it(words: str, is_plain: bool) -> None:
    summary = summary_for("short_way")
    pdf = summary_pdf(replace(summary, answers=(Item(words, words),)), Options())
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


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_two_hundred_from_two_threads_all_succeed_and_leave_no_memory_behind() -> None:
    summaries = [summary_for(name) for name in PEOPLE]

    def make(number: int) -> int:
        who = replace(summaries[number % 6], title=f"Number {number}")
        return len(summary_pdf(who, Options(clinician=number % 2 == 0)))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(make, range(1000, 1040)))
        before = _trimmed()
        sizes = list(pool.map(make, range(200)))
    assert all(size > 30_000 for size in sizes)
    assert _trimmed() - before < 30


@pytest.mark.parametrize("kind", ["plain", "clinician"])
@pytest.mark.parametrize("subtype", ["rrms", "spms", "ppms"])
@pytest.mark.parametrize("drugs", [6, 19])
def test_everything_answered_in_the_longest_words_stays_on_two_sheets(
    subtype: str, kind: str, drugs: int
) -> None:
    summary = summary_of_longest(subtype, drugs)
    pdf = summary_pdf(summary, KINDS[kind])
    assert pages_of(pdf) == 2
    text = text_of(pdf)
    assert summary.code in text.replace(" ", "")
    assert all(figure.message in text for figure in summary.figures)
    assert drugs == 19 or "More on the web page" not in text
