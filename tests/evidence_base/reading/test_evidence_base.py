"""The evidence: its version, its order and what it is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.evidence_base.reading.cases import UnreadableCaseError, read_case_file
from tests.domain.build import person
from tests.evidence_base.breaking import SOUND, Break, sound_copy


def test_the_same_bytes_give_the_same_version(tmp_path: Path) -> None:
    assert open_evidence_base(sound_copy(tmp_path)).version == open_evidence_base(SOUND).version


FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.toml"))
ABOUT_THE_TOOL = [file for file in FILES if file.startswith("safety/")]


def test_the_version_changes_when_a_byte_of_any_file_changes(tmp_path: Path) -> None:
    """But of what is told about the tool itself: a sheet on paper is not out of date for that."""
    folder, before = sound_copy(tmp_path), open_evidence_base(SOUND).version
    counts = set()
    for file in FILES:
        with Break(name="one byte more", file=file, told=[], with_="\n").made(folder):
            if open_evidence_base(folder).version != before:
                counts.add(file)
    assert set(FILES) - counts == set(ABOUT_THE_TOOL) != set()


def test_the_version_tells_the_day_of_the_last_reading_and_eight_signs(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = folder / "sources" / "two-2021.toml"
    path.write_text(path.read_text("utf-8").replace("2026-11-21", "2027-02-03"), encoding="utf-8")
    version = open_evidence_base(folder).version
    assert version.checked_on == date(2027, 2, 3)
    assert str(version) == f"2027-02-03-{version.digest[:8]}"


def test_a_file_that_is_no_toml_is_no_part_of_the_version(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    (folder / "README.md").write_text("Words for editors.", encoding="utf-8")
    assert open_evidence_base(folder).version == open_evidence_base(SOUND).version


def test_numbers_stay_as_printed() -> None:
    figures = open_evidence_base(SOUND).figures
    assert str(figures["one-2020", "relapse-ratio"].figure.value) == "0.3"
    assert figures["one-2020", "no-relapse-5y"].figure.value == Decimal(46)


def test_sources_stand_in_the_order_of_their_files() -> None:
    assert list(open_evidence_base(SOUND).sources) == ["one-2020", "third-2022", "two-2021"]


def test_arms_of_a_transplant_and_core_sources_are_known() -> None:
    base = open_evidence_base(SOUND)
    assert base.transplant_arms == {"ahsct"}
    assert [source.id for source in base.core_sources] == ["one-2020"]


def test_a_fact_said_to_be_unknown_is_unknown() -> None:
    (case,) = open_evidence_base(SOUND).cases
    assert case.facts == person(subtype="rrms", edss=3, relapses_12m=(1, 2), pml=False)


def test_a_persons_file_is_read_like_a_worked_case(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_text("today = 2026-11-21\n[facts]\nedss = { low = 4, high = 4.5 }\n", "utf-8")
    assert read_case_file(path) == person(edss=(4, "4.5"))
    assert read_case_file(SOUND / "cases" / "v01.toml").subtype == "rrms"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("edss = 3", "me.toml: edss: unknown table or key\n"),
        ("facts = 3", "me.toml: facts: the table [facts] is missing"),
        ("[facts]\nheight = 3", "me.toml: facts.height: unknown fact"),
        ("[facts]\nedss = -1", "me.toml: facts.edss: -1 is below zero"),
        ('today = "now"\n[facts]', "me.toml: today: is a date like 2026-11-21"),
        ("facts", "me.toml: is not TOML: "),
    ],
)
def test_a_persons_file_that_cannot_be_read_says_where(
    words: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "me.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(UnreadableCaseError) as unreadable:
        read_case_file(path)
    assert told in str(unreadable.value)


def test_a_persons_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableCaseError, match=r"gone\.toml: cannot be opened"):
        read_case_file(tmp_path / "gone.toml")
