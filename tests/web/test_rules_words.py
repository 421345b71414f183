"""What the pages say of a published text, whatever number of lines it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from decision_aid.domain.criteria import Standing
from decision_aid.domain.facts import Facts
from decision_aid.domain.judging import judge_all
from decision_aid.web import words
from decision_aid.web.evidence import library
from decision_aid.web.rules_words import overall_words
from tests.web.summary_people import PEOPLE, summary_for

TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


@pytest.mark.parametrize("name", PEOPLE)
def test_one_line_is_told_as_one_and_lines_that_fit_are_counted(name: str) -> None:
    for each in summary_for(name).rules:
        assert "1 lines" not in each.message
        assert re.search(r"\d|every published limit", each.message), each.message


def test_a_text_of_one_line_has_words_of_its_own() -> None:
    for verdict in judge_all(library().criteria_sets, Facts({})):
        checked = [s for s in verdict.standings if s in (Standing.MET, Standing.UNKNOWN)]
        if len(checked) == 1:
            assert "1 line that we can check" in overall_words(verdict)
            return
    pytest.fail("no text has one line only")


def test_what_nobody_was_asked_is_not_told_as_a_finding() -> None:
    asked = [str(said) for guard, said in words.GUARD.items() if guard.value in ("pml", "pregnant")]
    assert all(said.startswith("We did not ask about") for said in asked)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_picture_is_not_told_by_dark_and_light_which_change_with_the_screen(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(dark|light|lighter|darker) (people|squares|rings)\b", text, re.I)
