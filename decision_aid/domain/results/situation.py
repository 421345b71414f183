"""The situation a person is in, told in words before any figure.

In: the facts of a person and the situations of ``evidence/situations.toml``. Out: the one that
fits, and what is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth


class Told(StrEnum):
    """How a situation stands to the others."""

    ALONE = "alone"
    INSTEAD = "instead"
    BESIDE = "beside"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Situation:
    """What is known for people in one situation: the message first, then the doubt.

    It fits where ``rule`` surely holds (always, where there is none), and ``unless`` does not
    surely hold. ``told``: ``alone`` for the one of several that fits; ``instead`` of that one;
    ``beside`` any of them. ``sources`` are ids of studies and of published rules, ``gaps`` of gaps
    that the text tells. ``in_sight``: told first of what is said beside, and behind no fold.
    ``signed_by``: the clinician who answers for the text; empty while nobody
    does.
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    gaps: tuple[str, ...] = ()
    rule: Rule | None = None
    unless: Rule | None = None
    told: Told = Told.ALONE
    in_sight: bool = False
    signed_by: str = ""

    def fits(self, facts: Facts) -> bool:
        """An answer that is missing makes neither rule hold."""
        if self.rule is not None and self.rule.holds_for(facts) is not Truth.YES:
            return False
        return self.unless is None or self.unless.holds_for(facts) is not Truth.YES


def fitting(facts: Facts, situations: Iterable[Situation], told: Told) -> Iterator[Situation]:
    """All that fit among those that are told in one way, in their order."""
    return (each for each in situations if each.told is told and each.fits(facts))


def situation_of(facts: Facts, situations: tuple[Situation, ...]) -> Situation | None:
    """The one that fits. None only where the list has none for these facts.

    The check of the evidence refuses a list that has none, or two, for anybody.
    """
    ways = (fitting(facts, situations, told) for told in (Told.INSTEAD, Told.ALONE))
    return next(chain.from_iterable(ways), None)


def beside(facts: Facts, situations: Iterable[Situation]) -> tuple[Situation, ...]:
    """What is said beside any situation, the urgent first."""
    found = fitting(facts, situations, Told.BESIDE)
    return tuple(sorted(found, key=lambda each: not each.in_sight))


def texts_for(facts: Facts, situations: tuple[Situation, ...]) -> tuple[Situation, ...]:
    """The one that fits, then what is said beside it; none where none fits."""
    first = situation_of(facts, situations)
    return () if first is None else (first, *beside(facts, situations))
