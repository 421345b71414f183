"""The file that an editor begins with, and the second reader of each source."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from decision_aid.evidence_base.base import EvidenceBase, open_evidence_base
from decision_aid.evidence_base.editing.new_source import SkeletonError, skeleton, write_skeleton
from decision_aid.evidence_base.reading.toml import unfilled
from tests.evidence_base.breaking import sound_copy, told_of


def test_a_new_source_file_names_each_thing_to_fill_in(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = write_skeleton(folder, "new-2026")
    assert path == folder / "sources" / "new-2026.toml"
    left = [*unfilled(tomllib.loads(path.read_text(encoding="utf-8")))]
    said = told_of(folder)
    assert len(said) == len(left) > 20
    for where, what in left:
        assert f"sources/new-2026.toml: {where}: still to be filled in: {what}" in said
    assert any("figure[1].value: still to be filled in: the number exactly" in s for s in said)


def test_a_new_source_file_is_sound_once_it_is_filled_in(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    path = write_skeleton(folder, "new-2026")
    sound = tomllib.loads((folder / "sources" / "one-2020.toml").read_text(encoding="utf-8"))
    filled = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, is_open, what = line.partition(' = "FILL IN: ')
        filled.append(f"{key} = {_filling(key, what, sound)}" if is_open else line)
    path.write_text("\n".join(filled), encoding="utf-8")
    assert open_evidence_base(folder).sources["new-2026"].figures


_FILLING = {
    "url": '"https://example.org"',
    "what": '"abstract"',
    "read_on": "2026-11-21",
    "review_by": "2027-11-21",
    "label": '"New 2026"',
    "id": '"a"',
    "value": "10",
    "year": "2026",
    "doi": '"10.1000/new"',
    "limits": '"It has no comparison."',
}


def _filling(key: str, what: str, sound: dict[str, object]) -> str:
    if key in _FILLING:
        return _FILLING[key]
    if what.startswith("one of "):
        return f'"{what.removeprefix("one of ").split(", ")[0]}"'
    if key in ("endpoint", "arm"):
        return f'"{sound["figure"][0][key]}"'  # type: ignore[index]
    return '"Words."'


def test_a_new_source_file_replaces_no_other(tmp_path: Path) -> None:
    folder = sound_copy(tmp_path)
    before = (folder / "sources" / "one-2020.toml").read_bytes()
    with pytest.raises(SkeletonError, match="is there already"):
        write_skeleton(folder, "one-2020")
    assert (folder / "sources" / "one-2020.toml").read_bytes() == before


@pytest.mark.parametrize("name", ["", "Muraro 2017", "../arms", "a/b", "a_b", "-a"])
def test_a_name_that_can_be_no_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SkeletonError, match="cannot be an id"):
        write_skeleton(sound_copy(tmp_path), name)


def test_no_file_of_the_evidence_waits_to_be_filled_in(base: EvidenceBase) -> None:
    assert base.sources
    assert [*unfilled(tomllib.loads(skeleton("a-2020")))]


SECOND_READERS = {
    "nobody": ("", []),
    "two people": (
        'extracted_by = "A B"\nchecked_by = "C D"\nchecked_on = 2026-11-22\nreview_by = 2027-11-21',
        [],
    ),
    "only the first": ('extracted_by = "A B"', []),
    "one person twice": (
        'extracted_by = "A B"\nchecked_by = "a  b"\nchecked_on = 2026-11-22',
        ["checked_by: is the person who took the figures out, A B"],
    ),
    "a second without a first": (
        'checked_by = "C D"\nchecked_on = 2026-11-22',
        ["checked_by: needs extracted_by: who took the figures out"],
    ),
    "no day": (
        'extracted_by = "A B"\nchecked_by = "C D"',
        ["checked_on: and checked_by go together"],
    ),
    "a day before it was read": (
        'extracted_by = "A B"\nchecked_by = "C D"\nchecked_on = 2000-01-01',
        ["checked_on: 2000-01-01 is before the text was read, 2026-11-21"],
    ),
    "a review before it was read": (
        "review_by = 2000-01-01",
        ["review_by: 2000-01-01 is before the text was read, 2026-11-21"],
    ),
    "a day in quotes": (
        'review_by = "2027-11-21"',
        ["review_by: expected a date, not '2027-11-21'"],
    ),
}


@pytest.mark.parametrize(("lines", "wrong"), SECOND_READERS.values(), ids=SECOND_READERS)
def test_two_people_read_each_source(tmp_path: Path, lines: str, wrong: list[str]) -> None:
    folder = sound_copy(tmp_path)
    path = folder / "sources" / "two-2021.toml"
    path.write_text(f"{lines}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    if not wrong:
        assert open_evidence_base(folder).sources["two-2021"]
        return
    found = told_of(folder)
    assert [each for each in found if each.startswith("sources/")] == [
        f"sources/two-2021.toml: {each}" for each in wrong
    ]
