"""Values, quiz and claims are read strictly; a mistake is told with its file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.content import WAYS
from tests.evidence_base.breaking import sound_copy, told_after, told_of

MISTAKES = [
    ("values.toml", 'sources = ["one-2020", "a-set-2020"]', 'sources = ["three-2022"]',
     "consideration relapses: names source 'three-2022', which does not exist"),
    ("values.toml", 'figures = ["no-relapse"]', 'figures = ["no-relaps"]',
     "consideration relapses: 'no-relaps' is not in endpoints.toml"),
    ("values.toml", 'ahsct = "46 of', 'ahsct = "64 of',
     "consideration relapses: 64 stands in no figure of the sources it cites"),
    ("values.toml", 'id = "time-away"', 'id = "relapses"',
     "consideration relapses: stands there twice"),
    ("values.toml", 'stay = "It depends."\n', "",
     "consideration[1] relapses.speaks_to.stay: is missing"),
    ("values.toml", 'stay = "It depends."', 'stay = "It depends."\nstop = "No."',
     "consideration[1] relapses.speaks_to: unknown key stop"),
    ("values.toml", 'seen = ["https://example.org/away"]', "",
     "consideration time-away: names neither a source nor where it was seen"),
    ("values.toml", '"https://example.org/away"', '"a page"',
     "consideration time-away: 'a page' in seen is no address"),
    ("values.toml", 'value = "switch"', 'value = "other"',
     "leaning: begins with ahsct, switch, stay, wait, in this order"),
    ("values.toml", 'id = "wait"', 'id = "rest"',
     "way: are ahsct, switch, stay, wait, in this order"),
    ("values.toml", 'if_not = "That is fine."\n', "", "ready[1] sure.if_not: is missing"),
    ("values.toml", 'version = "0.1"', 'score = 7', "unknown key score"),
    ("quiz.toml", 'right = "b"', 'right = "z"',
     "question cure: the right answer 'z' is not offered"),
    ("quiz.toml", 'value = "a"', 'value = "b"', "question cure: option b: stands there twice"),
    ("quiz.toml", "Of 100 people 46", "Of 100 people 64",
     "question cure: 64 stands in no figure of the sources it cites"),
    ("quiz.toml", '"one-2020"', '"https://example.org"',
     "question cure: names source 'https://example.org', which does not exist"),
    ("heard.toml", 'how_sure = "settled"', 'how_sure = "certain"',
     "claim[1] cure.how_sure: 'certain' is not one of settled, likely, disputed, not-known"),
    ("heard.toml", "46 had", "64 had",
     "claim cure: 64 stands in no figure of the sources it cites"),
    ("heard.toml", 'settle = "Longer studies."\n', "", "claim[1] cure.settle: is missing"),
    ("heard.toml", "[[claim]]", "[[claims]]", "claims: unknown key"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "words", "instead", "told"), MISTAKES)
def test_a_mistake_is_told_with_its_file_and_place(
    file: str, words: str, instead: str, told: str, tmp_path: Path
) -> None:
    assert f"{file}: {told}" in told_after(tmp_path, file, words, instead)


@pytest.mark.parametrize("file", ["values.toml", "quiz.toml", "heard.toml"])
def test_a_missing_file_is_told(file: str, tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    (folder / file).unlink()
    assert told_of(folder) == [f"{file}: file is missing"]


def test_every_way_is_told_for_everything_that_people_weigh(base: EvidenceBase) -> None:
    what = base.what_matters
    assert tuple(way.id for way in what.way) == WAYS
    assert len(what.consideration) == 14
    assert all(getattr(c.speaks_to, way) for c in what.consideration for way in WAYS)
