"""The file of the organisation that runs the tool: all may be missing, nothing may be wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from decision_aid.evidence_base.reading.mistakes import BrokenHostFileError
from decision_aid.evidence_base.reading.site_files import NOBODY, open_host_file

MISTAKES = [
    ('email = "info at example.org"', "email: 'info at example.org' is no e-mail address"),
    ('safety_email = "a@b"', "safety_email: 'a@b' is no e-mail address"),
    ('privacy_email = "mailto:a@b.org"', "privacy_email: 'mailto:a@b.org' is no e-mail address"),
    ('phone = "call us"', "phone: 'call us' is no phone number"),
    ('accessibility_phone = "12"', "accessibility_phone: '12' is no phone number"),
    ('website = "http://example.org"',
     "website: 'http://example.org' is no address that begins with https://"),
    ('next_review = "next year"', "next_review: expected a date, not 'next year'"),
    ("review_months = 0", "review_months: '0' is no number of months"),
    ('review_months = "six"', "review_months: expected a whole number, not 'six'"),
    ('name = ""', "name: expected words, not ''"),
    ('nmae = "X"', "unknown key nmae"),
    ('name = "A', "cannot be read: "),
]  # fmt: skip


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "host.toml"
    path.write_text(text + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("line", "told"), MISTAKES)
def test_a_line_that_cannot_be_right_is_told_with_its_name(
    line: str, told: str, tmp_path: Path
) -> None:
    path = _file(tmp_path, line)
    with pytest.raises(BrokenHostFileError) as broken:
        open_host_file(path)
    assert str(broken.value.mistakes[0]).startswith(f"{path}: {told}")
    assert "1 mistake(s) in the file of the organisation" in str(broken.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = _file(tmp_path, 'email = "x"\nphone = "y"')
    with pytest.raises(BrokenHostFileError) as broken:
        open_host_file(path)
    assert len(broken.value.mistakes) == 2


def test_a_file_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenHostFileError, match="cannot be read"):
        open_host_file(tmp_path / "nowhere.toml")


def test_without_a_file_everything_is_missing() -> None:
    host = open_host_file(None)
    assert host is NOBODY
    assert len(host.missing) == len(host.__slots__)


def test_what_is_filled_in_is_no_longer_missing(tmp_path: Path) -> None:
    text = 'name = "A charity"\nemail = "info@charity.example.org"\nphone = "+44 20 7946 0000"'
    text += (
        '\nnext_review = 2027-06-01\nreview_months = 6\nwebsite = "https://charity.example.org/"'
    )
    host = open_host_file(_file(tmp_path, text))
    assert (host.name, host.next_review, host.review_months) == ("A charity", date(2027, 6, 1), 6)
    assert host.told("next_review") == "2027-06-01"
    assert not {"name", "email", "phone", "website", "review_months"} & set(host.missing)
