"""Other illnesses and their points, as the index of transplant teams (HCT-CI) counts them.

Counted is what answers tell for certain; all else is open, and the sum is a range. A clinician has
to confirm each line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth


@dataclass(frozen=True, kw_only=True)
class HctCiItem:
    """One line of the table in ``evidence/hct_ci.toml``.

    ``present_when``, ``absent_when``: rules over facts that decide the line. ``perhaps_when``: an
    answer that is about it, but wider. ``instead_of``: a milder line that no longer counts.
    ``not_asked``: a number that decides the line too, and that no question asks.
    """

    id: str
    name: str
    definition: str
    points: int
    printed: str
    source: str
    locator: str
    present_when: Rule | None = None
    absent_when: Rule | None = None
    perhaps_when: Rule | None = None
    instead_of: str = ""
    not_asked: str = ""
    note: str = ""


class Standing(StrEnum):
    """What is known of one line."""

    PRESENT = "present"
    OPEN = "open"
    ABSENT = "absent"
    COUNTED_ABOVE = "counted under the more severe line"


class Because(StrEnum):
    """Which answer decides a line, or leaves it open."""

    TICKED = "ticked"
    FACT = "another answer"
    PERHAPS = "another answer is about it, but wider"
    NOT_TICKED = "asked, and not ticked"
    NOT_ANSWERED = "not answered"
    MORE_SEVERE = "the more severe line counts"


@dataclass(frozen=True, slots=True)
class HctCiLine:
    """One line for one person."""

    item: HctCiItem
    standing: Standing
    because: Because

    @property
    def least(self) -> int:
        return self.item.points if self.standing is Standing.PRESENT else 0

    @property
    def most(self) -> int:
        return self.item.points if self.standing in (Standing.PRESENT, Standing.OPEN) else 0


@dataclass(frozen=True, slots=True)
class HctCi:
    """All lines in the order of the table, and their sum as a range."""

    lines: tuple[HctCiLine, ...]

    @property
    def least(self) -> int:
        return sum(line.least for line in self.lines)

    @property
    def most(self) -> int:
        """Of a milder and a more severe line that are both open only one can count."""
        severe = {line.item.instead_of: line for line in self.lines if line.item.instead_of}
        milder = (
            min(line.most, severe[line.item.id].most)
            for line in self.lines
            if line.item.id in severe
        )
        return sum(line.most for line in self.lines) - sum(milder)

    def of(self, *standings: Standing) -> tuple[HctCiLine, ...]:
        return tuple(line for line in self.lines if line.standing in standings)


def hct_ci(
    items: Iterable[HctCiItem],
    facts: Facts,
    asked: Collection[str],
    ticked: Collection[str] | None,
) -> HctCi:
    """``asked``: the lines that can be ticked; ``ticked``: those that were, None where the list was
    not answered.
    """
    lines = tuple(_line(item, facts, item.id in asked, ticked) for item in items)
    return HctCi(tuple(_without_milder(lines)))


def _line(
    item: HctCiItem, facts: Facts, can_be_ticked: bool, ticked: Collection[str] | None
) -> HctCiLine:
    if ticked is not None and item.id in ticked:
        return HctCiLine(item, Standing.PRESENT, Because.TICKED)
    if _holds(item.present_when, facts):
        return HctCiLine(item, Standing.PRESENT, Because.FACT)
    if _holds(item.perhaps_when, facts):
        return HctCiLine(item, Standing.OPEN, Because.PERHAPS)
    if _holds(item.absent_when, facts):
        return HctCiLine(item, Standing.ABSENT, Because.FACT)
    if ticked is not None and can_be_ticked:
        return HctCiLine(item, Standing.ABSENT, Because.NOT_TICKED)
    return HctCiLine(item, Standing.OPEN, Because.NOT_ANSWERED)


def _holds(rule: Rule | None, facts: Facts) -> bool:
    return rule is not None and rule.holds_for(facts) is Truth.YES


def _without_milder(lines: tuple[HctCiLine, ...]) -> Iterator[HctCiLine]:
    replaced = {line.item.instead_of for line in lines if line.standing is Standing.PRESENT}
    for line in lines:
        if line.item.id in replaced and line.standing is not Standing.ABSENT:
            yield replace(line, standing=Standing.COUNTED_ABOVE, because=Because.MORE_SEVERE)
        else:
            yield line
