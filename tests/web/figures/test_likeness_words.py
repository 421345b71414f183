"""The words for likeness: none stands without the number of points that it rests on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from decision_aid.domain.similarity.outcomes import DIMENSIONS, Closeness, Outcome, closeness_of
from decision_aid.web.figures.wording import closeness_with_count, match_strip
from decision_aid.web.words import vocabulary

ROOT = Path(__file__).resolve().parents[3]
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
LIKE_YOU = re.compile(r"\blike you\b", re.IGNORECASE)
COUNT = re.compile(
    r"%\(n\)s of (?:6|six)|{{ ?\w+ ?}} of (?:6|six)|\b\d of (?:6|six)", re.IGNORECASE
)
NOBODY = re.compile(r"\bnobody like you\b", re.IGNORECASE)
"""The one sentence that claims no likeness."""
OLD = re.compile(r"\bmay be like you\b|“like you”|\bnot reported by the study\b", re.IGNORECASE)
"""Words of the comparison that this one replaced."""


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    return tuple(_every_text())


def _every_text() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.*")):
        for line in COMMENT.sub("", path.read_text("utf-8")).splitlines():
            yield path.name, line
    for path in sorted((ROOT / "decision_aid").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value
    for path in sorted((ROOT / "evidence").rglob("*.toml")):
        for line in path.read_text("utf-8").splitlines():
            yield path.name, line


@pytest.mark.slow
def test_no_text_says_like_you_without_a_count() -> None:
    found = [
        (name, text.strip()[:120])
        for name, text in _texts()
        if LIKE_YOU.search(NOBODY.sub("", text)) and not COUNT.search(text)
    ]
    assert found == []


@pytest.mark.slow
def test_no_text_has_a_word_of_the_comparison_before_this_one() -> None:
    assert [(name, text.strip()[:120]) for name, text in _texts() if OLD.search(text)] == []


@pytest.mark.parametrize("closeness", [each for each in Closeness if each != "different"])
def test_every_closeness_is_told_with_its_count(closeness: Closeness) -> None:
    """In one phrase that says nothing twice: "partly alike, on 0 of 6 points" is no likeness."""
    for outcomes in product(Outcome, repeat=len(DIMENSIONS)):
        if closeness_of(outcomes) is not closeness:
            continue
        told, alike = closeness_with_count(outcomes), outcomes.count(Outcome.ALIKE)
        assert ";" not in told
        assert not re.search(r"\b0 of 6", told)
        if alike:
            assert f"{alike} of 6 points" in told
        elif Outcome.EDGE in outcomes:
            assert re.search(r"at the edge|some had your type of MS", told)
        else:
            assert told == "we cannot tell how alike they are"


def test_different_people_are_never_told_as_alike_on_so_many_points() -> None:
    outcomes = (Outcome.UNLIKE, *(Outcome.ALIKE,) * 5)
    assert closeness_with_count(outcomes) == "different from you"


def test_the_strip_names_six_points_in_their_order_and_how_each_came_out() -> None:
    outcomes = (*Outcome, Outcome.ALIKE)
    strip = match_strip(outcomes)
    assert [word for word, _point, _came_out in strip] == [each.value for each in outcomes]
    assert [point for _word, point, _came_out in strip] == [
        str(vocabulary.DIMENSION[each]) for each in DIMENSIONS
    ]
    assert all(came_out for _word, _point, came_out in strip)


def test_a_type_that_is_open_and_a_study_that_does_not_tell_it_are_told_apart() -> None:
    """ "Type of MS not known" was said to people who had told theirs."""
    others = (Outcome.ALIKE, *(Outcome.SILENT,) * 4)
    assert closeness_with_count((Outcome.OPEN, *others)).startswith("type of MS not certain, ")
    few = "few had your type, or how many is not told, "
    assert closeness_with_count((Outcome.SILENT, *others)).startswith(few)
    assert match_strip((Outcome.SILENT, *others))[0][2] == "Few had yours, or how many is not told"
    assert match_strip((Outcome.OPEN, *others))[0][2] == "Not certain"
    assert match_strip((*others, Outcome.OPEN))[-1][2] == str(vocabulary.OUTCOME[Outcome.OPEN])
