"""`manage.py evidence`, as an editor runs it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from decision_aid.evidence_base.base import open_evidence_base
from decision_aid.web import loaded
from tests.web.processes.house import copy_house, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_house(tmp_path_factory.mktemp("editors"))


def _evidence(house: Path, *words: str) -> CompletedProcess[str]:
    return run(house, "manage.py", "evidence", *words)


def _at_once(house: Path, *words: str) -> str:
    """In this process, where it is what the command says and not how a process ends."""
    said, folder = StringIO(), house / "evidence"
    opened = patch.object(loaded, "evidence_base", lambda: open_evidence_base(folder))
    with override_settings(EVIDENCE_DIR=folder), opened:
        call_command("evidence", *words, stdout=said)
    return said.getvalue()


def test_sound_evidence_passes_the_check(house: Path) -> None:
    done = _evidence(house, "check")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No mistakes: ")


def test_an_editor_begins_a_file_and_is_told_what_is_left(house: Path) -> None:
    assert "`evidence check` tells what is left" in _at_once(house, "new", "new-2026")
    path = house / "evidence" / "sources" / "new-2026.toml"
    try:
        done = _evidence(house, "check")
        assert done.returncode == 1
        lines = done.stderr.splitlines()
        assert "sources/new-2026.toml: title: still to be filled in: the title as printed" in lines
        assert "Traceback" not in done.stderr
        with pytest.raises(CommandError, match="is there already"):
            _at_once(house, "new", "new-2026")
        assert _evidence(house, "report").returncode == 1
    finally:
        path.unlink()


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
