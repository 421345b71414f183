"""Where two states of the evidence are read from: folders, or the history of the project."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from decision_aid.evidence_base.editing.differences import changes_between
from decision_aid.evidence_base.editing.revisions import NoSuchEvidenceError, evidence_at
from tests.conftest import EVIDENCE

ONE = "sources/one-2020.toml"


def test_a_revision_is_read_from_the_history(tmp_path: Path) -> None:
    project = tmp_path / "project"
    path = project / "evidence" / ONE
    path.parent.mkdir(parents=True)
    path.write_text('[[figure]]\nid = "a"\nvalue = 46\n', encoding="utf-8")
    git = ("git", "-C", str(project), "-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "first")):
        subprocess.run([*git, *words], check=True)
    path.write_text('[[figure]]\nid = "a"\nvalue = 48\n', encoding="utf-8")
    present = project / "evidence"
    with evidence_at("HEAD", present) as before, evidence_at(str(project), present) as after:
        found = [str(each) for each in changes_between(before, after)]
    assert found == [f"{ONE}: figure a, value: 46 -> 48"]


@pytest.mark.parametrize("named", ["no-such-thing", "--output=x", ""])
def test_a_name_that_is_nothing_is_refused(named: str) -> None:
    with (
        pytest.raises(NoSuchEvidenceError, match="neither a folder nor a revision"),
        evidence_at(named, EVIDENCE),
    ):
        pass


def test_a_folder_without_evidence_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(NoSuchEvidenceError, match="is no evidence folder"),
        evidence_at(str(tmp_path), EVIDENCE),
    ):
        pass
