"""Which outcomes are told together, in which order and where: what people ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth

Told = TypeVar("Told")


class Side(StrEnum):
    """Which part of the result page a topic belongs to."""

    OUTCOMES = "outcomes"
    RISKS = "risks"


class ToldOn(StrEnum):
    """Where a topic is told; ``FIRST``: a row of the first page of a result."""

    FIRST = "first"
    RESULTS = "results"
    SUMMARY = "summary"
    CONSULTATION = "consultation"
    COMPARISON = "comparison"
    AUDIT = "audit"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeTopic:
    """A question that people ask, and the endpoints that answer it. See ``evidence/topics.toml``.

    ``ask`` is one question to take along. ``usual_years``: the time that is drawn first where there
    is a figure for it, then the next; empty: the first figure is drawn. ``left_out_for``: to whom
    its figures say nothing, such as relapses to people who have none. ``first_when``: for whom it
    stands before the others.
    """

    id: str
    title: str
    ask: str
    side: Side
    endpoints: tuple[str, ...]
    on: tuple[ToldOn, ...]
    in_full: bool = False
    usual_years: tuple[int, ...] = ()
    first_when: Rule | None = None
    left_out_for: Rule | None = None

    def __hash__(self) -> int:
        return hash(self.id)

    def matters_to(self, facts: Facts) -> bool:
        """Unless it surely says nothing to this person; not known is not read as that."""
        return self.left_out_for is None or self.left_out_for.holds_for(facts) is not Truth.YES

    def comes_first(self, known: Facts) -> bool:
        return self.first_when is not None and self.first_when.holds_for(known) is Truth.YES


def in_order_for(
    told: Iterable[Told], known: Facts, topic_of: Callable[[Told], OutcomeTopic]
) -> tuple[Told, ...]:
    """What answers put first comes first, else all as listed. It changes no figure.

    ``known`` are the facts of a journey, among them what brings somebody here.
    """
    return tuple(sorted(told, key=lambda each: not topic_of(each).comes_first(known)))


def topic_by_endpoint(topics: Iterable[OutcomeTopic]) -> Mapping[str, OutcomeTopic]:
    """In the order in which the outcomes are told."""
    return {endpoint: topic for topic in topics for endpoint in topic.endpoints}
