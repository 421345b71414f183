"""The list of words that no page may say catches promises and lets plain words pass."""

from __future__ import annotations

import pytest

from tests.web.words_never_said import words_never_said


@pytest.mark.parametrize("text", [
    "You are eligible.", "This is SAFE for you", "you\nshould ask", "It is safe. Keep it safe.",
    "recommended for you", "you must act",
])  # fmt: skip
def test_the_list_of_words_catches_promises(text: str) -> None:
    assert words_never_said(text)


@pytest.mark.parametrize("text", ["safety", "eligibility notes", "keep it safe", "your must-haves"])
def test_the_list_of_words_lets_plain_words_pass(text: str) -> None:
    assert words_never_said(text) == []
