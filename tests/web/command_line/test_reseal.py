"""`manage.py reseal`: what is kept for comparison is written anew, and each difference printed."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from decision_aid.web.management.commands import reseal
from tests import snapshots
from tests.browser.read_aloud import NoBrowserError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three kept texts: one as it was, one that would be written otherwise, one left over."""
    texts = {"same": "as it was\n", "other": "one\ntwo\n", "left-over": "old\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    stand_in = SimpleNamespace(
        ROOT=tmp_path,
        read_aloud=SimpleNamespace(NoBrowserError=NoBrowserError),
        kept=lambda *, browser: {tmp_path / name: text for name, text in texts.items()},
        written_today=lambda *, browser: {
            tmp_path / "same": texts["same"],
            tmp_path / "other": "one\n2\n",
            tmp_path / "new": f"browser: {browser}\n",
        },
    )
    monkeypatch.setattr(reseal, "import_module", lambda _: stand_in)
    return tmp_path


def _texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_a_check_prints_every_difference_changes_nothing_and_ends_with_1(folder: Path) -> None:
    before, said = _texts(folder), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("reseal", "--check", stdout=said)
    assert ended.value.code == 1
    assert _texts(folder) == before
    lines = said.getvalue().splitlines()
    assert {"--- a/other", "+++ b/other", " one", "-two", "+2"} <= set(lines)
    assert {"--- a/left-over", "+++ /dev/null", "--- /dev/null", "+++ b/new"} <= set(lines)
    assert not [line for line in lines if "same" in line]
    assert lines[-1] == "3 of 4 files would change."


def test_without_check_the_files_are_written_and_what_nobody_writes_is_gone(folder: Path) -> None:
    said = StringIO()
    call_command("reseal", "--no-browser", stdout=said)
    wanted = {"same": "as it was\n", "other": "one\n2\n", "new": "browser: False\n"}
    assert _texts(folder) == wanted
    assert "+browser: False" in said.getvalue()
    assert "Read each difference" in said.getvalue()


def test_where_nothing_differs_it_says_so(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    module = reseal.import_module("tests.snapshots")
    monkeypatch.setattr(module, "written_today", module.kept)
    said = StringIO()
    call_command("reseal", "--check", stdout=said)
    assert said.getvalue() == "All 3 files are as they would be written today.\n"


@pytest.mark.parametrize(("name", "told"), [
    ("tests", "full copy of the project"),
    ("tests.snapshots", "full copy of the project"),
    ("playwright", "package playwright is not here"),
])  # fmt: skip
def test_without_the_tests_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    def missing(_: str) -> ModuleType:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr(reseal, "import_module", missing)
    with pytest.raises(CommandError, match=told):
        call_command("reseal")


def test_without_a_browser_it_names_the_way_around(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def no_browser(**_: bool) -> dict[Path, str]:
        raise NoBrowserError("No Chromium")

    monkeypatch.setattr(reseal.import_module("tests.snapshots"), "written_today", no_browser)
    before = _texts(folder)
    with pytest.raises(CommandError, match=r"No Chromium.*--no-browser"):
        call_command("reseal")
    assert _texts(folder) == before


def test_every_kept_file_is_known() -> None:
    """A folder of kept texts that is looked at nowhere would grow old unseen."""
    kept = snapshots.kept(browser=True)
    assert {path.suffix for path in kept} == {".md", ".sha256", ".toml", ".txt", ".yml"}
    named = {path.parent for path in kept if "tests" in path.relative_to(snapshots.ROOT).parts}
    assert {path.name for path in named} == {
        "editing",
        "evidence",
        "golden",
        "read_again",
        "read_aloud",
    }
    others = {path.name for path in kept if path.parent not in named}
    assert others == {"CHANGES.md", "code_layout.toml"}
