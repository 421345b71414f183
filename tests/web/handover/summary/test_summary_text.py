"""The summary as plain text: golden files for six people, and what records can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_aid.web.handover.plain_text import ascii_punctuation
from decision_aid.web.handover.resume_code.code import kept_in
from decision_aid.web.handover.summary.content import Item
from decision_aid.web.handover.summary.text import plain_text
from tests.web.handover.summary.summary_people import (
    PEOPLE,
    golden_file,
    golden_text,
    summary_for,
    whole_summary,
)
from tests.web.words_never_said import words_never_said

AGAIN = "If the change is meant, run: uv run manage.py reseal"


@pytest.mark.parametrize("name", PEOPLE)
def test_the_text_reads_as_it_was_last_read(name: str) -> None:
    assert golden_text(name) == golden_file(name).read_text(encoding="utf-8"), AGAIN


@pytest.mark.parametrize("name", PEOPLE)
def test_the_code_on_the_sheet_gives_the_answers_back(name: str) -> None:
    """It is masked in the golden files, as it changes with the questionnaire."""
    code = summary_for(name).code
    assert code in plain_text(summary_for(name))
    again = kept_in(code)
    assert again.values == PEOPLE[name].values
    steps = PEOPLE[name].journey().steps
    answered = {step.key: step.answer for step in steps if step.answer is not None}
    assert {key: again.answers.get(key) for key in again.answers} == answered


@pytest.mark.parametrize("name", PEOPLE)
def test_every_line_fits_80_columns_in_plain_characters(name: str) -> None:
    text = plain_text(summary_for(name))
    assert text.isascii()
    assert [line for line in text.splitlines() if len(line) > 80 and "http" not in line] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_is_promised_or_advised(name: str) -> None:
    assert words_never_said(plain_text(summary_for(name))) == []


def test_signs_are_told_in_plain_characters_and_other_scripts_are_kept() -> None:
    assert ascii_punctuation("≥2 – “it’s” 3 × −1… Ångström, Weiß") == (
        '>=2 - "it\'s" 3 x -1... Angstrom, Weiss'
    )
    assert ascii_punctuation("مرحبا й") == "مرحبا й"


def test_no_letter_vanishes_whatever_accents_it_bears() -> None:
    assert ascii_punctuation("é e\u0301 ế Ấ Đặng Łódź œuvre İı ħ ½") == (
        "e e e A Dang Lodz oeuvre Ii h 1/2"
    )
    letters = [chr(n) for n in range(0x21, 0x2000) if chr(n).isalpha()]
    assert [each for each in letters if not ascii_punctuation(each)] == []
    latin = [chr(n) for n in range(0xC0, 0x180) if chr(n).isalpha()]
    odd = [each for each in latin if not ascii_punctuation(each).isascii()]
    assert odd == ["ĸ"], "it has no plain form, and stays"
    assert [ascii_punctuation(each) for each in odd] == odd


def test_a_very_long_word_does_not_break_the_text() -> None:
    summary = replace(summary_for("short_way"), answers=(Item("x" * 200, "y" * 200),))
    assert "x" * 200 in plain_text(summary)


def test_somebody_who_knows_nothing_is_told_what_to_find_out_first() -> None:
    first = whole_summary("knows_nothing").find_out[0]
    assert first.text == "The type of MS I have now, and whether it has changed."
