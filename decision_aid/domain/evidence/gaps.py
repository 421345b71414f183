"""What no study tells, and where studies and experts disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth


@dataclass(frozen=True, kw_only=True, eq=False)
class Gap:
    """A group of people whom no study describes. ``rule`` says whom it concerns.

    Without a rule it is about a choice, and no answer tells whom: nobody is shown it as theirs.
    ``only_if_told``: for what is rare and known to whom it happened, such as an earlier transplant;
    nobody is shown it who has not said so. ``short``: the statement in one sentence.
    """

    id: str
    group: str
    statement: str
    sources_nearest: tuple[str, ...]
    rule: Rule | None = None
    only_if_told: bool = False
    short: str = ""

    @property
    def in_short(self) -> str:
        """Where there is room for one sentence."""
        return self.short or self.statement

    def concerns(self, facts: Facts) -> Truth:
        """Whether it is about this person; what is about a choice is about nobody."""
        return Truth.NO if self.rule is None else self.rule.holds_for(facts)

    def fits_type_in(self, facts: Facts) -> bool:
        """Whether it does not turn on a type of MS that is not known."""
        turns_on_type = self.rule is None or "subtype" in self.rule.reads
        return facts.subtype is not None or not turns_on_type


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


def gaps_about(facts: Facts, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Every gap that is or may be about the person, those first that are.

    An answer that is missing is never read as "no": only a rule that is false leaves its gap out.
    """
    held = [(gap, gap.concerns(facts)) for gap in gaps]
    sure = tuple(gap for gap, truth in held if truth is Truth.YES)
    open_ones = (gap for gap, truth in held if truth is Truth.UNKNOWN and not gap.only_if_told)
    return (*sure, *open_ones)
