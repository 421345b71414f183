"""Every number in brackets on a sheet has its source there, however the sheets are printed."""

from __future__ import annotations

import re
from itertools import product

import pytest

from decision_aid.web.handover.summary.pdf import Options, summary_pdf
from tests.web.handover.summary.pdf_tools import text_of
from tests.web.handover.summary.summary_people import PEOPLE, summary_for

_FIRST, *_OTHERS = PEOPLE
_CITED = re.compile(r"\[(\d+(?:, ?\d+)*)\]")


@pytest.mark.parametrize(
    "name", [_FIRST, *(pytest.param(each, marks=pytest.mark.slow) for each in _OTHERS)]
)
@pytest.mark.parametrize(("large", "clinician"), list(product((False, True), repeat=2)))
def test_every_number_in_brackets_has_its_source(name: str, large: bool, clinician: bool) -> None:
    summary = summary_for(name)
    text = text_of(summary_pdf(summary, Options(large=large, clinician=clinician)))
    before, heading, after = text.rpartition(f" {summary.words['sources']} ")
    assert heading
    cited = {number for found in _CITED.findall(before) for number in found.split(", ")}
    listed = set(_CITED.findall(after))
    assert cited <= listed
    assert cited or not summary.rules


@pytest.mark.parametrize("large", [False, True])
def test_for_a_clinician_no_figure_stands_twice(large: bool) -> None:
    summary = summary_for(_FIRST)
    text = text_of(summary_pdf(summary, Options(large=large, clinician=True)))
    times = [text.count(shown.title) for shown in summary.figures]
    assert max(times) == 1
    assert 0 not in times or not large
