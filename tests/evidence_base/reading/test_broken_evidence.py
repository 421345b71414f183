"""A broken evidence file stops start-up, in words, with the file and the place in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from tests.evidence_base.breaking import BROKEN, breaks, sound_copy, told_of

TABLES = sorted((BROKEN / "mistakes").glob("*.toml"))
ALL = [each for table in TABLES for each in breaks(table)]


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_mistake_is_told_with_its_file_its_place_and_what_is_wrong(
    table: Path, tmp_path: Path
) -> None:
    folder = sound_copy(tmp_path)
    wrong = {}
    for each in breaks(table):
        with each.made(folder):
            told = told_of(folder)
        untold = [line for line in each.told if line not in told]
        too_many = [line for line in told if line not in each.told and not _follows(line)]
        if untold or too_many:
            wrong[each.name] = (untold, too_many)
    assert wrong == {}


LEFT_OUT = (
    "which does not exist",
    "is no set of criteria",
    "stands in no figure of the sources it cites",
    "is not in arms.toml",
    "is not in endpoints.toml",
    "has no words for both frames",
)


def _follows(line: str) -> bool:
    """A part that cannot be read is left out, so that others miss what they name in it."""
    return line.endswith(LEFT_OUT) or "does not agree with 7 of 20 people" in line


def test_the_sound_folder_is_sound(tmp_path: Path) -> None:
    base = open_evidence_base(sound_copy(tmp_path))
    assert set(base.sources) == {"one-2020", "two-2021", "third-2022"}


def test_no_two_mistakes_have_one_name() -> None:
    names = [each.name for each in ALL]
    assert len(names) == len(set(names)) > 90


def test_mistakes_of_several_files_are_all_told_at_once(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    names = {
        "an interval of an odd level",
        "a country that no question offers",
        "an arm that stands twice",
        "a case with a verdict that is none",
        "a PubMed number that is none",
        "a file that is none of the evidence",
    }
    made = [each for each in ALL if each.name in names]
    for each in made:
        each.make(folder)
    with pytest.raises(BrokenEvidenceError) as broken:
        open_evidence_base(folder)
    every = [str(mistake) for mistake in broken.value.mistakes]
    told = [line for line in every if not _follows(line)]
    assert sorted(told) == sorted(line for each in made for line in each.told)
    assert len(told) == len(names)
    opening = f"{len(every)} mistake(s) in the evidence:\n  arms.toml: arm "
    assert str(broken.value).startswith(opening)


def test_several_mistakes_in_one_file_are_all_told_at_once(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = folder / "sources" / "one-2020.toml"
    words = path.read_text(encoding="utf-8")
    words = words.replace('tier = "core"', 'tier = "kernel"')
    words = words.replace('unit = "percent"', 'unit = "part"')
    path.write_text(words, encoding="utf-8")
    with pytest.raises(BrokenEvidenceError) as broken:
        open_evidence_base(folder)
    places = [mistake.path for mistake in broken.value.mistakes]
    assert "tier" in places
    assert "figure[1] no-relapse-5y.unit" in places


def test_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BrokenEvidenceError) as broken:
        open_evidence_base(tmp_path)
    missing = {m.file for m in broken.value.mistakes if m.reason == "file is missing"}
    assert missing == {
        "arms.toml", "ask_your_team.toml", "disagreement.toml", "endpoints.toml",
        "excused_numbers.toml", "gaps.toml", "glossary.toml", "guide/steps.toml",
        "guide/topics.toml", "hct_ci.toml", "heard.toml", "places.toml", "quiz.toml",
        "safety/hazards.toml",
        "safety/standards.toml", "safety/threats.toml", "situations.toml", "topics.toml",
        "values.toml", "washout.toml", "workup.toml",
    }  # fmt: skip
