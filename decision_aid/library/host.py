"""What the organisation that runs the tool says of itself, in one file of its own.

Everything may be left out; the pages then say that it is not filled in. Nothing here changes a
figure or a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from decision_aid.library.mistakes import BrokenHostFileError, Mistake
from decision_aid.library.structure import read_toml, structure

_MAIL = re.compile(r"[^@\s<>\"'/:]+@[^@\s<>\"'/:]+\.[^@\s<>\"'/:.]{2,}")
_PHONE = re.compile(r"\+?[\d ()-]{3,30}")
_ADDRESS = re.compile(r"https://[^\s<>\"']+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Host:
    """Each field is a sentence or a line for people; ``*_email``, addresses and days are checked.

    What each means in words stands in ``web/host_words.py``, from which pages and list are made.
    """

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    answers_within: str = ""
    makers: str = ""
    funding: str = ""
    industry: str = ""
    patients: str = ""
    reviewers: str = ""
    safety_officer: str = ""
    safety_email: str = ""
    device_opinion: str = ""
    next_review: date | None = None
    review_months: int | None = None
    search: str = ""
    program: str = ""
    accessibility_email: str = ""
    accessibility_phone: str = ""
    privacy_email: str = ""
    data_authority: str = ""
    legal_basis: str = ""
    privacy_date: date | None = None
    server_log: str = ""
    security_email: str = ""
    security_until: date | None = None
    carers_line: str = ""
    closed: str = ""

    def told(self, name: str) -> str:
        """What was filled in, as text; empty where nothing was."""
        value = getattr(self, name)
        return "" if value is None else str(value)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(each.name for each in fields(self) if not self.told(each.name))


NOBODY = Host()


def open_host_file(path: Path | None) -> Host:
    """The file, or nothing at all without one. Raises BrokenHostFileError with every mistake."""
    if path is None:
        return NOBODY
    try:
        raw = read_toml(path)
    except (OSError, ValueError) as error:
        raise BrokenHostFileError([Mistake(str(path), "", f"cannot be read: {error}")]) from None
    host, mistakes = structure(raw, Host, str(path))
    found = host or NOBODY
    mistakes += [Mistake(str(path), name, reason) for name, reason in _reasons(found)]
    if mistakes:
        raise BrokenHostFileError(mistakes)
    return found


def _reasons(host: Host) -> Iterator[tuple[str, str]]:
    checked = {"email": (_MAIL, "e-mail address"), "phone": (_PHONE, "phone number")}
    for each in fields(host):
        pattern, kind = checked.get(each.name.rpartition("_")[2], (None, ""))
        if each.name in ("website", "program"):
            pattern, kind = _ADDRESS, "address that begins with https://"
        value = host.told(each.name)
        if pattern and value and not pattern.fullmatch(value):
            yield each.name, f"'{value}' is no {kind}"
    if host.review_months is not None and host.review_months < 1:
        yield "review_months", f"'{host.review_months}' is no number of months"
