"""How the evidence came about.

What changed when: ``CHANGES.md`` for people, ``versions.toml`` to look up a printed version. Which
papers were looked at: ``screening.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from pathlib import Path

from decision_aid.evidence_base.reading.mistakes import Mistake

HISTORY = "versions.toml"
CHANGES = "CHANGES.md"
SCREENING = "screening.toml"
_HEADING = re.compile(r"## (\d{4}-\d{2}-\d{2})(?:: (.+))?")
_PRINTED = re.compile(r"(?:(\d{4}-\d{2}-\d{2})\W{1,3})?\b([0-9a-f]{8,64})\b")
DIGITS_PRINTED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """A version that people may hold on paper. ``what`` tells in one line what was new in it."""

    date: date
    digest: str
    what: str

    @property
    def name(self) -> str:
        """As it is printed."""
        return f"{self.date.isoformat()}-{self.digest[:DIGITS_PRINTED]}"


@dataclass(frozen=True, slots=True)
class DayOfChanges:
    """One heading of the log with the lines under it."""

    day: date
    title: str
    lines: tuple[str, ...]


class Decision(StrEnum):
    """What came of a look at a paper."""

    KEPT = "kept"
    LEFT_OUT = "left-out"
    TO_READ = "to-read"


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenedPaper:
    """One paper, ``paper`` being its title. ``source``: the id of its file, if it has one."""

    paper: str
    decision: Decision
    reason: str
    by: str
    date: date
    source: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""


def read_changes(folder: Path) -> tuple[tuple[DayOfChanges, ...], list[Mistake]]:
    """The log, newest first as it is written; a heading without a day is a mistake."""
    path = folder / CHANGES
    if not path.is_file():
        return (), []
    days: list[DayOfChanges] = []
    mistakes: list[Mistake] = []
    for heading, lines in _parts(path.read_text(encoding="utf-8")):
        try:
            days.append(_day(heading, lines))
        except ValueError:
            mistakes.append(Mistake(CHANGES, heading, "is no heading like '## 2026-11-21'"))
    return tuple(days), mistakes


def _day(heading: str, lines: tuple[str, ...]) -> DayOfChanges:
    found = _HEADING.fullmatch(heading)
    if found is None:
        raise ValueError
    return DayOfChanges(date.fromisoformat(found[1]), found[2] or "", lines)


def _parts(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each heading with its lines; what stands above the first heading is for editors."""
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]:
        heading, *below = part.splitlines()
        yield heading.strip(), tuple(_joined(below))


def _joined(written: list[str]) -> Iterator[str]:
    """One line for each change: a bullet goes on in the indented lines under it."""
    line = ""
    for each in written:
        if line and each.startswith(" ") and each.strip():
            line += f" {each.strip()}"
            continue
        if line:
            yield line
        line = each.strip().removeprefix("- ").strip()
    if line:
        yield line


class Known(Enum):
    """What we can say of a version that somebody holds."""

    PRESENT = "present"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """``since``: the later versions, oldest first. ``all_told``: the last of them is today's."""

    known: Known
    version: str = ""
    since: tuple[Edition, ...] = ()
    all_told: bool = True


def look_up(typed: str, present: Edition, editions: Sequence[Edition]) -> Answer | None:
    """The version as printed, or its last part alone. None where nothing looks like one."""
    found = _PRINTED.search(typed.strip().lower())
    if found is None:
        return None
    day, digits = found[1], found[2]
    if _is(present, day, digits):
        return Answer(Known.PRESENT, present.name)
    for place, edition in enumerate(editions):
        if _is(edition, day, digits):
            since = tuple(editions[place + 1 :])
            all_told = bool(since) and _is(present, None, since[-1].digest[:DIGITS_PRINTED])
            return Answer(Known.EARLIER, edition.name, since, all_told)
    return Answer(Known.UNKNOWN, found[0])


def _is(edition: Edition, day: str | None, digits: str) -> bool:
    known, given = edition.digest[:DIGITS_PRINTED], digits[:DIGITS_PRINTED]
    return known == given and day in (None, edition.date.isoformat())


def record(folder: Path, present: Edition, editions: Sequence[Edition]) -> bool:
    """Adds the present version to the file; False where it stands there already."""
    if any(_is(present, None, each.digest) for each in editions):
        return False
    what = present.what.replace("\\", "\\\\").replace('"', '\\"')
    lines = (
        "[[edition]]",
        f"date = {present.date.isoformat()}",
        f'digest = "{present.digest[:DIGITS_PRINTED]}"',
        f'what = "{what}"',
    )
    with (folder / HISTORY).open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(lines) + "\n")
    return True
