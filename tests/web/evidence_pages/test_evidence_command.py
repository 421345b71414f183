"""`manage.py evidence`, as an editor runs it."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.web import loaded
from tests.web.processes.house import copy_house, many_starts

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_house(tmp_path_factory.mktemp("editors"))


@pytest.fixture(scope="module")
def begun(house: Path) -> Path:
    """The evidence with a file that an editor has begun and not yet filled in."""
    folder = house / "begun"
    shutil.copytree(house / "evidence", folder)
    assert "`evidence check` tells what is left" in _at_once(house, "new", "new-2026", of="begun")
    return folder


@pytest.fixture(scope="module")
def ended(house: Path, begun: Path) -> list[CompletedProcess[str]]:
    """How a process ends: that checks sound evidence, checks what was begun, and reports it."""
    env = {"DECISION_AID_EVIDENCE": str(begun)}
    told: list[tuple[dict[str, str], str]] = [({}, "check"), (env, "check"), (env, "report")]
    return many_starts(house, (), [(env, ("evidence", word)) for env, word in told])


def _at_once(house: Path, *words: str, of: str = "evidence") -> str:
    """In this process, where it is what the command says and not how a process ends."""
    said, folder = StringIO(), house / of
    opened = patch.object(loaded, "evidence_base", lambda: open_evidence_base(folder))
    with override_settings(EVIDENCE_DIR=folder), opened:
        call_command("evidence", *words, stdout=said)
    return said.getvalue()


def test_sound_evidence_passes_the_check(ended: list[CompletedProcess[str]]) -> None:
    done = ended[0]
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No mistakes: ")


def test_an_editor_begins_a_file_and_is_told_what_is_left(
    house: Path, begun: Path, ended: list[CompletedProcess[str]]
) -> None:
    _sound, checked, reported = ended
    assert checked.returncode == 1
    lines = checked.stderr.splitlines()
    assert "sources/new-2026.toml: title: still to be filled in: the title as printed" in lines
    assert "Traceback" not in checked.stderr
    assert (begun / "sources" / "new-2026.toml").exists()
    with pytest.raises(CommandError, match="is there already"):
        _at_once(house, "new", "new-2026", of="begun")
    assert reported.returncode == 1


def test_the_report_is_printed(house: Path) -> None:
    assert "Figures that people can be shown" in _at_once(house, "report")


def test_two_folders_are_compared(house: Path, tmp_path: Path) -> None:
    other = tmp_path / "evidence"
    (other / "sources").mkdir(parents=True)
    told = _at_once(house, "diff", str(house / "evidence"), str(other))
    assert "sources/muraro-2017.toml: removed: " in told
    with pytest.raises(CommandError, match="neither a folder nor a revision"):
        _at_once(house, "diff", "nowhere", str(other))


def test_a_version_is_recorded_once(house: Path) -> None:
    """A comment makes another version: the digest is over the bytes of the files."""
    with (house / "evidence" / "gaps.toml").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    assert " added." in _at_once(house, "record", "For a test.")
    assert " is there already." in _at_once(house, "record", "For a test.")
    with pytest.raises(CommandError):
        _at_once(house, "record", " ")
