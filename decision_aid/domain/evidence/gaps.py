"""What no study tells, and where studies and experts disagree."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.logic.rules import Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class Gap:
    """A group of people whom no study describes. ``rule`` says whom it concerns."""

    id: str
    group: str
    rule: Rule
    statement: str
    sources_nearest: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Disagreement:
    """One question on which both sides stand side by side. ``rule`` says whom it concerns."""

    id: str
    question: str
    rule: Rule
    one_side: str
    other_side: str
    what_is_agreed: str
    why_they_differ: str
    what_would_settle_it: str
    sources: tuple[str, ...]
