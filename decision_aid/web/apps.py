"""Start-up: all files are loaded once, and a broken one stops the start.

`manage.py check` tells each mistake in the evidence as one error, with file and path.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.web import loaded
from decision_aid.web.site.wanted import ONLY_WHILE_CLOSED, WANTED


def evidence_is_sound(**_: Any) -> list[CheckMessage]:
    opened = (
        loaded.questionnaire,
        loaded.host,
        loaded.measured_tables,
        loaded.search_words,
    )
    return [message for each in opened for message in _mistakes_of(each)]


def host_is_told(**_: Any) -> list[CheckMessage]:
    """Before people use the tool somebody has to stand behind it, and say all that pages show."""
    try:
        missing = loaded.host().missing
    except BrokenEvidenceError:
        return []  # told by evidence_is_sound
    return [
        Error(
            f"{name} is not filled in: {WANTED[name]}",
            hint="It stands in the file that DECISION_AID_HOST_FILE names.",
            id="host.E001",
        )
        for name in missing
        if name not in ONLY_WHILE_CLOSED
    ]


def _mistakes_of(open_files: Callable[[], object]) -> list[CheckMessage]:
    """The questionnaire opens the evidence first: its mistakes come with it."""
    try:
        open_files()
    except BrokenEvidenceError as broken:
        return [Error(str(mistake), id="evidence.E001") for mistake in broken.mistakes]
    return []


class WebConfig(AppConfig):
    """The only app that is ours."""

    name = "decision_aid.web"
    label = "web"

    def ready(self) -> None:
        register(evidence_is_sound)
        register(host_is_told, "host", deploy=True)
        if _only_checks():
            return
        try:
            loaded.prepare()
        except BrokenEvidenceError as broken:  # for editors and hosts: no places in the code
            sys.exit(str(broken))


def _only_checks() -> bool:
    """Commands for editors tell every mistake in words instead of failing at the first door."""
    return len(sys.argv) > 1 and sys.argv[1] in ("check", "evidence")
