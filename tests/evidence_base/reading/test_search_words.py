"""The words of the search: a broken file is told with its path."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.site_files import open_search_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('same = [["one"]]\nignored = []', "same[1]: needs two words or more"),
        ('same = [["one", "One"]]\nignored = []', "same[1]: needs two words or more"),
        ('same = [["one", "two", "!"]]\nignored = []', "same[1]: has a word without a letter"),
        ("same = []", "ignored: is missing"),
        ('same = []\nignored = []\n[despair]\nphrases = ["?"]', "phrases[1]: has no letter"),
        ('same = []\nignored = []\n[despair]\nalone = ["?"]', "alone[1]: has no letter"),
        ("same = [", "cannot be read"),
    ],
)
def test_a_broken_file_is_told_in_words(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "search_words.toml"
    path.write_text(text)
    with pytest.raises(BrokenEvidenceError) as broken:
        open_search_words(path)
    assert any(told in str(mistake) for mistake in broken.value.mistakes)
