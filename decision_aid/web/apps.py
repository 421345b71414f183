"""Start-up: all files are loaded once, and a broken one stops the start.

`manage.py check` tells each mistake in the evidence as one error, with file and path.
"""

from __future__ import annotations

import sys
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Hint

from decision_aid.evidence_base.needed import places_without_a_line
from decision_aid.evidence_base.reading.load import texts
from decision_aid.evidence_base.reading.loaded import PLACES
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.web import loaded
from decision_aid.web.handover.resume_code.code import without_a_place
from decision_aid.web.handover.summary.fit.letters import boxes_in
from decision_aid.web.site.wanted import ONLY_WHILE_CLOSED, WANTED

_BOXES_TOLD = 10


def evidence_is_sound(**_: Any) -> list[CheckMessage]:
    return [Error(str(mistake), id="evidence.E001") for mistake in loaded.mistakes()]


def codes_hold_every_answer(**_: Any) -> list[CheckMessage]:
    """Else a code leaves out what was answered to a new question, and nobody is told."""
    try:
        missing = without_a_place()
    except BrokenEvidenceError:
        return []  # told by evidence_is_sound
    if not missing:
        return []
    return [
        Hint(
            f"code_layout.toml: no place yet in a code for the answers to {', '.join(missing)}",
            hint="Once the questions are as you want them: `uv run manage.py reseal`.",
            id="codes.W001",
        )
    ]


def every_place_has_a_line(**_: Any) -> list[CheckMessage]:
    """A new place may wait for its help lines; nobody is to forget them."""
    try:
        base = loaded.evidence_base()
        waiting = places_without_a_line(base.places, base.help_lines)
    except BrokenEvidenceError:
        return []  # told by evidence_is_sound
    return [
        Hint(
            f"places.toml: no line yet for '{place}'",
            hint="Until then its people get the lines for everywhere else.",
            id="help.W001",
        )
        for place in waiting
    ]


def every_place_has_its_own_line(**_: Any) -> list[CheckMessage]:
    """Nobody goes to the public with a country whose people find no number of their own."""
    return [
        Error(f"{each.msg}; [[line]] in evidence/places.toml", hint=each.hint, id="help.E001")
        for each in every_place_has_a_line()
    ]


def paper_has_every_letter(**_: Any) -> list[CheckMessage]:
    """A sheet for a doctor that prints boxes in place of a name. Help lines stand on no sheet."""
    return [
        Hint(
            f"{file}: a printed sheet has no letters for '{boxes[:_BOXES_TOLD]}'",
            hint="Write it in Latin letters: on paper each would be an empty box.",
            id="letters.W001",
        )
        for file, text in texts(settings.EVIDENCE_DIR)
        if file != PLACES and (boxes := boxes_in(text))
    ]


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


class WebConfig(AppConfig):
    """The only app that is ours."""

    name = "decision_aid.web"
    label = "web"

    def ready(self) -> None:
        register(evidence_is_sound)
        register(codes_hold_every_answer)
        register(every_place_has_a_line)
        register(every_place_has_its_own_line, "help", deploy=True)
        register(paper_has_every_letter)
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
