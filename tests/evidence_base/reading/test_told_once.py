"""One mistake is told once, where it stands: what rests on a broken entry is not wrong as well."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from decision_aid.evidence_base.checks import check
from decision_aid.evidence_base.needed import check_needed
from decision_aid.evidence_base.reading.load import load
from tests.conftest import ROOT
from tests.evidence_base.breaking import SOUND

EVIDENCE = ROOT / "evidence"
SMALL_FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.toml"))
_ENTRY = re.compile(r"^\[\[\w+\]\]\n|^  \{ (?=(?:id|code) = )", re.MULTILINE)


@pytest.mark.slow
def test_a_misspelt_word_of_the_first_change_in_the_readme_is_told_in_one_line(
    evidence: Path,
) -> None:
    gaps = evidence / "gaps.toml"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    season = re.search(r"^   \[\[gap\]\]\n(?:   [^`\n]+\n)+", readme, re.MULTILINE)
    assert season is not None
    misspelt = re.sub("^   ", "", season[0], flags=re.MULTILINE).replace('"rrms"', '"rmms"')
    gaps.write_text(f"{gaps.read_text(encoding='utf-8')}\n{misspelt}", encoding="utf-8")
    (told,) = _told(evidence)
    assert told.startswith("gaps.toml: gap[")
    assert "season.rule: subtype is one of rrms, spms, ppms, not 'rmms'" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    "file",
    [
        "sources/muraro-2025-uk.toml",
        "criteria/ectrims-ebmt-2025.toml",
        "endpoints.toml",
        "arms.toml",
        "gaps.toml",
        "excused_numbers.toml",
        "places.toml",
    ],
)
def test_an_unknown_key_in_what_much_else_names_is_told_in_one_line(
    evidence: Path, file: str
) -> None:
    path = evidence / file
    text, times = _ENTRY.subn(lambda each: f"{each[0]}{_wrong(each[0])}", _read(path), count=1)
    assert times == 1
    path.write_text(text, encoding="utf-8")
    (told,) = _told(evidence)
    assert told.startswith(f"{file}: ")
    assert "unknown key wrong" in told


@pytest.mark.parametrize("file", SMALL_FILES)
@pytest.mark.parametrize("start", ["=", "wrong = 1\n"])
def test_a_broken_file_makes_no_other_file_wrong(tmp_path: Path, file: str, start: str) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "evidence")
    path = folder / file
    path.write_text(f"{start}{_read(path)}", encoding="utf-8")
    _assert_told_of_it_alone(folder, file)


@pytest.mark.parametrize("file", [each for each in SMALL_FILES if "/" not in each])
def test_a_missing_list_makes_no_other_file_wrong(tmp_path: Path, file: str) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "evidence")
    (folder / file).unlink()
    _assert_told_of_it_alone(folder, file)


def _assert_told_of_it_alone(folder: Path, file: str) -> None:
    told = _told(folder)
    assert told
    assert [each for each in told if not each.startswith(f"{file}: ")] == []


@pytest.mark.slow
def test_what_is_wrong_in_the_sound_entries_of_a_broken_list_is_told_too(evidence: Path) -> None:
    path = evidence / "gaps.toml"
    text = _read(path).replace("[[gap]]\n", "[[gap]]\nwrong = 1\n", 1)
    text += '\n[[gap]]\nid = "b"\ngroup = "People"\nstatement = "Nothing."\n'
    path.write_text(f'{text}sources_nearest = ["nowhere-2020"]\n', encoding="utf-8")
    told = _told(evidence)
    assert len(told) == 2
    assert any("gap b: names source 'nowhere-2020', which does not exist" in each for each in told)


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    return shutil.copytree(EVIDENCE, tmp_path / "evidence")


def _told(folder: Path) -> list[str]:
    loaded = load(folder)
    lacking = check_needed(loaded) if folder.joinpath("CHANGES.md").is_file() else ()
    return [str(each) for each in (*check(loaded), *lacking)]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _wrong(entry: str) -> str:
    return "wrong = 1, " if entry.endswith("{ ") else "wrong = 1\n"
