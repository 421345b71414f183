"""The log of changes, and what is known of a version on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.reading.history import (
    Answer,
    DayOfChanges,
    Edition,
    Known,
    look_up,
    read_changes,
    record,
)
from tests.evidence_base.breaking import sound_copy, told_of

DAY = date(2026, 11, 21)
FIRST = Edition(date=DAY, digest="aaaaaaaa", what="First.")
SECOND = Edition(date=DAY, digest="bbbbbbbb", what="Second.")
PRESENT = Edition(date=date(2027, 1, 2), digest="cccccccc" + "0" * 56, what="")
RECORDED = Edition(date=date(2027, 1, 2), digest="cccccccc", what="Third.")


@pytest.mark.parametrize(
    "typed",
    ["2027-01-02-cccccccc", " 2027-01-02-CCCCCCCC ", "cccccccc", "2027-01-02 · cccccccc",
     "Evidence version: 2027-01-02-cccccccc. Last checked: 2 Jan 2027.", PRESENT.digest],
)  # fmt: skip
def test_the_present_version_is_known_however_it_is_typed(typed: str) -> None:
    answer = look_up(typed, PRESENT, (FIRST,))
    assert answer == Answer(Known.PRESENT, "2027-01-02-cccccccc")


def test_an_earlier_version_is_told_what_came_since() -> None:
    answer = look_up("2026-11-21-aaaaaaaa", PRESENT, (FIRST, SECOND, RECORDED))
    assert answer == Answer(Known.EARLIER, FIRST.name, (SECOND, RECORDED), all_told=True)


def test_changes_that_nobody_recorded_yet_are_not_kept_quiet() -> None:
    for typed, since in (("aaaaaaaa", (SECOND,)), ("bbbbbbbb", ())):
        answer = look_up(typed, PRESENT, (FIRST, SECOND))
        assert answer is not None
        assert (answer.since, answer.all_told) == (since, False)


@pytest.mark.parametrize("typed", ["dddddddd", "2026-11-22-aaaaaaaa", "2027-01-02-aaaaaaaa"])
def test_a_version_of_which_nothing_is_known(typed: str) -> None:
    assert look_up(typed, PRESENT, (FIRST, SECOND)) == Answer(Known.UNKNOWN, typed)


@pytest.mark.parametrize("typed", ["", " ", "2026-11-21", "next year", "aaaa", "<b>gggggggg"])
def test_what_looks_like_no_version(typed: str) -> None:
    assert look_up(typed, PRESENT, (FIRST,)) is None


def _changes(tmp_path: Path, text: str) -> tuple[DayOfChanges, ...]:
    (tmp_path / "CHANGES.md").write_text(text, encoding="utf-8")
    days, mistakes = read_changes(tmp_path)
    assert mistakes == []
    return days


def test_the_log_is_read_as_it_is_written(tmp_path: Path) -> None:
    text = """# What changed

For editors.

## 2027-01-02: A correction

- One: 46
  is now 48.
- Two.

## 2026-11-21

First.
Second.
"""
    assert _changes(tmp_path, text) == (
        DayOfChanges(date(2027, 1, 2), "A correction", ("One: 46 is now 48.", "Two.")),
        DayOfChanges(DAY, "", ("First.", "Second.")),
    )


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_changes(tmp_path) == ((), [])


@pytest.mark.parametrize("heading", ["## Soon", "## 2026-13-01", "## 21 November 2026"])
def test_a_heading_without_a_day_stops_the_start(tmp_path: Path, heading: str) -> None:
    folder = sound_copy(tmp_path)
    (folder / "CHANGES.md").write_text(f"{heading}\n\nA line.\n", encoding="utf-8")
    assert told_of(folder) == [f"CHANGES.md: {heading}: is no heading like '## 2026-11-21'"]


def test_recording_a_version_does_not_change_it(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    before = open_evidence_base(folder)
    version = before.version
    new = Edition(date=version.checked_on, digest=version.digest, what='A "new" \\ start.')
    assert record(folder, new, before.editions)
    after = open_evidence_base(folder)
    assert after.version == version
    assert [(each.name, each.what) for each in after.editions] == [(str(version), new.what)]
    assert not record(folder, new, after.editions)
    assert open_evidence_base(folder).editions == after.editions


def test_any_other_file_changes_the_version(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    before = open_evidence_base(folder).version
    with (folder / "arms.toml").open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    assert open_evidence_base(folder).version != before


def test_every_recorded_version_has_its_line(base: EvidenceBase) -> None:
    names = [each.name for each in base.editions]
    assert len(names) == len(set(names)) >= 3
    for each in base.editions:
        assert len(each.digest) == 8
        assert each.what.endswith(".")
    assert [e.date for e in base.editions] == sorted(e.date for e in base.editions)
