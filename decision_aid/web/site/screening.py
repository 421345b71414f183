"""How many texts somebody looked at, what became of them and why, as the methods page tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as later

from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.history import Decision

DECISION: Mapping[Decision, Promise] = {
    Decision.KEPT: later("Kept"),
    Decision.LEFT_OUT: later("Left out"),
    Decision.TO_READ: later("Still to be read"),
}


@dataclass(frozen=True, slots=True)
class ScreenedRow:
    """One decision and one reason for it, and for how many texts."""

    decision: Promise
    reason: str
    texts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Screening:
    """Only what the list says. ``beside``: sources in use that it does not name."""

    seen: int
    rows: tuple[ScreenedRow, ...]
    none_left_out: bool
    beside: int


def screening_of(base: EvidenceBase) -> Screening:
    """The decisions in their order, the reason given most often first."""
    counted = Counter((each.decision, each.reason) for each in base.screening)
    rows = (
        ScreenedRow(DECISION[decision], reason, texts)
        for each in Decision
        for (decision, reason), texts in counted.most_common()
        if decision is each
    )
    named = {each.source for each in base.screening}
    return Screening(
        seen=len(base.screening),
        rows=tuple(rows),
        none_left_out=all(each.decision is not Decision.LEFT_OUT for each in base.screening),
        beside=len(base.sources.keys() - named),
    )
