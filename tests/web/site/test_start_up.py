"""Start-up: broken evidence and a careless host are stopped at the door, in words."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest

from decision_aid.environment import local_secret_key
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError, Mistake
from decision_aid.web import loaded
from tests.web.processes.house import PRODUCTION, ROOT, many_starts

pytestmark = pytest.mark.slow

VALUE_OUTSIDE = "sources/muraro-2017.toml: figure[1] no-worsening-5y: 460 lies outside its own"
UNKNOWN_FACT = "criteria/london-ahsct-2016.toml: criterion["


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Evidence with one mistake in each of two files, in a folder of its own."""
    folder = tmp_path_factory.mktemp("start_up") / "broken"
    shutil.copytree(ROOT / "evidence", folder)
    _edit(folder / "sources" / "muraro-2017.toml", "\nvalue = 46\n", "\nvalue = 460\n")
    rules = folder / "criteria" / "london-ahsct-2016.toml"
    _edit(rules, "[criterion.rule.edss]", "[criterion.rule.edsss]")
    return {"DECISION_AID_EVIDENCE": str(folder)}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _is_told(done: CompletedProcess[str]) -> None:
    assert done.returncode != 0
    assert "started" not in done.stdout
    assert VALUE_OUTSIDE in done.stderr
    assert UNKNOWN_FACT in done.stderr


_WANTED = ("DECISION_AID_SECRET_KEY", "DECISION_AID_HOSTS")


@pytest.fixture(scope="module")
def starts(
    broken: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, CompletedProcess[str]]:
    nowhere = tmp_path_factory.mktemp("start_up") / "nowhere"
    environments: dict[str, dict[str, str]] = {
        "broken": broken,
        "nowhere": {"DECISION_AID_EVIDENCE": str(nowhere)},
        "whole": PRODUCTION,
    }
    for name in _WANTED:
        environments[f"no {name}"] = {n: v for n, v in PRODUCTION.items() if n != name}
        environments[f"empty {name}"] = {**PRODUCTION, name: ""}
    commands = {"check": ("check",), "assess": ("assess", "nobody.toml")}
    done = many_starts(
        ROOT, [*environments.values()], [(broken, each) for each in commands.values()]
    )
    return dict(zip([*environments, *commands], done, strict=True))


def test_check_lists_every_mistake_of_every_file_with_its_path(
    starts: dict[str, CompletedProcess[str]],
) -> None:
    done = starts["check"]
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert VALUE_OUTSIDE in said
    assert UNKNOWN_FACT in said
    assert "edsss" in said
    assert "Traceback" not in said


def test_broken_evidence_stops_a_command_with_every_mistake(
    starts: dict[str, CompletedProcess[str]],
) -> None:
    _is_told(starts["assess"])


def test_broken_evidence_is_read_once_whatever_rests_on_it() -> None:
    """Each list that rests on it would else begin with reading it, and checking it, again."""
    broken = BrokenEvidenceError([Mistake("sources/a.toml", "", "is empty")])
    read = loaded._read_once
    read.cache_clear()  # whoever has read sound evidence keeps it
    with patch.object(loaded, "open_evidence_base", side_effect=broken) as opened:
        for _ in range(3):
            with pytest.raises(BrokenEvidenceError, match=r"sources/a\.toml: is empty"):
                loaded.evidence_base.__wrapped__()
    read.cache_clear()
    assert opened.call_count == 1


def test_broken_evidence_stops_the_start_with_every_mistake(
    starts: dict[str, CompletedProcess[str]],
) -> None:
    _is_told(starts["broken"])


def test_a_missing_evidence_folder_stops_the_start(
    starts: dict[str, CompletedProcess[str]],
) -> None:
    done = starts["nowhere"]
    assert done.returncode != 0
    assert "DECISION_AID_EVIDENCE must be a folder that is there" in done.stderr


def test_production_does_not_start_without_a_key_and_hosts(
    starts: dict[str, CompletedProcess[str]],
) -> None:
    """Neither with nothing nor with an empty word in their place; with both it does."""
    for name in _WANTED:
        for done in (starts[f"no {name}"], starts[f"empty {name}"]):
            assert (done.returncode, done.stdout) == (1, "")
            assert f"{name} must be set in production" in done.stderr
    whole = starts["whole"]
    assert (whole.returncode, whole.stdout) == (0, "started\n"), whole.stderr


def test_a_local_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = local_secret_key(tmp_path)
    assert len(first) >= 50
    assert local_secret_key(tmp_path) == first
    kept = tmp_path / ".secret_key"
    assert kept.read_text() == first
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_two_copies_of_the_project_have_different_keys(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    assert local_secret_key(tmp_path / "one") != local_secret_key(tmp_path / "two")


@pytest.mark.parametrize(
    "spoiled", [b"", b"short", b"\xff\xfe" * 40], ids=["empty", "short", "bytes"]
)
def test_a_spoiled_local_key_is_replaced(tmp_path: Path, spoiled: bytes) -> None:
    (tmp_path / ".secret_key").write_bytes(spoiled)
    key = local_secret_key(tmp_path)
    assert len(key) >= 50
    assert (tmp_path / ".secret_key").read_text(encoding="ascii") == key


def test_a_folder_that_cannot_be_written_gets_a_key_for_this_run(tmp_path: Path) -> None:
    assert len(local_secret_key(tmp_path / "nowhere")) >= 50
