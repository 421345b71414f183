"""What is published on MS drugs and tests before a transplant: drugs taken in, lines out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from decision_aid.domain.logic.ranges import Range


class DrugLineKind(StrEnum):
    """What a line says of a drug before a transplant. A time may be asked for, or have been waited
    by the people of a study, which asks for nothing."""

    INTERVAL = "interval"
    WAITED = "waited"
    CONDITION = "condition"
    AFTER_STOPPING = "after-stopping"
    STAYS = "stays"
    COMING_FROM = "coming-from"
    NO_SPECIAL_POINT = "no-special-point"

    @property
    def is_a_wait(self) -> bool:
        return self in (DrugLineKind.INTERVAL, DrugLineKind.WAITED)


@dataclass(frozen=True, kw_only=True, slots=True)
class DrugLine:
    """One thing that a source prints about drugs before a transplant.

    ``printed``: the words as seen; where a line of a set of criteria holds them, ``criterion`` is
    its id. ``months``: of an interval, the shortest that is printed. ``in_letters``: in few words,
    where a letter to a transplant team names it.
    """

    id: str
    drugs: tuple[str, ...]
    kind: DrugLineKind
    statement: str
    source: str
    locator: str
    months: int | None = None
    printed: str = ""
    criterion: str = ""
    note: str = ""
    in_letters: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkUpTest:
    """One test before a transplant. ``after_drugs``: asked for because of a drug taken."""

    id: str
    name: str
    clinical: str
    source: str
    locator: str
    days_before: int | None = None
    after_drugs: tuple[str, ...] = ()
    printed: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class DrugBefore:
    """All lines on one drug, waiting times first. ``sellers``: sources that sell a transplant."""

    drug: str
    lines: tuple[DrugLine, ...]
    sellers: Collection[str]

    @property
    def has_waiting_time(self) -> bool:
        """From a study, a trial or a public body: what a seller asks for is none."""
        return any(line.kind.is_a_wait and line.source not in self.sellers for line in self.lines)


def before_transplant(
    drugs: Iterable[str], lines: Iterable[DrugLine], sellers: Collection[str]
) -> tuple[DrugBefore, ...]:
    """Each drug once, in the order given; what sellers print comes last."""
    order = list(DrugLineKind)
    every = sorted(lines, key=lambda each: (each.source in sellers, order.index(each.kind)))
    return tuple(
        DrugBefore(drug, tuple(line for line in every if drug in line.drugs), sellers)
        for drug in dict.fromkeys(drugs)
    )


def longer_than(lines: Iterable[DrugLine], since: Range | None) -> tuple[DrugLine, ...]:
    """Waiting times that are surely not over. ``since``: months since the last dose."""
    if since is None:
        return ()
    return tuple(line for line in lines if line.months is not None and since.high < line.months)


def work_up_for(drugs: Collection[str], tests: Iterable[WorkUpTest]) -> tuple[WorkUpTest, ...]:
    """Those for everyone, and those because of one of the drugs."""
    return tuple(
        test for test in tests if not test.after_drugs or any(d in drugs for d in test.after_drugs)
    )
