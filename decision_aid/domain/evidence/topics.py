"""Which outcomes are told together, in which order and where: what people ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from decision_aid.domain.evidence.sources import NOTHING_NAMED, Endpoint, Vocabulary
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.relapses_before import surely_few
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
class TopicPart:
    """Some endpoints of a topic that say nothing to some people, as sperm to women.

    ``title``: what the topic is called where nothing else of it is left. ``left_out_for``: to whom
    they say nothing. ``unless``: who is told of them all the same, having asked for it.
    """

    title: str
    endpoints: tuple[str, ...]
    left_out_for: Rule
    unless: Rule

    def matters_to(self, known: Facts) -> bool:
        """Unless it surely says nothing to this person; not known is not read as that."""
        return not _surely(self.left_out_for, known) or _surely(self.unless, known)


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeTopic:
    """A question that people ask, and the endpoints that answer it. See ``evidence/topics.toml``.

    ``ask`` is one question to take along. ``usual_years``: the time that is drawn first where there
    is a figure for it, then the next; empty: the first figure is drawn. ``about_relapses``: it says
    nothing to people who surely had none. ``left_out_for``: to whom it says nothing; ``parts``:
    endpoints that say nothing to some.
    ``first_when``: for whom it stands before the others. ``title``: the question of its first
    outcome, where the file gives no other. ``in_a_list``: what it is called among others.
    """

    id: str
    title: str = ""
    ask: str
    side: Side
    endpoints: tuple[str, ...]
    on: tuple[ToldOn, ...]
    in_full: bool = False
    usual_years: tuple[int, ...] = ()
    first_when: Rule | None = None
    in_a_list: str = ""
    about_relapses: bool = False
    left_out_for: Rule | None = None
    parts: tuple[TopicPart, ...] = ()
    vocabulary: Vocabulary = field(default=NOTHING_NAMED, init=False, repr=False, compare=False)

    def speaking(self, vocabulary: Vocabulary) -> OutcomeTopic:
        """The same topic, which knows its outcomes. Called before anybody holds it."""
        object.__setattr__(self, "vocabulary", vocabulary)
        object.__setattr__(self, "title", self.title or self.first.question)
        return self

    @property
    def first(self) -> Endpoint:
        """Its first outcome. Raises KeyError where it was not read with its vocabulary."""
        return self.vocabulary.endpoints[self.endpoints[0]]

    def __hash__(self) -> int:
        return hash(self.id)

    def told_to(self, known: Facts) -> OutcomeTopic | None:
        """As far as it says something to this person; None where it surely says nothing."""
        if self.about_relapses and surely_few(known):
            return None
        if self.left_out_for is not None and _surely(self.left_out_for, known):
            return None
        kept = [part for part in self.parts if part.matters_to(known)]
        if len(kept) == len(self.parts):
            return self
        gone = {e for part in self.parts if part not in kept for e in part.endpoints}
        endpoints = tuple(each for each in self.endpoints if each not in gone)
        if not endpoints:
            return None
        is_one = len(kept) == 1 and endpoints == kept[0].endpoints
        return _with(self, endpoints, kept[0].title if is_one else self.title)

    def comes_first(self, known: Facts) -> bool:
        return self.first_when is not None and _surely(self.first_when, known)


@lru_cache(maxsize=128)
def _with(topic: OutcomeTopic, endpoints: tuple[str, ...], title: str) -> OutcomeTopic:
    """One object for all to whom the same parts say something."""
    return replace(topic, endpoints=endpoints, title=title).speaking(topic.vocabulary)


def _surely(rule: Rule, known: Facts) -> bool:
    return rule.holds_for(known) is Truth.YES


def told_to(topics: Iterable[OutcomeTopic], known: Facts) -> tuple[OutcomeTopic, ...]:
    """``known`` are facts and answers, among them what somebody asked to read about."""
    return tuple(filter(None, (topic.told_to(known) for topic in topics)))


@lru_cache(maxsize=64)
def outcomes_of(topics: tuple[OutcomeTopic, ...]) -> frozenset[str]:
    return frozenset(endpoint for topic in topics for endpoint in topic.endpoints)


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
