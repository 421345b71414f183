"""A number that the checks would refuse may stand where one list says why, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.checks.numbers_in_text import numbers_in
from tests.evidence_base.breaking import sound_copy, told_of

EXCUSES = "excused_numbers.toml"
FIGURE = """
[[excuse]]
file = "sources/one-2020.toml"
figure = "{id}"
numbers = ["46"]
why = "For the test."
"""


CHANCE = """
[[excuse]]
file = "sources/one-2020.toml"
chance_of = "{id}"
why = "For the test."
"""


def _with_excuses(into: Path, words: str) -> Path:
    folder = sound_copy(into)
    (folder / EXCUSES).write_text(words, encoding="utf-8")
    return folder


def test_without_its_excuses_the_folder_is_broken(tmp_path: Path) -> None:
    assert told_of(_with_excuses(tmp_path, "")) == [
        "sources/two-2021.toml: figure[2] by-life-table: "
        "80 percent does not agree with 7 of 20 people",
        "sources/two-2021.toml: summary: 18 stands in no figure of the sources it cites",
    ]


@pytest.mark.parametrize(("right", "wrong"), [('unit = "mean"', 'unit = "part"'), ("[", "[[[")])
def test_a_file_that_cannot_be_read_leaves_no_excuse_without_need(
    right: str, wrong: str, tmp_path: Path
) -> None:
    """The one true mistake would stand below others that it made."""
    folder = sound_copy(tmp_path)
    path = folder / "sources" / "two-2021.toml"
    words = path.read_text("utf-8")
    assert right in words
    path.write_text(words.replace(right, wrong, 1), encoding="utf-8")
    told = told_of(folder)
    assert any(line.startswith("sources/two-2021.toml: ") for line in told)
    assert [line for line in told if line.startswith(EXCUSES)] == []


def test_an_excuse_holds_for_its_own_file_only(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = folder / "sources" / "one-2020.toml"
    words = path.read_text("utf-8").replace("It is small.", "It is small, from 17.", 1)
    path.write_text(words, encoding="utf-8")
    told = told_of(folder)
    assert told == ["sources/one-2020.toml: limits: 17 stands in no figure of the sources it cites"]


@pytest.mark.parametrize("figure", ["no-relapse-5y", "no-such-figure"])
def test_a_figure_excused_without_need_is_itself_a_mistake(figure: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = folder / EXCUSES
    path.write_text(path.read_text("utf-8") + FIGURE.format(id=figure), encoding="utf-8")
    told = told_of(folder)
    assert [line for line in told if line.startswith(EXCUSES)] == told != []


def _with_its_chance_told_twice(into: Path, excused: str) -> Path:
    folder = sound_copy(into)
    source, excuses = folder / "sources" / "one-2020.toml", folder / EXCUSES
    words = source.read_text("utf-8")
    printed = 'unit = "hazard-ratio"\nci = { low = 0.1, high = 0.81, level = 95 }\np = "0.5"'
    source.write_text(words.replace('unit = "hazard-ratio"', printed, 1), encoding="utf-8")
    excuses.write_text(excuses.read_text("utf-8") + CHANCE.format(id=excused), encoding="utf-8")
    return folder


def test_a_paper_may_print_a_p_that_its_interval_does_not_bear_out(tmp_path: Path) -> None:
    base = open_evidence_base(_with_its_chance_told_twice(tmp_path, "relapse-ratio"))
    printed = {figure.id: figure.p for figure in base.sources["one-2020"].figure}
    assert printed["relapse-ratio"] == "0.5"


def test_the_excuse_of_another_number_does_not_hold(tmp_path: Path) -> None:
    assert sorted(told_of(_with_its_chance_told_twice(tmp_path, "no-such-figure"))) == [
        "excused_numbers.toml: sources/one-2020.toml: the chance of no-such-figure needs no excuse",
        "sources/one-2020.toml: figure[2] relapse-ratio: "
        "p 0.5, but its interval 0.1 to 0.81 leaves out 1, no difference",
    ]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("3 of 53 people", {"3", "53"}),
        ("71.0 and 71", {"71"}),
        ("1,500 people", {"1500"}),
        ("0.50 a year", {"0.5"}),
        ("NCT00000000 and EDSS6", set()),
        ("in 2017, at 5.", {"2017", "5"}),
        ("no number", set()),
    ],
)
def test_numbers_are_found_in_words_in_their_shortest_form(words: str, numbers: set[str]) -> None:
    assert numbers_in(words) == numbers
