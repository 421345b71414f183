"""`manage.py assess` with a file that cannot be used: the path, the place, and exit status 2."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.web.processes.house import ROOT, many_starts


def _refused(path: Path) -> str:
    """What is said; nothing is printed to standard output."""
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("assess", str(path), "--json", stdout=out, stderr=err)
    assert stopped.value.code == 2
    assert out.getvalue() == ""
    assert str(path) in err.getvalue()
    return err.getvalue()


BROKEN = {
    "not TOML": ("subtype = rrms", "not TOML"),
    "the same fact twice": ("[facts]\nage = 40\nage = 41", "not TOML"),
    "no facts": ('id = "x"', "facts"),
    "facts that are no table": ("facts = 3", "facts"),
    "an unknown fact": ("[facts]\nshoe_size = 42", "shoe_size"),
    "an unknown table": ("[facts]\n[wishes]\n", "wishes"),
    "a word for a number": ('[facts]\nage = "forty"', "facts.age"),
    "yes for a number": ("[facts]\nage = true", "facts.age"),
    "a number for yes or no": ("[facts]\npml = 0", "facts.pml"),
    "a word that is not in the list": ('[facts]\nsubtype = "cis"', "facts.subtype"),
    "a list": ("[facts]\nedss = [1, 2]", "facts.edss"),
    "a reversed range": ("[facts]\nedss = { low = 6, high = 3 }", "facts.edss"),
    "half a range": ("[facts]\nedss = { low = 6 }", "facts.edss"),
    "a range with more ends": ("[facts]\nedss = { low = 1, high = 2, mid = 1 }", "facts.edss"),
    "a number below zero": ("[facts]\nage = -4", "facts.age"),
    "no number": ("[facts]\nage = nan", "facts.age"),
    "infinity": ("[facts]\nage = inf", "facts.age"),
    "a date": ("[facts]\nage = 2026-11-21", "facts.age"),
    "a day that is no date": ('today = "now"\n[facts]\n', "today"),
}


@pytest.mark.parametrize(("text", "place"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_used_is_refused_with_its_path_and_place(
    text: str, place: str, tmp_path: Path
) -> None:
    case = tmp_path / "case.toml"
    case.write_text(text, encoding="utf-8")
    assert place in _refused(case)


def test_every_mistake_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text('[facts]\nage = "forty"\npml = 3\nshoe_size = 42\n')
    said = _refused(case)
    assert all(place in said for place in ("facts.age", "facts.pml", "shoe_size"))


def test_a_missing_file_a_folder_and_bytes_are_refused(tmp_path: Path) -> None:
    _refused(tmp_path / "nobody.toml")
    _refused(tmp_path)
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe[facts]")
    _refused(tmp_path / "bytes.toml")


@pytest.mark.slow
def test_the_process_ends_with_status_two_and_no_traceback(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text("[facts]\nshoe_size = 42")
    (done,) = many_starts(ROOT, (), [({}, ("assess", str(case)))])
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert f"{case}: facts.shoe_size" in done.stderr
