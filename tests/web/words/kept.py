"""Every sentence that stands where figures are told, kept with its place, so that none changes
unread: one file a room, written by ``manage.py reseal``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from tests.web.words.marked import Marked, everything_said

GOLDEN = Path(__file__).parents[1] / "golden"
HELD = (
    "components", "consultation", "drawing", "evidence_pages", "figures", "guide", "handover",
    "results", "rules", "site", "words",
)  # fmt: skip
NOT_HELD = {
    "preparation": "questions for the appointment, which tell of no figure",
    "proposed_answers": "what a record would answer",
    "questionnaire": "how answers are asked for",
    "record": "how a record is read",
    "": "pages of mistakes, and what every room stands on",
}
"""Each with the reason why a change of words there changes nothing that is told of figures."""


def room_of(said: Marked) -> str:
    """Of a template and of code by the same name; empty for what stands in no room."""
    return _room_of_file(said.file)


@cache
def _room_of_file(file: str) -> str:
    parts = PurePosixPath(file.removeprefix("decision_aid/web/").removeprefix("templates/")).parts
    return parts[0] if len(parts) > 1 else ""


def said_file(room: str) -> Path:
    return GOLDEN / f"said_{room}.txt"


def said_today() -> dict[Path, str]:
    return {said_file(room): listed(everything_said(), room) for room in HELD}


def listed(said: Iterable[Marked], room: str) -> str:
    """A line each, in the order in which they stand, without the numbers of lines: what only moves
    inside its file is no change of words."""
    lines = [
        f"{each.file.removeprefix('decision_aid/web/')} | {' '.join(each.written.split())}"
        for each in sorted((each for each in said if room_of(each) == room), key=_order)
    ]
    return "\n".join(lines) + "\n"


def _order(said: Marked) -> tuple[str, int, int]:
    line, column = said.place.split(":")[-2:]
    return said.file, int(line), int(column)
