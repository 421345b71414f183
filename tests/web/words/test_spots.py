"""One word for one thing: a reader meets spots, with the word of doctors in brackets behind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.words.marked import ROOT

_FILES = (
    ROOT / "decision_aid" / "questionnaire.toml",
    *(
        ROOT / "evidence" / f"{name}.toml"
        for name in (
            "ask_your_team", "disagreement", "endpoints", "gaps", "glossary", "heard", "quiz",
            "situations", "washout", "guide/topics",
        )
    ),
    *sorted((ROOT / "evidence" / "criteria").glob("*.toml")),
)  # fmt: skip
_FOR_READERS = frozenset(
    {
        "title", "short", "hint", "why_we_ask", "label", "text", "missing", "plain", "expanded",
        "why", "as_question", "question", "one_side", "other_side", "what_is_agreed", "group",
        "statement", "in_short", "shows", "explanation", "points", "says", "one",
        "not_one", "does", "definition",
    }
)  # fmt: skip
_OF_DOCTORS = re.compile(r"'[^']*'|\([^()]*lesions?\)|spots, or lesions,")


def _told(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, str) and key in _FOR_READERS:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _told(each, key)
    elif isinstance(value, dict):
        for own, each in value.items():
            yield from _told(each, own)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_readers_are_told_of_spots_and_of_lesions_only_in_brackets_or_as_doctors_write(
    path: Path,
) -> None:
    said = _told(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [words for words in said if "lesion" in _OF_DOCTORS.sub("", words).lower()] == []


def test_the_word_of_doctors_is_found_out() -> None:
    planted = {"question": [{"title": "Any new lesions?", "clinical": "T2 lesions"}]}
    assert list(_told(planted)) == ["Any new lesions?"]
    assert "lesion" not in _OF_DOCTORS.sub("", "new spots (lesions), called 'T2 lesions'")
