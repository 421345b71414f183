"""Data behind "What matters to you", the questions to check oneself, and what people hear."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeaksTo:
    """What each way does for one consideration; all four have to be there, in this order."""

    ahsct: str
    switch: str
    stay: str
    wait: str


WAYS = tuple(each.name for each in fields(SpeaksTo))


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One of the ways between which a person decides."""

    id: str
    name: str
    plain: str
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Consideration:
    """One thing that people weigh. ``figures`` are outcomes. ``seen``: addresses, for editors."""

    id: str
    label: str
    plain: str
    figures: tuple[str, ...]
    speaks_to: SpeaksTo
    sources: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaning:
    """One answer to "Which way do you lean?"."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadyQuestion:
    """One question on readiness, and what may help a person who does not say yes."""

    id: str
    text: str
    if_not: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatMatters:
    """The whole exercise, as ``values.toml`` holds it."""

    way: tuple[Way, ...]
    consideration: tuple[Consideration, ...]
    leaning: tuple[Leaning, ...]
    ready: tuple[ReadyQuestion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizOption:
    """One sentence to pick."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizQuestion:
    """One point that often misleads: what is asked, what the sources show."""

    id: str
    title: str
    right: str
    option: tuple[QuizOption, ...]
    explanation: str
    sources: tuple[str, ...]
    seen: tuple[str, ...] = ()


class HowSure(StrEnum):
    """How far the sources settle something that people hear."""

    SETTLED = "settled"
    LIKELY = "likely"
    DISPUTED = "disputed"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """Something that people hear, what the sources show, and what would settle it."""

    id: str
    heard: str
    shows: str
    how_sure: HowSure
    settle: str
    sources: tuple[str, ...]
    seen: tuple[str, ...] = ()
