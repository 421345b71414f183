"""Papers that somebody looked at: kept, left out or still to be read, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SCREENING = "screening.toml"


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
